"""Forwarding confirmations: a mailbox provider asks whether its user may forward to the intake.

Whoever sets up forwarding needs the code or the link of such a mail, which nobody else may see.
It is recognised by structure, in any language: the provider's sender, a link to the provider's own
host on the path where it confirms, a number in the subject, in a header or alone behind a colon.

Known form, from public handlers of such mail: Gmail and Google Workspace,
`(#123456789) Gmail Forwarding Confirmation - Receive Mail from root@example.com`,
`https://mail-settings.google.com/mail/vf-...` to confirm, `.../uf-...` to cancel.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.original import Original
from abuse_desk.domain.vocabulary import ForwardingForm

if TYPE_CHECKING:
    from abuse_desk.domain.mail.message import Message

KIND = "forwarding_confirmation"
KEPT = timedelta(days=7)  # as long as other mail, where the configuration says nothing else
_MOST_TEXT = 20_000  # characters of the body that are looked at

# ASCII on purpose: in some languages a word follows an address without a space.
_ADDRESS = late(
    r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])"
)
_CODE_IN_SUBJECT = late(r"[(（]\s{0,3}[#＃]\s{0,3}(\d{6,12})\s{0,3}[)）]")
_CODE_IN_TEXT = late(r"(?:^|[:：])[ \t\u00a0\u3000]{0,8}(\d{6,12})[ \t]{0,8}\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Provider:
    """A mailbox provider that asks before it forwards. `domain` is what must prove its mail."""

    name: str
    domain: str
    senders: frozenset[str]
    confirming: re.Pattern[str]  # a link that confirms: the provider's host and path, nothing else
    code_header: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What such a mail says. `code` and `link` are secrets: shown to who asks, stored nowhere."""

    provider: Provider
    requester: str | None  # the mailbox that is to forward
    code: str | None
    link: str | None


PROVIDERS = (
    Provider(
        name="Gmail",
        domain="google.com",
        senders=frozenset({"forwarding-noreply@google.com"}),
        confirming=late(
            r"https://(?:mail|mail-settings|isolated\.mail)\.google\.com/mail/vf-"
            r"[A-Za-z0-9%_\[\]~.-]{4,600}"
        ),
        code_header="X-Google-Address-Confirmation",
    ),
)


def confirmation_of(original: Original) -> Confirmation | None:
    """The confirmation a mail is, or None. One that a person passed on is none: nobody proves it.

    Where the provider's wording is new, `code` and `link` may both be missing.
    """
    message = original.message
    provider = _provider(original.sender)
    if provider is None or message is None or not _came_straight(original):
        return None
    subject, text = (original.subject or "")[:1000], message.text[:_MOST_TEXT]
    return Confirmation(
        provider=provider,
        requester=_requester(provider, original, f"{subject}\n{text}"),
        code=_code(provider, message, subject, text),
        link=_link(provider, message, text),
    )


def _provider(sender: str | None) -> Provider | None:
    known = (sender or "").lower()
    return next((one for one in PROVIDERS if known in one.senders), None)


def _came_straight(original: Original) -> bool:
    return all(layer.form is ForwardingForm.REDIRECT for layer in original.layers)


def _requester(provider: Provider, original: Original, words: str) -> str | None:
    """The first address that is neither the provider's nor the one that was written to."""
    known = provider.senders | {address.lower() for address in original.to}
    found = (match[0] for match in _ADDRESS.finditer(words))
    return next((address for address in found if address.lower() not in known), None)


def _code(provider: Provider, message: "Message", subject: str, text: str) -> str | None:
    header = (message.header(provider.code_header) or "").strip()
    if re.fullmatch(r"\d{6,12}", header):
        return _ascii_digits(header)
    found = _CODE_IN_SUBJECT.search(subject) or _CODE_IN_TEXT.search(text)
    return _ascii_digits(found[1]) if found else None


def _ascii_digits(number: str) -> str:
    return "".join(str(unicodedata.digit(digit)) for digit in number)


def _link(provider: Provider, message: "Message", text: str) -> str | None:
    return next(_links(provider, message, text), None)


def _links(provider: Provider, message: "Message", text: str) -> Iterator[str]:
    for match in provider.confirming.finditer(text):
        yield match[0].rstrip(".")
    for link in message.links:
        if provider.confirming.fullmatch(link):
            yield link
