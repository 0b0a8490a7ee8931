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
    `unsupported` (no verifier for the algorithm), `skipped` (no look-up is spent on it). `detail`
    says why, in words.
    """

    domain: str
    selector: str
    result: str
    detail: str = ""
    signed_headers: tuple[str, ...] = ()
    key_record: str | None = None
    dns: str = ""  # `found`, `absent`, `fault`, or empty where DNS was not asked


@dataclass(frozen=True, slots=True)
class ArcChain:
    """The ARC chain of a message (RFC 8617): what hops on its way vouch for.

    `result`: `pass`, `fail`, `none` (no chain), `temperror`, `permerror`. `sealers` first hop
    first; `first_results` is what the first sealer saw, an Authentication-Results value.
    """

    result: str = "none"
    sealers: tuple[str, ...] = ()
    first_results: str = ""
    detail: str = ""
    keys: tuple[tuple[str, str], ...] = ()  # (name, TXT record) of every key asked for


# Given the raw bytes of a message, the result of every DKIM signature on it, top to bottom.
SignatureCheck: TypeAlias = Callable[[bytes], tuple[Signature, ...]]

ArcCheck: TypeAlias = Callable[[bytes], ArcChain]

# Given the bytes of an attachment in another mailer's format, the mail in it as RFC 5322 has it;
# None where nothing reads that format, or the bytes hold no mail.
ContainerOpening: TypeAlias = Callable[[bytes], bytes | None]

# Who may vouch for what a mail was before it passed through them: large mailbox providers.
ARC_SEALERS = ("google.com", "microsoft.com")


def signatures_not_checked(_raw: bytes) -> tuple[Signature, ...]:
    """No DNS was given: no signature is checked."""
    return ()


def arc_not_checked(_raw: bytes) -> ArcChain:
    """No DNS was given: no chain is checked."""
    return ArcChain()


def containers_not_opened(_content: bytes) -> bytes | None:
    """No library was given: an attachment in another mailer's format is kept and said."""
    return None


@dataclass(frozen=True, slots=True)
class ReadContext:
    """Who we are, whom we trust, and what is known about the delivery of this mail."""

    accounts: frozenset[str] = frozenset()
    forwarders: frozenset[str] = frozenset()  # lower-case addresses
    team_domains: frozenset[str] = frozenset()
    aws_domains: tuple[str, ...] = AWS_DOMAINS
    own_addresses: frozenset[str] = frozenset()  # the intake, and what our alerts are sent from
    region: str | None = None  # only this region's inbound-smtp may write verdicts; None: any
    received_at: datetime | None = None  # None: taken from the topmost Received, else Date
    check_signatures: SignatureCheck = field(default=signatures_not_checked)
    mailboxes: frozenset[str] = frozenset()  # where AWS writes to us: root mailboxes, lower-case
    sealers: tuple[str, ...] = ARC_SEALERS
    check_arc: ArcCheck = field(default=arc_not_checked)
    open_container: ContainerOpening = field(default=containers_not_opened)
