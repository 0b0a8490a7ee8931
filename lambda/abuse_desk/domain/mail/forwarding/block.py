"""A forwarding block, found by its structure: label lines together, an address, a date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from abuse_desk.domain.mail.forwarding.addresses import find_addresses, first_address
from abuse_desk.domain.mail.forwarding.dates import ClientDate, Clock, parse_client_date
from abuse_desk.domain.mail.forwarding.labels import Label
from abuse_desk.domain.mail.forwarding.lines import Line
from abuse_desk.domain.mail.forwarding.openings import Opening, opening_above
from abuse_desk.domain.mail.forwarding.runs import ENOUGH, Labelled, Run, labelled, read_run

MAX_TRIED = 3_000  # places of one body that look like the start of a block
LONGEST_ABOVE = 60


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
        run = read_run(lines, index)
        block = _block(lines, index, run, clock) if len(run.labels) >= 2 else None
        if block:
            return block
        index = run.retry
    return None


def _block(lines: Sequence[Line], start: int, run: Run, clock: Clock) -> Block | None:
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
