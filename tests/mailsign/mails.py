"""Mails of every kind that reaches an intake, and the zone in which they verify.

The names are the real ones, the keys are ours: nothing here verifies against real DNS.
"""

from dataclasses import dataclass

from abuse_desk.adapters.dns import DnsFault, Lookup, recorded
from abuse_desk.adapters.signatures import with_signatures
from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.header_section import only_author
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.origin.evidence import Verdict
from abuse_desk.domain.origin.trust import assess
from tests.mailsign.keys import SHORT, Key, key
from tests.mailsign.sign import SIGNED, arc, dkim

AWS = "ec2-abuse@amazon.com"
ROOT = "root@example.com"
EDITOR = "editor@example.com"
INTAKE = "desk-4f2a@in.example.com"
BODY = (
    "Hello,\r\n\r\nWe've received a report(s) that your AWS resource(s)\r\n\r\n"
    "AWS ID: 111122223333    Region: ap-northeast-1    EC2 Instance Id: i-0123456789abcdef0"
    " [203.0.113.7]\r\n\r\nhas been implicated in port scanning.\r\n\r\n"
    "Regards,\r\nAWS Trust & Safety\r\n"
)
ZONE = {
    "k1._domainkey.amazon.com": key("amazon").record(),
    "k1._domainkey.amazonaws.com": key("amazonaws").record(),
    "strict._domainkey.amazon.com": f"t=s; {key('amazon').record()}",
    "sha1._domainkey.amazon.com": f"h=sha1; {key('amazon').record()}",
    "old._domainkey.amazon.com": "v=DKIM1; k=rsa; p=",
    "short._domainkey.amazon.com": SHORT.record(),
    "k1._domainkey.amazonses.com": key("amazonses").record(),
    "k1._domainkey.example.com": key("example").record(),
    "k1._domainkey.amaz0n-abuse.example": key("attacker").record(),
    "arc._domainkey.google.com": key("google").record(),
    "arc._domainkey.microsoft.com": key("microsoft").record(),
    "arc._domainkey.attacker.example": key("attacker").record(),
}
IN_ZONE = recorded(ZONE)
CONTEXT = ReadContext(
    accounts=frozenset({"111122223333"}),
    forwarders=frozenset({EDITOR, "security@example.com"}),
    team_domains=frozenset({"example.com"}),
    own_addresses=frozenset({INTAKE}),
    region="us-east-1",
)


class Counting:
    """A look-up that counts what it is asked, and may be silent."""

    def __init__(self, *, silent: bool = False) -> None:
        self.asked: list[str] = []
        self.silent = silent

    def __call__(self, name: str) -> str | None:
        self.asked.append(name)
        if self.silent:
            raise DnsFault(f"{name}: Timeout")
        return ZONE.get(name)


def notice(
    *, author: str = AWS, to: str = ROOT, body: str = BODY, more: str = "", subject: str = ""
) -> bytes:
    """A notice as AWS would hand it to the first server, unsigned."""
    return (
        f"From: {author}\r\nTo: {to}\r\n"
        f"Subject: {subject or 'Your AWS Abuse Report [10412345678]'}\r\n"
        "Date: Fri, 28 Apr 2023 09:12:00 +0000\r\n"
        "Message-ID: <0100018@email.amazonses.com>\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
        f"{more}\r\n{body}"
    ).encode()


def signed(raw: bytes, domain: str = "amazon.com", selector: str = "k1") -> bytes:
    """The mail with a good signature of this domain of the zone."""
    return dkim(raw, domain, selector, key(domain.partition(".")[0]))


def from_aws(raw: bytes | None = None) -> bytes:
    """A notice with both signatures that mail of AWS sent through SES has."""
    return signed(signed(raw or notice()), "amazonses.com")


def received(
    raw: bytes,
    *,
    dmarc: str = "pass",
    header_from: str = "",
    dkim_results: str = "",
    spf: str = "pass",
    envelope: str = "bounce@amazonses.com",
    helo: str = "mta.example.net",
) -> bytes:
    """The mail as SES stores it, under the block SES writes."""
    domain = header_from or (only_author(raw) or "").partition("@")[2]
    checked = dkim_results or f"dkim={'pass' if dmarc == 'pass' else 'none'} header.i=@{domain};"
    return (
        f"Return-Path: <{envelope}>\r\n"
        f"Received: from {helo} (mta.example.net [198.51.100.9])\r\n"
        " by inbound-smtp.us-east-1.amazonaws.com with SMTP id q1w2e3r4t5y6u7i8o9\r\n"
        f" for {INTAKE};\r\n Fri, 28 Apr 2023 09:12:04 +0000 (UTC)\r\n"
        "X-SES-Spam-Verdict: PASS\r\nX-SES-Virus-Verdict: PASS\r\n"
        f"Received-SPF: {spf} client-ip=198.51.100.9; envelope-from={envelope};\r\n"
        f"Authentication-Results: amazonses.com;\r\n spf={spf} (spfCheck: said)"
        f" client-ip=198.51.100.9; envelope-from={envelope}; helo={helo};\r\n"
        f" {checked}\r\n dmarc={dmarc} header.from={domain};\r\n"
        "X-SES-RECEIPT: AEFBQUFBQUFB\r\n"
        "X-SES-DKIM-SIGNATURE: a=rsa-sha256; q=dns/txt; d=amazonses.com;\r\n"
    ).encode() + raw


def sealed(
    raw: bytes,
    sealer: str,
    results: str,
    *,
    instance: int = 1,
    covered: tuple[str, ...] = SIGNED,
) -> bytes:
    """The mail with an ARC set of this sealer."""
    signing = key(sealer.partition(".")[0])
    return arc(raw, sealer, signing, results, instance=instance, covered=covered)


def with_key(raw: bytes, selector: str, signing: Key, tags: str = "") -> bytes:
    """The mail signed for amazon.com with some other key or selector."""
    return dkim(raw, "amazon.com", selector, signing, tags=tags)


def attaching(author: str, inner: bytes) -> bytes:
    """Somebody's mail with the original attached, as Gmail writes it."""
    more = 'Content-Disposition: attachment; filename="notice.eml"'
    return (
        (
            f"From: {author}\r\nTo: {INTAKE}\r\nSubject: Fwd: Your AWS Abuse Report\r\n"
            "Date: Fri, 28 Apr 2023 09:11:00 +0000\r\nMessage-ID: <f1@example.com>\r\n"
            'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b1"\r\n\r\n'
            "--b1\r\nContent-Type: text/plain\r\n\r\nPlease look at this.\r\n"
            f"--b1\r\nContent-Type: message/rfc822\r\n{more}\r\n\r\n"
        ).encode()
        + inner
        + b"\r\n--b1--\r\n"
    )


def quoting(author: str, *, sender: str = AWS, body: str = BODY, before: str = "") -> bytes:
    """Somebody's mail with the original inline, as Gmail writes it; `before` forwarded it first."""
    inner = _block(sender, body)
    text = _block(before, inner) if before else inner
    return notice(author=author, to=INTAKE, body=text, subject="Fwd: Your AWS Abuse Report")


def html(text: str, link: str) -> bytes:
    """A notice whose one link says one thing and leads to another place."""
    raw = notice(body=f'<p>{text}</p><p><a href="{link}">Open the console</a></p>\r\n')
    return raw.replace(b"text/plain", b"text/html")


@dataclass(frozen=True, slots=True)
class Arrival:
    """One way a mail can come: how, what is expected, and the mail as SES stored it."""

    how: str
    level: str
    why: str  # stands in the reasons
    raw: bytes
    context: ReadContext = CONTEXT


def assessed(raw: bytes, context: ReadContext, lookup: Lookup = IN_ZONE) -> Verdict:
    """The verdict on a stored mail, through the whole reader."""
    message = parse_message(raw)
    assert isinstance(message, Message)
    return assess(unwrap(message), with_signatures(context, lookup))


def _block(sender: str, text: str) -> str:
    return (
        "---------- Forwarded message ---------\r\n"
        f"From: <{sender}>\r\nDate: Fri, 28 Apr 2023 at 09:12\r\n"
        "Subject: Your AWS Abuse Report [10412345678]\r\nTo: <root@example.com>\r\n\r\n"
        f"{text}"
    )
