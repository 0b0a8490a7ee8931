"""More time: granted only where AWS says so as a fact, and by when in its own words."""

import pytest

from abuse_desk.domain.notices.reading import Notice
from abuse_desk.domain.vocabulary import Basis, Stage
from tests.notices.letters import told

THREAD = "RE: [Case 10412345678-1] Your AWS Abuse Report"
SENT = "Fri, 12 Jul 2024 20:00:00 +0000"


def answered(words: str) -> Notice:
    return told(f"Thank you for your response. {words}", THREAD, sent=SENT)


@pytest.mark.parametrize(
    "words",
    [
        "We are extending the deadline to 16 July 2024, 17:00 UTC.",
        "As requested, you now have until 2024-07-16 17:00 UTC to finish the clean-up.",
        "Your extension is approved until July 16, 2024 17:00 UTC.",
        "The time to answer was extended until July 16, 2024 17:00 UTC.",
        "You could not finish in time, so we extended the deadline to 2024-07-16 17:00 UTC.",
        "We have extended your time until 2024-07-16 17:00 UTC. We will not extend it again.",
        "We extended the deadline to 2024-07-16 17:00 UTC; if you do not reply by then, we act.",
    ],
)
def test_time_that_was_granted_is_an_update_with_its_end(words: str) -> None:
    found = answered(words)
    assert found.stage is Stage.UPDATE
    assert f"{found.facts.answer_by:%m-%d %H:%M}" == "07-16 17:00"


def test_time_that_is_given_for_a_question_is_its_end() -> None:
    found = answered("We can extend until July 16, 2024 17:00 UTC. Please send us the root cause.")
    assert found.stage is Stage.INFORMATION_REQUEST
    assert f"{found.facts.answer_by:%m-%d %H:%M}" == "07-16 17:00"


@pytest.mark.parametrize(
    "words",
    [
        "Unfortunately we cannot extend the deadline to 16 July 2024. Please send the root cause.",
        "If you tell us the root cause today, we could extend the deadline to 16 July 2024.",
        "We can extend the deadline to 16 July 2024 if you tell us the root cause.",
    ],
)
def test_time_that_is_refused_or_tied_to_something_is_none(words: str) -> None:
    found = answered(words)
    assert found.stage is not Stage.UPDATE
    assert found.facts.answer_by_basis is Basis.POLICY


@pytest.mark.parametrize(
    "words",
    [
        "Please send the root cause by 2024-07-13 06:00 UTC. If you need an extension, say why.",
        "We cannot extend the deadline, send the root cause by 2024-07-13 06:00 UTC.",
        "Send the root cause by 2024-07-13 06:00 UTC. Should you be unable, ask for an extension.",
    ],
)
def test_a_word_about_more_time_takes_no_stated_time_away(words: str) -> None:
    assert f"{answered(words).facts.answer_by:%m-%d %H:%M}" == "07-13 06:00"


def test_a_case_number_with_a_counter_is_kept_as_written() -> None:
    assert answered("We are looking into it.").facts.reference == "10412345678-1"
