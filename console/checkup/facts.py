"""What the doctor looks at, as data: each look fills one of these, each judgement takes one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """The active receipt rule set, and what ours should be."""

    active: str | None
    wanted: str
    rules: tuple[Mapping[str, Any], ...]
    name: str
    bucket: str
    recipient: str


@dataclass(frozen=True, slots=True)
class FunctionFacts:
    """State of each function, by its name in the design."""

    states: Mapping[str, str]
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FeedFacts:
    """State of what wakes each function: the queue for intake, the stream for dispatch."""

    states: Mapping[str, str | None]  # None: there is no such mapping


@dataclass(frozen=True, slots=True)
class QueueFacts:
    """How many messages wait, and how many are out of sight: in work, or failed lately."""

    waiting: int
    hidden: int


@dataclass(frozen=True, slots=True)
class MailFacts:
    """Stored mail against the ledger. `unrecorded`: old enough to be recorded, and not."""

    stored: int
    unrecorded: tuple[str, ...]
    complete: bool  # every object was looked at


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """The rule that wakes the clock, and its newest log line of the last minutes."""

    enabled: bool
    last_run: datetime | None
    deployed_at: datetime
    now: datetime
