"""Quiet hours: what waits, what never does, and that nothing is lost or late by them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

import pytest

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.due import AlertState, alerted, due, next_due
from abuse_desk.domain.alerts.quiet import Held, holding, leading, waits_until
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import Act, Entry, EntryId, TriageFact
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.config import Cadence
from abuse_desk.domain.hours import QuietHours
from abuse_desk.domain.notices.reading import Trust
from abuse_desk.domain.vocabulary import Basis, Family, Stage, TrustLevel
from tests.builders import CASE, START, a_notice, an_act, an_answer, hours

# START is 03:00 UTC: here the quiet hours go from one hour after it to nine hours after it.
NIGHT = Cadence(quiet_hours=QuietHours(time(4), time(12), "UTC"))
ENDS = START + hours(9)
REPORT = a_notice()
MINUTE = timedelta(minutes=1)
AT_NIGHT = START + hours(2)


def unrecognized(at: float) -> Entry:
    sent_at = START + hours(at)
    fact = TriageFact("unrecognized", Trust(TrustLevel.UNVERIFIED), "x@example.com", "Something")
    return Entry(EntryId("unread"), sent_at, sent_at, "ses-unread", fact)


@dataclass
class Clock:
    """The clock of one case: looks every minute, remembers what was told."""

    case: Case
    state: AlertState
    told: list[tuple[float, Cause]] = field(default_factory=list)
    looks: int = 0

    def run(
        self, since: float, until: float, every: timedelta = MINUTE
    ) -> list[tuple[float, Cause]]:
        now = START + hours(since)
        while now < START + hours(until):
            now += every
            self.look(now)
        return self.told

    def jump(self, until: float) -> list[tuple[float, Cause]]:
        """Only at the moments that `next_due` names."""
        while (now := next_due(self.case, self.state, NIGHT)) and now <= START + hours(until):
            self.look(now)
        return self.told

    def look(self, now: datetime) -> None:
        found = due(self.case, self.state, now, NIGHT)
        self.state = found.state
        self.looks += 1
        self.told += [(round((now - START) / hours(1), 3), cause) for cause in found.causes]


def clock(*history: Entry, at: float = 0) -> Clock:
    case = fold(CASE, history)
    return Clock(case, alerted(case, START + hours(at), NIGHT))


def held(*causes: Cause) -> Iterator[Held]:
    return (Held(cause, AT_NIGHT, EntryId(cause)) for cause in causes)


@pytest.mark.parametrize(
    "history",
    [
        [REPORT],
        [a_notice(family=Family.VULNERABILITY)],
        [a_notice(trust=TrustLevel.UNVERIFIED, ours=False)],
        [REPORT, an_answer(1)],
        [REPORT, a_notice("closing", Stage.RESOLUTION, 1)],
        [REPORT, an_act(Act.DISMISS, 1, REPORT)],
        [unrecognized(0)],
    ],
    ids=["report", "vulnerability", "triage", "answered", "resolved", "dismissed", "unrecognized"],
)
def test_what_is_not_critical_and_has_time_waits_for_the_morning(history: list[Entry]) -> None:
    assert waits_until(fold(CASE, history), AT_NIGHT, NIGHT) == ENDS


@pytest.mark.parametrize(
    "history",
    [
        [a_notice(measures=("Blocked port 22",))],
        [a_notice(stage=Stage.FINAL_NOTICE)],
        [a_notice(family=Family.CREDENTIALS)],
        [a_notice(stated=8)],
        [a_notice(stated=1)],
        [REPORT, a_notice("sooner", Stage.REMINDER, 1, stated=6)],
        [unrecognized(-17)],
    ],
    ids=["measure", "final", "credentials", "six hours", "overdue", "a reminder", "unjudged"],
)
def test_what_is_critical_or_has_little_time_never_waits(history: list[Entry]) -> None:
    assert waits_until(fold(CASE, history), AT_NIGHT, NIGHT) is None


def test_a_demand_without_a_time_never_waits() -> None:
    asks = a_notice(family=Family.SENDING)
    (demand,) = fold(CASE, [asks]).demands
    case = replace(
        fold(CASE, [asks]), demands=(demand, replace(demand, answer_by=None, basis=Basis.NONE))
    )
    assert waits_until(case, AT_NIGHT, NIGHT) is None


@pytest.mark.parametrize("at", [0.99, 9, 20])
def test_nothing_waits_outside_of_quiet_hours(at: float) -> None:
    assert waits_until(fold(CASE, [REPORT]), START + hours(at), NIGHT) is None


def test_nothing_waits_where_no_quiet_hours_are_configured() -> None:
    assert waits_until(fold(CASE, [REPORT]), AT_NIGHT, Cadence()) is None


def test_an_alert_waits_at_most_until_six_hours_are_left() -> None:
    assert waits_until(fold(CASE, [a_notice(stated=10)]), AT_NIGHT, NIGHT) == START + hours(4)


def test_repeats_and_marks_of_the_night_are_one_alert_when_it_ends() -> None:
    told = clock(REPORT).run(0, 12)
    assert told == [(9, Cause.MARK), (10, Cause.REPEAT), (11, Cause.REPEAT), (12, Cause.MARK)]


def test_no_mark_of_six_hours_or_less_is_a_minute_late() -> None:
    late = a_notice(stated=14)
    told = [at for at, cause in clock(late).run(0, 14) if cause is Cause.MARK]
    assert told == [8, 11, 13, 14]


def test_a_case_that_turns_critical_at_night_is_told_then() -> None:
    early = replace(NIGHT, critical_below=hours(8), quiet_above=hours(6))
    case = fold(CASE, [a_notice(stated=12)])
    assert waits_until(case, AT_NIGHT, early) == START + hours(4)


def test_an_acknowledgement_that_ends_at_night_is_told_in_the_morning() -> None:
    told = clock(REPORT, an_act(Act.ACK, 0.5, REPORT, until=4), at=0.5).run(0.5, 9.5)
    assert (9, Cause.ACKNOWLEDGEMENT_EXPIRED) in told
    assert min(at for at, _ in told) == 9


def test_silence_of_aws_is_told_in_the_morning() -> None:
    days = 3 * 24
    told = clock(REPORT, an_answer(2), at=2).run(2, days + 10, hours(0.5))
    assert told == [(days + 9, Cause.SILENT)]


def test_what_was_held_is_one_alert_in_the_morning() -> None:
    case = fold(CASE, [REPORT, a_notice("again", Stage.REMINDER, 4)])
    state = AlertState(AT_NIGHT, held=tuple(held(Cause.OPENED, Cause.REMINDER)))
    found = due(case, state, ENDS, NIGHT)
    assert found.causes == (Cause.OPENED,)
    assert found.released == state.held
    assert (found.state.held, found.state.last_alert_at) == ((), ENDS)


def test_what_was_held_is_told_of_a_case_that_is_over_by_then() -> None:
    case = fold(CASE, [REPORT, a_notice("closing", Stage.RESOLUTION, 4)])
    state = AlertState(AT_NIGHT, held=tuple(held(Cause.OPENED, Cause.RESOLVED)))
    assert next_due(case, state, NIGHT) == ENDS
    assert due(case, state, ENDS, NIGHT).causes == (Cause.RESOLVED,)


def test_what_was_held_keeps_the_case_in_the_clocks_sight_until_told() -> None:
    state = AlertState(AT_NIGHT, held=tuple(held(Cause.OPENED)))
    case = fold(CASE, [REPORT])
    asleep = due(case, state, ENDS - MINUTE, NIGHT)
    assert (asleep.causes, asleep.state) == ((), state)
    assert next_due(case, asleep.state, NIGHT) == ENDS


def test_a_cause_waits_once() -> None:
    (again,) = held(Cause.REMINDER)
    assert holding(tuple(held(Cause.REMINDER, Cause.OPENED)), again) == tuple(
        held(Cause.OPENED, Cause.REMINDER)
    )


def test_every_cause_can_lead_alone() -> None:
    case = fold(CASE, [REPORT])
    assert [leading([cause], case) for cause in Cause] == list(Cause)


@pytest.mark.parametrize(
    "history",
    [[REPORT], [a_notice(stated=14)], [a_notice(stated=40)], [REPORT, an_answer(0.5)]],
    ids=["policy", "soon", "late", "answered"],
)
def test_looking_only_when_due_tells_the_same(history: list[Entry]) -> None:
    every_minute, sparse = clock(*history, at=0.5), clock(*history, at=0.5)
    assert sparse.jump(until=48) == every_minute.run(0.5, 48)
    assert sparse.looks < every_minute.looks / 20
