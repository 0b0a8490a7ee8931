"""Signs mail with the keys of the local zone, as the senders of the story would."""

import dkim

from local.zone import SELECTOR, Zone

# What AWS's notices sign, as far as public copies show it.
SIGNED = (b"from", b"to", b"cc", b"subject", b"date", b"message-id", b"mime-version")
# What hops put on top after the signer: the signature goes below them.
_TRACES = ("received", "delivered-to", "x-forwarded-", "x-received", "return-path", "x-gm-", "arc-")


def sign(raw: bytes, domain: str, zone: Zone) -> bytes:
    """The mail with one more DKIM signature of this domain. Lines end in CRLF."""
    signature = signature_header(raw, domain, zone)
    head = _length_of_traces(raw)
    return raw[:head] + signature + raw[head:]


def signature_header(raw: bytes, domain: str, zone: Zone) -> bytes:
    """The signature alone, as one header with its line end."""
    present = {line.split(b":")[0].lower() for line in raw.split(b"\r\n\r\n")[0].split(b"\r\n")}
    header: bytes = dkim.sign(
        raw,
        SELECTOR.encode(),
        domain.encode(),
        zone.private_key,
        canonicalize=(b"relaxed", b"simple"),
        include_headers=[name for name in SIGNED if name in present],
    )
    return header


def _length_of_traces(raw: bytes) -> int:
    length = 0
    for line in raw.splitlines(keepends=True):
        name = line.decode("latin-1").lower()
        if not name.startswith((*_TRACES, " ", "\t")):
            break
        length += len(line)
    return length
