"""HTML to text in linear time: rows on one line, quotes marked, mailto addresses kept.

No tree is built: the page is cut at each `<` once, and nothing is scanned twice. The standard
library's parser is quadratic on unclosed tags (CVE-2025-6069). Marks for rows, cells and quotes
are control characters, removed from the page first.
"""

import re
from dataclasses import dataclass
from functools import cache
from html import unescape

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.stemmed import Stemmed, lowered

MAX_HTML = 2 * 1024 * 1024
MAX_LINKS = 500
MAX_TABLE_DEPTH = 12
MAX_QUOTES = 10

QUOTE_OPEN, QUOTE_CLOSE, CELL, ROW_OPEN, ROW_CLOSE = "\x01", "\x02", "\x03", "\x04", "\x05"
EDGE = "\x06"  # where a block begins or ends: any number of them in a row is one line end
MARKS = QUOTE_OPEN + QUOTE_CLOSE + CELL + ROW_OPEN + ROW_CLOSE + EDGE
HIDDEN = (("<!--", "-->"), *((f"<{n}", f"</{n}") for n in ("style", "script", "title", "template")))
PRE = Stemmed("<pre", r"<pre\b[^<>]*>")
PRE_END = Stemmed("</pre", r"</pre")
LINK = Stemmed("<a", r"""<a\b[^<>]*?\bhref\s{0,3}=\s{0,3}(?:"([^"<>]*)|'([^'<>]*)|([^\s"'<>]+))""")
MAILTO = Stemmed(
    "<a",
    r"""<a\b[^<>]*?href\s{0,3}=\s{0,3}["']?mailto:([^"'<>?\s]{1,320})[^<>]*>"""
    r"""([^<]*(?:<(?!/?a\b)[^<]*)*)</a""",
)
QUOTE_TAG = Stemmed("<blockquote|</blockquote", r"<(/?)blockquote\b([^<>]*)>")
QUOTING = late(r"type\s{0,3}=\s{0,3}[\"']?cite|class\s{0,3}=[^>]*quote", re.IGNORECASE)
# Up to the next angle bracket, closed or not: the page is cut at each once.
TAG = late(r"<[^<>]*>?")
# Tags in a row. There are few different ones, so what stands for a run is found out once.
TAGS = late(r"(<[^<>]*+>?+(?: ?<[^<>]*+>?+)*+)")
NAME = late(r"/?[a-z][a-z0-9]*")
BREAKS = late(r"\n(?: {0,2}\n)+")
EMPTY_LINES = late(r"\n\n+")
# A line break right before a block's edge adds nothing to it.
BREAK_AT_EDGE = late(r"\n ?(?:\x06 ?)+")
EDGES = late(r"\x06(?: ?\x06)*")
PARAGRAPHS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre", "blockquote"}
)
# Outlook writes a line as a paragraph without a margin; one with a margin is a paragraph.
MSO_LINE = late(
    r"""<p\b(?=[^<>]{0,200}\bMsoNormal\b)(?![^<>]{0,400}\bmargin)[^<>]{0,400}>""", re.IGNORECASE
)
PARAGRAPH_END = late(r"</p ?>", re.IGNORECASE)
LINES = frozenset(
    {"div", "li", "dt", "dd", "section", "article", "header", "footer", "main", "hr"}
    | {"center", "address", "form"}
)
CELLS = {"tr": ROW_OPEN, "/tr": ROW_CLOSE, "td": CELL, "th": CELL}


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
    page = _collapsed(_without_hidden(_without_marks(html[:MAX_HTML])))
    page = _with_mso_lines(page) if "MsoNormal" in page else page
    links = _links(page)
    text = _marked(page)
    text = _rows(text) if CELL in text else text
    text = _tidy(unescape(text) if "&" in text else text)
    return HtmlText(_quoted(text) if QUOTE_OPEN in text else text, links)


def _without_marks(page: str) -> str:
    for mark in MARKS:
        if mark in page:
            page = page.replace(mark, "")
    return page


def _without_hidden(page: str) -> str:
    """The page without comments and elements nobody sees; an unclosed one stays."""
    for opener, closer in HIDDEN:
        page = _cut(page, opener, closer)
    return page


def _cut(page: str, opener: str, closer: str) -> str:
    lower = lowered(page)
    kept: list[str] = []
    position = 0
    start = lower.find(opener)
    while start != -1:
        # `<!-->` is a whole comment, so the closer may begin inside the opener.
        end = lower.find(closer, start + 2)
        if end == -1:
            break
        kept.append(page[position:start])
        position = end + len(closer)
        if closer != "-->":
            position = max(position, lower.find(">", position, position + 200) + 1)
        start = lower.find(opener, position)
    return "".join((*kept, page[position:])) if kept else page


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


def _with_mso_lines(page: str) -> str:
    """The page with Outlook's paragraphs that are lines as `div`s; paragraphs do not nest."""
    kept: list[str] = []
    position = 0
    for end in PARAGRAPH_END.finditer(page):
        at = page.rfind("<p", position, end.start())
        line = MSO_LINE.match(page, at, end.start()) if at != -1 else None
        if line:
            kept += (page[position:at], "<div>", page[line.end() : end.start()], "</div>")
        else:
            kept.append(page[position : end.end()])
        position = end.end()
    return "".join((*kept, page[position:]))


def _links(page: str) -> tuple[str, ...]:
    targets = (unescape(link[link.lastindex or 0]).strip() for link in LINK.finditer(page))
    kept = (target for target in targets if target and not target.lower().startswith("mailto:"))
    return tuple(dict.fromkeys(kept))[:MAX_LINKS]


def _marked(page: str) -> str:
    """The text with breaks and marks in place of its tags."""
    if "mailto:" in page:
        page = MAILTO.sub(_with_address, page)
    page = _with_quotes(page)
    pieces = TAGS.split(page)
    mark = cache(_mark)
    marks_of = {tags: TAG.sub(lambda tag: mark(tag[0]), tags) for tags in set(pieces[1::2])}
    pieces[1::2] = [marks_of[tags] for tags in pieces[1::2]]
    return EDGES.sub("\n", BREAK_AT_EDGE.sub("\n", "".join(pieces)))


def _mark(tag: str) -> str:
    """What stands in the text for a tag: a break, a mark, itself, or nothing where it is inline."""
    match = NAME.match(tag[1:20].lower())
    if match is None:
        return "" if tag[1:2] in {"!", "?"} else tag
    name = match[0]
    if "@" in tag and "=" not in tag:
        return tag  # an address nobody escaped
    if name in CELLS:
        return CELLS[name]
    bare = name.removeprefix("/")
    if bare in PARAGRAPHS:
        return "\n\n"
    if bare in LINES:
        return EDGE
    return "\n" if name == "br" else ""


def _with_address(match: re.Match[str]) -> str:
    shown = match[0]
    return shown if match[1] in match[2] else f"{shown[:-3]} &lt;{match[1]}&gt;</a"


def _with_quotes(page: str) -> str:
    """Marks where a quoting block begins and ends; a block that only indents has none."""
    opened: list[bool] = []

    def mark(match: re.Match[str]) -> str:
        if not match[1]:
            opened.append(QUOTING.search(match[2][:500]) is not None)
            return "\n\n" + QUOTE_OPEN if opened[-1] else "\n\n"
        return QUOTE_CLOSE + "\n\n" if opened and opened.pop() else "\n\n"

    return QUOTE_TAG.sub(mark, page)


def _rows(text: str) -> str:
    """Cells joined by tabs where a row holds single lines, else by blank lines."""
    text = BREAKS.sub("\n\n", text)
    for _ in range(MAX_TABLE_DEPTH):
        if ROW_CLOSE not in text:
            break
        text = _with_inner_rows(text)
    return (
        text.replace("\n" + ROW_OPEN, "\n")
        .replace(ROW_OPEN, "\n")
        .replace(ROW_CLOSE, "\n")
        .replace(CELL, "\t")
    )


def _with_inner_rows(text: str) -> str:
    """The text with every row that holds no other as a line."""
    *chunks, rest = text.split(ROW_CLOSE)
    kept: list[str] = []
    for chunk in chunks:
        before, opened, inside = chunk.rpartition(ROW_OPEN)
        kept += (before, _row(inside)) if opened else (chunk, ROW_CLOSE)
    return "".join((*kept, rest))


def _row(inside: str) -> str:
    cells = [shown for cell in inside.split(CELL) if (shown := cell.strip(" \n"))]
    lines = "\n" in inside and any("\n" in cell or QUOTE_OPEN in cell for cell in cells)
    return ("\n\n" if lines else "\t").join(cells) + "\n"


def _tidy(text: str) -> str:
    lines = [line.strip() for line in text.replace("\xa0", " ").split("\n")]
    return EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _quoted(text: str) -> str:
    """Quote marks in front of the lines between the control characters."""
    depth = 0
    out: list[str] = []
    for line in text.split("\n"):
        depth += line.count(QUOTE_OPEN)
        shown = line.replace(QUOTE_OPEN, "").replace(QUOTE_CLOSE, "").strip()
        if shown or shown == line:
            out.append(("> " * min(depth, MAX_QUOTES) + shown).rstrip())
        depth = max(0, depth - line.count(QUOTE_CLOSE))
    return EMPTY_LINES.sub("\n\n", "\n".join(out)).strip("\n")
