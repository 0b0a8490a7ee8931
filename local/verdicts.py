"""What SES finds out about a mail at its door, computed against the local zone: never fixed.

Pure but for dkimpy's signature arithmetic; DNS is the zone that comes in as an argument.
"""

import ipaddress
import re
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from email.utils import parseaddr

import dkim

from local.zone import Zone

MOST_SIGNATURES = 10
MOST_INCLUDES = 10  # RFC 7208 allows ten look-ups
# The test strings of spam and virus scanners: what a scanner must find, and no harm in a fixture.
_GTUBE = b"XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"
_EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
_SPAM_WORDS = re.compile(
    rb"100% free|act now|cheap meds|click below|unsubscribe me|winner", re.IGNORECASE
)
_SPAM_SCORE = 3


@dataclass(frozen=True, slots=True)
class Arrival:
    """The envelope: who says to be there, from where, for whom, and when (RFC 5322 date)."""

    ses_id: str
    region: str
    helo: str
    address: str
    mail_from: str
    recipients: tuple[str, ...]
    date: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    """SES's findings. `dkim` is one (domain, result) a signature, top to bottom."""

    spf: str
    dkim: tuple[tuple[str, str], ...]
    dmarc: str
    header_from: str
    spam: str
    virus: str


def judge_arrival(raw: bytes, arrival: Arrival, zone: Zone) -> Verdicts:
    """Authenticate and scan one mail as it stands at the door."""
    header_from = _domain(BytesHeaderParser().parsebytes(raw).get("From", ""))
    spf = check_spf(_domain(arrival.mail_from) or arrival.helo, arrival.address, zone)
    signatures = check_signatures(raw, zone)
    aligned = [_domain(arrival.mail_from)] if spf == "pass" else []
    aligned += [domain for domain, result in signatures if result == "pass"]
    return Verdicts(
        spf=spf,
        dkim=signatures,
        dmarc=check_dmarc(header_from, aligned, zone),
        header_from=header_from,
        spam=_scan_spam(raw, authenticated=bool(aligned)),
        virus="FAIL" if _EICAR in raw else "PASS",
    )


def check_spf(domain: str, address: str, zone: Zone, depth: int = 0) -> str:
    """SPF (RFC 7208) as far as the zone uses it: ip4, include, all."""
    record = zone.record(domain)
    if record is None or not record.startswith("v=spf1"):
        return "none"
    if depth > MOST_INCLUDES:
        return "permerror"
    for term in record.split()[1:]:
        if _term_matches(term, address, zone, depth):
            return {"-": "fail", "~": "softfail", "?": "neutral"}.get(term[0], "pass")
    return "neutral"


def check_signatures(raw: bytes, zone: Zone) -> tuple[tuple[str, str], ...]:
    """Every DKIM signature's domain and result, top to bottom."""
    try:
        checker = dkim.DKIM(raw, minkey=1024, timeout=1)
    except dkim.MessageFormatError:
        return ()
    found = [value for name, value in checker.headers if name.lower() == b"dkim-signature"]
    return tuple(
        (_signer(value), _signature_result(checker, index, zone))
        for index, value in enumerate(found[:MOST_SIGNATURES])
    )


def check_dmarc(header_from: str, passed: list[str], zone: Zone) -> str:
    """DMARC by relaxed alignment: pass, fail, or none where the domain publishes no policy."""
    if zone.record(f"_dmarc.{organisational(header_from)}") is None:
        return "none"
    wanted = organisational(header_from)
    return "pass" if any(organisational(domain) == wanted for domain in passed) else "fail"


def organisational(domain: str) -> str:
    """The registered domain: the last two labels, three under a two-letter second level."""
    labels = domain.lower().rstrip(".").split(".")
    under_country = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3  # co.jp
    return ".".join(labels[-3:] if under_country else labels[-2:])


def _term_matches(term: str, address: str, zone: Zone, depth: int) -> bool:
    mechanism = term.lstrip("+-~?")
    if mechanism == "all":
        return True
    name, _, value = mechanism.partition(":")
    if name == "ip4":
        return ipaddress.ip_address(address) in ipaddress.ip_network(value, strict=False)
    return name == "include" and check_spf(value, address, zone, depth + 1) == "pass"


def _signature_result(checker: dkim.DKIM, index: int, zone: Zone) -> str:
    def look_up(name: bytes, timeout: int = 1) -> bytes | None:  # noqa: ARG001 - dkimpy's signature
        record = zone.record(name.decode("ascii", "replace"))
        return record.encode() if record else None

    try:
        return "pass" if checker.verify(index, dnsfunc=look_up) else "fail"
    except dkim.KeyFormatError:
        return "permerror"  # the zone has no such key
    except dkim.DKIMException:
        return "fail"


def _signer(signature: bytes) -> str:
    tag = re.search(rb"(?:^|;)\s*d\s*=\s*([^;\s]+)", signature)
    return tag.group(1).decode("ascii", "replace").lower() if tag else "unknown"


def _scan_spam(raw: bytes, *, authenticated: bool) -> str:
    if _GTUBE in raw:
        return "FAIL"
    score = len({word.lower() for word in _SPAM_WORDS.findall(raw)}) + (not authenticated)
    if score >= _SPAM_SCORE:
        return "FAIL"
    return "GRAY" if score == _SPAM_SCORE - 1 else "PASS"


def _domain(address: str) -> str:
    return parseaddr(str(address))[1].rpartition("@")[2].lower()
