"""A case: the time-free facts of one matter. `fold` makes it, `rules` says how each entry moves it,
`view` adds what depends on the clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from abuse_desk.domain.cases.entry import TRUSTED, CaseId, Covered, EntryId, Order
from abuse_desk.domain.notices.reading import Resource, Trust
from abuse_desk.domain.vocabulary import Basis, Family, Stage, TrustLevel


class Status(StrEnum):
    """Whose move it is."""

    TRIAGE = "triage"  # not yet judged
    OPEN = "open"  # ours
    ANSWERED = "answered"  # AWS's
    RESOLVED = "resolved"  # over, with a reason
    DISMISSED = "dismissed"  # not for us


CLOSED = (Status.RESOLVED, Status.DISMISSED)


class Resolution(StrEnum):
    """Why a case is over."""

    FIXED = "fixed"  # AWS closed it
    RETRACTION = "retraction"  # AWS sent it in error; does not count as abuse
    NO_FURTHER_WORD = "no_further_word"  # AWS said nothing for long after our answer
    OPERATOR = "operator"  # a person closed it
    MERGED = "merged"  # a person said it is the same matter as another; it goes on there


class Claim(StrEnum):
    """What lower-trust mail claims and only a person can make true."""

    RESOLUTION = "resolution"
    RETRACTION = "retraction"
    ANSWER = "answer"
    EXTENSION = "extension"


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing AWS wants answered and nobody has."""

    entry_id: EntryId
    stage: Stage
    sent_at: datetime
    answer_by: datetime | None
    basis: Basis
    trust: TrustLevel
    received_at: datetime | None = None  # None: a person asks, or merged


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A named person has it until a time; it holds for the demands that person saw."""

    by: str
    at: datetime
    until: datetime
    covers: tuple[Covered, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim of lower-trust mail that waits for a person."""

    entry_id: EntryId
    claim: Claim
    sent_at: datetime
    answer_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What mail below `trusted_forwarder` said, and when it was received.

    `added`: in what it went beyond what was known, of a case that was open already.
    """

    stage: Stage
    at: datetime
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """Time-free facts of one matter."""

    case_id: CaseId
    status: Status
    opened_at: datetime
    title: str
    trust: Trust
    family: Family | None = None
    stage: Stage | None = None  # of the newest notice
    resolution: Resolution | None = None
    reference: str | None = None
    accounts: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    resource_count: int = 0
    abuse_types: tuple[str, ...] = ()
    reported_activity: str | None = None
    measures: tuple[str, ...] = ()  # in force, as far as AWS said
    ours: bool = False
    quiet: bool = False
    look_alike: bool = False  # in triage, and it looks like AWS
    demands: tuple[Demand, ...] = ()
    answered_at: datetime | None = None
    answered_from: str | None = None  # the sender of that answer, where its copy was seen
    silent_since: datetime | None = None  # our answer, or AWS's last proved word after it
    set_aside: tuple[Demand, ...] = ()  # a person closed the case, and AWS has no answer to these
    mailboxes: tuple[str, ...] = ()  # where AWS wrote to, lower-case
    closed_at: datetime | None = None
    acknowledgement: Acknowledgement | None = None
    proposals: tuple[Proposal, ...] = ()
    heard: tuple[Heard, ...] = ()  # of unproved mail, since the case was last answered or closed
    last: Order | None = None
    merged_into: CaseId | None = None  # this one is only a pointer
    merged: tuple[CaseId, ...] = ()  # the cases that came in
    merged_references: tuple[str, ...] = ()  # their numbers, where they had others
    related: tuple[CaseId, ...] = ()  # other cases that may be the same matter

    @property
    def references(self) -> tuple[str, ...]:
        """Every number AWS gave this matter, our first one first."""
        return (*filter(None, (self.reference,)), *self.merged_references)

    @property
    def needs_us(self) -> bool:
        """Whether it is our move."""
        return self.status in (Status.TRIAGE, Status.OPEN)

    @property
    def waits_since(self) -> datetime | None:
        """Since when AWS has said nothing. A snapshot of an older fold knows the answer alone."""
        return self.silent_since or self.answered_at

    @property
    def answered_elsewhere(self) -> bool:
        """Whether the answer came from none of the mailboxes AWS wrote to: AWS may not count it."""
        sender = (self.answered_from or "").lower()
        return bool(sender and self.mailboxes) and sender not in self.mailboxes

    @property
    def answer_by(self) -> datetime | None:
        """The earliest stated time of the open demands, else the earliest policy time."""
        return _deadline(self.demands)[0]

    @property
    def proved_answer_by(self) -> datetime | None:
        """The same of what is proved alone; where nothing is, of all: false times hide no mark."""
        proved = tuple(demand for demand in self.demands if demand.trust in TRUSTED)
        return _deadline(proved)[0] or self.answer_by

    @property
    def answer_by_basis(self) -> Basis:
        """Where `answer_by` comes from."""
        return _deadline(self.demands)[1]


def covered_now(case: Case) -> tuple[Covered, ...]:
    """What an act of a person who sees this case covers."""
    return tuple(Covered(demand.entry_id, demand.trust) for demand in case.demands)


def is_covered(demand: Demand, covers: Iterable[Covered]) -> bool:
    """Whether an act covers a demand; proof that came later undoes it."""
    return any(
        seen.entry_id == demand.entry_id and (seen.trust in TRUSTED or demand.trust not in TRUSTED)
        for seen in covers
    )


def _deadline(demands: tuple[Demand, ...]) -> tuple[datetime | None, Basis]:
    """A stated time replaces a policy time; one of lower-trust mail only if it is earlier."""
    stated = [d.answer_by for d in demands if d.answer_by and d.basis is Basis.STATED]
    policy = [d.answer_by for d in demands if d.answer_by and d.basis is Basis.POLICY]
    proved = any(d.trust in TRUSTED for d in demands if d.answer_by and d.basis is Basis.STATED)
    if stated and (proved or not policy or min(stated) <= min(policy)):
        return min(stated), Basis.STATED
    if policy:
        return min(policy), Basis.POLICY
    return None, Basis.NONE
