"""What the kit says in one language: the gaps of a draft, cautions, and what to look at first."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Approach(StrEnum):
    """What the answer says."""

    FIXED = "fixed"  # it was us: root cause, action taken, prevention
    NOT_ABUSE = "not_abuse"  # what was seen is legitimate, and why
    MORE_TIME = "more_time"  # not finished: what is contained, and by when the rest comes


class Caution(StrEnum):
    """What a person must know before sending."""

    NOT_PROVED = "not_proved"  # nobody proved that AWS wrote the notice
    NOT_AWS = "not_aws"  # answers to the notice would go to somebody who is not AWS
    NOT_READ = "not_read"  # AWS does not read answers to that address: use the Support Center
    NO_MAILBOX = "no_mailbox"  # AWS wrote to no mailbox a person can send from


@dataclass(frozen=True, slots=True)
class Hints:
    """For one kind of matter: where to look, and what goes into each gap."""

    look: str  # told to the person; not part of the draft
    cause: str
    done: str
    prevention: str
    legitimate: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the gaps say that every draft has."""

    account: str
    region: str
    resource: str
    fulfilled: str  # what was done about one thing AWS asks for
    contained: str
    cause_so_far: str
    until: str  # takes `answer_by`
    until_without_time: str
    change: str
    evidence: str
    name: str


@dataclass(frozen=True, slots=True)
class KitWords:
    """The kit in one language."""

    mark: str  # begins each gap
    gaps: Gaps
    cautions: Mapping[Caution, str]
    approaches: Mapping[Approach, str]
    hints: Mapping[str, Hints]  # by abuse type, its category, or family
