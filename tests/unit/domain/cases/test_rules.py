"""The rules of the case: each status and its ways out, and who may lower a case."""

from dataclasses import replace

import pytest

from abuse_desk.domain.cases.case import Claim, Resolution, Status
from abuse_desk.domain.cases.entry import Act, NoticeFact
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.vocabulary import Basis, Stage, TrustLevel
from tests.builders import CASE, DEMANDS, START, a_notice, an_act, an_answer, hours

UNTRUSTED = (TrustLevel.UNVERIFIED, TrustLevel.FORGED)
REPORT = a_notice()


def test_verified_report_opens_a_case() -> None:
    case = fold(CASE, [REPORT])
    assert (case.status, case.answer_by, case.answer_by_basis) == (
        Status.OPEN,
        START + hours(24),
        Basis.POLICY,
    )


def test_unverified_notice_that_names_our_account_opens_a_case() -> None:
    assert fold(CASE, [a_notice(trust=TrustLevel.UNVERIFIED)]).status is Status.OPEN


@pytest.mark.parametrize("level", UNTRUSTED)
def test_untrusted_notice_about_nobody_of_ours_waits_in_triage(level: TrustLevel) -> None:
    assert fold(CASE, [a_notice(trust=level, ours=False)]).status is Status.TRIAGE


def test_forged_notice_waits_in_triage_even_if_it_names_our_account() -> None:
    assert fold(CASE, [a_notice(trust=TrustLevel.FORGED)]).status is Status.TRIAGE


def test_verified_notice_takes_a_case_out_of_triage() -> None:
    first = a_notice("first", trust=TrustLevel.UNVERIFIED, ours=False)
    assert fold(CASE, [first, a_notice("second", at=1)]).status is Status.OPEN


def test_answer_of_a_team_domain_makes_it_the_move_of_aws() -> None:
    case = fold(CASE, [REPORT, an_answer(2)])
    assert (case.status, case.answer_by, case.answered_at) == (
        Status.ANSWERED,
        None,
        START + hours(2),
    )


def test_demand_that_came_in_after_the_answer_stays_open_though_sent_before_it() -> None:
    delayed = a_notice("delayed", Stage.REMINDER, 1, received_at=START + hours(3))
    for history in ([REPORT, an_answer(2), delayed], [delayed, REPORT, an_answer(2)]):
        case = fold(CASE, history)
        assert (case.status, case.answer_by) == (Status.OPEN, START + hours(25))


def test_late_copy_of_a_demand_that_was_answered_asks_nothing() -> None:
    copy = a_notice(source="a forward", received_at=START + hours(3))
    for history in ([REPORT, an_answer(2), copy], [copy, an_answer(2), REPORT]):
        assert fold(CASE, history).status is Status.ANSWERED


def test_answer_that_is_here_before_its_notice_waits_for_it() -> None:
    forwarded = a_notice(received_at=START + hours(3))
    assert fold(CASE, [an_answer(2), forwarded]).status is Status.ANSWERED


@pytest.mark.parametrize(
    ("level", "left"), [(TrustLevel.VERIFIED, 0), *((one, 1) for one in UNTRUSTED)]
)
def test_only_proved_mail_says_that_a_measure_is_lifted(level: TrustLevel, left: int) -> None:
    blocked = a_notice(measures=("Blocked OUTBOUND TCP traffic on port 22",))
    lifted = a_notice("lifted", Stage.UPDATE, 3, level, lifted=True)
    for answer in ([], [an_answer(2)]):
        assert len(fold(CASE, [blocked, *answer, lifted]).measures) == left


def test_measure_that_is_taken_after_another_was_lifted_is_in_force() -> None:
    lifted = a_notice("lifted", Stage.UPDATE, 3, lifted=True)
    again = a_notice("again", Stage.ENFORCEMENT, 4, measures=("Isolated the instance",))
    assert fold(CASE, [REPORT, lifted, again]).measures == ("Isolated the instance",)


def test_word_of_aws_breaks_the_silence_after_the_answer() -> None:
    word = a_notice("looking into it", Stage.UPDATE, 30)
    case = fold(CASE, [REPORT, an_answer(2), word])
    assert (case.answered_at, case.waits_since) == (START + hours(2), START + hours(30))


@pytest.mark.parametrize("level", UNTRUSTED)
def test_word_that_nobody_vouches_for_breaks_no_silence(level: TrustLevel) -> None:
    word = a_notice("looking into it", Stage.UPDATE, 30, level)
    assert fold(CASE, [REPORT, an_answer(2), word]).waits_since == START + hours(2)


def test_answer_from_a_mailbox_aws_did_not_write_to_is_noticed() -> None:
    case = fold(CASE, [REPORT, an_answer(2)])
    assert (case.answered_from, case.answered_elsewhere) == ("editor@example.com", True)


@pytest.mark.parametrize("mailboxes", [("Editor@example.com",), ()])
def test_answer_from_where_aws_wrote_to_or_nobody_knows_is_as_it_should_be(
    mailboxes: tuple[str, ...],
) -> None:
    assert isinstance(REPORT.fact, NoticeFact)
    asked = replace(REPORT, fact=replace(REPORT.fact, to=mailboxes))
    assert not fold(CASE, [asked, an_answer(2)]).answered_elsewhere


def test_answer_that_a_person_records_comes_from_no_mailbox() -> None:
    assert not fold(CASE, [REPORT, an_act(Act.ANSWER, 2, REPORT)]).answered_elsewhere


def test_answer_of_somebody_unproved_is_only_a_proposal() -> None:
    case = fold(CASE, [REPORT, an_answer(2, lowers=False)])
    assert case.status is Status.OPEN
    assert [proposal.claim for proposal in case.proposals] == [Claim.ANSWER]


@pytest.mark.parametrize("stage", DEMANDS)
def test_a_demand_after_the_answer_is_our_move_again(stage: Stage) -> None:
    assert fold(CASE, [REPORT, an_answer(2), a_notice("again", stage, 5)]).status is Status.OPEN


@pytest.mark.parametrize(
    ("stage", "resolution"),
    [
        (Stage.RESOLUTION, Resolution.FIXED),
        (Stage.RETRACTION, Resolution.RETRACTION),
    ],
)
def test_closing_of_aws_resolves_with_its_reason(stage: Stage, resolution: Resolution) -> None:
    case = fold(CASE, [REPORT, a_notice("closing", stage, 4)])
    assert (case.status, case.resolution) == (Status.RESOLVED, resolution)


@pytest.mark.parametrize("level", UNTRUSTED)
@pytest.mark.parametrize("stage", [Stage.RESOLUTION, Stage.RETRACTION])
def test_untrusted_closing_lowers_nothing(stage: Stage, level: TrustLevel) -> None:
    case = fold(CASE, [REPORT, a_notice("closing", stage, 4, level)])
    assert case.status is Status.OPEN
    assert case.answer_by == START + hours(24)
    assert len(case.proposals) == 1


def test_person_confirms_an_untrusted_closing() -> None:
    closing = a_notice("closing", Stage.RETRACTION, 4, TrustLevel.UNVERIFIED)
    confirmed = an_act(Act.CONFIRM, 5, about=closing.entry_id)
    case = fold(CASE, [REPORT, closing, confirmed])
    assert (case.status, case.resolution) == (Status.RESOLVED, Resolution.RETRACTION)


@pytest.mark.parametrize("level", list(TrustLevel))
def test_a_later_demand_reopens_a_resolved_case_whoever_sends_it(level: TrustLevel) -> None:
    history = [
        REPORT,
        a_notice("closing", Stage.RESOLUTION, 4),
        a_notice("again", at=9, trust=level),
    ]
    assert fold(CASE, history).status is Status.OPEN


def test_only_proved_mail_reopens_a_dismissed_case() -> None:
    history = [REPORT, an_act(Act.DISMISS, 1, REPORT)]
    unproved = a_notice("more", at=5, trust=TrustLevel.UNVERIFIED)
    assert fold(CASE, [*history, unproved]).status is Status.DISMISSED
    assert fold(CASE, [*history, a_notice("more", at=5)]).status is Status.OPEN


def test_proof_that_comes_later_undoes_a_dismissal() -> None:
    unproved = a_notice(trust=TrustLevel.UNVERIFIED)
    proved = a_notice(source="ses-copy")
    history = [unproved, an_act(Act.DISMISS, 1, unproved), proved]
    assert fold(CASE, history).status is Status.OPEN


def test_demand_in_flight_while_somebody_resolves_keeps_the_case_open() -> None:
    in_flight = a_notice("in flight", Stage.FINAL_NOTICE, 2)
    case = fold(CASE, [REPORT, in_flight, an_act(Act.RESOLVE, 3, REPORT, reason="fixed")])
    assert case.status is Status.OPEN
    assert [demand.entry_id for demand in case.demands] == ["in flight"]


def test_stated_time_replaces_the_policy_time() -> None:
    reminder = a_notice("reminder", Stage.REMINDER, 20, stated=24)
    case = fold(CASE, [REPORT, reminder])
    assert (case.answer_by, case.answer_by_basis) == (START + hours(44), Basis.STATED)


def test_unproved_stated_time_never_moves_the_answer_out() -> None:
    reminder = a_notice("reminder", Stage.REMINDER, 20, TrustLevel.UNVERIFIED, stated=500)
    assert fold(CASE, [REPORT, reminder]).answer_by == START + hours(24)


def test_stated_time_never_replaces_an_earlier_stated_one() -> None:
    first = a_notice(stated=10)
    second = a_notice("reminder", Stage.REMINDER, 5, stated=24)
    assert fold(CASE, [first, second]).answer_by == START + hours(10)


def test_extension_of_aws_moves_the_answer_out() -> None:
    granted = a_notice("granted", Stage.UPDATE, 5, stated=100, needs_answer=False)
    assert fold(CASE, [REPORT, granted]).answer_by == START + hours(105)


def test_unproved_extension_is_only_a_proposal() -> None:
    granted = a_notice(
        "granted", Stage.UPDATE, 5, TrustLevel.UNVERIFIED, stated=100, needs_answer=False
    )
    case = fold(CASE, [REPORT, granted])
    assert case.answer_by == START + hours(24)
    assert [proposal.claim for proposal in case.proposals] == [Claim.EXTENSION]


def test_an_answer_before_its_notice_waits_for_it() -> None:
    assert fold(CASE, [an_answer(2)]).status is Status.ANSWERED
    assert fold(CASE, [an_answer(2), REPORT]).status is Status.ANSWERED


def test_old_notice_opens_quietly_in_triage() -> None:
    case = fold(CASE, [a_notice(quiet=True)])
    assert (case.status, case.quiet) == (Status.TRIAGE, True)


def test_late_copy_never_moves_the_answer_out() -> None:
    late = a_notice(at=10, source="ses-copy", trust=TrustLevel.VERIFIED)
    early = a_notice(trust=TrustLevel.UNVERIFIED)
    assert fold(CASE, [early, late]).answer_by == START + hours(24)


def test_relabelled_mail_counts_as_what_a_person_says() -> None:
    forged = a_notice(trust=TrustLevel.FORGED)
    said = an_act(Act.RELABEL, 1, about=forged.entry_id, level=TrustLevel.VERIFIED)
    assert fold(CASE, [forged, said]).status is Status.OPEN


@pytest.mark.parametrize("closed", [Act.RESOLVE, Act.DISMISS])
def test_reopening_what_a_person_closed_brings_back_the_time_to_answer(closed: Act) -> None:
    history = [REPORT, an_act(closed, 1, REPORT, reason="by mistake"), an_act(Act.REOPEN, 2)]
    case = fold(CASE, history)
    assert (case.answer_by, case.demands) == (START + hours(24), fold(CASE, [REPORT]).demands)


def test_reopening_asks_for_nothing_that_was_answered_or_that_aws_closed() -> None:
    for over in (an_answer(1), a_notice("closing", Stage.RESOLUTION, 1)):
        closed = an_act(Act.RESOLVE, 2, REPORT, reason="over")
        case = fold(CASE, [REPORT, over, closed, an_act(Act.REOPEN, 3)])
        assert (case.status, case.answer_by) == (Status.OPEN, None)


def test_answer_that_came_in_after_a_person_closed_the_case_counts_when_it_is_reopened() -> None:
    closed = an_act(Act.RESOLVE, 1, REPORT, reason="over")
    case = fold(CASE, [REPORT, closed, an_answer(2), an_act(Act.REOPEN, 3)])
    assert case.answer_by is None


def test_demand_that_crosses_a_second_answer_stays_open() -> None:
    said = an_act(Act.ANSWER, 0.9, REPORT)
    crossing = a_notice("acts", Stage.ENFORCEMENT, 0.95, received_at=START + hours(1.2))
    case = fold(CASE, [REPORT, said, crossing, an_answer(1)])
    assert [demand.entry_id for demand in case.demands] == ["acts"]


def test_unproved_demand_takes_no_time_of_aws_away() -> None:
    closed = an_act(Act.RESOLVE, 1, REPORT, reason="by mistake")
    junk = a_notice("junk", at=2, trust=TrustLevel.UNVERIFIED)
    again = an_act(Act.RESOLVE, 3, junk, reason="junk")
    case = fold(CASE, [REPORT, closed, junk, again, an_act(Act.REOPEN, 4)])
    assert case.answer_by == START + hours(24)


def test_what_was_answered_is_asked_by_no_reopening_whatever_lay_between() -> None:
    closed = an_act(Act.RESOLVE, 1, REPORT, reason="by mistake")
    asked = a_notice("asked", at=2, trust=TrustLevel.UNVERIFIED)
    history = [REPORT, closed, asked, an_answer(3), an_act(Act.REOPEN, 4)]
    assert fold(CASE, history).answer_by is None


def test_reopening_needs_someone_again() -> None:
    history = [REPORT, an_act(Act.RESOLVE, 1, REPORT, reason="done"), an_act(Act.REOPEN, 2)]
    case = fold(CASE, history)
    assert (case.status, len(case.demands)) == (Status.OPEN, 1)
