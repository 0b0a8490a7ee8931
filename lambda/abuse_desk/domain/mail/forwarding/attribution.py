"""Forwards without a header block: one line says who wrote when, as above a quoted answer.

Outlook 2019 writes these. The line alone means nothing, answers have it too: the subject decides.
"""

from collections.abc import Sequence

from abuse_desk.domain.mail.forwarding.addresses import find_addresses
from abuse_desk.domain.mail.forwarding.block import Block
from abuse_desk.domain.mail.forwarding.dates import Clock, parse_client_date
from abuse_desk.domain.mail.forwarding.labels import Label
from abuse_desk.domain.mail.forwarding.lines import Line
from abuse_desk.domain.mail.forwarding.openings import Opening
from abuse_desk.domain.mail.forwarding.runs import labelled

LONGEST = 400
ENDS = (":", "：", ">>>")  # GroupWise: `>>> Name <a@b> 28.04.2023 11:12 >>>`
MAX_ABOVE = 3
MAX_JOINED = 3  # lines one attribution may be wrapped to
MAX_TRIED = 200


def find_attribution(lines: Sequence[Line], subject: str, clock: Clock) -> Block | None:
    """The first line with one address, a date and a colon at its end, as a block; or None."""
    tried = 0
    for index, line in enumerate(lines):
        if "@" not in line.text or tried >= MAX_TRIED:
            continue
        tried += 1
        for first, end in _spans(lines, index):
            block = _block(lines, first, end, subject, clock)
            if block:
                return block
    return None


def _spans(lines: Sequence[Line], index: int) -> list[tuple[int, int]]:
    """Ranges of lines around one with an address that end in a colon."""
    return [
        (first, end + 1)
        for end in range(index, min(index + MAX_JOINED, len(lines)))
        if lines[end].text.endswith(ENDS)
        for first in (index, max(0, index - 1))
    ]


def _block(lines: Sequence[Line], first: int, end: int, subject: str, clock: Clock) -> Block | None:
    text = " ".join(line.text for line in lines[first:end])
    addresses = find_addresses(text)
    if len(text) > LONGEST or len(addresses) != 1:
        return None
    sent = parse_client_date(text.replace(addresses[0], " "), clock)
    if sent is None:
        return None
    above = _above(lines, first)
    return Block(
        first=first - len(above),
        end=end,
        depth=lines[first].depth,
        opening=Opening(first - len(above)),
        sender=addresses[0],
        sender_text=text,
        to=find_addresses(above.get(Label.TO, "")),
        copied=find_addresses(above.get(Label.COPY, "")),
        subject=above.get(Label.SUBJECT) or subject,
        date=sent.moment,
        zoned=sent.zoned,
        reply_to=None,
        message_id=None,
    )


def _above(lines: Sequence[Line], first: int) -> dict[Label, str]:
    """The fields Yandex writes above the line that says who: `Кому: a@b;`, `Тема: ...;`."""
    fields: dict[Label, str] = {}
    for line in reversed(lines[max(0, first - MAX_ABOVE) : first]):
        found = labelled(line)
        if found is None or found.label not in {Label.TO, Label.COPY, Label.SUBJECT}:
            break
        fields[found.label] = found.value.rstrip("; ")
    return fields
