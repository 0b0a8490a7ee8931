"""Mails that carry the original as an attachment."""

from base64 import encodebytes

from tests.forwarding.source import COMMENT, FORWARDED, FORWARDER, INTAKE, crlf

BOUNDARY = "=_outer_boundary"


def carrying(*parts: bytes, kind: str = "mixed") -> bytes:
    """A forwarder's mail with a comment and these parts, each with its own headers."""
    boundary = f"{BOUNDARY}_{sum(map(len, parts))}"
    head = crlf(
        f"From: Aya Editor <{FORWARDER}>\nTo: {INTAKE}\nSubject: Fwd: please look\n"
        f"Date: {FORWARDED:%a, %d %b %Y %H:%M:%S +0900}\nMessage-ID: <outer@example.com>\n"
        f'MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="{boundary}"\n\n'
    )
    text = crlf(f"Content-Type: text/plain; charset=UTF-8\n\n{COMMENT}\n")
    mark = f"--{boundary}".encode()
    lines = b"".join(mark + b"\r\n" + part + b"\r\n" for part in (text, *parts))
    return head + lines + mark + b"--\r\n"


def as_rfc822(raw: bytes) -> bytes:
    """As mail clients attach a mail: its bytes as they are."""
    return crlf("Content-Type: message/rfc822\nContent-Disposition: attachment\n\n") + raw


def as_eml(raw: bytes, kind: str = "application/octet-stream", name: str = "notice.eml") -> bytes:
    """As a person drags a saved mail into another: base64 under a file name."""
    head = (
        f'Content-Type: {kind}; name="{name}"\nContent-Transfer-Encoding: base64\n'
        f'Content-Disposition: attachment; filename="{name}"\n\n'
    )
    return crlf(head) + encodebytes(raw).replace(b"\n", b"\r\n")


def as_file(data: bytes, kind: str, name: str) -> bytes:
    """Any other attachment."""
    return as_eml(data, kind, name)
