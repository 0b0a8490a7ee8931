"""The ports: what the workflows need of the world. Adapters and fakes pass the same tests."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.effects import Effect
from abuse_desk.domain.cases.entry import CaseId, Entry
from abuse_desk.domain.cases.identity import Link, LinkKey
from abuse_desk.domain.commit.record import CaseRecord, Change, MailRecord

if TYPE_CHECKING:  # only who reads mail has a verdict at hand
    from abuse_desk.domain.notices.reading import Reading
    from abuse_desk.domain.origin.evidence import Verdict


class Conflict(Exception):  # noqa: N818 - not a fault: the loser reads again
    """Somebody else wrote first; read again and decide again."""


class TransientFault(Exception):  # noqa: N818 - the name says what the caller does
    """AWS or DNS did not answer; the same call may work later."""


class Unstorable(Exception):  # noqa: N818 - a content problem, not a fault
    """The table refused the content itself; the same write would never succeed."""


@dataclass(frozen=True, slots=True)
class StoredMail:
    """An object in the bucket. `received_at`: when SES stored it."""

    key: str
    raw: bytes
    received_at: datetime

    @property
    def mail_id(self) -> str:
        """The SES message id: the last part of the key."""
        return self.key.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Page:
    """Part of a listing. `after`: where the next part begins; empty when this is the last."""

    keys: tuple[str, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class MailRead:
    """What a mail says, and what is proved of it. No verdict where there was no message."""

    reading: "Reading"
    verdict: "Verdict | None"


@dataclass(frozen=True, slots=True)
class Found:
    """What one look-up finds: the ledger row, link rows, and how much of a budget is spent.

    `sighted`: the sighting that was asked for is written.
    """

    mail: MailRecord | None = None
    links: Mapping[LinkKey, Link] = field(default_factory=dict)
    spent: int = 0
    sighted: bool = False


@dataclass(frozen=True, slots=True)
class ForwarderDecision:
    """A person's word on who may forward for us. `address` in lower case."""

    address: str
    trusted: bool
    by: str
    at: datetime
    caller: str = ""


@dataclass(frozen=True, slots=True)
class EffectRef:
    """Where an outbox row stands."""

    partition: str
    effect_id: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An outbox row that was claimed: the holder of the lease delivers it, and nobody else."""

    ref: EffectRef
    effect: Effect
    created_at: datetime
    attempts: int


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits in the outbox. `oldest`: when the longest-waiting row was written."""

    count: int = 0
    oldest: datetime | None = None


@dataclass(frozen=True, slots=True)
class ToldAlert:
    """An alert of a case as it was written; not delivered yet where there is no time for it."""

    at: datetime
    cause: Cause
    subject: str
    delivered_at: datetime | None = None


class MailStore(Protocol):
    """The bucket."""

    def fetch(self, key: str) -> StoredMail | None:
        """The object, or None if there is none (it expired, or was never written)."""
        ...

    def keys(self, since: datetime, until: datetime) -> Iterator[str]:
        """Keys of the objects stored in this span."""
        ...

    def page(self, after: str, since: datetime, until: datetime) -> "Page":
        """Some of these keys, those that stand after one: a listing that can be taken up again."""
        ...


class CaseStore(Protocol):
    """The table, as far as cases go."""

    def look_up(
        self,
        mail_id: str | None,
        keys: Iterable[LinkKey],
        counter: str,
        sighting: str | None = None,
    ) -> Found:
        """The ledger row, the link rows, one counter and one sighting, in one call."""
        ...

    def cases(self, ids: Iterable[CaseId]) -> Mapping[CaseId, CaseRecord]:
        """The snapshots of those that exist."""
        ...

    def history(self, case_id: CaseId) -> tuple[Entry, ...]:
        """Every entry, in commit order; copies as entries of their own."""
        ...

    def link_keys(self, case_id: CaseId) -> tuple[LinkKey, ...]:
        """Every link row that was written with an entry of this case; it may have moved since."""
        ...

    def told(self, case_id: CaseId) -> tuple[ToldAlert, ...]:
        """Every alert of the case but those that were superseded, in no order."""
        ...

    def unclosed(self, due_before: datetime | None = None) -> Iterator[CaseId]:
        """Cases on the worklist by `next_due`: costs what is open, never what is stored."""
        ...

    def all_cases(self) -> Iterator[CaseRecord]:
        """Every case that is stored."""
        ...

    def commit(self, change: Change, now: datetime) -> None:
        """Write it all or nothing.

        Raises `Conflict` when somebody wrote in between, `Unstorable` when the content is refused.
        """
        ...

    def mail(self, mail_ids: Iterable[str]) -> Mapping[str, MailRecord]:
        """The ledger rows of those that exist."""
        ...

    def readings(self, mail_id: str) -> tuple[MailRecord, ...]:
        """The ledger row, then what was written beside it since, oldest first."""
        ...

    def ledger(self) -> Iterator[MailRecord]:
        """Every ledger row."""
        ...

    def confirmations(self) -> tuple[str, ...]:
        """Ids of the mails that are listed as forwarding confirmations, expired ones too."""
        ...

    def forwarders(self) -> Mapping[str, bool]:
        """Address -> trusted, as people decided in the table."""
        ...

    def decide_forwarder(self, decision: ForwarderDecision) -> None:
        """Record a decision; the newest one counts."""
        ...


class Outbox(Protocol):
    """The table, as far as effects go."""

    def claim(self, ref: EffectRef, now: datetime) -> Outgoing | None:
        """Take a short lease; None if it is delivered, taken, or not there."""
        ...

    def delivered(self, ref: EffectRef, now: datetime, *, superseded: bool = False) -> None:
        """Stamp the row; it leaves the sparse index of pending ones."""
        ...

    def postpone(self, ref: EffectRef, until: datetime, why: str) -> None:
        """Give the lease back after a failed call; the clock tries again at `until`."""
        ...

    def pending(self, now: datetime, most: int) -> tuple[EffectRef, ...]:
        """Rows whose time has come, oldest first."""
        ...

    def backlog(self) -> Backlog:
        """Every row that is not delivered, counted."""
        ...


class Outlet(Protocol):
    """The world outside: SNS, EventBridge, S3 tags."""

    def deliver(self, effect: Effect) -> None:
        """One effect, one call. Raises `DeliveryFailed` when AWS did not take it."""
        ...


class LinkKeys(Protocol):
    """The keys of signed links: two are valid at a time."""

    def newest(self) -> bytes:
        """The key that signs. Raises `TransientFault` when it cannot be had."""
        ...

    def valid(self) -> Iterator[bytes]:
        """The keys that verify, newest first; an older one is fetched only when it is needed."""
        ...


class DeliveryFailed(Exception):  # noqa: N818 - an outcome the outbox handles
    """The call was refused or not answered. `reason` is short and holds no mail text."""


class Requeue(Protocol):
    """The intake queue, for mail that has no ledger row."""

    def __call__(self, key: str) -> None:
        """Hand the stored object to intake again."""
        ...
