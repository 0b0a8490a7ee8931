"""The clock: what fell due alerts, and effects that could not leave are tried again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.desk_alert import held_back_alert
from abuse_desk.domain.alerts.due import Due, due
from abuse_desk.domain.alerts.effects import Effect, telling_of, to_all, told
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import CaseId, ClosedFact, Entry, EntryId
from abuse_desk.domain.commit.budget import (
    HOUR,
    counter,
    held_back,
    is_quiet,
    release_within_budget,
    repeat_within_budget,
    shares_budget,
)
from abuse_desk.domain.commit.change import case_after, change_of
from abuse_desk.domain.commit.record import CaseRecord, Change
from abuse_desk.domain.config import Cadence, DeskConfig
from abuse_desk.domain.ports import CaseStore, Conflict
from abuse_desk.workflows.dispatch import Delivery, Dispatch, dispatch

SETTLED_AFTER = timedelta(minutes=1)  # an intake that began in the hour has written by then
HOURS_BACK = 2  # so a clock that stood still for an hour tells both
HOURS_OF_A_DAY = 24
MOST_EFFECTS = 200  # in one run: the next run, a minute later, goes on


@dataclass(frozen=True, slots=True)
class Clock:
    """What the clock works with."""

    cases: CaseStore
    config: DeskConfig


def look(desk: Clock, now: datetime) -> Iterator[CaseId]:
    """Look at every case whose time has come; yields those that alerted or were closed."""
    for case_id in list(desk.cases.unclosed(due_before=now)):
        record = desk.cases.cases((case_id,)).get(case_id)
        if record is None:
            continue
        found = due(record.case, record.state, now, desk.config.cadence)
        change = _paid(_change(record, found, desk, now), found, desk, now)
        try:
            desk.cases.commit(change, now)
        except Conflict:
            continue  # an entry came in between: it set `next_due` anew, and the next run looks
        if change.effects:
            yield case_id


def tell_held_back(desk: Clock, now: datetime) -> Iterator[int]:
    """Once for each hour that is over: how many cases were beyond the budget, if any were."""
    this_hour = (now - SETTLED_AFTER).replace(minute=0, second=0, microsecond=0)
    for back in range(1, _hours_back(desk.config.cadence, now) + 1):
        hour = this_hour - back * HOUR
        told = f"held back {hour:%Y-%m-%dT%H}"
        found = desk.cases.look_up(None, (), counter(hour), told)
        if found.sighted or found.spent < desk.config.unverified_budget:
            continue
        waiting = desk.cases.cases(desk.cases.unclosed())
        count = held_back(waiting.values(), hour)
        alert = held_back_alert(count, hour, desk.config.language)
        change = Change(sighting=told, effects=(alert,) if count else ())
        if count and _is_first(change, desk, now):
            yield count


def send_pending(desk: Dispatch, now: datetime) -> Iterator[Delivery]:
    """Try every effect whose time has come; one that fails does not hold up the next."""
    for ref in desk.outbox.pending(now, MOST_EFFECTS):
        yield dispatch(ref, desk, now)


def _hours_back(cadence: Cadence, now: datetime) -> int:
    """None in quiet hours; after them also the hours before they began."""
    if is_quiet(cadence, now):
        return 0
    return HOURS_OF_A_DAY if is_quiet(cadence, now - HOURS_BACK * HOUR) else HOURS_BACK


def _is_first(change: Change, desk: Clock, now: datetime) -> bool:
    try:
        desk.cases.commit(change, now)
    except Conflict:
        return False  # another run of the clock told it
    return True


def _paid(change: Change, found: Due, desk: Clock, now: datetime) -> Change:
    """What time brings of what nobody vouches for comes out of the budget."""
    if change.record is None or not shares_budget(change.record.case):
        return change
    if not found.released and Cause.REPEAT not in found.causes:
        return change
    within = release_within_budget if found.released else repeat_within_budget
    return within(change, desk.cases.look_up(None, (), counter(now)).spent, now, desk.config)


def _change(record: CaseRecord, found: Due, desk: Clock, now: datetime) -> Change:
    if found.close:
        return _closing(record, desk.config, now)
    after = replace(record, version=record.version + 1, state=found.state)
    effects = _released if found.released else _alerts
    return Change(
        record=after,
        next_due=after.next_due(desk.config.cadence),
        effects=tuple(effects(record.case, found, desk, now)),
    )


def _alerts(case: Case, found: Due, desk: Clock, now: datetime) -> Iterator[Effect]:
    for cause in found.causes:
        yield from told(case, cause, None, now, desk.config)


def _released(case: Case, found: Due, desk: Clock, now: datetime) -> Iterator[Effect]:
    """One alert for all that waited, which shows what brought its cause."""
    for cause in found.causes:
        wanted = {held.entry_id for held in found.released if held.cause is cause}
        history = desk.cases.history(case.case_id) if wanted else ()
        entry = next((one for one in history if one.entry_id in wanted), None)
        telling = telling_of(case, cause, entry, now, desk.config)
        yield from to_all(replace(telling, held=found.released))


def _closing(record: CaseRecord, config: DeskConfig, now: datetime) -> Change:
    """AWS said nothing for long after the answer: over, told, and still reopened by a notice."""
    case = record.case
    assert case.answered_at is not None
    identity = EntryId(f"closed {case.case_id} {case.answered_at.isoformat()}")
    sent_at = max(now, case.last[0]) if case.last else now
    entry = Entry(identity, sent_at, now, identity, ClosedFact(case.answered_at))
    after = case_after(case.case_id, record, entry, copy=False)
    assert after is not None
    return change_of(record, after, entry, now, config)
