"""Further kinds of hostile mail about a real case: what the envelope, the headers' syntax, lists,
signatures, encodings and other languages may hide.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.utils import format_datetime

from tests.e2e.attack import AWS, LINK, Target

RESOLVED = (
    "Hello,\n\nThis case has been resolved and no further action is required.\n\n"
    "Regards,\nAWS Trust & Safety\n\nCase Number: {number}\n"
)
STRANGER = "x@evil.example"
GROUP = "security@example.com"
LIST = f"List-ID: <security.example.com>\nList-Post: <mailto:{GROUP}>\n"
VERDICT = "x;dmarc=pass header.from=amazon.com;"
MADE_UP = "DKIM-Signature: v=1; a=rsa-sha256; d={d}; s={s}; h=from:to:subject:date; bh=A; b=A\n"


@dataclass(frozen=True, slots=True)
class Assault:
    """One mail, and what its sender says by SMTP."""

    how: str
    raw: bytes
    helo: str = "mx.evil.example"
    author: str = AWS  # in whose name, as far as DMARC goes


@dataclass(frozen=True, slots=True)
class _Mail:
    """A mail in parts, each of which one kind of assault replaces."""

    target: Target
    name: str
    author: str = AWS
    to: str = "root@example.com"
    subject: str = "RE: Your Amazon EC2 Abuse Report {number}"
    before: str = ""
    more: str = ""
    date: str = ""
    kind: str = "text/plain; charset=UTF-8"
    words: str = RESOLVED

    def raw(self) -> bytes:
        """With the case's number, and CRLF."""
        date = self.date or format_datetime(self.target.now)
        head = (
            f"{self.before}From: {self.author}\nTo: {self.to}\nSubject: {self.subject}\n"
            f"Date: {date}\nMessage-ID: <{self.name}@evil.example>\nMIME-Version: 1.0\n"
            f"Content-Type: {self.kind}\n{self.more}"
        )
        text = f"{head}\n{self.words}".replace("{number}", self.target.number)
        return text.replace("\n", "\r\n").encode()


def assaults(target: Target) -> Iterator[Assault]:
    """Every kind once."""
    plain = _Mail(target, "plain")
    for number, (how, mail, author) in enumerate(_mails(plain)):
        yield Assault(how, replace(mail, name=f"assault-{number}").raw(), author=author)
    for number, helo in enumerate((f"{VERDICT}(", f'{VERDICT}"', VERDICT, "[x\\")):
        raw = replace(plain, name=f"helo-{number}").raw()
        yield Assault(f"HELO {helo}", raw, helo=helo)


def _mails(plain: _Mail) -> Iterator[tuple[str, _Mail, str]]:
    yield from ((how, mail, AWS) for how, mail in _in_aws_name(plain))
    yield from (
        (how, mail, STRANGER) for how, mail in _in_own_name(replace(plain, author=STRANGER))
    )
    yield from ((how, mail, STRANGER) for how, mail in _encoded(replace(plain, author=STRANGER)))


def _in_aws_name(plain: _Mail) -> Iterator[tuple[str, _Mail]]:
    """Mail whose From a careless reader takes for AWS's."""
    for author in (
        f"<@evil.example:{AWS}>",
        f'"{AWS}"@evil.example',
        f"AWS: {AWS};",
        f"{AWS} ({STRANGER})",
        f"{AWS.upper()}.",
        "ec2-abuse@\u0430mazon.com",
        f"=?utf-8?q?{AWS.replace('@', '=40')}?=",
    ):
        yield f"From {author}", replace(plain, author=author)
    yield "a second From", replace(plain, more=f"From : {STRANGER}\n")
    yield "a made-up signature", replace(plain, before=MADE_UP.format(d="amazon.com", s="k1"))
    twice = MADE_UP.format(d="evil.example; d=amazon.com", s="k1")
    yield "a signature of two domains", replace(plain, before=twice)
    many = "".join(MADE_UP.format(d="amazon.com", s=f"k{n}") for n in range(40))
    yield "forty made-up signatures", replace(plain, before=many)
    seal = "ARC-Seal: i=1; a=rsa-sha256; d=google.com; s=arc; cv=none; b=A\n"
    results = "ARC-Authentication-Results: i=1; mx.google.com; dmarc=pass header.from=amazon.com\n"
    sealed = "ARC-Message-Signature: i=1; a=rsa-sha256; d=google.com; s=arc; h=from; bh=A; b=A\n"
    yield "a made-up chain", replace(plain, before=seal + sealed + results)
    yield "a date to come", replace(plain, date="Sat, 01 Jan 2033 00:00:00 +0000")
    yield "a date long past", replace(plain, date="Fri, 01 Jan 1999 00:00:00 +0000")


def _in_own_name(plain: _Mail) -> Iterator[tuple[str, _Mail]]:
    """Mail of a stranger that says whose words it carries."""
    yield "Sender AWS", replace(plain, before=f"Sender: {AWS}\n")
    yield "resent by AWS", replace(plain, before=f"Resent-From: {AWS}\n")
    yield "a list that names AWS", replace(plain, before=f"{LIST}X-Original-From: {AWS}\n")
    group = f"'AWS' via Security <{GROUP}>"
    yield "our group's name", replace(plain, author=group, before=LIST)
    to_aws = replace(plain, to=AWS, words="We have stopped it.\n\nCase Number: {number}\n")
    yield "an answer through our group", replace(to_aws, author=group, before=LIST)
    yield (
        "an answer of our tickets",
        replace(to_aws, author="t@example.com", before="Auto-Submitted: auto-generated\n"),
    )
    yield "an answer of a look-alike of ours", replace(to_aws, author="aya@examp1e.com")
    thread = f"In-Reply-To: <{plain.target.message_id}>\n"
    yield "the thread alone", replace(plain, subject="Re: it", more=thread)
    yield "the number of a part", replace(plain, subject="Your AWS Abuse Report {number}-1")
    yield "two numbers", replace(plain, subject="Your AWS Abuse Report 10499999999 {number}")
    yield "the desk's own alert", replace(plain, subject="[LOW] AWS abuse resolved: {number}")
    yield "a link without a scheme", replace(plain, words=f"{LINK.partition('//')[2]}\n{RESOLVED}")
    yield "a call in a chat", replace(plain, subject="<!channel> Abuse Report {number}")
    many = "\n".join(f"i-{number:017x}" for number in range(3000))
    yield "thousands of instances", replace(plain, words=f"Implicated: {many}\n{RESOLVED}")


def _encoded(plain: _Mail) -> Iterator[tuple[str, _Mail]]:
    """Words that a reader must decode, or must not."""
    for charset in ("utf-7", "utf-16", "iso-2022-jp", "no-such-charset"):
        yield charset, replace(plain, kind=f"text/plain; charset={charset}")
    broken = "Content-Transfer-Encoding: quoted-printable\n"
    yield (
        "soft breaks",
        replace(plain, more=broken, words=RESOLVED.replace("case has", "ca=\nse has")),
    )
    style = "<style>p:after{content:'x'}</style>"
    html = f"{style}<!-- {RESOLVED} --><p>Invoice</p><p hidden>{RESOLVED}</p>"
    yield "hidden in HTML", replace(plain, kind="text/html", words=html)
    alternative = (
        "--b\nContent-Type: text/plain\n\nYour receipt.\n"
        f"--b\nContent-Type: text/html\n\n<p>{RESOLVED}</p>\n--b--\n"
    )
    yield "two faces", replace(plain, kind='multipart/alternative; boundary="b"', words=alternative)
    inner = _Mail(plain.target, "inner").raw()
    as_file = base64.encodebytes(inner).decode()
    eml = (
        '--b\nContent-Type: application/octet-stream; name="a.eml"\n'
        f"Content-Transfer-Encoding: base64\n\n{as_file}\n--b--\n"
    )
    yield "an attached file", replace(plain, kind='multipart/mixed; boundary="b"', words=eml)
    calendar = "BEGIN:VCALENDAR\nMETHOD:CANCEL\nSUMMARY:Resolved {number}\nEND:VCALENDAR\n"
    yield "a calendar", replace(plain, kind="text/calendar; method=CANCEL", words=calendar)
    japanese = "誤って送信されました。このケースは解決済みです。\n\nケース番号: {number}\n"
    yield "Japanese", replace(plain, words=japanese)
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    number = plain.target.number.translate(wide)
    yield "wide digits", replace(plain, subject=f"Abuse Report {number}")
