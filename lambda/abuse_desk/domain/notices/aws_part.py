"""AWS's own newest words, cut from the reporter's report and from the thread quoted below.

Nothing else may be read for facts: a report carries other people's addresses, times and numbers.
"""

import re
from dataclasses import dataclass

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.stemmed import Stemmed, lowered
from abuse_desk.domain.notices.courtesies import without_courtesies
from abuse_desk.domain.notices.plain import Plain, plain, straighten, unmarked

# More than this is never AWS's prose; the rest stays in the raw mail.
_BODY_LIMIT = 200_000
# A quoted thread below this much text of its own is what is being answered.
_OWN_TEXT = 40

# A pattern of lines begins with a line end, which `re` finds many times faster than `^`. It is
# asked about the text with a line end before it: there each stands where its line begins.
# A table of two columns is a list of labels.
_TABLE_ROW = late(r"(\n[ >]{0,6}[^\W\d][^\t\n:]{1,40}?)[ ]*\t(?=[^\t\n]+$)", re.MULTILINE)
_QUOTED_LINE = late(r"\n[ ]{0,3}>")
_WHOLE_QUOTED_LINE = late(r"\n[ ]{0,3}>[^\n]*")
_QUOTED_PARAGRAPH = late(r"(?:\n[ ]{0,3}>[ ]{0,9}\S[^\n]*)+")
# Quoted lines are AWS's own letter where they name what is implicated, by labels or in a sentence.
_LETTER = late(
    r"\n[ ]{0,3}>[ ]*(?:aws (?:account )?id|account|instance|region|implicated|reported|resource"
    r"|case)[\w ()]{0,20}:"
    r"|\b(?:received (?:an?|several|multiple|further|report)|been implicated|observed)\b",
    re.IGNORECASE,
)
# Words of ours, or of AWS's earlier mail: they say what was done, or ask.
_ANSWERED = late(
    r"\?|\b(?:closed|resolved|we (?:have )?(?!received|observed)\w+ed)\b", re.IGNORECASE
)
_THREAD_BELOW = late(
    r"\n[ >]*+(?=[-_*\dDFOS])(?:"
    r"On\b[^\n]{8,160}(?:\n[ >]*[^\n]{1,80})?\bwrote:[ ]*$"
    r"|-{2,}[ ]*(?:Original Message|Forwarded message|Reply message|Original e-?mail)[ ]*-{2,}"
    r"|_{8,}[ ]*\n[ >*]*From:"
    r"|\d{4}(?:年|/|-)[^\n]{6,80}(?:<[^\n<>]{3,80}>[^\n]{0,20}:|wrote:|のメール:?)[ ]*$"
    r"|[*]?(?:From|Sent|Date)[*]?:[^\n]{3,160}\n[ >]*[*]?(?:Sent|Date|To|From)[*]?:[^\n]{3,400}\n"
    r"[ >]*[*]?(?:To|Cc|Subject|Date)[*]?:"
    r")",
    re.MULTILINE | re.IGNORECASE,
)
# Without one of these no thread is quoted below but by marks.
_THREAD_WORDS = ("wrote:", "original message", "forwarded message", "reply message", "from:",
                 "original e", "\u306e\u30e1\u30fc\u30eb", "\u5e74", "sent:", "date:")  # fmt: skip
# A re-wrapped mail: the line of the thread stands behind the signature.
_JOINED_THREAD = late(r"\bOn\s\w{3},\s[^\n<>]{8,60}<[^\n<>]{3,80}>\swrote:")
# It begins with a character of its own, so that it is searched for faster.
_REPORT_BEGINS = late(
    r"[-=*_#](?<![^ \n].)[-=*_#]+[ ]*(?:"
    r"(?:begin|beginning|start)\b[^\n=*_#-]{0,30}\b(?:reports?|complaints?)(?:\(s\))?[ ]*[-=*_#]*"
    r"|(?:original|forwarded|included|quoted|reporter's|third[- ]party)[ ]"
    r"[^\n=*_#-]{0,30}(?:reports?|complaints?)(?:\(s\))?[^\n=*_#-]{0,12}[-=*_#]{2,}"
    r")",
    re.IGNORECASE,
)
# Without one of these no line opens a report.
_REPORT_WORDS = ("begin", "start", "original", "forwarded", "included", "quoted", "reporter's",
                 "third")  # fmt: skip
_EXTRACT_LABEL = Stemmed(
    "log|sample|comments|reporter|evidence|original|abuse report|report|complaint",
    r"(?:log extracts?|log excerpts?|logs?|log lines|sample logs?"
    r"|comments|reporter'?s? (?:comments?|notes?|message|text)|evidence|original (?:abuse )?report"
    r"|abuse report (?:text|details)|report(?:ed)? (?:text|content|body)|complaint)[ ]*:",
)
_BEFORE_LABEL = late(r"(?:^[ ]*(?:[*-][ ]*)?|[ ][*][ ]*)\Z", re.MULTILINE)
_INDENT = 40
_ANNOUNCED = Stemmed(
    "includ|attached|provided|quoted|copied|enclosed|find|see|forwarded|original|abuse|full",
    r"\b(?:included|including|attached|provided|quoted|copied|enclosed|find|see|forwarded)\b"
    r"[^.:]{0,60}\b(?:reports?|complaints?)\b[^.:]{0,40}\b(?:below|follows|following|attached)\b"
    r"|\b(?:original|abuse|full)\s+(?:reports?"
    r"|complaints?)(?:\(s\))?[^.:]{0,30}\b(?:below|follows)",
)
_BELOW_IS = late(
    r"\bbelow\s+(?:is|are|you\s+(?:will\s+|can\s+)?find)\b[^.:\n]{0,60}"
    r"\b(?:reports?|complaints?)\b[^.:\n]{0,40}:[ ]*\n\s*",
    re.IGNORECASE,
)
_SENDER_NAME = (
    r"(?:the\s+)?(?:aws\s+trust\s*(?:&|and)\s*safety(?:\s+team)?"
    r"|amazon\s+(?:ec2|aws|web\s+services)\s+(?:abuse|trust\s*(?:&|and)\s*safety)(?:\s+team)?"
    r"|aws\s+(?:ec2\s+)?abuse(?!\s+report)(?:\s+team)?|trust\s*(?:&|and)\s*safety(?:\s+team)?"
    r"|(?:amazon\s+)?ec2\s+abuse\s+team|amazon\s+web\s+services(?!,)|aws\s+support|aws(?:\s+team)?)"
)
SIGN_OFF = Stemmed(
    "regards|sincerely|thank|cheers",
    r"\b(?:regards|sincerely|thank\s+you|thanks|cheers)\s*[,.!-]*\s+"
    r"(?:[A-Z][\w.'-]{0,20}(?:[ ][A-Z][\w.'-]{0,20}){0,2}\s*,?\s+)?" + _SENDER_NAME + r"\b",
)
_CASE_LINE = late(
    r"\s*(?:https?://\S+\s*)?(?:(?:abuse\s+)?case\s+(?:number|id)\s*[:#]\s*[\w-]{3,24}\s*)?",
    re.IGNORECASE,
)
_FOOTER = late(
    r"\s*(?:-{2,}\s*$|={3,}\s*$|amazon web services,? inc|this message was produced"
    r"|how do i contact"
    r"|reply this email|to contact us|please do not reply|we value your feedback|https?://"
    r"|amazon\.com,? inc|410 terry|amazon web services emea|[*]{2,}|note:|p\.?s\.?\b)",
    re.IGNORECASE,
)
_OUR_LABEL = late(
    r"\s*(?:=+\s*details|details of|aws (?:account )?id|account(?: id)?:|instance id"
    r"|region|resource"
    r"|(?:abuse )?case (?:number|id)|implicated|reported|abuse time)",
    re.IGNORECASE,
)
_GREETING = late(
    r"^[ ]*(?:hello|hi|hey|dear|greetings|good (?:day|morning|afternoon)|to whom it may)\b",
    re.MULTILINE | re.IGNORECASE,
)
_RESOURCE_NEAR = late(r"\breports?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AwsPart:
    """What AWS itself says in the newest mail of a thread.

    `text` keeps its lines; `own` is the same made comparable; `reporter` the quoted report;
    `quoted` the thread below; `tail` the last lines of the whole body, where a case number stands.
    """

    subject: str
    text: str
    own: Plain
    reporter: str | None
    quoted: str
    tail: str


def cut(subject: str | None, body: str) -> AwsPart:
    """AWS's own part of a body. Never raises; linear in the body's length."""
    whole = _without_marks(straighten(_labelled(body[:_BODY_LIMIT])))
    marker = _report_marker(whole)
    newest, quoted = _newest(whole[: marker[0]])
    if quoted:
        mine, reporter = _without_report(newest)
    else:
        mine, reporter = _without_report(whole, marker)
    text = mine.strip()
    return AwsPart(
        subject=" ".join(straighten(subject or "")[:1000].split()),
        text=text,
        own=plain(without_courtesies(text)),
        reporter=reporter,
        quoted=quoted,
        tail=whole.rstrip()[-200:],
    )


def _labelled(text: str) -> str:
    return _TABLE_ROW.sub(r"\1: ", f"\n{text}")[1:] if "\t" in text else text


def _report_marker(text: str) -> tuple[int, int]:
    """Begin and end of the line that opens the report; the text's end where there is none."""
    low = lowered(text)
    if not any(word in low for word in _REPORT_WORDS):
        return len(text), len(text)
    found = _REPORT_BEGINS.search(text)
    return found.span() if found else (len(text), len(text))


def _without_marks(text: str) -> str:
    """A text that is quoted from its start on is not a thread below: only its marks go."""
    first = _QUOTED_LINE.search(f"\n{text}") if ">" in text else None
    if first is not None and _GREETING.match(text.lstrip()) and _answers_below(text, first.start()):
        return unmarked(_without_answered(text))
    if first is None or len(text[: first.start()].strip()) >= _OWN_TEXT:
        return text
    return unmarked(text)


def _answers_below(text: str, at: int) -> bool:
    """A letter quotes a few lines and goes on below them in its own words."""
    if len(text[:at].strip()) >= _OWN_TEXT:
        return False
    return len(_without_quoted_lines(text[at:]).strip()) >= _OWN_TEXT


def _without_answered(text: str) -> str:
    """Without the quoted lines the letter answers; what they name of AWS's own letter stays."""
    return _QUOTED_PARAGRAPH.sub(lambda found: _of_letter(found[0]), f"\n{text}")[1:]


def _of_letter(quoted: str) -> str:
    mine = _LETTER.search(quoted) is not None and _ANSWERED.search(quoted) is None
    return quoted if mine else ""


def _without_quoted_lines(text: str) -> str:
    return _WHOLE_QUOTED_LINE.sub("", f"\n{text}")[1:]


def _newest(text: str) -> tuple[str, str]:
    """What stands above the quoted thread, and the thread."""
    low = lowered(text)
    below = (
        _THREAD_BELOW.search(f"\n{text}") if any(word in low for word in _THREAD_WORDS) else None
    )
    if below is None and "wrote:" in low:
        below = _JOINED_THREAD.search(text)
    mark = _QUOTED_LINE.search(f"\n{text}") if ">" in text else None
    starts = [found.start() for found in (below, mark) if found is not None]
    at = min((start for start in starts if text[:start].strip()), default=len(text))
    if at < len(text) and SIGN_OFF.search(text, 0, at) and _ANNOUNCED.search(text, 0, at):
        return text, ""  # the report itself is a quoted mail
    return text[:at], text[at:]


def _without_report(text: str, marker: tuple[int, int] | None = None) -> tuple[str, str | None]:
    """AWS's words and the reporter's, where both stand in one mail."""
    begin, report_from = marker or (len(text), len(text))
    extract = _extract_label(text, begin)
    signed = _after_sign_off(text[:begin])
    found = [spot for spot in (extract, signed) if spot]
    if not found and begin == len(text):
        spots = (_second_greeting(text), _announced_here(text))
        found = [spot for spot in spots if spot]
    if found:
        report_from = report_from if begin < len(text) else min(found)[1]
        begin = min(found)[0]
    return text[:begin], _trimmed(text[report_from:]) or None


def _extract_label(text: str, end: int) -> tuple[int, int] | None:
    """The first label of a log or a comment at the beginning of a line or of an item."""
    for label in _EXTRACT_LABEL.finditer(text, 0, end):
        lead = _BEFORE_LABEL.search(text, max(0, label.start() - _INDENT), label.start())
        if lead:
            return lead.start(), label.end()
    return None


def _after_sign_off(text: str) -> tuple[int, int] | None:
    """Where the report begins if AWS signs first and puts the report below."""
    signed = SIGN_OFF.search(text)
    if signed is None or _RESOURCE_NEAR.search(text, 0, signed.start()) is None:
        return None
    case_line = _CASE_LINE.match(text, signed.end())
    end = case_line.end() if case_line else signed.end()
    rest = text[end:]
    if len(rest.strip()) < _OWN_TEXT or _FOOTER.match(rest) or _OUR_LABEL.match(rest):
        return None
    return end, end


def _second_greeting(text: str) -> tuple[int, int] | None:
    announced = _ANNOUNCED.search(text)
    if announced is None:
        return None
    hello = _GREETING.search(text, announced.end())
    return None if hello is None else (hello.start(), hello.start())


def _announced_here(text: str) -> tuple[int, int] | None:
    """Where the report begins if AWS says that it stands below, and no label of ours does."""
    announced = _BELOW_IS.search(text) if "below" in lowered(text) else None
    if announced is None or _OUR_LABEL.match(text, announced.end()):
        return None
    return announced.end(), announced.end()


def _trimmed(report: str) -> str:
    return report.strip(" \n=-*_:").strip()
