"""What stands above a header block: an opening line, a rule of dashes, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.forwarding.lines import Line
from abuse_desk.domain.mail.forwarding.prefixes import says_forwarded, says_original

LOOK_BACK = 4  # lines, blank ones included
LONGEST = 120

RULE = late(r"[-_=*#~+─━—–－＝＿＊]{5,}")
FRAMED = late(r"[-_=*#~+─━—–－＝＿＊]{3}.*\w.*[-_=*#~+─━—–－＝＿＊]{3}")
DECORATED = late(r"[-_=*#~+─━—–－＝＿＊>]{2,}.*?\w.*")


@dataclass(frozen=True, slots=True)
class Opening:
    """`first`: its line; `forwarded`: it says so; `announces`: there is an opening at all."""

    first: int
    forwarded: bool = False
    announces: bool = False


def opening_above(lines: Sequence[Line], start: int) -> Opening:
    """The opening of the block whose first label line is `start`."""
    first, forwarded, announces = start, False, False
    for index in range(start - 1, max(-1, start - 1 - LOOK_BACK), -1):
        text = lines[index].text
        if not text:
            continue
        if RULE.fullmatch(text):
            first, announces = index, True
            continue
        if not _is_opening(text):
            break
        first, announces = index, True
        forwarded = says_forwarded(text)
        break
    return Opening(first, forwarded, announces)


def is_framed(text: str) -> bool:
    """Whether words stand between marks: `----- Forwarded message -----`."""
    return len(text) <= LONGEST and FRAMED.fullmatch(text) is not None


def _is_opening(text: str) -> bool:
    if len(text) > LONGEST or ("@" in text and not is_framed(text)):
        return False
    said = says_forwarded(text) or says_original(text)
    decorated = DECORATED.match(text) is not None
    return said and (decorated or text.endswith((":", "：")) or len(text.split()) <= 5)
