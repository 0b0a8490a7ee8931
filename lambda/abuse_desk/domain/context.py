"""What a reader may know besides the bytes: all of it arguments, none of it looked up."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

# Organisational domains AWS sends from (facts: public notices, 2011-2026). A DKIM or DMARC pass
# counts as AWS only when it aligns with one of these; `amazonses.com` is any SES customer.
AWS_DOMAINS = ("amazon.com", "amazonaws.com", "aws.com", "signin.aws", "marketplace.aws")


@dataclass(frozen=True, slots=True)
class Signature:
    """One DKIM signature and what checking it gave.

    `result`: `pass`, `fail`, `temperror` (DNS did not answer), `permerror` (unusable),
    `unsupported` (no verifier for the algorithm). `detail` says why, in words.
    """

    domain: str
    selector: str
    result: str
    detail: str = ""
    signed_headers: tuple[str, ...] = ()
    key_record: str | None = None


# Given the raw bytes of a message, the result of every DKIM signature on it, top to bottom.
SignatureCheck: TypeAlias = Callable[[bytes], tuple[Signature, ...]]


def signatures_not_checked(_raw: bytes) -> tuple[Signature, ...]:
    """No DNS was given: no signature is checked."""
    return ()


@dataclass(frozen=True, slots=True)
class ReadContext:
    """Who we are, whom we trust, and what is known about the delivery of this mail."""

    accounts: frozenset[str] = frozenset()
    forwarders: frozenset[str] = frozenset()  # lower-case addresses
    team_domains: frozenset[str] = frozenset()
    aws_domains: tuple[str, ...] = AWS_DOMAINS
    own_addresses: frozenset[str] = frozenset()  # the intake, and what our alerts are sent from
    region: str | None = None  # only inbound-smtp of this region may have written verdicts; None: any
    received_at: datetime | None = None  # None: taken from the topmost Received, else Date
    check_signatures: SignatureCheck = field(default=signatures_not_checked)
