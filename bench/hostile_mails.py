"""Mails that have slowed or broken mail readers, in any size: one repeated thing each."""

from collections.abc import Callable

Form = Callable[[int], bytes]

AWS = (
    b"From: ec2-abuse@amazon.com\r\nTo: root@example.com\r\n"
    b"Subject: Your AWS Abuse Report [10412345678]\r\n"
)
PERSON = (
    b"From: Ann <ann@example.com>\r\nTo: desk@example.com\r\n"
    b"Subject: Fwd: Your AWS Abuse Report\r\n"
)
DATE = b"Date: Fri, 28 Apr 2023 09:12:00 +0000\r\n"
TEXT = b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
HTML = b"Content-Type: text/html; charset=utf-8\r\n\r\n"
NOTICE = (
    "Hello,\nWe've received a report that your AWS resource has been implicated in abusive "
    "activity.\nAWS Account ID: 111122223333\nReported Activity: Port Scanning\n\n"
)

# What a text is filled with, each after the beginning of a notice.
TEXTS = {
    "one long word": "a",
    "one long number": "1",
    "blanks": " ",
    "tabs": "\t",
    "form feeds": "\f",
    "empty lines": "\n",
    "blank lines": "  \n",
    "no-break spaces": "\u00a0",
    "words": "word ",
    "quote marks in one line": ">",
    "quote marks": "> > > quoted\n",
    "deeper and deeper quotes": ">>>>>>>>>>>>>>>> x\n>\n",
    "dots": ".",
    "dotted numbers": "1.1.",
    "colons": "a:",
    "hex groups": "ab:",
    "rules of dashes": "-----\n",
    "one rule of dashes": "-",
    "rules": "=*_#-",
    "brackets": "[",
    "parentheses": "(",
    "angle brackets": "<",
    "at signs": "@",
    "addresses": "a@b.example, ",
    "words without a dot around": "a-b_c@",
    "links": "https://evil.example/a/b?c=d ",
    "one long link": "https://evil.example/",
    "rewritten links": "https://a.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example ",
    "rewritten once more": "https://urldefense.proofpoint.com/v2/url?u=",
    "percent signs": "%25",
    "instances": "i-0123456789abcdef0 ",
    "addresses of hosts": "IP address: 203.0.113.7 ",
    "accounts": "account 111122223333, ",
    "twelve digits": "111122223333 ",
    "regions": "us-east-1 ",
    "region names": "US East (N. Virginia) ",
    "keys": "AKIAIOSFODNN7EXAMPLE ",
    "buckets": "bucket-a.s3.us-east-1.amazonaws.com ",
    "dates": "2023-04-27 14:46:47 UTC ",
    "dates that might be": "by Sunday, January ",
    "abuse times": "Abuse Time: 27 Apr 2023 14:46:47 GMT ",
    "hours": "within 24 hours ",
    "on and on": "on by after until ",
    "sentences about measures": "we have blocked it. ",
    "measures without an end": "has been have is are ",
    "requests": "please reply ",
    "threats": "if you do not we may suspend ",
    "reports": "report ",
    "reports of logs": "* log: ",
    "beginnings of reports": "--begin ",
    "sign-offs": "Regards, AWS ",
    "thanks": "thank you Aa Bb ",
    "announcements": "included report ",
    "opinions": "share your feedback rate this how did we do survey ",
    "restrictions that stay": "Restrictions remain in place. ",
    "restrictions in one sentence": "restrictions block policy limits remain kept ",
    "demands that stand": "Please reply, it is still outstanding. ",
    "demands in one sentence": "please kindly we need you must ",
    "promised closings": "we will close this case once you ",
    "spans of time": "extended by 48 hours within 2 days until ",
    "IAM users": "IAM user a, IAM-Benutzer b, utilisateur c ",
    "measures": "we have blocked restricted limited your ability to ",
    "complaints": "abuse abuse report ",
    "implicated": "implicated in a way that ",
    "account words": "aws account ",
    "the same word as a sign": "received report that implicated ",
    "nearly a sign": "we have not ",
    "case numbers": "Case number: ",
    "attributions": "On Mon, 1 Jan 2024, x <a@b.example> wrote:\n",
    "nearly attributions": "On Mon, 1 Jan 2024, someone at somewhere\n",
    "forward markers": "---------- Forwarded message ---------\n",
    "header blocks": "From: a@b.example\nDate: 1 Jan 2024 10:00\nSubject: x\nTo: c@d.example\n\n",
    "half header blocks": "From: a@b.example\nSubject: x\n\n",
    "labels": "Label: value\n",
    "labels on one line": "From: To: Sent: @ ",
    "full-width labels": "差出人\uff1a\n",
    "legal footers": "intended recipient\n\n",
    "banners": "This came from outside of your organization\n\n",
    "invisible characters": "\u200b\u200e",
    "letters that grow": "İ",
    "flowed lines": "flows \n",
    "control characters": "\x01\x02\x03\x04\x05\x06",
    "two columns": "Label\tvalue\n",
}
PAGES = {
    "open angles": "<",
    "comments never closed": "<!--",
    "styles never closed": "<style>",
    "scripts never closed": "<script",
    "links never closed": '<a href="x',
    "links": '<a href="https://evil.example/">x</a>',
    "mailto": '<a href="mailto:a@b.example">x</a>',
    "mailto never closed": '<a href="mailto:a@b.example',
    "tables in tables": "<table><tr><td>",
    "cells": "<td>x",
    "rows": "<tr><td>x</td><td>y</td></tr>",
    "quotes in quotes": '<blockquote type="cite">',
    "quotes ended only": "</blockquote>",
    "preformatted": "<pre>x\n",
    "divisions": "<div>",
    "entities": "&amp;",
    "half entities": "&#",
    "entities of entities": "&amp;#38;",
    "breaks": "<br>",
    "breaks with blanks": "<br> &nbsp;",
    "attributes": "<p a=b ",
    "closing tags": "</p>",
    "titles": "<title>x</title>",
    "addresses shown": "<a@b.example>",
}


def forms() -> dict[str, Form]:
    """Every hostile form by name: a function of the size in bytes."""
    found: dict[str, Form] = {}
    for title, piece in TEXTS.items():
        found[f"text of AWS: {title}"] = _filled(AWS + DATE + TEXT + NOTICE.encode(), piece)
        found[f"text of a person: {title}"] = _filled(PERSON + DATE + TEXT, piece)
    for title, piece in PAGES.items():
        found[f"page: {title}"] = _filled(AWS + DATE + HTML + NOTICE.encode(), piece)
    return found | _structures()


def _structures() -> dict[str, Form]:
    """Headers and parts."""
    mixed = b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n'
    attached = b"Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\n"
    return {
        "headers": _filled(b"", "X-A: b\r\n", AWS + DATE + TEXT),
        "headers of one name": _filled(b"", "Received: by x\r\n", AWS + DATE + TEXT),
        "a header of many lines": _filled(b"X-A: b\r\n", " b\r\n", AWS + DATE + TEXT),
        "one long header": _filled(AWS + b"X-A: ", "b", b"\r\n\r\nx"),
        "encoded words": _filled(b"Subject: ", "=?utf-8?B?5beu?= ", b"\r\n" + AWS + TEXT),
        "half encoded words": _filled(b"Subject: ", "=?utf-8?B?", b"\r\n" + AWS + TEXT),
        "recipients": _filled(b"To: ", "a@b.example, ", b"\r\n" + AWS + TEXT),
        "comments in To": _filled(b"To: ", "(", b"\r\n" + AWS + TEXT),
        "references": _filled(b"References: ", "<a@b.example> ", b"\r\n" + AWS + TEXT),
        "parameters": _filled(b"Content-Type: text/plain", "; a*0=b", b"\r\n" + AWS + b"\r\nx"),
        "signatures": _filled(b"", "DKIM-Signature: v=1; d=amazon.com; h=From\r\n", AWS + TEXT),
        "parts": _filled(AWS + mixed % (1, 1), "\r\nx\r\n--b1\r\n"),
        "boundaries that are none": _filled(AWS + mixed % (1, 1), "\r\n--b1x\r\n"),
        "parts in parts": lambda size: AWS + b"".join(mixed % (i, i) for i in range(size // 60)),
        "messages in messages": _filled(AWS, (attached + b"\r\n").decode()),
        "messages that are attached": lambda size: (
            PERSON + mixed % (1, 1) + (attached + b"\r\nx\r\n--b1\r\n") * (size // 70)
        ),
        "base64 with noise": _filled(
            AWS + b"Content-Transfer-Encoding: base64\r\n" + TEXT, "5beu!5beu\r\n"
        ),
        "quoted-printable": _filled(
            AWS + b"Content-Transfer-Encoding: quoted-printable\r\n" + TEXT, "=E5=B7=AE=\r\n"
        ),
        "line ends of no system": _filled(AWS + DATE + TEXT, "x\r"),
        "no line end at all": _filled(b"From: a@b.example ", "x"),
        "null bytes": _filled(AWS + DATE + TEXT, "\0"),
    }


def _filled(before: bytes, piece: str, after: bytes = b"") -> Form:
    data = piece.encode()
    return lambda size: (
        before + data * (max(0, size - len(before) - len(after)) // len(data)) + after
    )
