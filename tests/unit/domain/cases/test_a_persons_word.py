"""A person's word on a mail, up and down, and on what unproved mail claims."""

import pytest

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.causes import cause
from abuse_desk.domain.cases.case import Case, Claim, Status
from abuse_desk.domain.cases.entry import Act, Entry
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.vocabulary import Stage, TrustLevel
from tests.builders import CASE, START, a_notice, an_act, an_answer, hours

VERIFIED, UNVERIFIED, FORGED = TrustLevel.VERIFIED, TrustLevel.UNVERIFIED, TrustLevel.FORGED
REPORT = a_notice(stated=20)
CLAIMS = {
    Claim.RESOLUTION: a_notice("claim", Stage.RESOLUTION, 2, UNVERIFIED),
    Claim.RETRACTION: a_notice("claim", Stage.RETRACTION, 2, UNVERIFIED),
    Claim.ANSWER: an_answer(2, lowers=False, name="claim"),
    Claim.EXTENSION: a_notice("claim", Stage.UPDATE, 2, UNVERIFIED, stated=60),
}
COMES_TRUE = {
    Claim.RESOLUTION: (Status.RESOLVED, "fixed", None),
    Claim.RETRACTION: (Status.RESOLVED, "retraction", None),
    Claim.ANSWER: (Status.ANSWERED, None, None),
    Claim.EXTENSION: (Status.OPEN, None, START + hours(62)),
}


def said(mail: Entry, level: TrustLevel, at: float = 3) -> Entry:
    return an_act(Act.RELABEL, at, about=mail.entry_id, level=level)


def told(history: list[Entry]) -> Cause | None:
    """What the last entry is told for."""
    return cause(fold(CASE, history[:-1]), fold(CASE, history), history[-1])


def after(*history: Entry) -> Case:
    return fold(CASE, history)


@pytest.mark.parametrize("claim", Claim)
def test_a_claim_of_unproved_mail_waits(claim: Claim) -> None:
    case = after(REPORT, CLAIMS[claim])
    assert [proposal.claim for proposal in case.proposals] == [claim]
    assert (case.status, case.answer_by) == (Status.OPEN, START + hours(20))


@pytest.mark.parametrize("claim", Claim)
def test_a_claim_that_a_person_confirms_comes_true(claim: Claim) -> None:
    confirmed = an_act(Act.CONFIRM, 3, about=CLAIMS[claim].entry_id)
    case = after(REPORT, CLAIMS[claim], confirmed)
    assert (case.status, case.resolution, case.answer_by) == COMES_TRUE[claim]
    assert case.proposals == ()


def test_a_closing_that_a_person_believes_closes_and_is_told() -> None:
    closing = CLAIMS[Claim.RESOLUTION]
    history = [REPORT, closing, said(closing, VERIFIED)]
    assert (after(*history).status, told(history)) == (Status.RESOLVED, Cause.RESOLVED)


def test_a_closing_that_a_person_calls_forged_closes_no_longer_and_is_told() -> None:
    closing = a_notice("closing", Stage.RESOLUTION, 2)
    history = [REPORT, closing, said(closing, FORGED)]
    assert (after(*history).status, told(history)) == (Status.OPEN, Cause.REOPENED)


def test_a_demand_that_a_person_believes_opens_its_case_and_is_told() -> None:
    strange = a_notice(trust=FORGED, ours=False)
    history = [strange, said(strange, VERIFIED)]
    assert (after(*history).status, told(history)) == (Status.OPEN, Cause.OPENED)


def test_a_demand_that_a_person_calls_forged_is_for_a_person_to_dismiss() -> None:
    case = after(REPORT, said(REPORT, FORGED))
    assert (case.status, case.trust.level, len(case.demands)) == (Status.TRIAGE, FORGED, 1)


def test_the_last_word_on_a_mail_counts() -> None:
    closing = CLAIMS[Claim.RESOLUTION]
    history = (REPORT, closing, said(closing, VERIFIED, 3), said(closing, UNVERIFIED, 4))
    assert after(*history).status is Status.OPEN
