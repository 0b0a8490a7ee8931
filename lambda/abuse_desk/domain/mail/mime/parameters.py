"""Values with parameters (Content-Type, Content-Disposition), RFC 2231 and its bad imitations."""

import re
from urllib.parse import unquote_to_bytes

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.mime.charsets import decode
from abuse_desk.domain.mail.mime.headers import decode_words

MAX_PARAMETERS = 100

# name = "quoted" or token; each alternative starts with another character, so it is linear.
PARAMETER = late(r';\s*([^\s=;"]{1,100})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;"]*))')
CONTINUED = late(r"^(.*?)(?:\*(\d{1,3}))?(\*)?$")
ESCAPED = late(r"\\(.)")


class Parameters(dict[str, str]):
    """Parameters by lower-case name; `value` is what stands before them, lower case."""

    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        """The parameter, or an empty string."""
        return super().get(key, default)


def parse_parameters(text: str) -> Parameters:
    """`text/plain; charset=x` as its value and parameters; the first of a name counts."""
    head, _, _ = text.partition(";")
    found = Parameters(head.strip().lower())
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for index, match in enumerate(PARAMETER.finditer(text, len(head))):
        if index >= MAX_PARAMETERS:
            break
        _note(found, pieces, match)
    for name, parts in pieces.items():
        found.setdefault(name, _joined(parts))
    return found


def _note(
    found: Parameters, pieces: dict[str, list[tuple[int, bool, str]]], match: re.Match[str]
) -> None:
    quoted, token = match[2], match[3]
    value = ESCAPED.sub(r"\1", quoted) if quoted is not None else token.strip()
    name = match[1].lower()
    if "*" not in name:
        found.setdefault(name, decode_words(value) if "=?" in value else value)
        return
    split = CONTINUED.match(name)
    if split:
        pieces.setdefault(split[1], []).append((int(split[2] or 0), bool(split[3]), value))


def _joined(parts: list[tuple[int, bool, str]]) -> str:
    """RFC 2231 pieces in order; the charset stands before two apostrophes in the first."""
    parts.sort(key=lambda piece: piece[0])
    charset = None
    data = b""
    for index, (_, encoded, value) in enumerate(parts):
        rest = value
        if index == 0 and encoded and value.count("'") >= 2:
            charset, _, rest = value.split("'", 2)
        data += unquote_to_bytes(rest) if encoded else rest.encode("utf-8", "replace")
    return decode(data, charset)[0]
