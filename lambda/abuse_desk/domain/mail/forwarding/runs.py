"""Label lines that stand together, with the lines their values go on in."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.forwarding.labels import Label, label_of
from abuse_desk.domain.mail.forwarding.lines import Line, take_marks
from abuse_desk.domain.mail.forwarding.openings import is_framed

MAX_LABELS = 30
MAX_CONTINUATION = 12
# Columns: what is shorter was not wrapped, unless the word that went below is a long one.
LEAST_WRAPPED = 50
USUAL_WORD = 12
FIRST_WIDE = "\u2e80"
# Fewer lines than this are a sentence with a colon, not a header block.
ENOUGH = 3

LABEL_LINE = late(
    r"[*_|#•■●◆【\[\s]{0,6}([^\W\d_][^:：\t\n@<>]{0,39}?)[\s*_】\]]{0,4}(?:[:：]|\t)[\s*_]{0,8}(.*)"
)
DIGIT = late(r"\d")
COLON = late(r"[:：]")
# What may stand in a value but never alone in a line of prose: brackets and commas of addresses.
CONTINUES = late(r"[,;、]\s*\Z")
# The first line of a letter goes on with no subject.
GREETING = late(
    r"(?:hello|hi|hey|dear|greetings|good\s+(?:day|morning|afternoon|evening)|to\s+whom\s+it|bonjour"
    r"|madame|hola|estimad[oa]|buen[oa]s|guten|hallo|sehr\s+geehrte|liebe|salve|gentile|buongiorno"
    r"|ol[áa]|prezad[oa])\b|お客様(?:各位|へ|[、,:：\s]|\Z)|您好|你好|尊敬|안녕",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One `label: value` of a block; `label` None where the word is in no table."""

    label: Label | None
    value: str


@dataclass(frozen=True, slots=True)
class Run:
    """Label lines together, the line behind them, and where to look next if they are no block."""

    labels: tuple[Labelled, ...]
    end: int
    retry: int


def labelled(line: Line) -> Labelled | None:
    """The label and the value of a line that has one; whether it is part of a block is not said."""
    text = line.text
    if ":" not in text and "：" not in text and "\t" not in text:
        return None
    match = LABEL_LINE.match(text)
    if match is None or match[2].startswith("//"):
        return None
    label = label_of(match[1])
    if label is None and (
        DIGIT.search(match[1])
        or not COLON.search(text, match.end(1), match.start(2))
        or len(match[1].split()) > 4
    ):
        return None  # a time, a cell or half a sentence; only a known word is a label there
    # A row of a table drawn with bars: NetEase's mail master.
    value = match[2].rstrip(" |") if text.startswith("|") else match[2]
    return Labelled(label, value.strip(" \t*_"))


def read_run(lines: Sequence[Line], start: int) -> Run:
    """Label lines from `start` on, with their continuation lines."""
    run: list[Labelled] = []
    gaps: list[int] = []
    seen: dict[Label, tuple[int, int]] = {}
    index = end = start
    depth = lines[start].depth
    while index < len(lines) and len(run) < MAX_LABELS and lines[index].depth == depth:
        found = labelled(lines[index])
        if found is None or (index > end and not _goes_on(run, gaps, found)):
            break
        if index > end and _begins_anew(run, found):
            return Run(tuple(run), end, index)
        gaps.append(index - end)
        if found.label in seen:
            # The first of the two may be a stray line above the real block.
            at, place = seen[found.label]
            return Run(() if _is_stray(run, gaps, place) else tuple(run), end, at + 1)
        if found.label and found.label is not Label.FURTHER:
            seen[found.label] = (index, len(run))
        value, end = _with_continuation(lines, index, found, seen.keys())
        run.append(Labelled(found.label, value))
        index = _past_blank(lines, end, depth)
    return Run(tuple(run), end, end)


def _is_stray(run: Sequence[Labelled], gaps: Sequence[int], place: int) -> bool:
    """Whether the label at `place` stands apart from the block that has the same label again.

    `gaps` are the blank lines above each label, the repeated one's last.
    """
    between = max(gaps[place + 1 : -1], default=0)
    if run[place].label is Label.SENDER or between < gaps[-1] or not between:
        return False
    return between > gaps[-1] or (place == 0 and run[1].label is Label.SENDER)


def _goes_on(run: Sequence[Labelled], gaps: Sequence[int], found: Labelled) -> bool:
    """Whether a label behind a blank line still belongs: AWS's body may begin with labels too."""
    labels = {line.label for line in run}
    if len(run) >= ENOUGH and labels >= {Label.SENDER, Label.SUBJECT} and not any(gaps):
        return False
    if found.label is not None:
        return True
    return labels == {None} and len(run) < 4


def _begins_anew(run: Sequence[Labelled], found: Labelled) -> bool:
    """Whether the lines above the blank line are a signature's: `TEL: 03-0000-0000`."""
    if found.label is None or any(line.label for line in run):
        return False
    return found.label is Label.SENDER or not any("@" in line.value for line in run)


def _past_blank(lines: Sequence[Line], index: int, depth: int) -> int:
    """Past at most two blank lines, if another line of the same depth stands behind them."""
    for skip in range(3):
        at = index + skip
        if at >= len(lines) or lines[at].depth != depth:
            return index
        if not lines[at].blank:
            return at
    return index


def _with_continuation(
    lines: Sequence[Line], index: int, found: Labelled, seen: Collection[Label]
) -> tuple[str, int]:
    """The value with the lines it goes on in, and the line behind it."""
    value, at = found.value, index + 1
    if not value and found.label is not None:
        after = _past_blank(lines, at, lines[index].depth)
        if after < len(lines) and labelled(lines[after]) is None and not lines[after].blank:
            value, at = lines[after].text, after + 1
    elif value and _wrapped(lines, index, seen):
        value, at = f"{value} {lines[at].text}", at + 1
    while at < len(lines) and at - index < MAX_CONTINUATION and _continues(lines, index, at, value):
        value = f"{value} {lines[at].text}"
        at += 1
    return value, at


def _continues(lines: Sequence[Line], label_at: int, at: int, value: str) -> bool:
    line = lines[at]
    if line.blank or not value or not _may_go_on(lines[label_at], line):
        return False
    folded = _indent(line) > _indent(lines[label_at])
    open_bracket = value.count("<") > value.count(">") or value.count("[") > value.count("]")
    return bool(CONTINUES.search(value) or folded or open_bracket or _is_address(line.text))


def _is_address(text: str) -> bool:
    """Whether a line is the address of the name above it, in whatever brackets."""
    closed = text.startswith(("<", "[", "(")) and text.rstrip(",;").endswith((">", "]", ")"))
    return closed and "@" in text and " " not in text


def _wrapped(lines: Sequence[Line], label_at: int, seen: Collection[Label]) -> bool:
    """Gmail wraps its plain text without an indent: a long value goes on up to the next label."""
    if label_at + 2 >= len(lines):
        return False
    label, line, following = (*lines[label_at : label_at + 2], labelled(lines[label_at + 2]))
    word = _columns(line.text.partition(" ")[0])
    if _columns(label.text) + max(0, word - USUAL_WORD) < LEAST_WRAPPED:
        return False
    if line.blank or labelled(line) or GREETING.match(line.text):
        return False
    if not _may_go_on(label, line) or following is None or following.label is None:
        return False
    return following.label not in seen  # else it is the next block's


def _columns(text: str) -> int:
    """The width of a text: Chinese, Japanese and Korean letters take two columns."""
    return len(text) if text.isascii() else len(text) + sum(char >= FIRST_WIDE for char in text)


def _may_go_on(label: Line, line: Line) -> bool:
    return line.depth == label.depth and not _known(line) and not is_framed(line.text)


def _indent(line: Line) -> int:
    behind = take_marks(line.written, line.depth)
    return len(behind) - len(behind.lstrip())


def _known(line: Line) -> bool:
    found = labelled(line)
    return found is not None and found.label is not None
