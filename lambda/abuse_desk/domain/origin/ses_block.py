"""The headers SES itself wrote on top of a mail: the only verdicts anyone may rely on.

SES writes, in this order: `Return-Path`, its own `Received`, the two scan verdicts, `Received-SPF`,
`Authentication-Results`, `X-SES-RECEIPT`, `X-SES-DKIM-SIGNATURE`; the mail as it was sent follows.
A sender may put headers of the same names directly below, without any `Received` between, so the
block is the unbroken run of these names, each once, and ends at the last of them.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.header_section import is_within, only_address
from abuse_desk.domain.origin.auth_results import AuthResults, parse_auth_results

_AUTHORITY = "amazonses.com"
_LAST = "x-ses-dkim-signature"
_WRITTEN_BY_SES = frozenset(
    {
        "x-ses-spam-verdict",
        "x-ses-virus-verdict",
        "received-spf",
        "authentication-results",
        "x-ses-receipt",
        _LAST,
    }
)
_BY = late(
    r"\bby inbound-smtp\.([a-z0-9-]{1,40})\.amazonaws\.com(?:\.cn)?(?![\w.-])", re.IGNORECASE
)
_ID = late(r"\bid (\S{1,200})")
_FOR = late(r"\bfor <?([^\s<>;]{1,320})>?")
_MAX_RECEIVED = 4_000


@dataclass(frozen=True, slots=True)
class SesBlock:
    """What SES found out about the delivery; all empty where SES wrote nothing (`present`)."""

    headers: tuple[tuple[str, str], ...] = ()  # verbatim, kept as evidence
    region: str = ""
    message_id: str = ""
    recipient: str = ""  # envelope recipient
    envelope_from: str | None = None
    received_at: datetime | None = None
    spam: str = ""
    virus: str = ""
    results: AuthResults = field(default_factory=AuthResults)

    @property
    def present(self) -> bool:
        """Whether SES of our region received this mail as its last hop."""
        return bool(self.headers)

    def passes_dmarc_for(self, domain: str) -> bool:
        """Whether SES saw DMARC pass for this domain of From."""
        return self.results.dmarc == "pass" and is_within(domain, self.results.header_from)


def read_block(headers: tuple[tuple[str, str], ...], region: str | None) -> SesBlock:
    """The block of a stored mail. `region` is the desk's own; None accepts any region's SES.

    Empty where the topmost `Received` is not SES's: then the mail reached these bytes another way.
    """
    at = next((i for i, (name, _) in enumerate(headers) if name.lower() == "received"), None)
    if at is None:
        return SesBlock()
    received = " ".join(headers[at][1][:_MAX_RECEIVED].split())
    places = list(_BY.finditer(received))
    if not places or (region is not None and places[-1][1].lower() != region.lower()):
        return SesBlock()
    return _block(
        headers[:at], headers[at], _run(headers[at + 1 :]), received[places[-1].start() :]
    )


def _run(below: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    names = [name.lower() for name, _ in below[: len(_WRITTEN_BY_SES)]]
    end = 0
    for name in names:
        if name not in _WRITTEN_BY_SES or name in names[:end] or _LAST in names[:end]:
            break
        end += 1
    return below[:end]


def _block(
    above: tuple[tuple[str, str], ...],
    received: tuple[str, str],
    run: tuple[tuple[str, str], ...],
    by: str,
) -> SesBlock:
    said = {name.lower(): value for name, value in (*run, *above)}
    return SesBlock(
        headers=(*above, received, *run),
        region=_first(_BY, by).lower(),
        message_id=_first(_ID, by),
        recipient=_first(_FOR, by).lower(),
        envelope_from=only_address(said.get("return-path", "")),
        received_at=_time_after_semicolon(by),
        spam=said.get("x-ses-spam-verdict", "").strip().upper(),
        virus=said.get("x-ses-virus-verdict", "").strip().upper(),
        results=_own_results(said.get("authentication-results", "")),
    )


def _own_results(value: str) -> AuthResults:
    results = parse_auth_results(value)
    return results if results.authority == _AUTHORITY else AuthResults()


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1].rstrip(";") if found else ""


def _time_after_semicolon(by: str) -> datetime | None:
    try:
        parsed = parsedate_to_datetime(by.rpartition(";")[2].strip())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return parsed.replace(tzinfo=parsed.tzinfo or UTC).astimezone(UTC)
