"""What is due: the alerts that time alone brings, and when to look again.

The worklist's `next_due` comes from here, so the clock costs what is due, not what is stored. A
missed run is ordinary: whatever fell due since the last look alerts once, collapsed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.quiet import Held, leading, waits_until
from abuse_desk.domain.cases.case import Case, Status, is_covered
from abuse_desk.domain.cases.view import Severity, is_acknowledged, severity
from abuse_desk.domain.config import Cadence

JUST_AFTER = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class AlertState:
    """What the clock must remember of a case. `None` where there was none yet."""

    seen_until: datetime  # everything due up to here was alerted
    last_alert_at: datetime | None = None
    critical_since: datetime | None = None
    held: tuple[Held, ...] = ()  # alerts that wait for the end of the quiet hours


@dataclass(frozen=True, slots=True)
class Due:
    """What one look at a case brings. `close`: AWS said nothing for so long that it is over.

    `released`: what waited for the end of the quiet hours and is told now, as one alert.
    """

    causes: tuple[Cause, ...]
    state: AlertState
    close: bool = False
    released: tuple[Held, ...] = ()


def due(case: Case, state: AlertState, now: datetime, cadence: Cadence) -> Due:
    """What fell due since the last look, as one alert, and the state after it.

    In quiet hours nothing is told and nothing is marked as seen: it falls due when they end.
    """
    if waits_until(case, now, cadence):
        return Due((), state)
    found = _due(case, state, now, cadence)
    return _released(case, found, state, now) if state.held and not found.close else found


def _released(case: Case, found: Due, before: AlertState, now: datetime) -> Due:
    """All that waited, and what else fell due, as one alert."""
    causes = (*(held.cause for held in before.held), *found.causes)
    state = replace(found.state, last_alert_at=now, held=())
    return Due((leading(causes, case),), state, released=before.held)


def _due(case: Case, state: AlertState, now: datetime, cadence: Cadence) -> Due:
    if case.status is Status.ANSWERED:
        return _due_from_aws(case, state, now, cadence)
    if not _someone_waits(case):
        return Due((), replace(state, seen_until=max(now, state.seen_until)))
    critical = _critical_since(case, state, now, cadence)
    expired = _expired(case, state, now)
    if expired:
        critical = now if critical else None
    cause = _loudest(case, replace(state, critical_since=critical), now, cadence, expired=expired)
    return Due(
        (cause,) if cause else (),
        AlertState(
            seen_until=max(now, state.seen_until),
            last_alert_at=now if cause else state.last_alert_at,
            critical_since=critical,
            held=state.held,
        ),
    )


def _loudest(
    case: Case, state: AlertState, now: datetime, cadence: Cadence, *, expired: bool
) -> Cause | None:
    """One look wakes nobody twice: whoever had it no longer does, and every alert says the time."""
    if expired:
        return Cause.ACKNOWLEDGEMENT_EXPIRED
    if any(state.seen_until < mark <= now for mark in _marks(case, cadence)):
        return Cause.MARK
    repeat = _repeat_at(case, state, cadence)
    return Cause.REPEAT if repeat is not None and repeat <= now else None


def alerted(case: Case, now: datetime, cadence: Cadence) -> AlertState:
    """The state after an entry alerted at `now`: that alert also tells the marks already past."""
    critical = case.needs_us and severity(case, now, cadence) is Severity.CRITICAL
    return AlertState(now, now, now if critical else None)


def next_due(case: Case, state: AlertState, cadence: Cadence) -> datetime | None:
    """When to look at this case again, or None when only an entry can move it."""
    soonest = min(_coming(case, state, cadence), default=None)
    return soonest and (waits_until(case, soonest, cadence) or soonest)


def _coming(case: Case, state: AlertState, cadence: Cadence) -> Iterator[datetime]:
    if state.held:
        yield state.held[0].at
    if case.status is Status.ANSWERED and case.waits_since:
        for after in (cadence.silent_after, cadence.closed_after):
            if case.waits_since + after > state.seen_until:
                yield case.waits_since + after
        return
    if not _someone_waits(case):
        return
    yield from (mark for mark in _marks(case, cadence) if mark > state.seen_until)
    ends = _acknowledgement_ends(case)
    if ends is not None and ends > state.seen_until:
        yield ends
    repeat = _repeat_at(case, state, cadence)
    if repeat is not None:
        yield max(repeat, state.seen_until)


def _someone_waits(case: Case) -> bool:
    return case.needs_us and not case.quiet


def _due_from_aws(case: Case, state: AlertState, now: datetime, cadence: Cadence) -> Due:
    seen = replace(state, seen_until=max(now, state.seen_until))
    if case.waits_since is None:
        return Due((), seen)
    if case.waits_since + cadence.closed_after <= now:
        return Due((), seen, close=True)
    silent = case.waits_since + cadence.silent_after
    if state.seen_until < silent <= now:
        return Due((Cause.SILENT,), replace(seen, last_alert_at=now))
    return Due((), seen)


def _marks(case: Case, cadence: Cadence) -> Iterator[datetime]:
    if case.status is Status.OPEN and case.answer_by is not None:
        times = {case.answer_by, case.proved_answer_by or case.answer_by}
        yield from (time - mark for time in times for mark in cadence.marks)


def _expired(case: Case, state: AlertState, now: datetime) -> bool:
    ends = _acknowledgement_ends(case)
    return ends is not None and state.seen_until < ends <= now


def _acknowledgement_ends(case: Case) -> datetime | None:
    """When the repeats it stopped start again; None where a later demand started them already."""
    taken = case.acknowledgement
    if taken is None or not all(is_covered(demand, taken.covers) for demand in case.demands):
        return None
    return taken.until


def _critical_since(
    case: Case, state: AlertState, now: datetime, cadence: Cadence
) -> datetime | None:
    if severity(case, now, cadence) is not Severity.CRITICAL:
        return None
    return state.critical_since or max(state.seen_until, _crossing(case, cadence) or now)


def _crossing(case: Case, cadence: Cadence) -> datetime | None:
    """When less is left than makes a case critical: from just after this moment on."""
    if case.status is not Status.OPEN or case.answer_by is None:
        return None  # what nobody has judged never turns critical
    return case.answer_by - cadence.critical_below


def _repeat_at(case: Case, state: AlertState, cadence: Cadence) -> datetime | None:
    """When an unacknowledged case alerts again; None if it never does by itself."""
    last = state.last_alert_at
    if last is None:
        return None
    taken = case.acknowledgement
    if taken and is_acknowledged(case, max(last, state.seen_until)):
        return None
    every = _every(case, state, last, cadence)
    plain = last + every if every else None
    crossing = _crossing(case, cadence)
    if crossing is None or crossing < last or (plain is not None and plain <= crossing):
        return plain
    louder = max(crossing + JUST_AFTER, last + cadence.critical_every)
    return min(louder, plain) if plain else louder


def _every(case: Case, state: AlertState, at: datetime, cadence: Cadence) -> timedelta | None:
    match severity(case, at, cadence):
        case Severity.CRITICAL:
            return _every_critical(case, state, at, cadence)
        case Severity.HIGH:
            return cadence.high_every
        case Severity.MEDIUM:
            return cadence.medium_every
        case Severity.LOW:
            return None


def _every_critical(case: Case, state: AlertState, at: datetime, cadence: Cadence) -> timedelta:
    proved = case.proved_answer_by
    if proved is not None and at - proved > cadence.overdue_long_after:
        return cadence.overdue_long_every
    since = state.critical_since or at
    if at - since < cadence.critical_every_for:
        return cadence.critical_every
    return cadence.critical_then_every
