"""What one transaction writes: case snapshot, entry, link rows, ledger row, effects.

Everything here is data made by pure functions; `CaseStore.commit` writes it all or nothing.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from abuse_desk.domain.alerts.due import AlertState, next_due
from abuse_desk.domain.alerts.effects import Effect
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import CaseId, Entry, EntryId
from abuse_desk.domain.cases.fold import FOLD_VERSION
from abuse_desk.domain.cases.identity import Link
from abuse_desk.domain.codec import to_json
from abuse_desk.domain.config import Cadence
from abuse_desk.domain.vocabulary import Outcome

READER_VERSION = "1"  # raised whenever the reader says something else of the same bytes
CHAIN_START = "0" * 64
NEVER = datetime(9999, 12, 31, tzinfo=UTC)  # stands last on the worklist: no time brings an alert


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A case as stored: the snapshot and what the next transaction must know."""

    case: Case
    version: int  # 1 for a new case, one more for each transaction
    entries: int  # how many the history holds; the next entry's `seq` is one more
    head: str  # the digest chain's newest link, over commit order
    state: AlertState
    fold_version: int = FOLD_VERSION

    def next_due(self, cadence: Cadence) -> datetime | None:
        """When the clock must look again; None where only an entry can move the case."""
        return next_due(self.case, self.state, cadence)

    def listed_at(self, due: datetime | None) -> datetime | None:
        """Where the case stands on the worklist. Our move keeps it there though nothing is due."""
        return NEVER if due is None and self.case.needs_us else due


@dataclass(frozen=True, slots=True)
class MailRecord:
    """The ledger row of one stored mail: proof that it reached a final state."""

    mail_id: str
    key: str
    outcome: Outcome
    received_at: datetime
    recorded_at: datetime
    digest: str  # SHA-256 of the raw bytes
    size: int
    reader_version: str = READER_VERSION
    case_id: CaseId | None = None
    entry_id: EntryId | None = None
    what: str = ""  # the shape, or the kind of other mail; never text of the mail
    trust: str | None = None
    evidence: str = ""  # JSON: what the verdict was reached from
    stranger: str = ""  # a forwarder of AWS's mail that is not listed


@dataclass(frozen=True, slots=True)
class LaterReading:
    """What a mail was found to say when it was read again: written beside its ledger row.

    `number`: 1 for the first time; a second writer of the same number conflicts.
    """

    number: int
    mail: MailRecord


@dataclass(frozen=True, slots=True)
class LinkWrite:
    """A link row to write. `owner` is the case that may hold it now: ours, or a closed one."""

    link: Link
    owner: CaseId | None = None


@dataclass(frozen=True, slots=True)
class Spend:
    """`count` more alerts of a shared budget. `seen`: how many were spent when it was decided."""

    counter: str
    seen: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Pointer:
    """What is left of a case that was merged: it says where it went."""

    record: CaseRecord
    entry: Entry


@dataclass(frozen=True, slots=True)
class Change:
    """One transaction. `record.version - 1` must be the stored version (0: no such case yet).

    `pointer`: the other case of a merge, under the same condition.
    """

    mail: MailRecord | None = None
    record: CaseRecord | None = None
    entry: Entry | None = None
    next_due: datetime | None = None
    links: tuple[LinkWrite, ...] = ()
    effects: tuple[Effect, ...] = ()
    spend: Spend | None = None
    pointer: Pointer | None = None
    sighting: str | None = None  # written once for ever; a second writer conflicts
    lists_confirmation: bool = False  # the mail is a forwarding confirmation: listed for a week
    later: LaterReading | None = None


def chained(head: str, entry: Entry) -> str:
    """The digest of an entry, over the digest before it: nothing can be taken out unseen."""
    return hashlib.sha256(f"{head}\n{to_json(entry, Entry)}".encode()).hexdigest()
