"""Whose signature stands below a forwarded text: the forwarder's goes, a reporter's stays."""

import re
from collections.abc import Sequence

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.forwarding.addresses import find_addresses
from abuse_desk.domain.mail.header_section import domain_of

# The last one: above the forwarder's a reporter's own may stand.
SIGNATURE = late(r"\n-- ?(?:\n(?!-- ?\n)[^\n]{0,120}){1,10}\Z")
SIGNATURE_SIZE = 1_000
NAMES_AWS = late(r"\b(?:aws|amazon)\b", re.IGNORECASE)
HOST = late(r"(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
SHARED = 3  # letters of `co`, `com`, `ne` in front of a country
NAME = late(r"[^\W\d_]{2,}")
# A notice that carries a reporter's text ends with it.
CARRIES_A_REPORT = late(
    r"(?:original|forwarded) (?:abuse )?report|abuse reporter|log extract|reporter's", re.IGNORECASE
)


def without_signature(text: str, forwarders: Sequence[str]) -> str:
    """The text without the forwarder's own signature below it, as RFC 3676 parts it off.

    `forwarders` are the names and addresses of all who passed the text on. What names neither them
    nor anybody is theirs too, unless the text carries a report: a reporter's mail ends it then.
    """
    found = SIGNATURE.search(text, max(0, len(text) - SIGNATURE_SIZE))
    if found is None or NAMES_AWS.search(found.group()):
        return text
    above = text[: found.start()]
    return text if _is_a_reporters(found.group(), above, forwarders) else above.rstrip("\n")


def _is_a_reporters(signature: str, above: str, forwarders: Sequence[str]) -> bool:
    addresses = {a.lower() for who in forwarders for a in find_addresses(who)}
    hosts = _hosts(signature)
    if hosts & {_house(domain_of(address)) for address in addresses}:
        return False
    if hosts & _hosts(above):
        return True
    names = {n for who in forwarders for n in NAME.findall(who.partition("@")[0].lower())}
    if any(_stands_in(name, signature.lower()) for name in names):
        return False
    return CARRIES_A_REPORT.search(above) is not None


def _hosts(text: str) -> set[str]:
    return {_house(host) for host in HOST.findall(text.lower()) if "." in host}


def _house(domain: str) -> str:
    """The end of a domain that tells two houses apart: `example.com`, `example.co.jp`."""
    labels = domain.lower().split(".")
    return ".".join(labels[-3:] if len(labels[-2:][0]) <= SHARED else labels[-2:])


def _stands_in(name: str, text: str) -> bool:
    """A name as a word; Chinese, Japanese and Korean do not part words."""
    if not name.isascii():
        return name in text
    return re.search(rf"\b{name}\b", text) is not None
