"""Two cases that are one matter: nothing is taken away, and what comes later finds its lane."""

import pytest

from abuse_desk.domain.cases.case import Case, Resolution, Status, covered_now
from abuse_desk.domain.cases.entry import Act, ActFact, CaseId, Entry, EntryId, TriageFact
from abuse_desk.domain.cases.fold import append, fold
from abuse_desk.domain.cases.view import Severity, is_acknowledged, severity
from abuse_desk.domain.config import Cadence
from abuse_desk.domain.notices.reading import Trust
from abuse_desk.domain.vocabulary import Family, Stage, TrustLevel
from tests.builders import CASE, START, a_notice, an_act, an_answer, hours

OLD = CaseId("case-0000000002")
REPORT = a_notice()
OTHER = a_notice("other", at=1, stated=10)
NOW = START + hours(7)
GONE = an_act(Act.MERGE, 6, into=CASE, name="gone")
CAME = an_act(Act.MERGE, 6, merged=OLD, name="came")
UNJUDGED = a_notice("unjudged", at=1, trust=TrustLevel.UNVERIFIED, ours=False)


def merged(own: list[Entry], old: list[Entry], *later: Entry) -> Case:
    """The case that goes on, after what came later."""
    return fold(CASE, [*own, CAME, *later], {OLD: (*old, GONE)})


def test_the_old_case_points_to_the_one_that_goes_on() -> None:
    case = fold(OLD, [OTHER, GONE])
    assert (case.status, case.resolution) == (Status.RESOLVED, Resolution.MERGED)
    assert case.merged_into == CASE


def test_both_ask_and_the_earlier_time_holds() -> None:
    case = merged([REPORT], [OTHER])
    assert [demand.entry_id for demand in case.demands] == ["report", "other"]
    assert (case.answer_by, case.merged) == (START + hours(11), (OLD,))


@pytest.mark.parametrize(
    "closing", [a_notice("closing", Stage.RESOLUTION, 4), an_answer(4)], ids=["closed", "answered"]
)
def test_what_closed_one_of_them_covers_no_demand_of_the_other(closing: Entry) -> None:
    for case in (merged([REPORT, closing], [OTHER]), merged([OTHER], [REPORT, closing])):
        assert case.status is Status.OPEN
        assert [demand.entry_id for demand in case.demands] == ["other"]


def test_a_measure_in_force_stays_in_force() -> None:
    blocked = a_notice("blocked", measures=("Blocked port 22",))
    case = merged([REPORT, a_notice("closing", Stage.RESOLUTION, 4)], [blocked])
    assert case.measures == ("Blocked port 22",)


def test_the_louder_family_stays() -> None:
    case = merged([REPORT], [a_notice("key", at=1, family=Family.CREDENTIALS)])
    assert severity(case, START + hours(7), Cadence()) is Severity.CRITICAL


@pytest.mark.parametrize(
    ("own", "old", "status"),
    [
        ([REPORT, an_answer(2)], [OTHER, an_answer(3, name="two")], Status.ANSWERED),
        ([REPORT, an_answer(2)], [UNJUDGED], Status.OPEN),
        ([REPORT, a_notice("end", Stage.RESOLUTION, 2)], [UNJUDGED], Status.OPEN),
        ([REPORT, an_act(Act.DISMISS, 2, REPORT)], [UNJUDGED], Status.TRIAGE),
        ([REPORT, an_act(Act.DISMISS, 2, REPORT)], [OTHER], Status.OPEN),
        (
            [REPORT, an_act(Act.DISMISS, 2, REPORT)],
            [OTHER, an_act(Act.DISMISS, 3, OTHER)],
            Status.DISMISSED,
        ),
        (
            [REPORT, a_notice("end", Stage.RESOLUTION, 2)],
            [OTHER, an_answer(3)],
            Status.ANSWERED,
        ),
    ],
)
def test_the_status_that_needs_us_most_holds(
    own: list[Entry], old: list[Entry], status: Status
) -> None:
    assert merged(own, old).status is status
    assert fold(CASE, [*old, CAME], {OLD: (*own, GONE)}).status is status


def test_two_resolved_cases_stay_resolved_for_the_reason_of_the_one_that_goes_on() -> None:
    own = [REPORT, a_notice("end", Stage.RETRACTION, 2)]
    case = merged(own, [OTHER, a_notice("other end", Stage.RESOLUTION, 3)])
    assert (case.status, case.resolution) == (Status.RESOLVED, Resolution.RETRACTION)
    assert case.closed_at == START + hours(3)


def test_a_mail_nobody_judged_asks_once_it_belongs_to_a_matter() -> None:
    fact = TriageFact("unrecognized", Trust(TrustLevel.UNVERIFIED), "a@example.com", "AWS?")
    mail = Entry(EntryId("mail"), START + hours(5), START + hours(5), "ses-mail", fact)
    case = merged([REPORT, an_answer(2)], [mail])
    assert case.status is Status.OPEN
    assert [demand.entry_id for demand in case.demands] == ["came"]


def test_a_later_copy_of_a_notice_that_came_in_stays_in_its_lane() -> None:
    copy = a_notice("other", at=1, stated=10, source="ses-copy")
    old = [OTHER, an_answer(2)]
    case = merged([REPORT], old, copy)
    assert [demand.entry_id for demand in case.demands] == ["report"]


def test_better_proof_of_a_notice_that_came_in_counts() -> None:
    doubtful = a_notice("other", at=1, trust=TrustLevel.UNVERIFIED, ours=False)
    case = merged([UNJUDGED], [doubtful], a_notice("other", at=1, source="ses-copy"))
    assert (case.status, case.trust.level) == (Status.OPEN, TrustLevel.VERIFIED)


def test_a_persons_word_on_a_mail_that_came_in_counts() -> None:
    said = an_act(Act.RELABEL, 8, about=OTHER.entry_id, level=TrustLevel.FORGED)
    trusts = {demand.entry_id: demand.trust for demand in merged([REPORT], [OTHER], said).demands}
    assert trusts[OTHER.entry_id] is TrustLevel.FORGED


def test_a_claim_that_came_in_can_be_confirmed() -> None:
    claim = a_notice("claim", Stage.RESOLUTION, 2, TrustLevel.UNVERIFIED)
    said = an_act(Act.CONFIRM, 8, about=claim.entry_id)
    case = merged([REPORT, an_answer(1)], [OTHER, claim], said)
    assert case.proposals == ()


def test_whoever_had_both_has_the_one() -> None:
    own = [REPORT, an_act(Act.ACK, 2, REPORT, until=9)]
    case = merged(own, [OTHER, an_act(Act.ACK, 3, OTHER, until=12)])
    assert case.acknowledgement is not None
    assert case.acknowledgement.until == START + hours(9)
    assert is_acknowledged(case, NOW)


@pytest.mark.parametrize("by", ["Aya", "Ben"])
def test_whoever_had_one_of_them_has_to_take_it_again(by: str) -> None:
    own = [REPORT, an_act(Act.ACK, 2, REPORT, until=9)]
    old = [OTHER, an_act(Act.ACK, 3, OTHER, until=12, by="Ben")] if by == "Ben" else [OTHER]
    assert merged(own, old).acknowledgement is None


def test_an_act_after_the_merge_covers_both() -> None:
    case = merged([REPORT], [OTHER])
    fact = ActFact(Act.RESOLVE, "Aya", covered_now(case), reason="done")
    done = Entry(EntryId("done"), START + hours(8), START + hours(8), "done", fact)
    after = append(CASE, case, done)
    assert after is not None
    assert after.status is Status.RESOLVED
    assert after == merged([REPORT], [OTHER], done)


def test_two_cases_that_hold_one_notice_ask_for_it_once() -> None:
    case = merged([REPORT], [REPORT, OTHER])
    assert [demand.entry_id for demand in case.demands] == ["report", "other"]


def test_a_chain_of_merges_folds_as_one() -> None:
    third = CaseId("case-0000000003")
    into_old = an_act(Act.MERGE, 5, merged=third, name="into old")
    lanes = {OLD: (OTHER, into_old, GONE), third: (a_notice("third", at=2),)}
    case = fold(CASE, [REPORT, CAME], lanes)
    assert [demand.entry_id for demand in case.demands] == ["report", "other", "third"]


def test_a_fold_without_the_history_that_came_in_is_an_error_and_no_loss() -> None:
    with pytest.raises(LookupError, match=f"the history of {OLD} came in and was not read"):
        fold(CASE, [REPORT, CAME])


def test_a_merge_is_never_appended_without_that_history() -> None:
    assert append(CASE, fold(CASE, [REPORT]), CAME) is None
