"""Header lines and their values: cut out of raw bytes, unfolded, encoded words decoded."""

from binascii import Error as Base64Error
from binascii import a2b_base64, a2b_qp
from dataclasses import dataclass

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.mime.charsets import decode, guess

MAX_VALUE = 10_240  # bytes of one header value that are decoded
MAX_HEADERS = 1_000

# One field with its continuation lines; matched at a position, so the whole block is linear.
# Possessive: else each continuation line is kept to come back to, and a long field fills memory.
FIELD = late(rb"([!-9;-~]{1,200})[ \t]*:([^\n]*+(?:\n[ \t][^\n]*+)*+)(?:\n|\Z)")
BLANK_LINE = late(rb"[ \t]*\r?(?:\n|\Z)")
ENVELOPE_LINE = late(rb">?From [^\n]*\n")
FOLD = late(r"\r?\n[ \t]*|[\r\n]+")
ENCODED_WORD = late(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")


@dataclass(frozen=True, slots=True)
class HeaderLines:
    """The fields of one header block as bytes, and the offset at which its body starts."""

    fields: tuple[tuple[bytes, bytes], ...]
    body_start: int
    defects: tuple[str, ...] = ()


def cut_headers(raw: bytes, start: int, end: int) -> HeaderLines:
    """The header block of `raw[start:end]`. A line that is no header ends it, as a defect."""
    fields: list[tuple[bytes, bytes]] = []
    position = _after_envelope_line(raw, start, end)
    match = FIELD.match(raw, position, end)
    while match:
        position = match.end()
        if len(fields) < MAX_HEADERS:
            fields.append((match[1], match[2]))
        match = FIELD.match(raw, _after_envelope_line(raw, position, end), end)
    blank = BLANK_LINE.match(raw, position, end)
    if blank:
        return HeaderLines(tuple(fields), max(position, blank.end()))
    return HeaderLines(tuple(fields), position, ("headers end without a blank line",))


def decode_value(raw: bytes) -> str:
    """A header value as text: unfolded, encoded words decoded, at most 10 KB of it."""
    data = raw[:MAX_VALUE]
    text = data.decode("ascii") if data.isascii() else guess(data)
    if "\n" in text:
        text = _unfolded(text)
    return (decode_words(text) if "=?" in text else text).strip()


def _unfolded(text: str) -> str:
    lines = text.replace("\r\n", "\n")
    if "\r" in lines:
        return FOLD.sub(" ", text)
    first, *rest = lines.split("\n")
    return " ".join([first, *[line.lstrip(" \t") for line in rest]])


def decode_words(text: str) -> str:
    """RFC 2047 encoded words decoded; neighbours of one charset are joined before decoding."""
    out: list[str] = []
    pending: list[tuple[str, bytes]] = []
    position = 0
    for match in ENCODED_WORD.finditer(text):
        between = text[position : match.start()]
        if between.strip() or not pending:
            out.extend((_flush(pending), between))
        pending.append((match[1].partition("*")[0].lower(), _word_bytes(match[2], match[3])))
        position = match.end()
    return "".join((*out, _flush(pending), text[position:]))


def _after_envelope_line(raw: bytes, position: int, end: int) -> int:
    match = ENVELOPE_LINE.match(raw, position, end)
    return match.end() if match else position


def _word_bytes(encoding: str, payload: str) -> bytes:
    data = payload.encode("ascii", "ignore")
    if encoding in "qQ":
        return a2b_qp(data, header=True)
    data = data.rstrip(b"=")
    try:
        return a2b_base64(data + b"=" * (-len(data) % 4))
    except Base64Error:
        return b""


def _flush(pending: list[tuple[str, bytes]]) -> str:
    """The decoded words gathered so far; a character may be split over two words."""
    out: list[str] = []
    while pending:
        charset = pending[0][0]
        same = [data for name, data in pending if name == charset]
        if len(same) == len(pending):
            out.append(decode(b"".join(same), charset)[0])
            pending.clear()
        else:
            out.append(decode(pending.pop(0)[1], charset)[0])
    return "".join(out)
