"""What a case page is made from: the record, its history, and what people were told."""

from collections import Counter
from dataclasses import dataclass, field

from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import Entry, EntryId, NoticeFact, TriageFact
from abuse_desk.domain.cases.fold import settled
from abuse_desk.domain.commit.record import CaseRecord
from abuse_desk.domain.ports import ToldAlert


@dataclass(frozen=True, slots=True)
class ShownCase:
    """One case with everything its page says. `history`: every entry, in commit order."""

    record: CaseRecord
    history: tuple[Entry, ...]
    told: tuple[ToldAlert, ...] = field(default=())

    @property
    def case(self) -> Case:
        return self.record.case

    def settled(self) -> list[Entry]:
        """The history as the fold reads it."""
        return settled(self.history)

    def copies(self) -> dict[EntryId, int]:
        """How many mails brought each entry."""
        unique = {(entry.entry_id, entry.source) for entry in self.history}
        return Counter(entry_id for entry_id, _ in unique)

    def newest_notice(self) -> tuple[Entry, NoticeFact] | None:
        """The newest notice by when it was sent; None while nobody could read one."""
        return next(
            ((e, e.fact) for e in reversed(self.settled()) if isinstance(e.fact, NoticeFact)), None
        )

    def strange_mail(self) -> tuple[Entry, TriageFact] | None:
        """The newest mail that a person must judge."""
        return next(
            ((e, e.fact) for e in reversed(self.settled()) if isinstance(e.fact, TriageFact)), None
        )

    def holds_notice(self, mail_id: str) -> bool:
        """Whether this stored mail is a notice of this case."""
        return any(e.source == mail_id and isinstance(e.fact, NoticeFact) for e in self.history)

    def holds_strange_mail(self, mail_id: str) -> bool:
        """Whether this stored mail is one of this case that a person must judge."""
        return any(e.source == mail_id and isinstance(e.fact, TriageFact) for e in self.history)


def is_stored_mail(entry: Entry) -> bool:
    """Whether an entry came from a mail in the bucket, and not from AWS Health."""
    return not entry.source.startswith("arn:")
