"""Removing the layers a mail was wrapped in, outermost first, down to the original."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from abuse_desk.domain.context import ContainerOpening, containers_not_opened
from abuse_desk.domain.mail.forwarding.addresses import find_addresses, first_address
from abuse_desk.domain.mail.forwarding.dates import Clock, parse_header_date
from abuse_desk.domain.mail.forwarding.houses import any_aws, is_aws
from abuse_desk.domain.mail.forwarding.inline import unwrap_inline
from abuse_desk.domain.mail.forwarding.redirects import find_redirects
from abuse_desk.domain.mail.forwarding.stationery import (
    clean_subject,
    without_armor,
    without_banners,
    without_doubled_links,
    without_legal_footer,
    without_list_footer,
)
from abuse_desk.domain.mail.links import with_plain_links
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.mail.mime.selection import Container
from abuse_desk.domain.mail.original import Layer, Original
from abuse_desk.domain.vocabulary import ForwardingForm

# Each level works on a slice of the level above: depth bounds the work, not the count.
MAX_DEPTH = 6
MAX_OPENED = 10
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Opened:
    """What an attached message turned out to hold."""

    original: Original
    from_aws: bool


def unwrap(message: Message, open_container: ContainerOpening = containers_not_opened) -> Original:
    """The innermost message with the chain it came through; itself where nothing wraps it.

    A mail from AWS, or addressed to AWS, is never opened further: what it attaches or quotes is
    evidence or the thread. What cannot be opened is said in a warning.
    """
    original = _unwrap(message, open_container, MAX_DEPTH)
    body = with_plain_links(original.body)
    if original.message is None:
        body = without_doubled_links(body)
    elif original.layers:
        body = without_legal_footer(body)
    return original if body == original.body else replace(original, body=body)


def _unwrap(message: Message, open_container: ContainerOpening, depth: int) -> Original:
    date = parse_header_date(message.header("date"))
    original = _as_written(message, date)
    if is_aws(original.sender) or any_aws(original.to):
        return _keeping(original, message.containers)
    raws, shut = _held(message, open_container) if depth else ((), message.containers)
    original = _keeping(original, shut)
    opened = [_open(raw, open_container, depth - 1) for raw in raws[:MAX_OPENED]]
    attached = [one for one in opened if one]
    if any(one.from_aws for one in attached):
        return _attached(original, attached)
    inline = unwrap_inline(original, _clock(date))
    if inline.message is None or not attached:
        return replace(inline, body=without_banners(inline.body))
    return _attached(original, attached)


def _held(
    message: Message, open_container: ContainerOpening
) -> tuple[tuple[bytes, ...], tuple[Container, ...]]:
    """Every attached mail, those in containers last, and the containers that stay shut."""
    tried = [(one, open_container(one.content())) for one in message.containers]
    mails = (mail for _, mail in tried if mail is not None)
    return (*message.attached, *mails), tuple(one for one, mail in tried if mail is None)


def _as_written(message: Message, date: datetime | None) -> Original:
    """The message's own headers and text, with the unchanged hops it passed."""
    redirected = find_redirects(message)
    body = without_banners(without_armor(message.text))
    return Original(
        sender=redirected.sender or first_address(message.header("from")),
        to=tuple(a for name in ("to", "cc") for a in _addresses(message, name)),
        subject=clean_subject(message),
        date=date.astimezone(UTC) if date else None,
        message_id=_identifier(message.header("message-id")),
        references=_references(message),
        reply_to=first_address(message.header("reply-to")),
        body=(without_list_footer(body) if redirected.layers else body).strip("\n"),
        layers=redirected.layers,
        message=message,
        outer=message,
        warnings=_doubts(message, date),
    )


def _addresses(message: Message, name: str) -> tuple[str, ...]:
    return tuple(a for value in message.all(name) for a in find_addresses(value))


def _identifier(value: str | None) -> str | None:
    words = (value or "").split()
    return words[0] if words else None


def _references(message: Message) -> tuple[str, ...]:
    """Message ids of the thread, oldest first, each once."""
    named = [
        i for name in ("references", "in-reply-to") for v in message.all(name) for i in v.split()
    ]
    return tuple(dict.fromkeys(i for i in named if i.startswith("<")))[-100:]


def _doubts(message: Message, date: datetime | None) -> tuple[str, ...]:
    undated = () if date else ("the mail has no date that could be read",)
    return (*undated, *message.defects)


def _keeping(original: Original, shut: tuple[Container, ...]) -> Original:
    kept = [f"attached in a format that is kept, not read: {one.name}" for one in shut]
    return replace(original, warnings=(*original.warnings, *kept)) if kept else original


def _clock(date: datetime | None) -> Clock:
    """Dates of a block without a zone are in the outer mail's; without one there, in UTC."""
    if date is None or date.tzinfo is None:
        return Clock()
    return Clock(zone=date.tzinfo, near=date)


def _open(raw: bytes, open_container: ContainerOpening, depth: int) -> _Opened | None:
    message = parse_message(raw)
    if not isinstance(message, Message):
        return None
    original = _unwrap(message, open_container, depth)
    return _Opened(original, is_aws(original.sender))


def _attached(outer: Original, attached: list[_Opened]) -> Original:
    """The newest attached message of AWS, else the first one; the others are said, not read."""
    best = max(attached, key=lambda one: (one.from_aws, one.original.date or _UNDATED))
    if not best.from_aws:
        best = attached[0]
    layer = Layer(ForwardingForm.ATTACHMENT, outer.sender, outer.subject, outer.date)
    inner = best.original
    others = (
        f"a further attached message is not read: {one.original.subject or 'no subject'}"[:300]
        for one in attached
        if one is not best
    )
    comment = "\n\n".join(part for part in (outer.body, inner.comment) if part)
    return replace(
        inner,
        layers=(*outer.layers, layer, *inner.layers),
        outer=outer.outer,
        comment=comment,
        warnings=(*outer.warnings, *inner.warnings, *others),
    )
