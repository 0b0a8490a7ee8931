"""What the desk knows of a stored mail that is in a case, wherever that case went on."""

from dataclasses import dataclass, replace

from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import Entry
from abuse_desk.domain.cases.rereading import first_id
from abuse_desk.domain.commit.record import CaseRecord, MailRecord
from abuse_desk.domain.ports import CaseStore
from abuse_desk.workflows.history import whole_history


@dataclass(frozen=True, slots=True)
class KnownMail:
    """The case it is in now, and every reading of it, newest last."""

    record: CaseRecord
    readings: tuple[Entry, ...]

    @property
    def newest(self) -> Entry:
        return self.readings[-1]

    @property
    def case(self) -> Case:
        return self.record.case

    def in_place(self, row: MailRecord) -> MailRecord:
        """A row, of the case and entry the mail is in."""
        entry = first_id(self.newest.entry_id)
        return replace(row, case_id=self.case.case_id, entry_id=entry)


def known_mail(row: MailRecord, cases: CaseStore) -> KnownMail | None:
    """What is known of the mail of this ledger row; None if it is in no case."""
    record = cases.cases((row.case_id,)).get(row.case_id) if row.case_id else None
    while record and record.case.merged_into:
        further = record.case.merged_into
        record = cases.cases((further,))[further]
    if record is None:
        return None
    history = whole_history(record.case.case_id, cases)
    mine = (e for e in history if e.source == row.mail_id and e.is_from_outside)
    readings = tuple(sorted(mine, key=lambda entry: entry.revision))
    return KnownMail(record, readings) if readings else None
