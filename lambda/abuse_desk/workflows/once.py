"""What the desk does once: a sighting in the same transaction, so a second run conflicts."""

from collections.abc import Iterable
from datetime import datetime

from abuse_desk.domain.alerts.effects import Effect
from abuse_desk.domain.commit.record import Change
from abuse_desk.domain.ports import CaseStore, Conflict

NO_COUNTER = "none"


def is_done(cases: CaseStore, name: str) -> bool:
    """Whether this was done before."""
    return cases.look_up(None, (), NO_COUNTER, name).sighted


def done(cases: CaseStore, name: str, effects: Iterable[Effect], now: datetime) -> bool:
    """Record that it is done, with its effects; False where another run came first."""
    try:
        cases.commit(Change(sighting=name, effects=tuple(effects)), now)
    except Conflict:
        return False
    return True
