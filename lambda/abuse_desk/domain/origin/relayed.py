"""Whose words a mail carries when a list or a group sent it in its own name.

A group signs whatever it passes on, so its good name says nothing of who wrote. These headers are
the group's or a stranger's: they can only take trust away.
"""

from abuse_desk.domain.mail.forwarding.redirects import VIA
from abuse_desk.domain.mail.header_section import domain_of, is_within_any, only_address, values
from abuse_desk.domain.origin.auth_results import parse_auth_results
from abuse_desk.domain.origin.mail_path import Fields

_WRITERS = ("X-Original-From", "X-Original-Sender")
_ENVELOPE = "amazonses.com"  # where mail of AWS is sent from; nobody has an address there


def writers(fields: Fields) -> tuple[str, ...]:
    """Everybody of whom the list says that they wrote this; unclear ones as `somebody unnamed`."""
    said = (value for name in _WRITERS for value in values(fields, name))
    return tuple(only_address(value) or "somebody unnamed" for value in said)


def foreign_writer(fields: Fields, known: tuple[str, ...]) -> str | None:
    """Who wrote it according to the list, where that is in none of the `known` domains."""
    trusted = (*known, _ENVELOPE)
    return next(
        (one for one in writers(fields) if not is_within_any(domain_of(one), trusted)), None
    )


def was_refused_on_arrival(fields: Fields) -> bool:
    """Whether the list itself saw the mail fail DMARC."""
    seen = values(fields, "X-Original-Authentication-Results")
    return any(parse_auth_results(value).dmarc == "fail" for value in seen)


def is_own_word(fields: Fields, author: str) -> bool:
    """Whether a person wrote this under the address it comes from: no list, and no machine."""
    automatic = [value.strip().lower() for value in values(fields, "Auto-Submitted")]
    return (
        all(value.startswith("no") for value in automatic)
        and all(writer == author for writer in writers(fields))
        and not any(VIA.search(value) for value in values(fields, "From"))
        and not _is_the_list(fields, author)
    )


def _is_the_list(fields: Fields, author: str) -> bool:
    posts = " ".join(values(fields, "List-Post")).lower()
    ids = " ".join(values(fields, "List-ID")).lower()
    return f"mailto:{author}" in posts or f"<{author.replace('@', '.')}>" in ids
