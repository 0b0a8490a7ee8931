"""A forwarding block, found by its structure: label lines together, an address, a date."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from abuse_desk.domain.mail.forwarding.addresses import find_addresses, first_address
from abuse_desk.domain.mail.forwarding.dates import ClientDate, Clock, parse_client_date
from abuse_desk.domain.mail.forwarding.labels import Label, label_of
from abuse_desk.domain.mail.forwarding.lines import Line, take_marks
from abuse_desk.domain.mail.forwarding.openings import Opening, opening_above

MAX_LABELS = 30
MAX_TRIED = 3_000  # places of one body that look like the start of a block
MAX_CONTINUATION = 12
LONGEST_ABOVE = 60
LEAST_WRAPPED = 50  # characters: what is shorter was not wrapped
# Fewer lines than this are a sentence with a colon, not a header block.
ENOUGH = 3

LABEL_LINE = re.compile(
    r"[*_|#•■●◆【\[\s]{0,6}([^\W\d_][^:：\t\n@<>]{0,39}?)[\s*_】\]]{0,4}(?:[:：]|\t)[\s*_]{0,8}(.*)"
)
DIGIT = re.compile(r"\d")
COLON = re.compile(r"[:：]")
# What may stand in a value but never alone in a line of prose: brackets and commas of addresses.
CONTINUES = re.compile(r"[,;、]\s*\Z")
# The first line of a letter goes on with no subject.
GREETING = re.compile(
    r"(?:hello|hi|hey|dear|greetings|good\s+(?:day|morning|afternoon|evening)|to\s+whom\s+it|bonjour"
    r"|madame|hola|estimad[oa]|buen[oa]s|guten|hallo|sehr\s+geehrte|liebe|salve|gentile|buongiorno"
    r"|ol[áa]|prezad[oa])\b|お客様|您好|你好|尊敬|안녕",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One `label: value` of a block; `label` None where the word is in no table."""

    label: Label | None
    value: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Label lines together, the line behind them, and where to look next if they are no block."""

    labels: tuple[Labelled, ...]
    end: int
    retry: int


@dataclass(frozen=True, slots=True)
class Block:
    """A header block inside a body. `first` includes its opening line, `end` is behind it."""

    first: int
    end: int
    depth: int
    opening: Opening
    sender: str | None
    sender_text: str
    to: tuple[str, ...]
    copied: tuple[str, ...]
    subject: str | None
    date: datetime | None
    zoned: bool
    reply_to: str | None
    message_id: str | None
    # False where neither an opening nor known labels tell it from a signature or a command's output
    certain: bool = True


def find_block(lines: Sequence[Line], start: int, clock: Clock) -> Block | None:
    """The first header block at or after line `start`, or None. Linear in the lines."""
    index, tried = start, 0
    while index < len(lines) and tried < MAX_TRIED:
        found = labelled(lines[index])
        if found is None or not (found.label or found.value):
            index += 1
            continue
        tried += 1
        run = _run(lines, index)
        block = _block(lines, index, run, clock) if len(run.labels) >= 2 else None
        if block:
            return block
        index = run.retry
    return None


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
    return Labelled(label, match[2].strip(" \t*_"))


def _run(lines: Sequence[Line], start: int) -> _Run:
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
            return _Run(tuple(run), end, index)
        gaps.append(index - end)
        if found.label in seen:
            # The first of the two may be a stray line above the real block.
            at, place = seen[found.label]
            return _Run(() if _is_stray(run, gaps, place) else tuple(run), end, at + 1)
        if found.label and found.label is not Label.FURTHER:
            seen[found.label] = (index, len(run))
        value, end = _with_continuation(lines, index, found)
        run.append(Labelled(found.label, value))
        index = _past_blank(lines, end, depth)
    return _Run(tuple(run), end, end)


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


def _with_continuation(lines: Sequence[Line], index: int, found: Labelled) -> tuple[str, int]:
    """The value with the lines it goes on in, and the line behind it."""
    value, at = found.value, index + 1
    if not value and found.label is not None:
        after = _past_blank(lines, at, lines[index].depth)
        if after < len(lines) and labelled(lines[after]) is None and not lines[after].blank:
            value, at = lines[after].text, after + 1
    while at < len(lines) and at - index < MAX_CONTINUATION and _continues(lines, index, at, value):
        value = f"{value} {lines[at].text}"
        at += 1
    return value, at


def _continues(lines: Sequence[Line], label_at: int, at: int, value: str) -> bool:
    line = lines[at]
    if line.blank or not value or line.depth != lines[label_at].depth or _known(line):
        return False
    folded = _indent(line) > _indent(lines[label_at])
    open_bracket = value.count("<") > value.count(">") or value.count("[") > value.count("]")
    address_only = line.text.startswith("<") and line.text.rstrip(",;").endswith(">")
    marked = bool(CONTINUES.search(value)) or folded or open_bracket or address_only
    return marked or _wrapped(lines, label_at, at)


def _wrapped(lines: Sequence[Line], label_at: int, at: int) -> bool:
    """Gmail wraps its plain text without an indent: a long value goes on up to the next label."""
    long = len(lines[at - 1].text) >= LEAST_WRAPPED and at == label_at + 1
    if not long or at + 1 >= len(lines) or GREETING.match(lines[at].text):
        return False
    return not labelled(lines[at]) and _known(lines[at + 1])


def _indent(line: Line) -> int:
    behind = take_marks(line.written, line.depth)
    return len(behind) - len(behind.lstrip())


def _known(line: Line) -> bool:
    found = labelled(line)
    return found is not None and found.label is not None


def _block(lines: Sequence[Line], start: int, run: _Run, clock: Clock) -> Block | None:
    labels = {line.label: line.value for line in reversed(run.labels) if line.label and line.value}
    if Label.SENDER not in labels and not any("@" in line.value for line in run.labels):
        return None
    opening = opening_above(lines, start)
    value = {**_named(run.labels, clock), **labels}
    certain = _tells_enough(labels, opening)
    if not certain and not _has_structure(run.labels, value, clock):
        return None
    dated = None if Label.DATE in value else _dated_above(lines, start, clock)
    sent = dated or _date(value.get(Label.DATE, ""), clock)
    return Block(
        first=min(opening.first, start - 1) if dated else opening.first,
        end=run.end,
        depth=lines[start].depth,
        opening=opening,
        sender=first_address(value.get(Label.SENDER)),
        sender_text=value.get(Label.SENDER, ""),
        to=find_addresses(value.get(Label.TO, "")),
        copied=find_addresses(value.get(Label.COPY, "")),
        subject=value.get(Label.SUBJECT) or None,
        date=sent.moment if sent else None,
        zoned=sent.zoned if sent else True,
        reply_to=first_address(value.get(Label.REPLY_TO)),
        message_id=value.get(Label.MESSAGE_ID) or None,
        certain=certain or opening.announces,
    )


def _dated_above(lines: Sequence[Line], start: int, clock: Clock) -> ClientDate | None:
    """The date of a block without one, if the line right above says it: `Message du 28/04/23`."""
    above = lines[start - 1] if start else None
    if above is None or above.depth != lines[start].depth or len(above.text) > LONGEST_ABOVE:
        return None
    return _date(above.text, clock)


def _named(run: Sequence[Labelled], clock: Clock) -> dict[Label, str]:
    """Fields of lines whose label is in no table: address first, then the date, then the rest."""
    named: dict[Label, str] = {}
    for line in (line for line in run if line.label is None and line.value):
        if find_addresses(line.value):
            label = Label.SENDER if Label.SENDER not in named else Label.TO
        elif _date(line.value, clock):
            label = Label.DATE
        else:
            label = Label.SUBJECT
        named.setdefault(label, line.value)
    return named


def _tells_enough(known: Mapping[Label, str], opening: Opening) -> bool:
    """Known labels suffice, even of a sender without an address: who, and two of three more."""
    told = len(known.keys() & {Label.DATE, Label.SUBJECT, Label.TO})
    enough = told >= ENOUGH - 1 or (told > 0 and opening.announces)
    return Label.SENDER in known and enough


def _has_structure(run: Sequence[Labelled], value: Mapping[Label, str], clock: Clock) -> bool:
    """Whatever the labels mean: three lines together, one with an address, one with a date."""
    return (
        len(run) >= ENOUGH
        and Label.SENDER in value
        and any(find_addresses(line.value) for line in run)
        and _date(value.get(Label.DATE, ""), clock) is not None
    )


def _date(value: str, clock: Clock) -> ClientDate | None:
    return parse_client_date(value, clock) if any(char.isdigit() for char in value) else None
