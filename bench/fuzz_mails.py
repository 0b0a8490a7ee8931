"""Mails made by rules: whole ones with a few things wrong, so that every layer is reached.

    PYTHONPATH=lambda:. .cache/fuzz/bin/python bench/fuzz_mails.py SECONDS FINDINGS

Prints how many were read every half minute. A mail that breaks a rule is made as small as it can
be and kept in the folder FINDINGS; then the exit status is 1.
"""

import sys
import time
from base64 import encodebytes
from itertools import count
from pathlib import Path
from quopri import encodestring

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from bench.fuzz_rules import check
from bench.hostile_mails import PAGES, TEXTS

CORPUS = [mail.read_bytes() for mail in sorted(Path("tests/notices").glob("*/*.eml"))]
EXAMPLES = 400
REPORT_EVERY = 30
CHARSETS = (
    *("utf-8", "us-ascii", "iso-8859-1", "iso-2022-jp", "shift_jis", "euc-jp", "gb18030", "big5"),
    *("euc-kr", "windows-1252", "utf-7", "utf-16", "unknown", ""),
)
FRAGMENTS = (
    *("We've received a report(s) that your AWS resource(s)", "AWS ID: 111122223333"),
    *("Region: us-west-2", "EC2 Instance Id: i-0123456789abcdef0 [203.0.113.7]"),
    *("has been implicated in activity which resembles", "port scanning", "phishing"),
    *("a Denial of Service attack", "FINAL NOTIFICATION", "we have blocked it", "sent in error"),
    *("To mitigate the abuse, we have taken the following steps:", "- Blocked OUTBOUND traffic"),
    *("within 24 hours", "by 2025-04-14", "effective Sunday, February 29th, at 11:59PM PST"),
    *("Abuse Time: 31 Feb 2023 25:61:61 GMT", "2025-12-10 16:50-17:00 (+99)", "no further action"),
    *(
        "AKIAIOSFODNN7EXAMPLE",
        "Regards,\nAWS Trust & Safety",
        "---Beginning of forwarded report---",
    ),
    *("On Mon, 1 Jan 2024, x <a@b.example> wrote:", "---------- Forwarded message ---------"),
    *("From: EC2 Abuse <ec2-abuse@amazon.com>", "Date: 1 Jan 2020 10:00", "Subject: Your AWS"),
    *(
        "To: c@example.net",
        "\u5dee\u51fa\u4eba: a@b.example",
        "\u9001\u4fe1\u65e5\u6642: 2024/1/1 1:00",
    ),
    *("Your SES account is under review", "Your access key has been exposed", "bounce rate"),
)
LINES = st.sampled_from(FRAGMENTS) | st.sampled_from(sorted({*TEXTS.values(), *PAGES.values()}))
BODIES = st.lists(LINES | st.text(max_size=40), max_size=40).flatmap(
    lambda lines: st.sampled_from(("\n", "\r\n", " ", "\n> ", "<br>", "")).map(
        lambda end: end.join(lines)
    )
)
TYPES = st.sampled_from(
    ("text/plain", "text/html", "message/rfc822", "application/octet-stream", "text/enriched")
)
ENCODINGS = st.sampled_from(("7bit", "8bit", "base64", "quoted-printable", "x-uuencode", "?"))
WORDS = st.text(max_size=30) | st.sampled_from(
    ("=?utf-8?B?5beu?=", "=?utf-8?q?=ff?=", "=?iso-2022-jp?B?GyRC?=", "Fwd: Re: [EXTERNAL] x")
)
HEADERS = st.lists(
    st.tuples(
        st.sampled_from(
            ("From", "To", "Cc", "Subject", "Date", "Received", "Reply-To", "List-Id", "References",
             "Resent-From", "X-Forwarded-To", "Return-Path", "Authentication-Results", "X-A")
        ),
        WORDS
        | st.sampled_from(
            ("ec2-abuse@amazon.com", "Ann <ann@example.com>", "Fri, 28 Apr 2023 09:12:00 +0000",
             "Fri, 99 Foo 10000 99:99:99 +9999", "Your AWS Abuse Report [10412345678]", "<<>>,;")
        ),
    ),
    max_size=12,
)  # fmt: skip


@st.composite
def leaf(draw: st.DrawFn) -> bytes:
    """A part with a body in some charset and encoding, right or wrong."""
    charset, encoding = draw(st.sampled_from(CHARSETS)), draw(ENCODINGS)
    kind = draw(TYPES)
    body = draw(BODIES)
    try:
        data = body.encode(charset or "utf-8", "replace")
    except LookupError:
        data = body.encode()
    if encoding == "base64":
        data = encodebytes(data)
    elif encoding == "quoted-printable":
        data = encodestring(data)
    disposition = draw(st.sampled_from(("", "Content-Disposition: attachment; filename=a.eml\r\n")))
    head = f"Content-Type: {kind}; charset={charset}\r\n{disposition}"
    return f"{head}Content-Transfer-Encoding: {encoding}\r\n\r\n".encode() + data


def several(parts: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """A multipart of parts; the closing boundary may be missing."""
    kinds = st.sampled_from(("mixed", "alternative", "related", "digest", "report", "signed"))

    def joined(kind: str, inside: list[bytes], end: bytes) -> bytes:
        head = f'Content-Type: multipart/{kind}; boundary="b{len(inside)}"\r\n\r\n'.encode()
        mark = b"--b%d" % len(inside)
        return head + b"".join(mark + b"\r\n" + part + b"\r\n" for part in inside) + mark + end

    return st.builds(
        joined,
        kinds,
        st.lists(parts, min_size=1, max_size=4),
        st.sampled_from((b"--", b"", b"\r\n")),
    )


def with_headers(parts: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """A whole message."""
    return st.builds(
        lambda headers, part: (
            "".join(f"{name}: {value}\r\n" for name, value in headers).encode("utf-8", "replace")
            + part
        ),
        HEADERS,
        parts,
    )


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A notice of ours with pieces cut out, doubled or put in."""
    raw = draw(st.sampled_from(CORPUS))
    for _ in range(draw(st.integers(1, 6))):
        begin, length = draw(st.integers(0, len(raw))), draw(st.integers(0, 400))
        piece = draw(
            st.sampled_from((b"", raw[begin : begin + length] * 3)) | BODIES.map(_bytes)
            | st.binary(max_size=8)
        )  # fmt: skip
        raw = raw[:begin] + piece + raw[begin + length :]
    return raw


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


PARTS = st.recursive(
    leaf(), lambda parts: several(parts) | with_headers(several(parts)), max_leaves=8
)
MAILS = with_headers(PARTS) | spoilt() | st.binary(max_size=3_000)


def main(seconds: float, findings: Path) -> int:
    """Read mails until the time is over."""
    begin = told = time.monotonic()
    read = 0
    for number in count():
        failed = _round(number, findings)
        read += EXAMPLES
        now = time.monotonic()
        if failed:
            return 1
        if now - told > REPORT_EVERY:
            told = now
            print(
                f"made by rules: {read} mails in {now - begin:.0f} s, none broke a rule", flush=True
            )
        if now - begin > seconds:
            break
    print(f"made by rules: {read} mails, none broke a rule")
    return 0


def _round(number: int, findings: Path) -> bool:
    """Some hundred mails; whether one broke a rule."""
    last: list[bytes] = []

    @seed(number)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(MAILS)
    def one(raw: bytes) -> None:
        last[:] = [raw]
        check(raw)

    try:
        one()
    except Exception as fault:  # noqa: BLE001 - whatever the reader raises is a finding
        findings.mkdir(parents=True, exist_ok=True)
        kept = findings / f"made-{number}.eml"
        kept.write_bytes(last[0])
        print(f"{type(fault).__name__}: {fault}\nkept as {kept}")
        return True
    return False


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), Path(sys.argv[2])))
