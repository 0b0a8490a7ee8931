"""The clock: what fell due alerts, and effects that could not leave are tried again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from abuse_desk.domain.change import case_after, change_of
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.due import Due, due
from abuse_desk.domain.effects import told
from abuse_desk.domain.entry import CaseId, ClosedFact, Entry, EntryId
from abuse_desk.domain.ports import CaseStore, Conflict
from abuse_desk.domain.record import CaseRecord, Change
from abuse_desk.workflows.dispatch import Delivery, Dispatch, dispatch

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
        change = _change(record, desk.config, now)
        try:
            desk.cases.commit(change, now)
        except Conflict:
            continue  # an entry came in between: it set `next_due` anew, and the next run looks
        if change.effects:
            yield case_id


def send_pending(desk: Dispatch, now: datetime) -> Iterator[Delivery]:
    """Try every effect whose time has come; one that fails does not hold up the next."""
    for ref in desk.outbox.pending(now, MOST_EFFECTS):
        yield dispatch(ref, desk, now)


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
