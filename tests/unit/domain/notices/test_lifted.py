"""That a measure is lifted: only where nothing stays, and where it is done, not promised."""

import pytest

from tests.notices.letters import THREAD, told

LIFTED = (
    "The block on outbound port 22 has been removed.",
    "Access to EC2 in ap-northeast-1 has been restored.",
)
NOT_LIFTED = (
    "We have removed the isolation from your instance. The block on port 25 remains in place.",
    "Your instance has been unblocked; the restriction on your account stays until you answer.",
    "We have lifted the block on port 22, but your instance is still isolated.",
    "We can lift the restriction once you reply with the corrective action.",
    "The restrictions will be lifted within 24 hours.",
    "We are looking into it.",
)


@pytest.mark.parametrize("words", LIFTED)
def test_a_measure_that_aws_took_back_is_lifted(words: str) -> None:
    assert told(f"Thank you for your response. {words}", THREAD).facts.lifted


@pytest.mark.parametrize("words", NOT_LIFTED)
def test_where_something_stays_or_is_only_promised_nothing_is_lifted(words: str) -> None:
    assert not told(f"Thank you for your response. {words}", THREAD).facts.lifted
