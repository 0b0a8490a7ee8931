"""The frame around a forwarded text: a rule or a line below its header block, a line at its end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.forwarding.block import Block
from abuse_desk.domain.mail.forwarding.lines import Line
from abuse_desk.domain.mail.forwarding.openings import is_framed
from abuse_desk.domain.mail.forwarding.prefixes import says_forwarded, says_original

LAST_LINES = 60  # a signature may stand below the closing line
LONGEST_SIGNATURE = 20
RULE = late(r"[-_=*─━－＝＿]{2,}")
# KMail sets 41 dashes below a forwarded text, Mail.ru 70; below others a rule is the text's own.
CLOSING_RULE = late(r"[-=_─━]{30,}")
RULED = late(r"-{10}\s{2}\S.*\S\s{2}-{10}|-{8} [А-я ]+ -{8}")
HALF_FRAMED = late(r"[-=_*#]{4,}+ ?\w.{0,80}")  # Entourage: `------ Forwarded Message`
LEAST_LEAD = 4  # AWS's own `---Beginning of forwarded report(s)---` has three
SAYS_END = late(
    r"\b(?:ends?|ende|fin|fine|fim|einde|slut|loppu|koniec|konec|vége|sonu|kraj|край|конец|кінець"
    r"|τέλος)\b|終|ここまで|結束|结束|끝",
    re.IGNORECASE,
)
# A client speaks of a message or a mail, in its language; AWS speaks of the report it forwards.
SAYS_MESSAGE = late(
    r"mail|message|messag|mensa[jg]|messaggi|nachricht|bericht|m[ei]ddel|melding|vie?sti|wiadomo"
    r"|zpráv|správ|üzenet|mesaj|ileti|сообщ|повідом|писм|письм|съобщ|порук|poruk|sporoč|posta"
    r"|correo|courriel|e-post|μήνυμα|pesan|kirja|邮件|郵件|訊息|消息|メッセージ|メール|메시지|메일|転送|转发|轉寄|전달",
    re.IGNORECASE,
)
SAYS_REPORT = late(r"\b(?:reports?|complaints?|case)\b", re.IGNORECASE)
# What stands below is AWS's text and no signature if it speaks of these.
OF_AWS = late(r"\b(?:aws|amazon|abuse|required actions?|case)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """The lines of a forwarded text: from `top` on, and `end` is its closing line or behind it."""

    top: int
    end: int


def frame_of(lines: Sequence[Line], block: Block) -> Frame:
    """Where the text a block heads begins and ends, without the client's frame."""
    opening = lines[block.opening.first].text
    top = block.end + _top(lines[block.end :], opening)
    lead = _lead(opening) or _lead(lines[top - 1].text if top > block.end else "")
    end = _end(lines[top:], lead, opening, forwarded=block.opening.forwarded)
    return Frame(top, top + end)


def _top(behind: Sequence[Line], opening: str) -> int:
    """How many lines of the frame stand below the header block: a rule, or an opening again."""
    first = next((i for i, line in enumerate(behind[:3]) if not line.blank), None)
    if first is None:
        return 0
    text = behind[first].text
    named = is_framed(text) and not is_framed(opening) and _says(text)
    ruled = first == 0 and RULE.fullmatch(text)
    return first + 1 if text == opening or named or ruled else 0


def _end(inside: Sequence[Line], lead: str, opening: str, *, forwarded: bool) -> int:
    """Where the closing line stands, or the end of the lines."""
    below = 0
    for index in range(len(inside) - 1, max(-1, len(inside) - 1 - LAST_LINES), -1):
        text = inside[index].text
        if not text:
            continue
        own = _closes(text, lead) or (not below and _closes_at_the_end(text))
        if own and not _is_inner(inside[:index], inside[index]):
            return index
        if not below and forwarded and _is_rule(text, opening):
            return index
        below += 1
        if below > LONGEST_SIGNATURE or OF_AWS.search(text):
            break
    return len(inside)


def _is_rule(text: str, opening: str) -> bool:
    return CLOSING_RULE.fullmatch(text) is not None and RULED.fullmatch(opening) is not None


def _closes(text: str, lead: str) -> bool:
    """Whether a line ends the frame that a line with such marks began: Becky! ends with more."""
    framed = bool(lead) and _lead(text)[:1] == lead[0]
    framed = framed and len(_lead(text)) >= min(len(lead), LEAST_LEAD)
    return framed and _says_whole(text) and SAYS_END.search(text) is not None


def _is_inner(above: Sequence[Line], closing: Line) -> bool:
    """Whether the frame it ends was begun by a line of the text itself, quoted as deep."""
    lead = _lead(closing.text)
    for line in reversed(above):
        if line.depth != closing.depth or not line.text.startswith(lead):
            continue
        if _lead(line.text) == lead and _says(line.text):
            return SAYS_END.search(line.text) is None
    return False


def _closes_at_the_end(text: str) -> bool:
    says = is_framed(text) or SAYS_END.search(text) is not None
    return says and len(_lead(text)) >= LEAST_LEAD and _says_whole(text)


def _says_whole(text: str) -> bool:
    """Whether a line speaks of a forwarded message, and not of a report."""
    return _says(text) and bool(SAYS_MESSAGE.search(text)) and not SAYS_REPORT.search(text)


def _says(text: str) -> bool:
    return says_forwarded(text) or says_original(text)


def _lead(text: str) -> str:
    """The marks a framed line begins with: `-----`, `===`."""
    framed = is_framed(text) or HALF_FRAMED.fullmatch(text)
    return text[: len(text) - len(text.lstrip(text[0]))] if framed else ""
