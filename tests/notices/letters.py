"""A letter of AWS around the words that a test is about."""

from email.message import EmailMessage

from abuse_desk.domain.notices.reading import Notice
from abuse_desk.domain.reader import read_mail
from abuse_desk.domain.vocabulary import Stage

DESK = "trustandsafety@support.aws.com"
SUPPORT = "no-reply-aws@amazon.com"
REPORT = "Your AWS Abuse Report [10412345678]"
THREAD = f"Re: {REPORT}"
BREAK_IN = "Your AWS account 111122223333 is compromised"
BREAK_IN_THREAD = f"RE:[CASE 5212345601] {BREAK_IN}"
SENT = "Tue, 12 May 2026 09:00:00 +0000"


def letter(words: str, subject: str = REPORT, *, sender: str = DESK, sent: str = SENT) -> bytes:
    """The mail, as AWS would hand it to the first server."""
    mail = EmailMessage()
    mail["From"] = f"Amazon Web Services <{sender}>"
    mail["To"] = "root@example.com"
    mail["Subject"] = subject
    mail["Date"] = sent
    mail["Message-ID"] = "<letter@notices.example>"
    mail.set_content(f"Hello,\n\n{words}\n\nRegards,\nAmazon Web Services\n")
    return mail.as_bytes()


def told(words: str, subject: str = REPORT, *, sender: str = DESK, sent: str = SENT) -> Notice:
    """The notice that this letter is read as."""
    reading = read_mail(letter(words, subject, sender=sender, sent=sent))
    assert isinstance(reading, Notice)
    return reading


def is_open(found: Notice) -> bool:
    """Whether it demands an answer and ends nothing."""
    closed = found.stage in (Stage.RESOLUTION, Stage.RETRACTION)
    return found.facts.needs_answer and not closed


def implicated(activity: str) -> str:
    """How a first report begins."""
    return (
        "We've received a report(s) that your AWS resource(s)\n\nAWS ID: 111122223333    Region:"
        " us-west-2    EC2 Instance Id: i-0123456789abcdef0 [203.0.113.7]\n\nhas been implicated"
        f" in activity which resembles {activity}. Please reply to this email with the corrective"
        " actions you have taken.\n\n"
    )
