"""The header block SES writes on top of a mail it receives, in SES's order and words.

Fact: real mails received by SES, 2019-2025. The values come from `local.verdicts`.
"""

import base64
import hashlib

import dkim

from local.signing import signature_header
from local.verdicts import Arrival, Verdicts
from local.zone import Zone

_SPF_WORDS = {
    "pass": "domain of {domain} designates {address} as permitted sender",
    "none": "domain of {domain} does not designate permitted sender hosts",
}
_SPF_OTHERWISE = "domain of {domain} does not designate {address} as permitted sender"


def header_block(raw: bytes, arrival: Arrival, verdicts: Verdicts, zone: Zone) -> bytes:
    """Everything SES prepends, CRLF lines, down to its own signature."""
    top = (
        f"Return-Path: <{arrival.mail_from}>",
        _received(arrival),
        f"X-SES-Spam-Verdict: {verdicts.spam}",
        f"X-SES-Virus-Verdict: {verdicts.virus}",
        f"Received-SPF: {_spf(verdicts.spf, arrival)};",
        _authentication_results(arrival, verdicts),
        f"X-SES-RECEIPT: {_receipt(arrival.ses_id)}",
    )
    block = "\r\n".join(top).encode("ascii", "replace") + b"\r\n"
    return block + _own_signature(raw, zone)


def _received(arrival: Arrival) -> str:
    return (
        f"Received: from {arrival.helo} ({arrival.helo} [{arrival.address}])\r\n"
        f" by inbound-smtp.{arrival.region}.amazonaws.com with SMTP id {arrival.ses_id}\r\n"
        f" for {arrival.recipients[0]};\r\n {arrival.date}"
    )


def _spf(result: str, arrival: Arrival) -> str:
    domain = arrival.mail_from.rpartition("@")[2] or arrival.helo
    words = _SPF_WORDS.get(result, _SPF_OTHERWISE)
    said = words.format(domain=domain, address=arrival.address)
    return (
        f"{result} (spfCheck: {said}) client-ip={arrival.address};"
        f" envelope-from={arrival.mail_from}; helo={arrival.helo}"
    )


def _authentication_results(arrival: Arrival, verdicts: Verdicts) -> str:
    signatures = [f" dkim={result} header.i=@{domain};" for domain, result in verdicts.dkim]
    lines = [
        "Authentication-Results: amazonses.com;",
        f" spf={_spf(verdicts.spf, arrival)};",
        *(signatures or [" dkim=none;"]),
        f" dmarc={verdicts.dmarc} header.from={verdicts.header_from};",
    ]
    return "\r\n".join(lines)


def _receipt(ses_id: str) -> str:
    # Opaque in AWS: any stable text does.
    return base64.b64encode(hashlib.sha512(ses_id.encode()).digest()).decode()


def _own_signature(raw: bytes, zone: Zone) -> bytes:
    # It signs the mail and not the verdicts, as in AWS; under its own name nobody verifies it.
    try:
        signature = signature_header(raw, "amazonses.com", zone)
    except dkim.DKIMException:
        return b""  # a mail without From cannot be signed
    return signature.replace(b"DKIM-Signature:", b"X-SES-DKIM-SIGNATURE:", 1)
