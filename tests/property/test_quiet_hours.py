"""Quiet hours over random lives: nothing urgent waits, nothing is lost, whatever comes at night."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from hypothesis import given, settings

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.alerts.quiet import waits_until
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import ActFact, Entry
from abuse_desk.domain.commit.change import case_after, case_folded, change_of
from abuse_desk.domain.commit.record import CaseRecord
from abuse_desk.domain.config import Cadence, DeskConfig
from abuse_desk.domain.hours import QuietHours
from abuse_desk.workflows.clock import Clock, look
from tests.builders import CASE, CONFIG, START, hours
from tests.property.test_fold import histories

NIGHT = QuietHours(time(22), time(7), "Europe/Berlin")
# Repeats seldom: each is a text to write, and none of them matters here.
SELDOM = Cadence(critical_every=hours(3), critical_then_every=hours(5), high_every=hours(7))
LOUD = replace(CONFIG, cadence=SELDOM)
QUIET = replace(CONFIG, cadence=replace(SELDOM, quiet_hours=NIGHT))
few = settings(max_examples=30, deadline=None)
END = START + hours(260)


@dataclass(frozen=True)
class Told:
    """One alert, and the case as it stood then. `entry`: brought by one, not by time alone."""

    at: datetime
    cause: Cause
    case: Case
    entry: bool


@dataclass
class Life:
    """A case in memory that lives through its entries, its clock looking whenever it is due."""

    config: DeskConfig
    table: MemoryTable = field(default_factory=MemoryTable)
    told: list[Told] = field(default_factory=list)

    def live(self, entries: Iterable[Entry]) -> list[Told]:
        ordered = sorted(entries, key=lambda entry: (entry.received_at, entry.order))
        for entry in ordered:
            self._look_until(entry.received_at)
            self._take(entry)
        self._look_until(END)
        return self.told

    @property
    def cases(self) -> MemoryCaseStore:
        return MemoryCaseStore(self.table)

    def _record(self) -> CaseRecord | None:
        return self.cases.cases((CASE,)).get(CASE)

    def _take(self, entry: Entry) -> None:
        before, known = self._record(), self.cases.history(CASE)
        if before is None and isinstance(entry.fact, ActFact):
            return
        copy = any(entry.entry_id == one.entry_id for one in known)
        after = case_after(CASE, before, entry, copy=copy) or case_folded(CASE, known, entry)
        change = change_of(before, after, entry, entry.received_at, self.config)
        self.cases.commit(change, entry.received_at)
        self._hear(entry.received_at, entry=True)

    def _look_until(self, until: datetime) -> None:
        while (due := self.table.worklist.get(CASE)) and due <= until:
            list(look(Clock(self.cases, self.config), due))
            self._hear(due, entry=False)

    def _hear(self, at: datetime, *, entry: bool) -> None:
        record = self._record()
        assert record is not None
        for ref in self.table.stream():
            effect = self.table.effects[ref].effect
            if isinstance(effect, Alert):
                self.told.append(Told(at, effect.cause, record.case, entry))


@few
@given(histories())
def test_what_is_told_at_night_is_urgent(history: list[Entry]) -> None:
    for told in Life(QUIET).live(history):
        assert waits_until(told.case, told.at, QUIET.cadence) is None


@few
@given(histories())
def test_no_mark_of_six_hours_or_less_is_late(history: list[Entry]) -> None:
    quiet = {told.at for told in Life(QUIET).live(history)}
    for told in Life(LOUD).live(history):
        left = told.case.answer_by - told.at if told.case.answer_by else None
        if told.cause is Cause.MARK and left is not None and left <= hours(6):
            assert told.at in quiet


@few
@given(histories())
def test_what_an_entry_brings_is_told_when_the_night_ends_at_the_latest(
    history: list[Entry],
) -> None:
    quiet = sorted(told.at for told in Life(QUIET).live(history))
    for told in Life(LOUD).live(history):
        latest = NIGHT.until(told.at) or told.at
        if told.entry and latest <= END:
            assert any(told.at <= at <= latest for at in quiet)


@few
@given(histories())
def test_by_day_the_two_desks_wake_at_the_same_moments_for_entries(history: list[Entry]) -> None:
    quiet = {told.at for told in Life(QUIET).live(history) if told.entry}
    for told in Life(LOUD).live(history):
        if told.entry and NIGHT.until(told.at) is None:
            assert told.at in quiet
