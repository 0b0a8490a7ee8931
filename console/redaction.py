"""A real mail made into a fixture: what names somebody is replaced, the structure stays.

The same value becomes the same stand-in throughout, so a reading changes in its ids alone. Only
what can be recognised is replaced: look at the result before it is shared.
"""

import re
from collections.abc import Callable
from email import message_from_bytes

# Stand-ins belong to nobody: RFC 5737 addresses, RFC 2606 names, AWS's documentation ids.
_AWS_HOSTS = re.compile(
    rb"[.@](?:amazon\.com|amazonaws\.com|aws\.com|signin\.aws|marketplace\.aws)$"
)
_ADDRESS = re.compile(rb"[\w.+=-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_INSTANCE = re.compile(rb"\b(i|nat|eni|vpc|subnet|sg|vol|eipalloc)-([0-9a-f]{17}|[0-9a-f]{8})\b")
_ACCOUNT = re.compile(rb"(?<![\w-])\d{12}(?![\w-])")
_KEY = re.compile(rb"\b(AKIA|ASIA)[A-Z0-9]{16}\b")
_SECRET = re.compile(rb"(?<![\w/+=])[A-Za-z0-9/+]{40}(?![\w/+=])")
_IP = re.compile(rb"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])")
_CODE = re.compile(rb"(?i)((?:verification|confirmation|one-time)\s+(?:pass)?code\D{0,20})\d{4,9}")
_LINK = re.compile(rb"https?://[^\s<>\"']+")
_ENCODED = ("base64", "quoted-printable")
_NAME = re.compile(rb"(?m)^((?:From|To|Cc|Reply-To|Sender):\s*)\"?([^<\"\r\n]+?)\"?(?=\s*<)")
_SIGNATURES = re.compile(
    rb"(?mi)^(?:DKIM-Signature|ARC-[\w-]+|X-SES-[\w-]+|X-Google-[\w-]+|X-Gm-[\w-]+):"
    rb"[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n"
)


def redacted(raw: bytes) -> bytes:
    """The mail with stand-ins; a signature over other words proves nothing and is taken out."""
    text = _SIGNATURES.sub(b"", _readable(raw))
    text = _NAME.sub(_without_name, text)
    text = _CODE.sub(rb"\g<1>000000", text)
    text = _LINK.sub(_without_query, text)
    for pattern, stand_in in (
        (_KEY, _numbered(lambda n, old: b"%s%016d" % (old[:4], n))),
        (_SECRET, _numbered(lambda _, old: b"x" * len(old))),
        (_ADDRESS, _numbered(_address)),
        (_INSTANCE, _numbered(_resource)),
        (_ACCOUNT, _numbered(lambda n, _: b"%012d" % (111122223332 + n))),
        (_IP, _numbered(lambda n, _: b"203.0.113.%d" % (n % 254))),
    ):
        text = pattern.sub(stand_in, text)
    return text


def _readable(raw: bytes) -> bytes:
    """Text parts in base64 or quoted-printable as plain UTF-8, so that nothing hides in them."""
    message = message_from_bytes(raw)
    changed = False
    for part in message.walk():
        encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
        payload = part.get_payload(decode=True)
        if part.get_content_maintype() != "text" or encoding not in _ENCODED:
            continue
        if isinstance(payload, bytes):
            text = _decoded(payload, part.get_content_charset())
            part.set_payload(text.encode().decode("ascii", "surrogateescape"))
            part.replace_header("Content-Transfer-Encoding", "8bit")
            part.set_param("charset", "utf-8")
            changed = True
    return message.as_bytes() if changed else raw


def _decoded(payload: bytes, charset: str | None) -> str:
    try:
        return payload.decode(charset or "utf-8", "replace")
    except LookupError:
        return payload.decode("latin-1")


def _numbered(make: Callable[[int, bytes], bytes]) -> Callable[[re.Match[bytes]], bytes]:
    seen: dict[bytes, bytes] = {}

    def stand_in(match: re.Match[bytes]) -> bytes:
        old = match.group()
        if old not in seen:
            seen[old] = make(len(seen) + 1, old)
        return seen[old]

    return stand_in


def _address(number: int, old: bytes) -> bytes:
    if _AWS_HOSTS.search(old.lower()):
        return old
    return b"person%d@example.com" % number


def _resource(number: int, old: bytes) -> bytes:
    kind, _, digits = old.partition(b"-")
    made = b"%017x" % (0x0123456789ABCDEF0 + number)
    return kind + b"-" + made[-len(digits) :]


def _without_name(match: re.Match[bytes]) -> bytes:
    if re.search(rb"(?i)aws|amazon|trust", match[2]):
        return match.group()
    return match[1] + b"Person"


def _without_query(match: re.Match[bytes]) -> bytes:
    return match.group().partition(b"?")[0]
