"""A closing says in one sentence that it closes; any other may say what it leaves open."""

import pytest

from abuse_desk.domain.notices.courtesies import without_courtesies
from abuse_desk.domain.notices.open_ends import open_ends
from abuse_desk.domain.notices.plain import plain
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Basis, Stage
from tests.notices.letters import (
    BREAK_IN_THREAD,
    REPORT,
    SUPPORT,
    THREAD,
    implicated,
    is_open,
    told,
)

CLOSED = "We consider this case resolved."


def left_open(text: str) -> frozenset[Says]:
    return open_ends(plain(text))


@pytest.mark.parametrize(
    "words",
    [
        "The port 25 block is kept.",
        "Your instance i-0123456789abcdef0 stays isolated until it has been rebuilt.",
        "The quarantine policy on the user builder was left in place.",
        "We were not able to lift the restriction on outbound mail.",
        "The second report, for i-0aaaabbbbccccdddd, remains outstanding.",
        "Nevertheless we need to know the cause.",
        "The root password hasn't been changed.",
        "Please send us the outcome of your investigation.",
    ],
)
def test_a_closing_beside_something_open_closes_nothing(words: str) -> None:
    assert is_open(told(f"{CLOSED} {words}", THREAD))


@pytest.mark.parametrize(
    "words",
    [
        "Your account remains in good standing.",
        "No restrictions remain in place.",
        "There is nothing outstanding.",
        "If you have any questions, please reply to this email.",
        "Please let us know how we did.",
        "In the future we recommend that you patch your systems.",
        "We value your feedback. Please share your experience by rating this correspondence.",
        "Is there anything else that we can help you with?",
    ],
)
def test_a_closing_beside_courtesies_closes(words: str) -> None:
    assert told(f"{CLOSED} {words}", THREAD).stage is Stage.RESOLUTION


def test_a_restriction_that_stays_outweighs_one_that_was_lifted() -> None:
    words = (
        "We have removed the block from i-0123456789abcdef0. The block on i-0aaaabbbbccccdddd"
        " stays in place until you have rebuilt it."
    )
    assert is_open(told(words, THREAD))


def test_a_case_put_away_while_the_account_is_limited_is_an_update_that_waits() -> None:
    words = f"{CLOSED} The limits on your account remain in place."
    found = told(words, BREAK_IN_THREAD, sender=SUPPORT)
    assert (found.stage, found.facts.needs_answer) == (Stage.UPDATE, True)


def test_what_is_denied_or_nobody_asked_for_is_not_left_open() -> None:
    assert not left_open("No restriction remains. Nothing is pending. Please note the case number.")


def test_a_demand_under_a_condition_is_none() -> None:
    assert Says.ANSWER_WANTED not in left_open("If it happens again, please reply to this email.")


def test_a_demand_by_a_time_beside_thanks_asks_for_an_answer() -> None:
    found = told("Thanks for the information. Please respond by 5 PM UTC tomorrow.", THREAD)
    assert found.stage is Stage.INFORMATION_REQUEST
    assert found.facts.answer_by_basis is Basis.STATED


def test_what_is_to_be_lifted_makes_a_report_no_update() -> None:
    words = implicated("Port Scanning") + "For the block lifted by tomorrow you must reply today."
    found = told(words, REPORT)
    assert (found.stage, found.facts.answer_by_basis) == (Stage.REPORT, Basis.STATED)


def test_an_instance_that_is_free_again_can_be_reported_again() -> None:
    words = (
        "Since your instance i-0123456789abcdef0 is no longer isolated, we've received a report"
        " that it was implicated in port scanning."
    )
    assert told(words, THREAD).stage is Stage.REPORT


def test_a_purpose_is_no_condition_of_what_follows_it() -> None:
    words = "To make sure that nobody else is harmed, your instance i-0123456789abcdef0"
    purpose = words.replace("that nobody else", "no other host")
    assert told(f"{purpose} was isolated.", THREAD).stage is Stage.ENFORCEMENT


def test_what_has_to_be_made_sure_is_no_fact() -> None:
    words = "Please make sure that your instance i-0123456789abcdef0 has been isolated. Reply then."
    assert told(words, THREAD).stage is not Stage.ENFORCEMENT


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("If you do not answer by 2026-05-20, your account will be suspended.", Stage.FINAL_NOTICE),
        (
            (
                "We have repeatedly contacted you about the spam from i-0123456789abcdef0. We will"
                " suspend your AWS account on Monday, May 18, 2026."
            ),
            Stage.FINAL_NOTICE,
        ),
        (
            implicated("Port Scanning") + "Without an answer we may suspend your account.",
            Stage.REPORT,
        ),
    ],
)
def test_an_account_that_goes_next_is_told_a_last_time(words: str, stage: Stage) -> None:
    assert told(words, REPORT).stage is stage


def test_an_opinion_that_aws_asks_for_leaves_the_text() -> None:
    asked = "Done. We value your feedback. Please rate this correspondence.\n\nRegards"
    left = without_courtesies(asked)
    assert "feedback" not in left
    assert "rate" not in left
    assert left.startswith("Done.")


@pytest.mark.parametrize(
    "words",
    [
        "Please reduce your complaint rate and reply with your plan.",
        "We have had no feedback from you.",
        "Rate your answer within 24 hours or we suspend the account.",
    ],
)
def test_what_means_the_matter_is_no_courtesy(words: str) -> None:
    assert without_courtesies(words) == words
