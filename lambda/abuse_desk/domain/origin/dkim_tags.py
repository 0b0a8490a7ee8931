"""What a DKIM signature claims (RFC 6376), and what makes it too weak to rely on.

Needs no key: the claims stand in the header. Whether the signature verifies is another question.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.header_section import has_bare_return, raw_fields, values

# What a reader of the mail sees must be covered, or somebody may have exchanged it.
MUST_SIGN = ("from", "subject", "to", "date")
_MUST_STAND_ONCE = ("From", "Subject", "To", "Date", "Content-Type", "MIME-Version")
MAX_SIGNATURES = 20
MAX_HEADER = 6_000
_CLOCK_ERROR = timedelta(days=1)
_BODY = late(rb"\r?\n\r?\n")
_SPACES = late(rb"[ \t]+")


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
    instance: int | None = None  # of a hop's seal alone (RFC 8617)

    @property
    def key_name(self) -> str:
        """Where DNS holds the public key."""
        return f"{self.selector}._domainkey.{self.domain}"


def read_signatures(raw: bytes) -> tuple[DkimTags, ...]:
    """The claims of each signature, top to bottom; at most `MAX_SIGNATURES`."""
    return _claims(raw, "DKIM-Signature")


def read_seals(raw: bytes) -> tuple[DkimTags, ...]:
    """What each hop of an ARC chain signed of the message, the newest first: it must verify."""
    seals = _claims(raw, "ARC-Message-Signature")
    return tuple(sorted(seals, key=lambda tags: tags.instance or 0, reverse=True))


@dataclass(frozen=True, slots=True)
class Covered:
    """What signatures of one mail can cover. Lengths are of the canonical body, 0 if no matter."""

    fields: tuple[tuple[str, str], ...]
    hides_headers: bool
    simple_length: int = 0
    relaxed_length: int = 0

    @classmethod
    def of(cls, raw: bytes, claims: tuple[DkimTags, ...]) -> "Covered":
        """Measured once a mail, the body only where a signature names a length."""
        fields, hides = raw_fields(raw), has_bare_return(raw)
        if all(tags.length is None for tags in claims):
            return cls(fields, hides)
        return cls(fields, hides, _length(raw, relaxed=False), _length(raw, relaxed=True))


def ambiguities(mail: Covered) -> tuple[str, ...]:
    """Why no signature and no verdict says which words of this mail were meant, in words."""
    found = [
        f"{name} stands more than once"
        for name in _MUST_STAND_ONCE
        if len(values(mail.fields, name)) > 1
    ]
    if mail.hides_headers:
        found.append("a bare carriage return hides headers")
    if len(values(mail.fields, "DKIM-Signature")) > MAX_SIGNATURES:
        found.append(f"it carries more than {MAX_SIGNATURES} signatures")
    return tuple(found)


def weaknesses(
    tags: DkimTags, mail: Covered, at: datetime | None, must_sign: tuple[str, ...] = MUST_SIGN
) -> tuple[str, ...]:
    """Why this signature proves nothing even where it verifies, in words. `at`: time of receipt."""
    found = [f"{name} is not signed" for name in must_sign if name not in tags.headers]
    found += ambiguities(mail)
    if tags.algorithm == "rsa-sha1":
        found.append("rsa-sha1 is too weak")
    length = mail.relaxed_length if tags.relaxed_body else mail.simple_length
    if tags.length is not None and tags.length < length:
        found.append("the signature covers only the beginning of the body (l=)")
    return (*found, *_out_of_time(tags, at))


def _out_of_time(tags: DkimTags, at: datetime | None) -> tuple[str, ...]:
    if at is not None and tags.expires_at is not None and tags.expires_at < at:
        return ("the signature had expired when the mail came (x=)",)
    if at is not None and tags.signed_at is not None and tags.signed_at > at + _CLOCK_ERROR:
        return ("the signature is from the future (t=)",)
    return ()


def _claims(raw: bytes, name: str) -> tuple[DkimTags, ...]:
    found = values(raw_fields(raw), name)[:MAX_SIGNATURES]
    return tuple(_tags(value[:MAX_HEADER]) for value in found)


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
        instance=_number(tags.get("i")),
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None


def _time(text: str | None) -> datetime | None:
    seconds = _number(text)
    if seconds is None:
        return None
    return datetime.fromtimestamp(min(seconds, 253_402_300_799), tz=UTC)  # at most year 9999


def _length(raw: bytes, *, relaxed: bool) -> int:
    """Length of the canonical body: line ends CRLF, no empty lines at the end (RFC 6376 3.4)."""
    end = _BODY.search(raw)
    body = raw[end.end() :].replace(b"\r\n", b"\n") if end else b""
    if relaxed:
        body = _SPACES.sub(b" ", body).replace(b" \n", b"\n")
        body = body.removesuffix(b" ")
    kept = body.rstrip(b"\n")
    return len(kept) + kept.count(b"\n") + 2 if kept else 0
