"""The clock: what fell due alerts, and effects that could not leave are tried again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.desk_alert import held_back_alert
from abuse_desk.domain.alerts.due import Due, due
from abuse_desk.domain.alerts.effects import Alert, told
from abuse_desk.domain.cases.entry import CaseId, ClosedFact, Entry, EntryId
from abuse_desk.domain.commit.budget import (
    HOUR,
    counter,
    held_back,
    repeat_within_budget,
    shares_budget,
)
from abuse_desk.domain.commit.change import case_after, change_of
from abuse_desk.domain.commit.record import CaseRecord, Change
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.ports import CaseStore, Conflict
from abuse_desk.workflows.dispatch import Delivery, Dispatch, dispatch

SETTLED_AFTER = timedelta(minutes=1)  # an intake that began in the hour has written by then
HOURS_BACK = 2  # so a clock that stood still for an hour tells both
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
        change = _paid(_change(record, desk.config, now), desk, now)
        try:
            desk.cases.commit(change, now)
        except Conflict:
            continue  # an entry came in between: it set `next_due` anew, and the next run looks
        if change.effects:
            yield case_id


def tell_held_back(desk: Clock, now: datetime) -> Iterator[int]:
    """Once for each hour that is over: how many cases were beyond the budget, if any were."""
    this_hour = (now - SETTLED_AFTER).replace(minute=0, second=0, microsecond=0)
    for back in range(1, HOURS_BACK + 1):
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


def _is_first(change: Change, desk: Clock, now: datetime) -> bool:
    try:
        desk.cases.commit(change, now)
    except Conflict:
        return False  # another run of the clock told it
    return True


def _paid(change: Change, desk: Clock, now: datetime) -> Change:
    """Repeats of what nobody vouches for come out of the budget."""
    repeats = any(isinstance(e, Alert) and e.cause is Cause.REPEAT for e in change.effects)
    if not repeats or change.record is None or not shares_budget(change.record.case):
        return change
    spent = desk.cases.look_up(None, (), counter(now)).spent
    return repeat_within_budget(change, spent, now, desk.config)


def _change(record: CaseRecord, config: DeskConfig, now: datetime) -> Change:
    found = due(record.case, record.state, now, config.cadence)
    if found.close:
        return _closing(record, config, now)
    return _alerting(record, found, config, now)


def _alerting(record: CaseRecord, found: Due, config: DeskConfig, now: datetime) -> Change:
    after = replace(record, version=record.version + 1, state=found.state)
    effects = [
        effect for cause in found.causes for effect in told(record.case, cause, None, now, config)
    ]
    return Change(record=after, next_due=after.next_due(config.cadence), effects=tuple(effects))


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
