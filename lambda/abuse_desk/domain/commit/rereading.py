"""What reading a mail again changed, in the words of the ledger: old and new, never mail text."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum

from abuse_desk.domain.alerts.export import utc
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import CaseId, Entry, NoticeFact
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.origin.evidence import rules_of


class Result(StrEnum):
    """What became of one mail that was read again."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    CONFIRMED = "confirmed"  # the same under newer rules, or by words that decide nothing
    RECORDED = "recorded"  # it was in no ledger row
    GONE = "gone"  # the object is no longer there
    FAILED = "failed"  # nothing was changed; the note says why


@dataclass(frozen=True, slots=True)
class Said:
    """What a mail says and what its case makes of it, as far as it decides anything."""

    outcome: str
    trust: str | None = None
    family: str | None = None
    stage: str | None = None
    reference: str | None = None
    answer_by: str | None = None
    resources: str | None = None  # how many
    case: str | None = None
    status: str | None = None  # of the case

    @classmethod
    def of(cls, mail: MailRecord, entry: Entry | None, case: Case | None) -> "Said":
        """From a ledger row, the entry the mail is, and the case it is in."""
        fact = entry.fact if entry else None
        trust = str(entry.trust.level) if entry and entry.trust else None
        said = cls(
            outcome=mail.outcome,
            trust=mail.trust or trust,
            case=case.case_id if case else None,
            status=case.status if case else None,
        )
        return _with_notice(said, fact) if isinstance(fact, NoticeFact) else said


def _with_notice(said: Said, fact: NoticeFact) -> Said:
    return replace(
        said,
        family=fact.family,
        stage=fact.stage,
        reference=fact.facts.reference,
        answer_by=utc(fact.facts.answer_by),
        resources=str(fact.facts.resource_count),
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is now another."""

    what: str
    old: str | None
    new: str | None


def differences(old: Said, new: Said) -> tuple[Difference, ...]:
    """Everything that differs, in the order of `Said`."""
    pairs = ((one.name, getattr(old, one.name), getattr(new, one.name)) for one in fields(Said))
    return tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])


def is_same_verdict(old: MailRecord, new: MailRecord) -> bool:
    """Whether the ledger would say the same, also by which rules it was judged."""
    return _decided(old) == _decided(new)


def _decided(mail: MailRecord) -> tuple[str | CaseId | None, ...]:
    return mail.outcome, mail.what, mail.trust, mail.case_id, rules_of(mail.evidence)
