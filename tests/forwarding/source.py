"""The mail that is wrapped, and who wraps it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

NOTICE = """\
Hello,

We've received a report(s) that your AWS resource(s)

AWS ID: 111122223333    Region: us-west-2    EC2 Instance Id: i-0123456789abcdef0 [203.0.113.7]

has been implicated in activity which resembles scanning of remote hosts.

Abuse Time: 27 Apr 2023 14:46:47 GMT

> an excerpt the reporter quoted
> From: someone@example.org

AWS Account ID: 111122223333

Regards,
AWS Trust & Safety"""

TOKYO = timezone(timedelta(hours=9))


@dataclass(frozen=True, slots=True)
class Source:
    """What AWS sent. `sent` is aware; clients without a zone write it in `FORWARDED`'s."""

    sender: str = "ec2-abuse@amazon.com"
    name: str = "Amazon EC2 Abuse"
    to: str = "root@example.com"
    subject: str = "Your AWS Abuse Report [10412345678]"
    sent: datetime = datetime(2023, 4, 28, 9, 12, tzinfo=UTC)
    message_id: str = "<0100018-notice@email.amazonses.com>"
    body: str = NOTICE

    @property
    def local(self) -> datetime:
        """When it was sent, on the forwarder's clock."""
        return self.sent.astimezone(TOKYO)


FORWARDED = datetime(2023, 4, 28, 20, 0, tzinfo=TOKYO)
FORWARDER = "editor@example.com"
INTAKE = "intake@desk.example.net"
COMMENT = "Please look at this one."


def crlf(text: str) -> bytes:
    """The text as it travels: CRLF, UTF-8."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n").encode()


def direct(source: Source, extra: str = "") -> bytes:
    """The mail as AWS sent it; `extra` are header lines on top of it."""
    return crlf(
        f"{extra}From: {source.name} <{source.sender}>\nTo: {source.to}\n"
        f"Subject: {source.subject}\n"
        f"Date: {source.sent:%a, %d %b %Y %H:%M:%S +0000}\nMessage-ID: {source.message_id}\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        f"Content-Transfer-Encoding: 8bit\n\n{source.body}\n"
    )


def outer(body: str, subject: str, kind: str = "text/plain", extra: str = "") -> bytes:
    """A forwarder's own mail to the intake around a body of this kind."""
    return crlf(
        f"From: Aya Editor <{FORWARDER}>\nTo: {INTAKE}\nSubject: {subject}\n"
        f"Date: {FORWARDED:%a, %d %b %Y %H:%M:%S +0900}\nMessage-ID: <outer@example.com>\n{extra}"
        f"MIME-Version: 1.0\nContent-Type: {kind}; charset=UTF-8\n"
        f"Content-Transfer-Encoding: 8bit\n\n{body}\n"
    )
