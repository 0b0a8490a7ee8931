"""Signs mail with the keys of the local zone, as the senders of the story would."""

from datetime import UTC, datetime
from typing import Any

import dkim

from local.zone import SELECTOR, Zone

# What AWS's notices sign, as far as public copies show it.
SIGNED = (b"from", b"to", b"cc", b"subject", b"date", b"message-id", b"mime-version")
# What hops put on top after the signer: the signature goes below them.
_TRACES = ("received", "delivered-to", "x-forwarded-", "x-received", "return-path", "x-gm-", "arc-")


def sign(raw: bytes, domain: str, zone: Zone, at: datetime | None = None) -> bytes:
    """The mail with one more DKIM signature of this domain, made at `at`. Lines end in CRLF."""
    signature = signature_header(raw, domain, zone, at)
    head = _length_of_traces(raw)
    return raw[:head] + signature + raw[head:]


def signature_header(raw: bytes, domain: str, zone: Zone, at: datetime | None = None) -> bytes:
    """The signature alone, as one header with its line end."""
    present = {line.split(b":")[0].lower() for line in raw.split(b"\r\n\r\n")[0].split(b"\r\n")}
    signer = _Signer(raw)
    signer.at = at or datetime.now(UTC)
    header: bytes = signer.sign(
        SELECTOR.encode(),
        domain.encode(),
        zone.private_key,
        canonicalize=(b"relaxed", b"simple"),
        include_headers=[name for name in SIGNED if name in present],
    )
    return header


class _Signer(dkim.DKIM):  # type: ignore[misc]  # dkimpy is not typed
    """Signs at a time of our choice: dkimpy takes the machine's."""

    at: datetime

    def gen_header(self, fields: list[tuple[bytes, bytes]], *rest: Any) -> bytes:
        made = b"%d" % self.at.timestamp()
        timed = [(name, made if name == b"t" else value) for name, value in fields]
        header: bytes = super().gen_header(timed, *rest)
        return header


def _length_of_traces(raw: bytes) -> int:
    length = 0
    for line in raw.splitlines(keepends=True):
        name = line.decode("latin-1").lower()
        if not name.startswith((*_TRACES, " ", "\t")):
            break
        length += len(line)
    return length
