"""That a measure is lifted: only where nothing stays, and where it is done, not promised."""

from email.message import EmailMessage

import pytest

from abuse_desk.domain.notices.reading import Notice
from abuse_desk.domain.reader import read_mail

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


def is_lifted(words: str) -> bool:
    mail = EmailMessage()
    mail["From"] = "AWS Trust and Safety <trustandsafety@support.aws.com>"
    mail["To"] = "root@example.com"
    mail["Subject"] = "RE: Your AWS Abuse Report [10412345678]"
    mail["Date"] = "Fri, 12 Jul 2024 20:00:00 +0000"
    mail["Message-ID"] = "<lifted@notices.example>"
    mail.set_content(f"Hello,\n\nThank you for your response. {words}\n\nAWS Trust & Safety\n")
    reading = read_mail(mail.as_bytes())
    assert isinstance(reading, Notice)
    return reading.facts.lifted


@pytest.mark.parametrize("words", LIFTED)
def test_a_measure_that_aws_took_back_is_lifted(words: str) -> None:
    assert is_lifted(words)


@pytest.mark.parametrize("words", NOT_LIFTED)
def test_where_something_stays_or_is_only_promised_nothing_is_lifted(words: str) -> None:
    assert not is_lifted(words)
