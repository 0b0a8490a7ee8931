"""What a shape is given and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass

from abuse_desk.domain.notices.aws_part import AwsPart
from abuse_desk.domain.notices.said import Said
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Family, Stage


@dataclass(frozen=True, slots=True)
class Speech:
    """One mail as shapes see it: what is said, and the matter and stage the signs add up to.

    `family` and `stage` are None for mail that is harmless, ours, or without AWS's voice.
    """

    said: Said
    part: AwsPart
    family: Family | None
    stage: Stage | None

    def stands(self, family: Family | tuple[Family, ...], *stages: Stage) -> bool:
        """The matter is of this family and at one of these stages."""
        families = family if isinstance(family, tuple) else (family,)
        return self.family in families and self.stage in stages

    def says(self, *marks: Says) -> bool:
        """AWS's newest words say each of them."""
        return self.said.all(*marks)

    def says_any(self, *marks: Says) -> bool:
        """AWS's newest words say one of them."""
        return self.said.body_any(*marks)


@dataclass(frozen=True, slots=True)
class Shape:
    """One recognisable wording of a notice."""

    name: str
    claims: Callable[[Speech], bool]


# Trust & Safety's two matters share their wordings.
TRUST_AND_SAFETY = (Family.ABUSE, Family.VULNERABILITY)
