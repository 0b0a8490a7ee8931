"""DKIM and ARC signing written from the RFCs, so that the product's library is not its own judge.

Relaxed canonical form throughout. `tags` may add or replace any tag, to sign what nobody should.
"""

import base64
import hashlib
import re

from tests.mailsign.keys import Key

SIGNED = ("from", "to", "subject", "date", "message-id", "mime-version", "content-type")


def dkim(
    raw: bytes,
    domain: str,
    selector: str,
    key: Key,
    *,
    signed: tuple[str, ...] = SIGNED,
    body: bytes | None = None,
    tags: str = "",
) -> bytes:
    """The mail with one more signature on top. `body`: the part of the body to be covered."""
    fields, whole = _split(raw)
    digest = _body_hash(whole if body is None else body)
    value = (
        f" v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s={selector};{tags}"
        f" h={':'.join(signed)}; bh={digest}; b="
    )
    return _header("DKIM-Signature", value + key.sign(_signed(fields, signed, value)), raw)


def arc(
    raw: bytes,
    sealer: str,
    key: Key,
    results: str,
    *,
    instance: int = 1,
    covered: tuple[str, ...] = SIGNED,
) -> bytes:
    """The mail with one more ARC set, sealed by `sealer`; `results` is what it says it saw."""
    validity = "none" if instance == 1 else "pass"
    raw = _header("ARC-Authentication-Results", f" i={instance}; {results}", raw)
    fields, body = _split(raw)
    value = (
        f" i={instance}; a=rsa-sha256; c=relaxed/relaxed; d={sealer}; s=arc;"
        f" h={':'.join(covered)}; bh={_body_hash(body)}; b="
    )
    signature = key.sign(_signed(fields, covered, value, "arc-message-signature"))
    raw = _header("ARC-Message-Signature", value + signature, raw)
    seal = f" i={instance}; a=rsa-sha256; cv={validity}; d={sealer}; s=arc; b="
    sets = _arc_sets(_split(raw)[0], instance)
    data = "".join(sets) + _relaxed("arc-seal", seal).rstrip("\r\n")
    return _header("ARC-Seal", seal + key.sign(data.encode("latin-1")), raw)


def canonical(body: bytes) -> bytes:
    """The relaxed canonical form of a body."""
    lines = [re.sub(rb"[ \t]+", b" ", line).rstrip(b" ") for line in body.split(b"\r\n")]
    while lines and not lines[-1]:
        lines.pop()
    return b"".join(line + b"\r\n" for line in lines)


def _header(name: str, value: str, raw: bytes) -> bytes:
    return f"{name}:{value}\r\n".encode("latin-1") + raw


def _split(raw: bytes) -> tuple[list[tuple[str, str]], bytes]:
    head, _, body = raw.partition(b"\r\n\r\n")
    lines = re.sub(rb"\r\n(?=[ \t])", b"", head).decode("latin-1").split("\r\n")
    return [(name, value) for name, _, value in (line.partition(":") for line in lines)], body


def _relaxed(name: str, value: str) -> str:
    return f"{name.lower()}:{' '.join(value.split())}\r\n"


def _signed(
    fields: list[tuple[str, str]], signed: tuple[str, ...], own: str, name: str = "dkim-signature"
) -> bytes:
    left = list(fields)
    text = ""
    for wanted in signed:
        at = next((i for i in reversed(range(len(left))) if left[i][0].lower() == wanted), None)
        if at is not None:
            text += _relaxed(*left.pop(at))
    return (text + _relaxed(name, own).rstrip("\r\n")).encode("latin-1")


def _body_hash(body: bytes) -> str:
    return base64.b64encode(hashlib.sha256(canonical(body)).digest()).decode()


def _arc_sets(fields: list[tuple[str, str]], newest: int) -> list[str]:
    order = ("arc-authentication-results", "arc-message-signature", "arc-seal")
    return [
        _relaxed(name, value)
        for number in range(1, newest + 1)
        for wanted in order
        for name, value in fields
        if name.lower() == wanted and re.match(rf"\s*i={number};", value)
    ]
