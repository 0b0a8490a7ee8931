"""What a DKIM signature claims (RFC 6376), and what makes it too weak to rely on.

Needs no key: the claims stand in the header. Whether the signature verifies is another question.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from abuse_desk.domain.header_section import has_bare_return, raw_fields, values

# What a reader of the mail sees must be covered, or somebody may have exchanged it.
MUST_SIGN = ("from", "subject", "to", "date")
_MUST_STAND_ONCE = ("From", "Subject", "To", "Date", "Content-Type", "MIME-Version")
MAX_SIGNATURES = 20
MAX_HEADER = 6_000
_CLOCK_ERROR = timedelta(days=1)
_BODY = re.compile(rb"\r?\n\r?\n")
_SPACES = re.compile(rb"[ \t]+")


@dataclass(frozen=True, slots=True)
class DkimTags:
    """The tags of one signature. `length` is `l=`: how much of the body is covered."""

    domain: str
    selector: str
    algorithm: str
    headers: tuple[str, ...]
    relaxed_body: bool
    length: int | None
    signed_at: datetime | None
    expires_at: datetime | None

    @property
    def key_name(self) -> str:
        """Where DNS holds the public key."""
        return f"{self.selector}._domainkey.{self.domain}"


def read_signatures(raw: bytes) -> tuple[DkimTags, ...]:
    """The claims of each signature, top to bottom; at most `MAX_SIGNATURES`."""
    found = values(raw_fields(raw), "DKIM-Signature")[:MAX_SIGNATURES]
    return tuple(_tags(value[:MAX_HEADER]) for value in found)


def weaknesses(tags: DkimTags, raw: bytes, at: datetime | None) -> tuple[str, ...]:
    """Why this signature proves nothing even where it verifies, in words. `at`: time of receipt."""
    found = [f"{name} is not signed" for name in MUST_SIGN if name not in tags.headers]
    fields = raw_fields(raw)
    found += [
        f"{name} stands more than once"
        for name in _MUST_STAND_ONCE
        if len(values(fields, name)) > 1
    ]
    if has_bare_return(raw):
        found.append("a bare carriage return hides headers")
    if tags.algorithm == "rsa-sha1":
        found.append("rsa-sha1 is too weak")
    if tags.length is not None and tags.length < _body_length(raw, relaxed=tags.relaxed_body):
        found.append("the signature covers only the beginning of the body (l=)")
    return (*found, *_out_of_time(tags, at))


def _out_of_time(tags: DkimTags, at: datetime | None) -> tuple[str, ...]:
    if at is not None and tags.expires_at is not None and tags.expires_at < at:
        return ("the signature had expired when the mail came (x=)",)
    if at is not None and tags.signed_at is not None and tags.signed_at > at + _CLOCK_ERROR:
        return ("the signature is from the future (t=)",)
    return ()


def _tags(value: str) -> DkimTags:
    pairs = (item.partition("=") for item in value.split(";"))
    tags = {name.strip(): "".join(said.split()) for name, equals, said in pairs if equals}
    return DkimTags(
        domain=tags.get("d", "").lower().rstrip("."),
        selector=tags.get("s", "").lower(),
        algorithm=tags.get("a", "").lower(),
        headers=tuple(name.strip().lower() for name in tags.get("h", "").split(":")),
        relaxed_body=tags.get("c", "").lower().endswith("/relaxed"),
        length=_number(tags.get("l")),
        signed_at=_time(tags.get("t")),
        expires_at=_time(tags.get("x")),
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None


def _time(text: str | None) -> datetime | None:
    seconds = _number(text)
    if seconds is None:
        return None
    return datetime.fromtimestamp(min(seconds, 253_402_300_799), tz=UTC)  # at most year 9999


def _body_length(raw: bytes, *, relaxed: bool) -> int:
    """Length of the canonical body: line ends CRLF, no empty lines at the end (RFC 6376 3.4)."""
    end = _BODY.search(raw)
    lines = raw[end.end() :].replace(b"\r\n", b"\n").split(b"\n") if end else []
    if relaxed:
        lines = [_SPACES.sub(b" ", line).rstrip(b" ") for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    return sum(len(line) + 2 for line in lines)
