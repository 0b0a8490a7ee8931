"""What time alone brings: marks, repeats, expiry, silence; and that a missed run loses nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.due import AlertState, alerted, due, next_due
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import Act, Entry, NoticeFact
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.cases.view import Severity, acknowledge_until, severity
from abuse_desk.domain.config import Cadence
from abuse_desk.domain.vocabulary import Basis, Family, Stage, TrustLevel
from tests.builders import CASE, START, a_notice, an_act, an_answer, hours

CADENCE = Cadence()
MINUTE = timedelta(minutes=1)
REPORT = a_notice()


def told(
    history: Iterable[Entry], until: float, since: float = 0, every: timedelta = MINUTE
) -> list[tuple[float, Cause]]:
    """The alerts of the clock in hours after the start, looking every minute."""
    return list(_told(fold(CASE, history), START + hours(since), START + hours(until), every))


def _told(
    case: Case, now: datetime, end: datetime, every: timedelta
) -> Iterator[tuple[float, Cause]]:
    state = alerted(case, now, CADENCE)
    while now < end:
        now += every
        found = due(case, state, now, CADENCE)
        state = found.state
        for cause in found.causes:
            yield (round((now - START) / hours(1), 3), cause)


def test_unanswered_report_repeats_hourly_and_marks_the_time() -> None:
    alerts = told([REPORT], until=12)
    assert alerts[:6] == [(n, Cause.REPEAT) for n in (1, 2, 3, 4, 5)] + [(6, Cause.MARK)]
    assert (12, Cause.MARK) in alerts


def test_three_hours_before_the_time_it_gets_loud() -> None:
    alerts = told([REPORT], until=22.4, since=20.5)
    assert [at for at, _ in alerts] == [21, 21.25, 21.5, 21.75, 22, 22.25]


def test_loud_lasts_two_hours_then_hourly_then_six_hourly_when_long_overdue() -> None:
    alerts = [at for at, cause in told([REPORT], until=62, since=22) if cause is Cause.REPEAT]
    assert [at for at in alerts if 25.5 < at < 30] == [26, 27, 28, 29]
    assert [at for at in alerts if at > 49.5] == [55, 61]


def test_what_nobody_has_judged_repeats_at_its_pace_also_when_its_time_is_near() -> None:
    unjudged = a_notice(trust=TrustLevel.UNVERIFIED, ours=False)
    assert told([unjudged], until=30) == [(n, Cause.REPEAT) for n in (6, 12, 18, 24, 30)]


def test_a_review_of_sending_names_no_date_and_has_time_left() -> None:
    review = a_notice(family=Family.SENDING)
    assert isinstance(review.fact, NoticeFact)
    facts = replace(review.fact.facts, answer_by=None, answer_by_basis=Basis.NONE)
    case = fold(CASE, [replace(review, fact=replace(review.fact, facts=facts))])
    alerts = list(_told(case, START, START + hours(13), MINUTE))
    assert alerts == [(6, Cause.REPEAT), (12, Cause.REPEAT)]


def test_an_alert_because_little_time_is_left_says_that_it_is_critical() -> None:
    early = replace(CADENCE, critical_below=hours(5), high_every=hours(12))
    case = fold(CASE, [REPORT])
    state = alerted(case, START + hours(18.5), early)
    looks = next_due(case, state, early)
    assert looks is not None
    assert START + hours(19) < looks <= START + hours(19) + MINUTE
    assert severity(case, looks, early) is Severity.CRITICAL
    assert due(case, state, looks, early).causes == (Cause.REPEAT,)


def test_a_false_time_long_past_hides_no_mark_and_slows_no_repeat() -> None:
    false = a_notice("false", Stage.REMINDER, 1, TrustLevel.UNVERIFIED, stated=-60)
    alerts = told([REPORT, false], until=23.5, since=2)
    genuine = {6, 12, 18, 21, 23}
    assert {at for at, cause in alerts if cause is Cause.MARK} == genuine
    times = [2.0, *(at for at, _ in alerts)]
    assert max(after - at for at, after in pairwise(times)) <= 1


def test_acknowledgement_stops_repeats_but_not_marks_and_expires_into_an_alert() -> None:
    taken = an_act(Act.ACK, 0.5, REPORT, until=6.5)
    assert told([REPORT, taken], until=7.6) == [
        (6, Cause.MARK),
        (6.5, Cause.ACKNOWLEDGEMENT_EXPIRED),
        (7.5, Cause.REPEAT),
    ]


def test_demand_that_the_acknowledgement_did_not_see_repeats() -> None:
    taken = an_act(Act.ACK, 0.5, REPORT, until=6.5)
    later = a_notice("later", Stage.REMINDER, 1)
    assert told([REPORT, taken, later], since=1, until=2.5) == [(2, Cause.REPEAT)]


def test_an_acknowledgement_that_a_later_demand_undid_does_not_expire_once_more() -> None:
    taken = an_act(Act.ACK, 0.5, REPORT, until=3)
    later = a_notice("later", Stage.REMINDER, 1)
    assert told([REPORT, taken, later], since=1, until=4) == [
        (2, Cause.REPEAT),
        (3, Cause.REPEAT),
        (4, Cause.REPEAT),
    ]


def test_measure_in_force_is_critical_from_the_start() -> None:
    blocked = a_notice(measures=("Blocked OUTBOUND TCP traffic on port 22",))
    assert [at for at, _ in told([blocked], until=1.1)] == [0.25, 0.5, 0.75, 1]


@pytest.mark.parametrize("family", [Family.CREDENTIALS, Family.ACCOUNT])
def test_credentials_and_suspension_are_critical_from_the_start(family: Family) -> None:
    assert told([a_notice(family=family)], until=0.3) == [(0.25, Cause.REPEAT)]


@pytest.mark.parametrize(
    ("until", "cause"),
    [(7, Cause.ACKNOWLEDGEMENT_EXPIRED), (20, Cause.MARK), (0.75, Cause.MARK)],
)
def test_clock_that_was_away_for_six_hours_tells_what_fell_due_as_one_alert(
    until: float, cause: Cause
) -> None:
    case = fold(CASE, [REPORT, an_act(Act.ACK, 0.5, REPORT, until=until)])
    state = alerted(case, START + hours(1), CADENCE)
    found = due(case, state, START + hours(13), CADENCE)
    assert found.causes == (cause,)
    assert due(case, found.state, START + hours(13), CADENCE).causes == ()


def test_a_mark_and_an_acknowledgement_that_expires_at_one_moment_wake_people_once() -> None:
    taken = an_act(Act.ACK, 0.5, REPORT, until=6)
    assert told([REPORT, taken], until=6.5) == [(6, Cause.ACKNOWLEDGEMENT_EXPIRED)]


def test_silence_of_aws_is_told_once_and_ends_the_case_after_two_weeks() -> None:
    case = fold(CASE, [REPORT, an_answer(2)])
    state = alerted(case, START + hours(2), CADENCE)
    silent = due(case, state, START + hours(2) + timedelta(days=3), CADENCE)
    assert silent.causes == (Cause.SILENT,)
    end = START + hours(2) + timedelta(days=14)
    assert next_due(case, silent.state, CADENCE) == end
    assert due(case, silent.state, end, CADENCE).close


@pytest.mark.parametrize(
    "history",
    [
        [REPORT, a_notice("closing", Stage.RESOLUTION, 1)],
        [REPORT, an_act(Act.DISMISS, 1, REPORT)],
        [a_notice(quiet=True)],
    ],
    ids=["resolved", "dismissed", "old"],
)
def test_nothing_is_due_on_a_case_that_needs_nobody(history: list[Entry]) -> None:
    case = fold(CASE, history)
    assert next_due(case, AlertState(START), CADENCE) is None
    assert told(history, until=100, since=2, every=hours(1)) == []


@pytest.mark.parametrize("stage", [Stage.REPORT, Stage.FINAL_NOTICE, Stage.INFORMATION_REQUEST])
def test_a_case_that_needs_us_always_has_a_next_alert(stage: Stage) -> None:
    case = fold(CASE, [a_notice(stage=stage)])
    state = alerted(case, START, CADENCE)
    for _ in range(200):
        later = next_due(case, state, CADENCE)
        assert later is not None
        assert later > state.seen_until
        state = due(case, state, later, CADENCE).state


@pytest.mark.parametrize(("left", "held"), [(24, 4), (8, 2), (1, 0.5), (-1, 1)])
def test_acknowledgement_holds_a_quarter_of_what_is_left(left: float, held: float) -> None:
    now = START + hours(24 - left)
    assert acknowledge_until(fold(CASE, [REPORT]), now, CADENCE) == now + hours(held)
