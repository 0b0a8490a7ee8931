"""Traces of hops that passed a mail on unchanged: auto-forwards, redirects, lists."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from abuse_desk.domain.context import AWS_DOMAINS
from abuse_desk.domain.late import late
from abuse_desk.domain.mail.forwarding.addresses import find_addresses, first_address
from abuse_desk.domain.mail.forwarding.dates import parse_header_date
from abuse_desk.domain.mail.header_section import domain_of, is_within_any
from abuse_desk.domain.mail.message import Message
from abuse_desk.domain.mail.original import Layer
from abuse_desk.domain.mail.stemmed import Stemmed
from abuse_desk.domain.vocabulary import ForwardingForm

SES_HOST = Stemmed("by inbound", r"\bby inbound-smtp\.[\w-]+\.amazonaws\.com\b")
ENVELOPE_TO = late(r"\bfor <?([^\s<>;]+@[^\s<>;]+)>?", re.IGNORECASE)
BY_HOST = late(r"\bby ([\w.-]+)", re.IGNORECASE)
# Envelope senders as forwarders rewrite them: Gmail's `+caf_=`, sender rewriting of others.
REWRITTEN_SENDER = late(
    r"\+caf_=|^<?SRS[01][=+-]|\+SRS[=0]|^<?bounces\+SRS=|^<?prvs=", re.IGNORECASE
)
VIA = late(r"\s(?:via|通过|経由|über|par l'intermédiaire de|через)\s", re.IGNORECASE)
# What lists of people leave, and no newsletter of a house.
LIST_SOFTWARE = ("x-google-group-id", "mailing-list", "x-beenthere", "x-mailman-version")
LIST_FIELDS = (*LIST_SOFTWARE, "list-post", "x-original-from", "x-original-sender")

# What a mailbox writes when it takes a mail in: of the last one it is above every Received.
TAKEN_IN = frozenset({"delivered-to", "x-original-to", "x-delivered-to", "envelope-to"})
DELIVERED = (
    *("delivered-to", "x-original-to", "x-delivered-to", "envelope-to", "x-forwarded-to"),
    *("x-ms-exchange-forwardingloop", "x-ms-exchange-inbox-rules-loop"),
    *("x-sieve-redirected-from", "x-forwarded-by"),
)
# Without one of these a hop left nothing but Received lines.
TRACES = frozenset(
    {*LIST_FIELDS, *DELIVERED, "x-forwarded-for", "list-id", "resent-from", "resent-sender"}
)
AMAZON = (*AWS_DOMAINS, "amazonses.com")
MAX_HOPS = 5


@dataclass(frozen=True, slots=True)
class Redirected:
    """The hops, outermost first, and the sender a list hid behind its own address."""

    layers: tuple[Layer, ...]
    sender: str | None = None


def find_redirects(message: Message) -> Redirected:
    """The unchanged hops a mail passed, by the traces they left in its headers."""
    traced = any(name.lower() in TRACES for name, _ in message.headers)
    hidden = _hidden_sender(message) if traced else None
    hops = [*_list_hop(message, hidden), *_resent_hops(message)] if traced else []
    known = {address.lower() for address, _ in hops if address}
    for address in _forwarding_mailboxes(message, traced=traced):
        if address.lower() not in known:
            known.add(address.lower())
            hops.append((address, None))
    subject = message.header("subject")
    layers = (
        Layer(ForwardingForm.REDIRECT, address, subject, _in_utc(date)) for address, date in hops
    )
    return Redirected(tuple(layers), hidden)


def _in_utc(value: str | None) -> datetime | None:
    date = parse_header_date(value)
    return date.astimezone(UTC) if date else None


def _hidden_sender(message: Message) -> str | None:
    """Who wrote a mail whose From a list replaced by `Name via List <list@...>`."""
    shown = first_address(message.header("from"))
    for name in ("x-original-from", "x-original-sender"):
        address = first_address(message.header(name))
        if address and address != shown:
            return address
    if not VIA.search(message.header("from") or "") or not _is_list(message):
        return None
    replies = find_addresses(message.header("reply-to") or "")
    return next((address for address in replies if address != shown), None)


def _is_list(message: Message) -> bool:
    return message.header("list-id") is not None or any(message.header(n) for n in LIST_FIELDS)


def _list_hop(message: Message, hidden: str | None) -> list[tuple[str | None, str | None]]:
    """The hop of a mailing list that is not the sender's own way of sending."""
    list_id = message.header("list-id") or ""
    if not hidden and not any(message.header(name) for name in LIST_FIELDS):
        return []
    home = list_id.rpartition("<")[2].rstrip("> ").lower()
    sender = domain_of(first_address(message.header("from")))
    by_people = bool(hidden) or any(message.header(name) for name in LIST_SOFTWARE)
    if is_within_any(home, AWS_DOMAINS) or (not by_people and _same_house(home, sender)):
        return []
    for name in ("list-post", "mailing-list", "x-beenthere", "sender"):
        address = first_address((message.header(name) or "").replace("mailto:", ""))
        if address:
            return [(address, None)]
    return [(first_address(message.header("from")), None)]


def _same_house(home: str, sender: str) -> bool:
    """A newsletter has a List-Id of its own sender's domain: nobody forwarded it."""
    return bool(sender) and sender.split(".")[-2:] == home.split(".")[-2:]


def _resent_hops(message: Message) -> list[tuple[str | None, str | None]]:
    """One hop for each Resent block, the newest first, as they stand."""
    dates = message.all("resent-date")
    senders = message.all("resent-from") or message.all("resent-sender")
    return [
        (first_address(value), dates[index] if index < len(dates) else None)
        for index, value in enumerate(senders)
    ]


def _forwarding_mailboxes(message: Message, *, traced: bool) -> list[str]:
    """Mailboxes that passed the mail on by themselves, the last one first."""
    final = _envelope_recipient(message)
    mailboxes = _named_mailboxes(message, final) if traced else []
    if mailboxes:
        return mailboxes[:MAX_HOPS]
    return _addressed(message) if _passed_on(message, final) else []


def _named_mailboxes(message: Message, final: str) -> list[str]:
    forwarded = [a for v in message.all("x-forwarded-for") for a in find_addresses(v)[:1]]
    passed_by_nobody = {final.lower(), *_last_delivery(message)}
    delivered = [
        address
        for name in DELIVERED
        for value in message.all(name)
        for address in find_addresses(value)
        if address.lower() not in passed_by_nobody
    ]
    return forwarded or delivered


def _last_delivery(message: Message) -> set[str]:
    """The names of the mailbox a mail was saved from, in lower case; none where it is unknown."""
    names = [name.lower() for name, _ in message.headers]
    if "received" not in names:
        return set()
    above = message.headers[: names.index("received")]
    taken_in = (value for name, value in above if name.lower() in TAKEN_IN)
    return {address.lower() for value in taken_in for address in find_addresses(value)}


def _addressed(message: Message) -> list[str]:
    return list(find_addresses(message.header("to") or "")[:1]) or []


def _passed_on(message: Message, final: str) -> bool:
    """A rewritten envelope sender, or a mail to somebody else that came by a further host."""
    if REWRITTEN_SENDER.search(message.header("return-path") or ""):
        return True
    named = {a.lower() for n in ("to", "cc") for a in find_addresses(message.header(n) or "")}
    if not final or not named or final.lower() in named:
        return False
    return any(not _is_amazon(value) for value in message.all("received"))


def _is_amazon(received: str) -> bool:
    host = BY_HOST.search(received)
    return host is None or is_within_any(host[1].lower(), AMAZON)


def _envelope_recipient(message: Message) -> str:
    """Whom SES took the mail for: in the Received line SES wrote."""
    for value in message.all("received"):
        if SES_HOST.search(value):
            match = ENVELOPE_TO.search(value)
            return match[1] if match else ""
    return ""
