"""What the page reads: the worklist, one case with all that is told of it, a mail's bare text."""

from dataclasses import dataclass

from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.commit.record import CaseRecord
from abuse_desk.domain.page.shown import ShownCase
from abuse_desk.domain.ports import CaseStore, MailStore
from abuse_desk.workflows.history import whole_history


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the page works with. `prefix` is that of stored mail."""

    cases: CaseStore
    mails: MailStore
    prefix: str


def listed(cases: CaseStore, *, everything: bool) -> list[Case]:
    """Cases that are not closed, least time left first; `everything` adds those that are."""
    records = cases.all_cases() if everything else cases.cases(cases.unclosed()).values()
    return [record.case for record in sorted(records, key=_urgency)]


def shown(case_id: CaseId, cases: CaseStore) -> ShownCase | None:
    """All that the page of a case shows; None if there is no such case."""
    record = cases.cases((case_id,)).get(case_id)
    if record is None:
        return None
    return ShownCase(record, whole_history(case_id, cases), cases.told(case_id))


def strange_text(found: ShownCase, mail_id: str, rooms: Rooms) -> str | None:
    """The text of a mail of this case that no shape fits, stripped; None if it is none, or gone."""
    if not found.holds_strange_mail(mail_id):
        return None
    stored = rooms.mails.fetch(f"{rooms.prefix}{mail_id}")
    if stored is None:
        return None
    return _bare(stored.raw)


def _bare(raw: bytes) -> str | None:
    # Only this press reads mail: every other visit starts without the reader.
    from abuse_desk.domain.mail.forwarding import unwrap  # noqa: PLC0415 - as above
    from abuse_desk.domain.mail.message import NoMessage, parse_message  # noqa: PLC0415 - as above
    from abuse_desk.domain.page.stripped import stripped  # noqa: PLC0415 - as above

    message = parse_message(raw)
    return None if isinstance(message, NoMessage) else stripped(unwrap(message).body)


def _urgency(record: CaseRecord) -> tuple[bool, bool, str]:
    case = record.case
    answer_by = case.answer_by.isoformat() if case.answer_by else ""
    return (not case.needs_us, not answer_by, answer_by or case.opened_at.isoformat())
