"""The way a mail came, as far as its own headers tell.

Anyone can write such headers, so they never raise trust. They only keep a mail that a forwarder,
list or gateway may have changed from being called forged.
"""

import re

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.header_section import domain_of, is_within_any
from abuse_desk.domain.origin.ses_block import SesBlock

Fields = tuple[tuple[str, str], ...]

# Left by software that passes a mail on, changed or not.
_PASSED_ON = (
    "x-forwarded-", "resent-", "arc-seal", "delivered-to", "x-delivered-to", "envelope-to",
    "x-original-to", "x-gm-original-to", "x-loop", "x-sieve",
)  # fmt: skip
# Left by lists and gateways that rewrite subject, body or MIME structure.
_CHANGED = (
    "list-id", "list-post", "mailing-list", "x-mailman-", "x-beenthere", "x-google-group-id",
    "x-original-from", "x-original-sender", "x-ms-exchange-", "x-originatororg", "x-forefront-",
    "x-mimecast-", "x-proofpoint-", "x-barracuda-", "x-ironport-", "x-sophos-", "x-fireeye",
    "x-trellix-", "x-tm-as-", "x-tmase-", "x-cisco-", "x-symantec-", "x-messagelabs-",
    "x-mailcontrol-", "x-antivirus",
)  # fmt: skip
_TAGGED = late(r"\[(?:ext|external|extern|外部|spam)\]|\*{3}spam\*{3}", re.IGNORECASE)
_REWRITTEN_ENVELOPE = late(r"(?:^|[+=])(?:srs[01]?|caf_)[+=_-]|\+caf_=", re.IGNORECASE)
_HANDED_OVER = late(r"^from\s+(\S{1,253})[^;]{0,400}?\bby\s+(\S{1,253})", re.IGNORECASE)


def was_passed_on(fields: Fields, block: SesBlock, aws_domains: tuple[str, ...]) -> bool:
    """Whether anything shows a hop between AWS and the desk."""
    envelope = block.envelope_from or ""
    return (
        _any_starts(fields, (*_PASSED_ON, *_CHANGED))
        or _REWRITTEN_ENVELOPE.search(envelope) is not None
        or _received_from_aws_elsewhere(fields, aws_domains)
    )


def may_have_been_changed(fields: Fields) -> bool:
    """Whether a list or gateway that rewrites mail left its traces."""
    subjects = (value for name, value in fields if name.lower() == "subject")
    return _any_starts(fields, _CHANGED) or any(_TAGGED.search(value) for value in subjects)


def _any_starts(fields: Fields, prefixes: tuple[str, ...]) -> bool:
    return any(name.lower().startswith(prefixes) for name, _ in fields)


def _received_from_aws_elsewhere(fields: Fields, aws_domains: tuple[str, ...]) -> bool:
    senders = (*aws_domains, "amazonses.com")
    hops = (_HANDED_OVER.search(value) for name, value in fields if name.lower() == "received")
    return any(
        is_within_any(domain_of("@" + hop[1]), senders)
        and not is_within_any(domain_of("@" + hop[2]), senders)
        for hop in hops
        if hop is not None
    )
