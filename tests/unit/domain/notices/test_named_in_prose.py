"""What AWS names in the middle of a sentence, without a label."""

import pytest

from abuse_desk.domain.vocabulary import Family, ResourceType
from tests.notices.letters import told

ASKS = "Please reply within 24 hours."


@pytest.mark.parametrize(
    "model",
    [
        "anthropic.claude-3-sonnet-20240229-v1:0",
        "us.amazon.nova-pro-v1:0",
        "meta.llama3-1-8b-instruct-v1:0",
    ],
)
def test_a_model_is_known_by_the_form_of_its_id(model: str) -> None:
    found = told(
        f"Requests from your account 111122223333 to the model {model} may violate our policy."
        f" {ASKS}"
    )
    assert [(one.type, one.id) for one in found.facts.resources] == [(ResourceType.MODEL, model)]


def test_a_host_of_a_maker_is_no_model() -> None:
    found = told(
        "Your account 111122223333 misused a model: see amazon.com, amazon.co-op-24.example."
        f" {ASKS}"
    )
    assert found.facts.resources == ()


def test_an_account_somebody_else_got_into_is_a_matter_of_credentials() -> None:
    found = told(
        "We suspended access to your account because we believe it was accessed by an"
        f" unauthorized third party. {ASKS}",
        "Your Amazon Web Services account 111122223333",
    )
    assert found.family is Family.CREDENTIALS
