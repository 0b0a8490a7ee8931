"""What AWS names in the middle of a sentence, without a label."""

from email.message import EmailMessage

import pytest

from abuse_desk.domain.notices.reading import Notice
from abuse_desk.domain.reader import read_mail
from abuse_desk.domain.vocabulary import Family, ResourceType


def told(subject: str, words: str) -> Notice:
    mail = EmailMessage()
    mail["From"] = "AWS Trust and Safety <trustandsafety@support.aws.com>"
    mail["To"] = "root@example.com"
    mail["Subject"] = subject
    mail["Date"] = "Fri, 12 Jul 2024 20:00:00 +0000"
    mail["Message-ID"] = "<in-prose@notices.example>"
    mail.set_content(f"Hello,\n\n{words} Please reply within 24 hours.\n\nAWS Trust & Safety\n")
    reading = read_mail(mail.as_bytes())
    assert isinstance(reading, Notice)
    return reading


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
        "AWS Abuse Report [10412345678]",
        f"Requests from your account 111122223333 to the model {model} may violate our policy.",
    )
    assert [(one.type, one.id) for one in found.facts.resources] == [(ResourceType.MODEL, model)]


def test_a_host_of_a_maker_is_no_model() -> None:
    found = told(
        "AWS Abuse Report [10412345678]",
        "Your account 111122223333 misused a model: see amazon.com, amazon.co-op-24.example.",
    )
    assert found.facts.resources == ()


def test_an_account_somebody_else_got_into_is_a_matter_of_credentials() -> None:
    found = told(
        "Your Amazon Web Services account 111122223333",
        "We suspended access to your account because we believe it was accessed by an"
        " unauthorized third party.",
    )
    assert found.family is Family.CREDENTIALS
