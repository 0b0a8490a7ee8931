"""Quiet hours: which alerts wait for the morning. Nothing critical does, nor what has little time.

Machines are told at once: quiet hours are for people.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import EntryId
from abuse_desk.domain.cases.view import Severity, severity
from abuse_desk.domain.config import Cadence
from abuse_desk.domain.notices.policy import POLICY

AT_ONCE = datetime.min.replace(tzinfo=UTC)
# Of several alerts that waited, the one people read first, while it is our move.
FIRST_READ = (
    Cause.ENFORCEMENT,
    Cause.FINAL_NOTICE,
    Cause.OPENED,
    Cause.REOPENED,
    Cause.ADDED_RESOURCE,
    Cause.INFORMATION_REQUEST,
    Cause.REMINDER,
    Cause.MERGED,
    Cause.PROPOSAL,
    Cause.TRIAGE,
    Cause.MARK,
    Cause.ACKNOWLEDGEMENT_EXPIRED,
    Cause.REPEAT,
)


@dataclass(frozen=True, slots=True)
class Held:
    """An alert that waits for the end of the quiet hours, and the entry that brought it."""

    cause: Cause
    at: datetime
    entry_id: EntryId


def waits_until(case: Case, at: datetime, cadence: Cadence) -> datetime | None:
    """Until when an alert of the moment `at` is held back; None where it goes at once.

    That is the end of the quiet hours, or the moment from which the case has too little time left
    or is critical, whichever comes first.
    """
    ends = cadence.quiet_hours.until(at) if cadence.quiet_hours else None
    if ends is None or severity(case, at, cadence) is Severity.CRITICAL:
        return None
    until = min(ends, _latest(case, cadence) or ends)
    return until if until > at else None


def holding(held: tuple[Held, ...], added: Held) -> tuple[Held, ...]:
    """What waits, each cause once."""
    return (*(one for one in held if one.cause is not added.cause), added)


def leading(causes: Iterable[Cause], case: Case) -> Cause:
    """The one cause that stands for all that waited; where nothing is ours to do, the newest."""
    *_, newest = found = tuple(causes)
    if not case.needs_us:
        return newest
    return next((cause for cause in FIRST_READ if cause in found), newest)


def _latest(case: Case, cadence: Cadence) -> datetime | None:
    """The latest moment to which an alert may wait; None where there is nothing to answer.

    What nobody has judged may be a demand: it counts as one that names no time. A demand of which
    no time can be said waits for nothing.
    """
    above = max(cadence.quiet_above, cadence.critical_below)
    if not case.needs_us:
        return None
    if not case.demands:
        return case.opened_at + POLICY - above
    times = [demand.answer_by for demand in case.demands]
    known = [time for time in times if time is not None]
    return AT_ONCE if len(known) < len(times) else min(known) - above
