"""Lines of a body with their quote depth, and marks taken off again."""

from collections.abc import Sequence
from typing import NamedTuple

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.forwarding.spread import spread

MAX_LINES = 60_000

# Nobody quotes this deep: more marks are a picture, or an attack.
QUOTE_MARKS = late(r"(?:[ \t]{0,3}[>＞]){1,200} ?")
# Invisible direction marks stand in front of labels in mails written right to left.
INVISIBLE = dict.fromkeys(
    map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff")
)


class Line(NamedTuple):
    """One line: how deep it is quoted, what stands behind the marks, and the line as written.

    A tuple, since a body has thousands: a frozen dataclass takes three times as long to make.
    """

    depth: int
    text: str
    written: str

    @property
    def blank(self) -> bool:
        """Nothing behind the marks."""
        return not self.text


def split_lines(body: str) -> list[Line]:
    """The lines of a body; `text` without quote marks, invisible characters and edge spaces."""
    lines: list[Line] = []
    for written in body.split("\n")[:MAX_LINES]:
        line = _line(written)
        pieces = spread(line.text) if "@" in line.text else ()
        lines.extend([Line(line.depth, piece, piece) for piece in pieces] or [line])
    return lines


def take_marks(written: str, depth: int) -> str:
    """A line without its first `depth` quote marks; what stands behind them is left alone."""
    position = 0
    for _ in range(depth):
        mark = _next_mark(written, position)
        if mark == -1:
            break
        position = mark + 1
    if position and written[position : position + 1] == " ":
        position += 1
    return written[position:]


def quoted_to(lines: Sequence[Line], depth: int) -> int:
    """How many of the lines there are up to the last one quoted at least this deep."""
    if depth == 0:
        return len(lines)
    return next((i + 1 for i in range(len(lines) - 1, -1, -1) if lines[i].depth >= depth), 0)


def _line(written: str) -> Line:
    text, depth = written, 0
    if ">" in written or "＞" in written:
        match = QUOTE_MARKS.match(written)
        if match:
            depth = match[0].count(">") + match[0].count("＞")
            text = written[match.end() :]
    if not text.isascii():
        text = text.translate(INVISIBLE)
    return Line(depth, text.strip(), written)


def _next_mark(written: str, position: int) -> int:
    for index in range(position, min(position + 4, len(written))):
        if written[index] in ">＞":
            return index
        if written[index] not in " \t":
            return -1
    return -1
