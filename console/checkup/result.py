"""What one check of the doctor found: a closed union, so that none can pass for another."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Good:
    """This link holds. `says` is what was seen."""

    says: str


@dataclass(frozen=True, slots=True)
class Advice:
    """This link holds, and something about it is worth a thought."""

    says: str
    do: str


@dataclass(frozen=True, slots=True)
class Bad:
    """This link is broken: what was seen, what it means, and the one thing to do."""

    says: str
    means: str
    do: str


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """This person may not look: `needs` is the IAM action."""

    needs: str


@dataclass(frozen=True, slots=True)
class NotCheckable:
    """Here nobody can look: the local desk has no such thing. Never the same as good."""

    why: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """AWS, DNS or the desk did not answer."""

    why: str


Result: TypeAlias = Good | Advice | Bad | NotAllowed | NotCheckable | Unanswered
FAILS = (Bad, NotAllowed, Unanswered)
