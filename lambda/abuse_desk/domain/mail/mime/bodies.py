"""The content of a leaf part: transfer encoding undone, charset decoded, LF line ends."""

import re
from binascii import Error as EncodingError
from binascii import a2b_base64, a2b_qp, a2b_uu

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.mime.charsets import decode
from abuse_desk.domain.mail.mime.parts import Part

MAX_TEXT = 2 * 1024 * 1024  # bytes of one text part, as transferred

NOT_BASE64 = late(rb"[^A-Za-z0-9+/]+")
META_CHARSET = late(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)


def part_bytes(part: Part, limit: int | None = None) -> bytes:
    """The content of a leaf with its transfer encoding undone; what is broken is passed over."""
    end = part.end if limit is None else min(part.end, part.body_start + limit)
    data = part.raw[part.body_start : end]
    match part.encoding.split(" ")[0].strip(";"):
        case "base64":
            return _base64(data)
        case "quoted-printable":
            return a2b_qp(data)
        case "x-uuencode" | "uuencode" | "x-uue" | "uue":
            return _uudecoded(data)
        case _:
            return data


def part_text(part: Part) -> tuple[str, tuple[str, ...]]:
    """The text of a leaf with LF line ends, and what was wrong with it."""
    defects: list[str] = []
    if part.end - part.body_start > MAX_TEXT:
        defects.append("a text part over 2 MB is read to its first 2 MB")
    data = part_bytes(part, MAX_TEXT)
    text, defect = decode(data, part.parameters.get("charset") or _meta_charset(part, data))
    if defect:
        defects.append(defect)
    text = _line_feeds(text)
    if part.parameters.get("format").lower() == "flowed":
        text = _unflowed(text, delete_space=part.parameters.get("delsp").lower() == "yes")
    return text, tuple(defects)


def _base64(data: bytes) -> bytes:
    try:
        return a2b_base64(data)
    except EncodingError:
        kept = NOT_BASE64.sub(b"", data)
    usable = len(kept) - (len(kept) % 4 == 1)
    return a2b_base64(kept[:usable] + b"=" * (-usable % 4))


def _uudecoded(data: bytes) -> bytes:
    out = []
    for line in data.splitlines():
        if line.startswith((b"begin ", b"end")):
            continue
        try:
            out.append(a2b_uu(line))
        except EncodingError:
            continue
    return b"".join(out)


def _meta_charset(part: Part, data: bytes) -> str | None:
    if part.content_type != "text/html":
        return None
    match = META_CHARSET.search(data, 0, 2_048)
    return match[1].decode("ascii", "replace") if match else None


def _line_feeds(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\x00", "") if "\x00" in text else text


def _unflowed(text: str, *, delete_space: bool) -> str:
    """RFC 3676: a line that ends in a space goes on in the next line of the same quote depth."""
    out: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")
        flows = content.endswith(" ") and content != "-- "
        piece = content[:-1] if flows and delete_space else content
        if depth == open_depth and content != "-- ":
            out.append(piece)
        else:
            out.append(("\n" if out else "") + (">" * depth + " " if depth else "") + piece)
        open_depth = depth if flows else -1
    return "".join(out)
