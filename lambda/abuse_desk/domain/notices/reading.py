"""A reading: what a mail says, as data. `as_json` gives what `abuse-desk read` prints."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from abuse_desk.domain.mail.original import Original
from abuse_desk.domain.notices.reading_json import blank, facts_json, mail_json
from abuse_desk.domain.vocabulary import (
    Basis,
    Family,
    ResourceType,
    Stage,
    TrustLevel,
)


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing AWS says is ours and implicated. `id` as written; access keys are masked."""

    type: ResourceType
    id: str
    region: str | None = None
    account: str | None = None
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AbuseTime:
    """When the reported activity took place, UTC."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Trust:
    """What is proved about the origin, and why, in words for an operator."""

    level: TrustLevel
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What AWS's own part of a notice states. Empty where AWS does not say."""

    reference: str | None = None
    accounts: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    resource_count: int = 0  # how many AWS named; `resources` may hold fewer (limits)
    abuse_types: tuple[str, ...] = ()
    reported_activity: str | None = None
    abuse_times: tuple[AbuseTime, ...] = ()
    measures: tuple[str, ...] = ()
    required_actions: tuple[str, ...] = ()
    needs_answer: bool = False
    answer_by: datetime | None = None
    answer_by_basis: Basis = Basis.NONE
    restricted: bool = False  # something stays restricted: a closing is then no resolution
    lifted: bool = False  # no measure is in force any more, and that is all the news
    aws_text: str = ""  # AWS's own part, without the reporter's
    reporter_text: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """AWS demands, warns, acts or closes."""

    original: Original
    trust: Trust
    sent_at: datetime
    family: Family
    stage: Stage
    facts: Facts
    shape: str
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object of the contract."""
        return (
            blank("notice")
            | mail_json(self.original, self.trust, self.sent_at)
            | facts_json(self.facts)
            | {
                "family": self.family.value,
                "stage": self.stage.value,
                "shape": self.shape,
                "warnings": list(self.warnings),
            }
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """Our side's mail to AWS about a notice. `lowers`: from a team domain that passed DMARC."""

    original: Original
    trust: Trust
    sent_at: datetime
    family: Family | None
    reference: str | None
    accounts: tuple[str, ...] = ()
    lowers: bool = False
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object of the contract; the stage is null."""
        return (
            blank("answer")
            | mail_json(self.original, self.trust, self.sent_at)
            | {
                "family": self.family.value if self.family else None,
                "reference": self.reference,
                "accounts": list(self.accounts),
                "lowers": self.lowers,
                "warnings": list(self.warnings),
            }
        )


@dataclass(frozen=True, slots=True)
class Other:
    """Not a notice. `kind` says what it is instead: `billing`, `forwarding_confirmation`, ..."""

    original: Original
    trust: Trust
    sent_at: datetime | None
    kind: str
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object of the contract; `kind` is added."""
        return (
            blank("other")
            | mail_json(self.original, self.trust, self.sent_at)
            | {"kind": self.kind, "warnings": list(self.warnings)}
        )


@dataclass(frozen=True, slots=True)
class Unrecognized:
    """Signs of AWS, and no shape fits. `signs` are the AWS-like sentences, for triage."""

    original: Original
    trust: Trust
    sent_at: datetime
    signs: tuple[str, ...]
    facts: Facts = field(default_factory=Facts)
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object of the contract; `signs`, the AWS-like sentences, are added."""
        return (
            blank("unrecognized")
            | mail_json(self.original, self.trust, self.sent_at)
            | facts_json(self.facts)
            | {"signs": list(self.signs), "warnings": list(self.warnings)}
        )


@dataclass(frozen=True, slots=True)
class Unreadable:
    """No usable message in the bytes. `reason` is for a person."""

    reason: str
    size: int
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object of the contract; `reason` and `size` are added."""
        return blank("unreadable") | {
            "reason": self.reason,
            "size": self.size,
            "warnings": list(self.warnings),
        }


Reading: TypeAlias = Notice | Answer | Other | Unrecognized | Unreadable
