"""What AWS did is told from what it asks for; an act in a running matter from a first report."""

import pytest

from abuse_desk.domain.vocabulary import Stage
from tests.notices.letters import BREAK_IN, REPORT, SUPPORT, THREAD, implicated, told


def test_what_we_are_to_do_is_no_measure() -> None:
    words = implicated("malware") + "Required Actions: isolate the host and reply to this message."
    assert told(words).facts.measures == ()


def test_a_measure_behind_a_preface_is_one() -> None:
    words = (
        "Your access key AKIAIOSFODNN7EXAMPLE was exposed.\n\nPlease note that we have applied the"
        " AWSCompromisedKeyQuarantineV2 policy to the IAM user."
    )
    measures = told(words, BREAK_IN, sender=SUPPORT).facts.measures
    assert measures == ("we have applied the AWSCompromisedKeyQuarantineV2 policy to the IAM user",)


@pytest.mark.parametrize(
    "words",
    [
        (
            "We did not hear from you on the report of port scanning from your account"
            " 111122223333. We therefore isolated the following instances: i-0123456789abcdef0"
        ),
        "We received no answer to our notices. We have isolated i-0123456789abcdef0.",
        (
            "We have received new reports after our message of yesterday. To mitigate the abuse,"
            " we have taken the following steps:\n\n- Blocked all traffic to i-0123456789abcdef0"
        ),
    ],
)
def test_what_aws_does_in_a_running_matter_is_an_enforcement(words: str) -> None:
    found = told(words, THREAD)
    assert found.stage is Stage.ENFORCEMENT
    assert found.facts.measures


def test_what_aws_does_with_a_first_report_stays_a_report() -> None:
    words = implicated("port scanning") + (
        "To mitigate the abuse, we have taken the following steps:\n\n- Blocked all traffic"
    )
    found = told(words, REPORT)
    assert found.stage is Stage.REPORT
    assert found.facts.measures
