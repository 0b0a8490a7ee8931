"""An entry: one immutable fact of a case's history, and the mail it came from.

Entries are ordered by when they were sent, acts after mail of the same second; the order never
depends on the order in which they were processed.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType, TypeAlias

from abuse_desk.domain.notices.reading import Facts, Trust
from abuse_desk.domain.vocabulary import Family, Stage, TrustLevel

CaseId = NewType("CaseId", str)
EntryId = NewType("EntryId", str)

TRUSTED = (TrustLevel.VERIFIED, TrustLevel.TRUSTED_FORWARDER)


class Act(StrEnum):
    """What a person can do; each is recorded with the name and what the person had seen."""

    ACK = "ack"
    NOTE = "note"
    ANSWER = "answer"  # the answer was sent to AWS
    RESOLVE = "resolve"
    DISMISS = "dismiss"
    REOPEN = "reopen"
    RELABEL = "relabel"  # this mail's trust is another than the reader said
    CONFIRM = "confirm"  # a proposal of lower-trust mail is true
    OPEN = "open"  # a triage case is a real one
    MERGE = "merge"  # two cases are one matter; the first stays as a pointer to the second


@dataclass(frozen=True, slots=True)
class NoticeFact:
    """AWS spoke, by mail or by a Health event. `ours`: it names one of our accounts."""

    family: Family
    stage: Stage
    facts: Facts
    trust: Trust
    shape: str
    ours: bool
    subject: str
    sender: str
    to: tuple[str, ...] = ()
    reply_to: str | None = None
    message_id: str | None = None
    forwarded_by: tuple[str, ...] = ()
    quiet: bool = False  # too old to wake anybody: opens in triage without an alert
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """Our side wrote to AWS. `lowers`: from a team domain whose DMARC passed."""

    lowers: bool
    trust: Trust
    sender: str
    to: tuple[str, ...]
    subject: str
    message_id: str | None = None


@dataclass(frozen=True, slots=True)
class TriageFact:
    """A mail a person must look at: unrecognized, or unreadable. `signs` are AWS-like sentences."""

    kind: str  # `unrecognized` or `unreadable`
    trust: Trust
    sender: str
    subject: str
    signs: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Covered:
    """A demand a person saw, and what was proved of it then."""

    entry_id: EntryId
    trust: TrustLevel


@dataclass(frozen=True, slots=True)
class ActFact:
    """A person acted. `covers` are the demands open in the version the person saw."""

    act: Act
    by: str
    covers: tuple[Covered, ...] = ()
    until: datetime | None = None  # ack
    reason: str = ""
    note: str = ""
    about: EntryId | None = None  # confirm, relabel
    level: TrustLevel | None = None  # relabel
    caller: str = ""  # the IAM principal, where known
    into: CaseId | None = None  # merge, in the old case: where it went
    merged: CaseId | None = None  # merge, in the other: whose history came in


@dataclass(frozen=True, slots=True)
class ClosedFact:
    """AWS said no further word after our answer: the desk closed the case by rule."""

    answered_at: datetime


Order: TypeAlias = tuple[datetime, bool, str, datetime, str]
Fact: TypeAlias = NoticeFact | AnswerFact | TriageFact | ActFact | ClosedFact


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact. `entry_id` is the notice's identity; `source` tells its copies apart.

    `revision`: 0 as it was first read; a mail read again by a later reader counts up.
    `related`: other cases that this mail may belong to, likeliest first.
    """

    entry_id: EntryId
    sent_at: datetime
    received_at: datetime
    source: str  # the SES message id, the Health event's ARN, or the act's own id
    fact: Fact
    revision: int = 0
    related: tuple[CaseId, ...] = ()

    @property
    def order(self) -> Order:
        """Where the entry stands in the history, whenever it was processed."""
        act = not self.is_from_outside
        return (self.sent_at, act, self.entry_id, self.received_at, self.source)

    @property
    def trust(self) -> Trust | None:
        """What is proved of who says it; None where nothing came in: an act, the desk's closing."""
        return None if isinstance(self.fact, ActFact | ClosedFact) else self.fact.trust

    @property
    def is_from_outside(self) -> bool:
        """Whether mail or AWS Health brought it: only then can it be the first of a case."""
        return self.trust is not None
