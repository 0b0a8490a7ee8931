"""Words that sound like an end and are none: doubt keeps a matter open."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from abuse_desk.domain.notices.reading import Notice
from abuse_desk.domain.reader import read_mail
from abuse_desk.domain.vocabulary import Stage

OPEN = (Path(__file__).parents[3] / "notices/open_matters.txt").read_text().splitlines()
THREADS = {
    "trustandsafety@support.aws.com": "RE: Your AWS Abuse Report [10412345678]",
    "no-reply-aws@amazon.com": "RE:[CASE 5212345601] Your AWS account 111122223333 is compromised",
}


def mail(sender: str, text: str) -> bytes:
    message = EmailMessage()
    message["From"] = f"Amazon Web Services <{sender}>"
    message["To"] = "root@example.com"
    message["Subject"] = THREADS[sender]
    message["Date"] = "Tue, 11 Mar 2025 08:15:00 +0000"
    message["Message-ID"] = "<open@notices.example>"
    message.set_content(f"Hello,\n\n{text}\n\nRegards,\nAmazon Web Services\n")
    return message.as_bytes()


@pytest.mark.parametrize("sender", THREADS)
@pytest.mark.parametrize("text", OPEN)
def test_what_sounds_like_an_end_keeps_the_matter_open(text: str, sender: str) -> None:
    reading = read_mail(mail(sender, text))
    assert isinstance(reading, Notice)
    assert reading.stage not in (Stage.RESOLUTION, Stage.RETRACTION)
    assert reading.facts.needs_answer
