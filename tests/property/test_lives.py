"""Whatever comes and whoever acts: nobody is left alone, and nobody is woken twice."""

from itertools import pairwise

from hypothesis import given, settings

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.cases.case import CLOSED, Case
from abuse_desk.domain.cases.entry import TRUSTED, Act, Entry, NoticeFact
from abuse_desk.domain.cases.view import Severity, is_acknowledged, severity
from abuse_desk.domain.vocabulary import Basis, Stage
from tests.builders import CONFIG
from tests.property.living import Asks, Comes, Living, Step, Turn, lives

QUICK = settings(max_examples=60, deadline=None)  # a life takes tens of milliseconds
BY_TIME = (Cause.MARK, Cause.REPEAT, Cause.ACKNOWLEDGEMENT_EXPIRED)


@QUICK
@given(lives())
def test_the_time_to_answer_never_moves_out_by_itself(steps: list[Step]) -> None:
    for turn in Living().live(steps):
        if turn.before and _later(turn.before, turn.after):
            assert _may_move_out(turn)


@QUICK
@given(lives())
def test_a_case_that_needs_us_always_has_a_next_alert(steps: list[Step]) -> None:
    waiting = [turn for turn in Living().live(steps) if _is_waiting(turn)]
    alone = [turn for turn in waiting if turn.record.next_due(CONFIG.cadence) is None]
    assert alone == []


@QUICK
@given(lives())
def test_the_clock_never_comes_back_to_what_it_has_just_looked_at(steps: list[Step]) -> None:
    looks = [turn for turn in Living().live(steps) if turn.step is None]
    stuck = [t for t in looks if (due := t.record.next_due(CONFIG.cadence)) and due <= t.at]
    assert stuck == []


@QUICK
@given(lives())
def test_after_closing_only_what_reopens_it_or_a_person_alerts(steps: list[Step]) -> None:
    for turn in Living().live(steps):
        stays = turn.before and turn.before.status in CLOSED and turn.after.status in CLOSED
        if stays and not isinstance(turn.step, Asks):
            assert turn.told == ()


@QUICK
@given(lives())
def test_a_demand_that_nobody_saw_always_alerts(steps: list[Step]) -> None:
    for turn in Living().live(steps):
        known = {demand.entry_id for demand in turn.before.demands} if turn.before else set()
        new = [demand for demand in turn.after.demands if demand.entry_id not in known]
        # What a person's reopening asks by itself came in by no mail, and was told as it was done.
        mailed = [one for one in new if one.trust in TRUSTED and one.received_at is not None]
        if isinstance(turn.step, Comes) and mailed:
            assert len(turn.told) == 1


@QUICK
@given(lives())
def test_an_act_leaves_open_what_that_person_had_not_seen(steps: list[Step]) -> None:
    living = Living()
    for turn in living.live(steps):
        if isinstance(turn.step, Asks) and turn.step.act in (Act.ANSWER, Act.RESOLVE, Act.DISMISS):
            assert turn.before is not None
            entries = living.cases.history(turn.after.case_id)[:-1]
            count = max(1, len(entries) - turn.step.unseen)
            seen = {entry.entry_id for entry in entries[:count]}
            unseen = {entry.entry_id for entry in entries[count:]}
            left = {demand.entry_id for demand in turn.after.demands}
            asked = {demand.entry_id for demand in turn.before.demands}
            assert (asked & unseen) - seen <= left


@QUICK
@given(lives())
def test_repeats_stop_while_somebody_has_it_and_resume(steps: list[Step]) -> None:
    for turn in Living().live(steps):
        for alert in turn.told:
            assert turn.before is None or alert.cause is not Cause.REPEAT or not _taken(turn)
        ends = turn.after.acknowledgement
        if ends and _is_waiting(turn) and is_acknowledged(turn.after, turn.at):
            due = turn.record.next_due(CONFIG.cadence)
            assert due is not None
            assert due <= ends.until


@QUICK
@given(lives())
def test_never_two_alerts_of_one_cause_at_one_moment(steps: list[Step]) -> None:
    told = [(turn.at, alert.cause) for turn in Living().live(steps) for alert in turn.told]
    assert len(told) == len(set(told))


@QUICK
@given(lives())
def test_what_has_just_been_told_the_clock_does_not_tell_again(steps: list[Step]) -> None:
    for first, second in pairwise(Living().live(steps)):
        if first.told and second.step is None and second.at == first.at:
            assert second.told == ()


@QUICK
@given(lives())
def test_time_alone_tells_only_what_is_ours_to_do_or_that_aws_is_silent(steps: list[Step]) -> None:
    for turn in Living().live(steps):
        if turn.step is None:
            for alert in turn.told:
                ours = turn.after.needs_us and alert.cause in BY_TIME
                assert ours or alert.cause in (Cause.SILENT, Cause.RESOLVED)


def _later(before: Case, after: Case) -> bool:
    known, now = before.answer_by, after.answer_by
    return known is not None and now is not None and now > known


def _may_move_out(turn: Turn) -> bool:
    """An answer, a closing or a person covered the demand; AWS gave more time, or named a time."""
    assert turn.before is not None
    left = {demand.entry_id for demand in turn.after.demands}
    covered = any(demand.entry_id not in left for demand in turn.before.demands)
    basis = (turn.before.answer_by_basis, turn.after.answer_by_basis)
    return covered or basis == (Basis.POLICY, Basis.STATED) or _gives_time(turn.step)


def _gives_time(step: Step | None) -> bool:
    if isinstance(step, Asks):
        return step.act is Act.CONFIRM
    return step is not None and _is_extension(step.entry)


def _is_extension(entry: Entry) -> bool:
    fact = entry.fact
    if not isinstance(fact, NoticeFact):
        return False
    return fact.stage is Stage.UPDATE and fact.trust.level in TRUSTED


def _is_waiting(turn: Turn) -> bool:
    """Our move, and more than a low matter, which is told once."""
    loud = severity(turn.after, turn.at, CONFIG.cadence) is not Severity.LOW
    return turn.after.needs_us and loud


def _taken(turn: Turn) -> bool:
    assert turn.before is not None
    return is_acknowledged(turn.before, turn.at)
