"""A flood to a real case with its right number: it raises the case once, and lowers nothing."""

from datetime import timedelta
from typing import Any

import pytest

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.causes import cause
from abuse_desk.domain.cases.case import Case, Claim, Status
from abuse_desk.domain.cases.entry import Act, Entry
from abuse_desk.domain.cases.flood import MOST_DEMANDS, MOST_PROPOSALS, MOST_VALUES
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.cases.view import is_acknowledged
from abuse_desk.domain.config import Cadence
from abuse_desk.domain.notices.reading import Resource
from abuse_desk.domain.vocabulary import ResourceType, Stage, TrustLevel
from tests.builders import CASE, START, a_notice, an_act, an_answer, hours

REPORT = a_notice(stated=20)
TAKEN = an_act(Act.ACK, 1, REPORT, until=9)
CADENCE = Cadence()


def unproved(number: int, stage: Stage = Stage.REPORT, **changes: object) -> Entry:
    """One of a flood: another mail each second, from two hours after the report on."""
    return a_notice(f"flood {number}", stage, 2 + number / 3600, TrustLevel.UNVERIFIED, **changes)


def causes(history: list[Entry], flood: list[Entry]) -> list[Cause]:
    """What each mail of the flood is told for."""
    case, told = fold(CASE, history), []
    for number, entry in enumerate(flood):
        after = fold(CASE, [*history, *flood[: number + 1]])
        told.append(cause(case, after, entry))
        case = after
    return [why for why in told if why is not None]


def flooded(flood: list[Entry]) -> Case:
    return fold(CASE, [REPORT, TAKEN, *flood])


@pytest.mark.parametrize(
    "stage",
    [Stage.REPORT, Stage.REMINDER, Stage.FINAL_NOTICE, Stage.ENFORCEMENT, Stage.UPDATE],
)
def test_a_flood_of_one_stage_tells_once(stage: Stage) -> None:
    assert len(causes([REPORT], [unproved(number, stage) for number in range(30)])) == 1


@pytest.mark.parametrize("stage", [Stage.RESOLUTION, Stage.RETRACTION])
def test_a_flood_of_one_claim_tells_once(stage: Stage) -> None:
    told = causes([REPORT], [unproved(number, stage) for number in range(30)])
    assert told == [Cause.PROPOSAL]


def test_a_new_resource_is_told_though_its_like_was_heard() -> None:
    other = Resource(ResourceType.INSTANCE, "i-0123456789abcdef1")
    flood = [unproved(0), unproved(1), unproved(2, resources=(other,))]
    assert causes([REPORT], flood) == [Cause.REMINDER, Cause.ADDED_RESOURCE]


def an_instance(number: int) -> Resource:
    return Resource(ResourceType.INSTANCE, f"i-{number:017x}")


def widening(count: int, every: float, **changes: Any) -> list[Entry]:
    """Mails `every` so many hours, each with a resource of its own."""
    return [
        a_notice(
            f"wider {number}",
            at=2 + number * every,
            trust=TrustLevel.UNVERIFIED,
            resources=(an_instance(number),),
            **changes,
        )
        for number in range(count)
    ]


def test_a_flood_of_made_up_resources_tells_once_an_hour() -> None:
    assert len(causes([REPORT], widening(60, 1 / 60))) == 1
    assert len(causes([REPORT], widening(5, 1.01))) == 5


def test_what_was_made_up_meanwhile_is_in_the_case_all_the_same() -> None:
    assert len(flooded(widening(60, 1 / 60)).resources) == 61


def test_what_brings_no_alert_is_nobodys_until_somebody_takes_it() -> None:
    history = [REPORT, TAKEN, *widening(3, 0.1)]
    assert not is_acknowledged(fold(CASE, history), START + hours(3))


def test_a_measure_is_told_in_the_middle_of_made_up_resources() -> None:
    blocked = unproved(700, Stage.ENFORCEMENT, measures=("We have blocked port 25.",))
    told = causes([REPORT], [*widening(5, 0.01), blocked])
    assert told == [Cause.ADDED_RESOURCE, Cause.ENFORCEMENT]


def test_a_verified_resource_is_told_in_the_middle_of_made_up_ones() -> None:
    genuine = a_notice("genuine", at=2.5, resources=(an_instance(999),))
    assert causes([REPORT, *widening(20, 0.01)], [genuine]) == [Cause.ADDED_RESOURCE]


def test_a_second_report_soon_after_an_unproved_first_is_told() -> None:
    first = a_notice(trust=TrustLevel.UNVERIFIED)
    assert causes([first], widening(1, 1)) == [Cause.ADDED_RESOURCE]


def test_ever_sooner_times_are_told_once_an_hour() -> None:
    flood = [unproved(number, stated=20 - 1.5 * number) for number in range(1, 10)]
    assert len(causes([REPORT], flood)) == 2


def test_a_flood_of_everything_at_once_stays_few() -> None:
    stages = (Stage.REPORT, Stage.REMINDER, Stage.FINAL_NOTICE, Stage.ENFORCEMENT)
    flood = [
        unproved(
            number,
            stages[number % 4],
            resources=(an_instance(number),),
            measures=(f"measure {number}",),
            abuse_types=(f"connection/{number}",),
            stated=20 - number / 10,
        )
        for number in range(200)
    ]
    assert len(causes([REPORT], flood)) <= 5


def test_a_new_measure_is_told_though_its_like_was_heard() -> None:
    flood = [unproved(0), unproved(1, measures=("We have blocked port 25.",))]
    assert len(causes([REPORT], flood)) == 2


def test_a_sooner_time_is_told_though_its_like_was_heard() -> None:
    assert len(causes([REPORT], [unproved(0), unproved(1, stated=6)])) == 2


def test_a_time_sooner_by_minutes_is_not_told() -> None:
    flood = [unproved(0, stated=6), unproved(1, stated=5.9)]
    assert len(causes([REPORT], flood)) == 1


def test_the_same_demand_half_a_day_later_is_told_again() -> None:
    later = a_notice("later", at=15, trust=TrustLevel.UNVERIFIED)
    assert len(causes([REPORT], [unproved(0), later])) == 2


def test_dates_made_up_by_the_sender_do_not_make_it_later() -> None:
    came = START + timedelta(hours=3)
    flood = [
        a_notice(f"n{number}", at=number, trust=TrustLevel.UNVERIFIED, received_at=came)
        for number in range(2, 90, 13)
    ]
    assert len(causes([REPORT], flood)) == 1


def test_after_an_answer_the_first_of_the_flood_is_told_again() -> None:
    history = [REPORT, unproved(0), an_answer(4)]
    later = [
        a_notice(f"again {number}", at=5 + number, trust=TrustLevel.UNVERIFIED)
        for number in range(3)
    ]
    assert len(causes(history, later)) == 1


def test_a_dismissed_case_is_not_told_of_again() -> None:
    dismissed = an_act(Act.DISMISS, 1, REPORT)
    assert causes([REPORT, dismissed], [unproved(number) for number in range(5)]) == []


def test_a_verified_demand_is_told_in_the_middle_of_the_flood() -> None:
    flood = [unproved(number) for number in range(20)]
    genuine = a_notice("genuine", Stage.REMINDER, 3)
    assert causes([REPORT, *flood], [genuine]) == [Cause.REMINDER]


def test_what_brings_no_alert_breaks_an_acknowledgement_all_the_same() -> None:
    assert is_acknowledged(fold(CASE, [REPORT, TAKEN]), START + hours(3))
    assert not is_acknowledged(flooded([unproved(0), unproved(1)]), START + hours(3))


def test_a_case_keeps_a_bounded_number_of_demands() -> None:
    case = flooded([unproved(number) for number in range(3 * MOST_DEMANDS)])
    assert len(case.demands) == MOST_DEMANDS


def test_a_verified_demand_is_kept_beyond_the_bound() -> None:
    flood = [unproved(number) for number in range(2 * MOST_DEMANDS)]
    case = fold(CASE, [REPORT, *flood, a_notice("genuine", Stage.FINAL_NOTICE, 3)])
    assert case.demands[-1].entry_id == "genuine"


def test_a_case_keeps_a_bounded_number_of_claims() -> None:
    case = flooded([unproved(number, Stage.RESOLUTION) for number in range(3 * MOST_PROPOSALS)])
    assert len(case.proposals) == MOST_PROPOSALS
    assert {proposal.claim for proposal in case.proposals} == {Claim.RESOLUTION}


def test_a_case_keeps_a_bounded_number_of_made_up_resources() -> None:
    flood = [
        unproved(number, resources=(Resource(ResourceType.INSTANCE, f"i-{number:017x}"),))
        for number in range(2 * MOST_VALUES)
    ]
    assert len(flooded(flood).resources) == MOST_VALUES


def test_a_forged_closing_does_not_change_what_alerts_are_filtered_by() -> None:
    case = flooded([unproved(0, Stage.RESOLUTION)])
    assert (case.status, case.stage, case.answer_by) == (
        Status.OPEN,
        Stage.REPORT,
        START + hours(20),
    )


def test_a_made_up_copy_does_not_take_a_demand_back() -> None:
    demand = a_notice("same", trust=TrustLevel.FORGED)
    copy = a_notice("same", Stage.UPDATE, trust=TrustLevel.UNVERIFIED, source="ses-copy")
    assert len(fold(CASE, [demand, copy]).demands) == 1
