"""A message: parsed MIME, every limit applied, nothing trusted."""

from dataclasses import dataclass, field

from abuse_desk.domain.mail.links import plain_link
from abuse_desk.domain.mail.mime.headers import decode_value
from abuse_desk.domain.mail.mime.parts import Part, split_parts
from abuse_desk.domain.mail.mime.selection import (
    Container,
    attached_messages,
    body_text,
    containers,
)

# One of these must be there: bytes with none of them are no mail, whatever else they are.
KNOWN_FIELDS = frozenset(
    (
        b"from to cc subject date message-id received return-path reply-to mime-version"
        b" content-type sender delivered-to"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Message:
    """Parsed MIME. `headers` top to bottom with decoded values; `text` the body as plain text."""

    raw: bytes
    headers: tuple[tuple[str, str], ...]
    text: str
    links: tuple[str, ...] = ()  # hrefs of the HTML part, a gateway's rewriting undone
    attached: tuple[bytes, ...] = ()  # raw slices of message/rfc822 and .eml parts
    defects: tuple[str, ...] = ()
    containers: tuple[Container, ...] = ()  # .msg, winmail.dat: a mail in another format
    _named: dict[str, list[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """A mail is asked for some forty headers: they are filed by name once."""
        for name, value in self.headers:
            self._named.setdefault(name.lower(), []).append(value)

    def header(self, name: str) -> str | None:
        """The topmost header of this name, or None."""
        return next(iter(self._named.get(name.lower(), ())), None)

    def all(self, name: str) -> tuple[str, ...]:
        """Every header of this name, top to bottom."""
        return tuple(self._named.get(name.lower(), ()))


@dataclass(frozen=True, slots=True)
class NoMessage:
    """The bytes hold no message. `reason` is for a person, `size` in bytes."""

    reason: str
    size: int

    def __str__(self) -> str:
        return self.reason


def parse_message(raw: bytes) -> Message | NoMessage:
    """The message in the bytes, however malformed; NoMessage when they hold none. Never raises."""
    if not raw or raw.isspace():
        return NoMessage("the mail is empty", len(raw))
    if b"\n" not in raw and b"\r" in raw:
        raw = raw.replace(b"\r", b"\n")
    root, defects = split_parts(raw, _start(raw))
    if not any(name.lower() in KNOWN_FIELDS for name, _ in root.fields):
        return NoMessage("no mail headers at the start of the bytes", len(raw))
    return _message(raw, root, defects)


def _start(raw: bytes) -> int:
    """Past a byte order mark and blank lines, which some exports put first."""
    start = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    head = raw[start : start + 4096]
    return start + len(head) - len(head.lstrip(b"\r\n"))


def _message(raw: bytes, root: Part, defects: tuple[str, ...]) -> Message:
    body = body_text(root)
    headers = tuple((name.decode("ascii"), decode_value(value)) for name, value in root.fields)
    return Message(
        raw=raw,
        headers=headers,
        text=body.text,
        links=tuple(dict.fromkeys(plain_link(link) for link in body.links)),
        attached=attached_messages(root),
        defects=tuple(dict.fromkeys((*defects, *body.defects))),
        containers=containers(root),
    )
