"""The view: what a case is at one moment. Everything here depends on `now`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from abuse_desk.domain.cases.case import Case, Status, is_covered
from abuse_desk.domain.config import Cadence
from abuse_desk.domain.vocabulary import Family, Stage


class Severity(StrEnum):
    """How loud, loudest first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Move(StrEnum):
    """Whose move it is."""

    US = "us"
    AWS = "aws"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class View:
    """A case at `now`. `left` is negative when overdue, None without an `answer_by`."""

    severity: Severity
    move: Move
    left: timedelta | None
    overdue: bool
    acknowledged_by: str | None
    acknowledged_until: datetime | None


def view(case: Case, now: datetime, cadence: Cadence) -> View:
    """What depends on the clock: severity, whose move, time left, who has it."""
    left = case.answer_by - now if case.answer_by and case.needs_us else None
    taken = case.acknowledgement if is_acknowledged(case, now) else None
    return View(
        severity=severity(case, now, cadence),
        move=move(case),
        left=left,
        overdue=left is not None and left <= timedelta(0),
        acknowledged_by=taken.by if taken else None,
        acknowledged_until=taken.until if taken else None,
    )


def move(case: Case) -> Move:
    """Ours while it is in triage or open, AWS's once answered."""
    if case.needs_us:
        return Move.US
    return Move.AWS if case.status is Status.ANSWERED else Move.NOBODY


def severity(case: Case, now: datetime, cadence: Cadence) -> Severity:
    """The first row of the table that fits (docs/architecture.md)."""
    if case.status is Status.TRIAGE and not case.ours:
        return _triage_severity(case)
    if _is_critical(case, now, cadence):
        return Severity.CRITICAL
    if not case.needs_us or not case.demands:
        return Severity.LOW if case.status is not Status.TRIAGE else _triage_severity(case)
    if case.status is Status.TRIAGE or _is_medium(case):
        return Severity.MEDIUM
    return Severity.HIGH


def is_acknowledged(case: Case, now: datetime) -> bool:
    """Whether a named person has every open demand until later than `now`."""
    taken = case.acknowledgement
    return (
        taken is not None
        and case.needs_us
        and now < taken.until
        and all(is_covered(demand, taken.covers) for demand in case.demands)
    )


def acknowledge_until(case: Case, now: datetime, cadence: Cadence) -> datetime:
    """How long an acknowledgement holds when the person names no time."""
    if case.answer_by is None or case.answer_by <= now:
        return now + cadence.acknowledge_without_time
    share = (case.answer_by - now) * cadence.acknowledge_share
    return now + max(cadence.acknowledge_least, min(cadence.acknowledge_most, share))


def _triage_severity(case: Case) -> Severity:
    return Severity.MEDIUM if case.look_alike else Severity.LOW


def _is_critical(case: Case, now: datetime, cadence: Cadence) -> bool:
    if case.measures and case.status in (Status.OPEN, Status.ANSWERED):
        return True
    if case.status is not Status.OPEN or not case.demands:
        return False
    stages = {demand.stage for demand in case.demands}
    return (
        bool(stages & {Stage.FINAL_NOTICE, Stage.ENFORCEMENT})
        or case.family in (Family.CREDENTIALS, Family.ACCOUNT)
        or (case.answer_by is not None and case.answer_by - now < cadence.critical_below)
    )


def _is_medium(case: Case) -> bool:
    """AWS names no date for the end of a review of sending: until it pauses there is time left."""
    return case.family in (Family.VULNERABILITY, Family.SENDING)
