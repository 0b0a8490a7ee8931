"""Random lives of one case: mails late and out of order, acts of people, and the clock."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

from hypothesis import strategies as st

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import Act, Entry, EntryId
from abuse_desk.domain.commit.change import case_after, change_of
from abuse_desk.domain.commit.record import CaseRecord
from abuse_desk.domain.vocabulary import Stage, TrustLevel
from abuse_desk.workflows.act import Refused, Request, act
from abuse_desk.workflows.clock import Clock, look
from abuse_desk.workflows.history import folded_with
from tests.builders import CASE, CONFIG, START, a_notice, an_answer, hours

MINUTE = timedelta(minutes=1)
MOST_LOOKS = 30  # between two steps: from the loudest cadence to a settled one


@dataclass(frozen=True, slots=True)
class Comes:
    """A mail is taken in, `after` the step before it."""

    after: timedelta
    entry: Entry


@dataclass(frozen=True, slots=True)
class Asks:
    """A person asks for an act, having seen all but the newest `unseen` entries."""

    after: timedelta
    act: Act
    by: str
    unseen: int
    until: timedelta | None


Step: TypeAlias = Comes | Asks


@dataclass(frozen=True, slots=True)
class Turn:
    """What one step, or one run of the clock (`step` None), made of the case."""

    at: datetime
    step: Step | None
    before: Case | None
    after: Case
    record: CaseRecord
    told: tuple[Alert, ...]


@dataclass(slots=True)
class Living:
    """A desk in memory that holds one case."""

    table: MemoryTable = field(default_factory=MemoryTable)
    now: datetime = START

    @property
    def cases(self) -> MemoryCaseStore:
        return MemoryCaseStore(self.table)

    @property
    def record(self) -> CaseRecord | None:
        return self.cases.cases((CASE,)).get(CASE)

    def live(self, steps: list[Step]) -> Iterator[Turn]:
        """Every turn, in order of time. The clock also runs in the minute of each step."""
        for step in steps:
            yield from self._until(self.now + step.after)
            yield from self._turn(step)
            yield from self._turn(None)

    def _until(self, end: datetime) -> Iterator[Turn]:
        for _ in range(MOST_LOOKS):
            due = self.table.worklist.get(CASE)
            if due is None or due > end:
                break
            self.now = max(self.now + MINUTE, due)
            if self.now > end:
                break
            yield from self._turn(None)
        self.now = end

    def _turn(self, step: Step | None) -> Iterator[Turn]:
        before = self.record
        done = self._look() if step is None else self._do(step, before)
        after = self.record
        if done and after:
            fresh = [self.table.effects[ref].effect for ref in self.table.stream()]
            told = tuple(one for one in fresh if isinstance(one, Alert))
            yield Turn(self.now, step, before.case if before else None, after.case, after, told)

    def _look(self) -> bool:
        if self.table.worklist.get(CASE, self.now + MINUTE) > self.now:
            return False
        list(look(Clock(self.cases, CONFIG), self.now))
        return True

    def _do(self, step: Step, before: CaseRecord | None) -> bool:
        if isinstance(step, Comes):
            return self._receive(step.entry, before)
        return before is not None and self._act(step, before)

    def _receive(self, entry: Entry, before: CaseRecord | None) -> bool:
        known = {(one.entry_id, one.source) for one in self.cases.history(CASE)}
        if (entry.entry_id, entry.source) in known:
            return False
        copy = entry.entry_id in {identity for identity, _ in known}
        after = case_after(CASE, before, entry, copy=copy)
        if after is None:
            after = folded_with(CASE, entry, self.cases)
        self.cases.commit(change_of(before, after, entry, self.now, CONFIG), self.now)
        return True

    def _act(self, asked: Asks, before: CaseRecord) -> bool:
        proposals = before.case.proposals
        request = Request(
            asked.act,
            CASE,
            asked.by,
            seen=max(1, before.entries - asked.unseen),
            until=self.now + asked.until if asked.until else None,
            reason="as the test says",
            note="as the test says",
            about=proposals[-1].entry_id if proposals else EntryId("none"),
        )
        try:
            act(request, self.cases, CONFIG, self.now)
        except Refused:
            return False
        return True


SPANS = st.integers(1, 30 * 60).map(lambda minutes: timedelta(minutes=minutes))
ACTS = (Act.ACK, Act.ANSWER, Act.RESOLVE, Act.DISMISS, Act.REOPEN, Act.OPEN, Act.CONFIRM, Act.NOTE)
LEVELS = (TrustLevel.VERIFIED, TrustLevel.TRUSTED_FORWARDER, TrustLevel.UNVERIFIED)


@st.composite
def notices(draw: st.DrawFn) -> Entry:
    """A notice of AWS: what a name says is always the same, a copy differs in its proof alone."""
    number = draw(st.integers(0, 6))
    stage = list(Stage)[draw(st.integers(0, len(Stage) - 1))]
    stated = draw(st.none() | st.integers(2, 60))
    return a_notice(
        f"{stage} {number} {stated}",
        stage,
        at=number * 7,
        trust=draw(st.sampled_from(LEVELS)),
        source=f"ses {draw(st.integers(0, 2))}",
        stated=stated,
    )


def answers() -> st.SearchStrategy[Entry]:
    return st.builds(
        lambda at, lowers: an_answer(at, lowers=lowers, name=f"answer {at} {lowers}"),
        st.integers(0, 48),
        st.booleans(),
    )


def lives() -> st.SearchStrategy[list[Step]]:
    """A first notice, and then whatever happens."""
    comes = st.builds(Comes, SPANS, st.one_of(notices(), notices(), answers()))
    asks = st.builds(
        Asks,
        SPANS,
        st.sampled_from(ACTS),
        st.sampled_from(("Aya", "Ben")),
        st.integers(0, 2),
        st.none() | st.integers(1, 600).map(lambda minutes: timedelta(minutes=minutes)),
    )
    later = st.lists(st.one_of(comes, asks), max_size=9)
    return st.builds(lambda first, rest: [Comes(hours(0.1), first), *rest], notices(), later)
