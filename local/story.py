"""The story: eight mails in order, as they leave their senders."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from abuse_desk.domain.vocabulary import Outcome
from local.emulator import ROOT
from local.signing import sign
from local.stamping import stamp
from local.zone import Zone

SAMPLES = ROOT / "samples"
# When the samples were written, so to speak: their dates lie in the hours before it.
WRITTEN_AT = datetime(2026, 1, 12, 6, 0, tzinfo=UTC)

_AWS = ("amazonses.com", "amazon.com")
_ROOT_FORWARD = "root+caf_=desk-7f3k9q=desk.example.com@example.com"


@dataclass(frozen=True, slots=True)
class Step:
    """One mail of the story. `signed_by`: in the order the signatures were made.

    `outcome` is what the desk must make of it, `tells` whether people must hear of it.
    """

    file: str
    says: str
    mail_from: str
    helo: str
    signed_by: tuple[str, ...]
    outcome: Outcome
    tells: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """A mail ready to go: its envelope and its bytes."""

    step: Step
    raw: bytes


def _by_root(file: str, says: str, outcome: Outcome, *, tells: bool = False) -> Step:
    """Forwarded by the root mailbox as it came: AWS's signatures still hold."""
    host = "mail-forward.example.com"
    return Step(file, says, _ROOT_FORWARD, host, _AWS, outcome, tells)


def _by_person(file: str, says: str, person: str, outcome: Outcome, *, tells: bool = False) -> Step:
    """Written in Gmail by somebody of the team's domain."""
    host = "mail-lj1-f170.google.com"
    return Step(file, says, person, host, ("example.com",), outcome, tells)


STEPS = (
    _by_root(
        "01-report.eml",
        "AWS's first report, forwarded by the root mailbox",
        Outcome.NOTICE,
        tells=True,
    ),
    _by_root("02-billing.eml", "a billing statement", Outcome.OTHER),
    _by_root("01-report.eml", "the first report, delivered once more", Outcome.NOTICE),
    _by_person(
        "04-follow-up-forwarded.eml",
        "AWS's follow-up, forwarded by a listed colleague from a Japanese Gmail",
        "editor@example.com",
        Outcome.NOTICE,
        tells=True,
    ),
    _by_person(
        "05-report-forwarded.eml",
        "the first report, forwarded by another colleague",
        "ben@example.com",
        Outcome.NOTICE,
    ),
    Step(
        "06-spam.eml",
        "a plain spam",
        "promo@bulk.example.net",
        "bulk.example.net",
        (),
        Outcome.OTHER,
    ),
    _by_person(
        "07-answer.eml",
        "our answer to AWS, the desk in copy",
        "editor@example.com",
        Outcome.ANSWER,
        tells=True,
    ),
    _by_root("08-sent-in-error.eml", "AWS: sent in error, resolved", Outcome.NOTICE, tells=True),
)


def tell(now: datetime, zone: Zone) -> Iterator[Sent]:
    """The mails of the story as sent around `now`, stamped and signed."""
    for step in STEPS:
        yield Sent(step, prepare(step, now, zone))


def step_of(file: Path) -> Step | None:
    """How the story sends this file, or None where it is not a sample."""
    if file.resolve().parent != SAMPLES:
        return None
    return next((step for step in STEPS if step.file == file.name), None)


def prepare(step: Step, now: datetime, zone: Zone) -> bytes:
    """One sample, stamped and signed."""
    moved = now.replace(second=0, microsecond=0) - WRITTEN_AT
    raw = stamp((SAMPLES / step.file).read_bytes(), moved)
    for domain in step.signed_by:
        raw = sign(raw, domain, zone)
    return raw
