"""HTML to text in linear time: rows on one line, quotes marked, mailto addresses kept.

No tree is built. Tags are found by a pattern that stops at the next `<`, so nothing is scanned
twice; the standard library's parser is quadratic on unclosed tags (facts: CVE-2025-6069).
"""

import re
from dataclasses import dataclass
from html import unescape

MAX_HTML = 2 * 1024 * 1024
MAX_LINKS = 500
MAX_TABLE_DEPTH = 12
MAX_QUOTES = 10

# Control characters cannot come from the page: they are removed from it first.
QUOTE_OPEN, QUOTE_CLOSE, CELL = "\x01", "\x02", "\x03"
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
TAG = re.compile(r"<([a-zA-Z/!?][^<>]*)>?")
HIDDEN = ("style", "script", "title", "template")
HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
QUOTING = re.compile(r"type\s*=\s*[\"']?cite|class\s*=\s*[\"']?[^\"'>]*quote", re.IGNORECASE)
NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9]*")
PRE = re.compile(r"<pre\b[^<>]*>", re.IGNORECASE)
PRE_END = re.compile(r"</pre", re.IGNORECASE)
MANY_BLANK_LINES = re.compile(r"\n{3,}")

PARAGRAPH = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre", "blockquote"}
)
LINE = frozenset(
    {"div", "br", "li", "dt", "dd", "tr", "section", "article", "header", "footer", "main"}
    | {"center", "address", "form", "fieldset", "hr"}
)
# What the loop does by tag name: "\n" and "\n\n" are breaks; everything else is inline.
BREAKS = {
    **dict.fromkeys(LINE, "\n"),
    **{f"/{name}": "\n" for name in LINE - {"br"}},
    **dict.fromkeys(PARAGRAPH, "\n\n"),
    **{f"/{name}": "\n\n" for name in PARAGRAPH},
}
TABLE_TAGS = frozenset(["table", "/table", "tr", "/tr", "td", "th", "/td", "/th"])
SPECIAL = TABLE_TAGS | {"a", "/a", "blockquote", "/blockquote"}


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The visible text, and the targets of its links as written."""

    text: str
    links: tuple[str, ...] = ()


def html_to_text(html: str) -> HtmlText:
    """Visible text with LF line ends; at most 2 MB of HTML are read.

    A table row whose cells are single lines becomes one line with tabs. Quoting blocks of mail
    clients become lines with `> `. A mailto target that its link text does not show is added.
    """
    page = _without_hidden(CONTROLS.sub("", html[:MAX_HTML]))
    writer = _Writer()
    position = 0
    for match in TAG.finditer(page):
        if match.start() > position:
            writer.text(page[position : match.start()])
        writer.tag(match[1])
        position = match.end()
    writer.text(page[position:])
    return HtmlText(writer.finish(), tuple(dict.fromkeys(writer.links)))


class _Writer:
    """Gathers text and breaks; rows are joined when they end."""

    __slots__ = ("_mailto", "_quotes", "_rows", "links", "out")

    def __init__(self) -> None:
        self.out: list[str] = []
        self.links: list[str] = []
        self._rows: list[int] = []  # where each open row starts in `out`, innermost last
        self._mailto: tuple[str, int] | None = None
        self._quotes: list[bool] = []

    def text(self, piece: str) -> None:
        self.out.append(unescape(piece) if "&" in piece else piece)

    def tag(self, inside: str) -> None:
        match = NAME.match(inside)
        name = match[0].lower() if match else ""
        if name in SPECIAL:
            self._special(name, inside)
        if name in BREAKS:
            self.out.append(BREAKS[name])

    def finish(self) -> str:
        while self._rows:
            self._end_row()
        text = _tidy("".join(self.out))
        return _quoted(text) if QUOTE_OPEN in text else text

    def _special(self, name: str, inside: str) -> None:
        if name in TABLE_TAGS:
            self._table(name)
        elif name == "a":
            self._open_link(inside)
        elif name == "/a":
            self._close_link()
        elif name == "blockquote":
            self._quotes.append(bool(QUOTING.search(inside)))
            self.out.append("\n" + QUOTE_OPEN if self._quotes[-1] else "")
        elif self._quotes and self._quotes.pop():
            self.out.append("\n" + QUOTE_CLOSE)

    def _table(self, name: str) -> None:
        if name in {"td", "th"} and self._rows:
            self.out.append(CELL)
        elif name == "tr" and len(self._rows) < MAX_TABLE_DEPTH:
            self._rows.append(len(self.out))
        elif name == "/tr" and self._rows:
            self._end_row()

    def _end_row(self) -> None:
        start = self._rows.pop()
        cells = [_tidy(cell) for cell in "".join(self.out[start:]).split(CELL)]
        filled = [cell for cell in cells if cell]
        single = all("\n" not in cell and QUOTE_OPEN not in cell for cell in filled)
        self.out[start:] = [("\t" if single else "\n\n").join(filled)]

    def _open_link(self, inside: str) -> None:
        match = HREF.search(inside)
        target = unescape(match[1] or match[2] or match[3] or "").strip() if match else ""
        if target.lower().startswith("mailto:"):
            self._mailto = (target[7:].partition("?")[0], len(self.out))
        elif target and len(self.links) < MAX_LINKS:
            self.links.append(target)

    def _close_link(self) -> None:
        if self._mailto is None:
            return
        address, start = self._mailto
        self._mailto = None
        if address and address not in "".join(self.out[start:]):
            self.out.append(f" <{address}>")


def _without_hidden(page: str) -> str:
    """The page without comments and hidden elements, white space collapsed outside `pre`."""
    page = _cut(page, re.compile("<!--"), "-->")
    for name in HIDDEN:
        page = _cut(page, re.compile(rf"<{name}\b", re.IGNORECASE), f"</{name}")
    return _collapsed(page)


def _cut(page: str, opener: re.Pattern[str], closer: str) -> str:
    """Without what stands from each opener to its closer; an unclosed opener stays."""
    kept: list[str] = []
    position = 0
    close = re.compile(re.escape(closer), re.IGNORECASE)
    match = opener.search(page)
    while match:
        end = close.search(page, match.end())
        if end is None:
            break
        kept.append(page[position : match.start()])
        position = end.end()
        match = opener.search(page, position)
    return "".join((*kept, page[position:])) if kept or position else page


def _collapsed(page: str) -> str:
    """White space as one space, but kept inside `pre`."""
    kept: list[str] = []
    position = 0
    match = PRE.search(page)
    while match:
        end = PRE_END.search(page, match.end())
        if end is None:
            break
        kept.append(" ".join(page[position : match.end()].split()))
        kept.append(page[match.end() : end.start()].replace("\n", "<br>").replace(" ", "&#32;"))
        position = end.start()
        match = PRE.search(page, end.end())
    kept.append(" ".join(page[position:].split()))
    return " ".join(kept)


def _tidy(text: str) -> str:
    lines = [line.strip(" \t") for line in text.replace("\xa0", " ").split("\n")]
    return MANY_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _quoted(text: str) -> str:
    """Quote marks in front of the lines between the control characters."""
    depth = 0
    out: list[str] = []
    for line in text.split("\n"):
        depth += line.count(QUOTE_OPEN)
        shown = line.replace(QUOTE_OPEN, "").replace(QUOTE_CLOSE, "").strip()
        if shown or shown == line:
            marks = "> " * min(depth, MAX_QUOTES)
            out.append((marks + shown).rstrip())
        depth = max(0, depth - line.count(QUOTE_CLOSE))
    return MANY_BLANK_LINES.sub("\n\n", "\n".join(out)).strip("\n")
