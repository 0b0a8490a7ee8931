"""The mails of the measurements: 5 KB of text, 100 KB of HTML, 25 MB with attachments."""

from base64 import encodebytes
from quopri import encodestring
from random import Random

from tests.forwarding.source import NOTICE

HEAD = (
    b"Return-Path: <bounce@amazonses.com>\r\n"
    + b"".join(
        b"Received: from a%d.example.com (a [203.0.113.7])\r\n\tby b.example.net with ESMTPS id x%d"
        b"\r\n\tfor <root@example.com>; Fri, 28 Apr 2023 09:12:00 +0000\r\n" % (i, i)
        for i in range(6)
    )
    + b"DKIM-Signature: v=1; a=rsa-sha256; q=dns/txt; c=relaxed/simple; s=abc; d=amazon.com;"
    b"\r\n\th=From:To:Subject; bh=" + b"A" * 44 + b";\r\n\tb=" + b"B" * 170 + b"\r\n"
    b"From: Amazon EC2 Abuse <ec2-abuse@amazon.com>\r\nTo: root@example.com\r\n"
    b"Subject: Your AWS Abuse Report [10412345678]\r\n"
    b"Date: Fri, 28 Apr 2023 09:12:00 +0000\r\nMessage-ID: <x@y>\r\nMIME-Version: 1.0\r\n"
)
PLAIN = f"{NOTICE}\n\n" * 9
ROWS = "".join(
    f"<tr><td style='padding:2px'>198.51.100.{i % 250}</td><td><b>203.0.113.{i % 250}</b></td>"
    f"<td>port {i}</td><td>2023-04-27 14:{i % 60:02}:47 UTC, a line of a log, {i}</td></tr>\n"
    for i in range(500)
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in NOTICE.split("\n"))
PAGE = (
    "<html><head><style>p{margin:0}</style></head><body>"
    f"{PARAGRAPHS}<table>{ROWS}</table></body></html>"
)
FILES = 3
FILE_BYTES = 6_200_000


def text_5_kb() -> bytes:
    """One text/plain part."""
    body = PLAIN[:3_800].replace("\n", "\r\n").encode()
    return HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + body


def html_100_kb() -> bytes:
    """A page with a long table beside its plain text, as AWS's own mails come."""
    plain = b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + PLAIN.encode()
    return _multipart(b"alternative", plain, _page())


def html_only_100_kb() -> bytes:
    """The same page alone: all of it has to be turned into text."""
    return HEAD + _page()


def attachments_25_mb() -> bytes:
    """A short text and three large files."""
    data = encodebytes(Random(1).randbytes(FILE_BYTES)).replace(b"\n", b"\r\n")
    head = (
        b"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n"
    )
    plain = b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + PLAIN.encode()
    return _multipart(b"mixed", plain, *[head + data] * FILES)


def _page() -> bytes:
    data = encodestring(PAGE.encode()).replace(b"\n", b"\r\n")
    return (
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"
        b"\r\n\r\n" + data
    )


def _multipart(kind: bytes, *parts: bytes) -> bytes:
    head = HEAD + b"Content-Type: multipart/" + kind + b'; boundary="=_b"\r\n\r\n'
    return head + b"".join(b"--=_b\r\n" + part + b"\r\n" for part in parts) + b"--=_b--\r\n"
