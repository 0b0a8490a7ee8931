"""By when AWS expects the answer: stated in the notice, else by policy."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.stemmed import Stemmed
from abuse_desk.domain.notices.deadlines_abroad import Due, due_abroad, is_ahead
from abuse_desk.domain.notices.deadlines_near import due_near
from abuse_desk.domain.notices.plain import Plain
from abuse_desk.domain.notices.policy import POLICY, UNDATED
from abuse_desk.domain.notices.sentences import sentence_begin, sentence_end
from abuse_desk.domain.notices.times import Moment, moments
from abuse_desk.domain.vocabulary import Basis, Family, Stage

# Limits: a demand stands on the first pages, and nobody states a hundred times.
_PROSE = 40_000
_MOST = 50
_UNITS = frozenset(["hour", "hours", "hr", "hrs", "day", "days"])
_GLUED = late(r"\d(?:hrs?|hours?|days?)\b", re.IGNORECASE)
_MONTHS = frozenset(
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_NUMERIC_DATE = late(r"\d[-/.]\d{1,2}[-/.]\d")
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "ten": 10, "twelve": 12, "fourteen": 14, "twenty-four": 24, "twenty four": 24,
    "thirty": 30, "thirty-six": 36, "forty-eight": 48, "forty eight": 48, "seventy-two": 72,
}  # fmt: skip
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_WITHIN = Stemmed(
    "within|in ",
    rf"\b(?:within|in)\s+(?:the\s+)?(?:next\s+|following\s+|coming\s+)?(?:a\s+period\s+of\s+)?"
    rf"(?:(?P<word>{_WORD})\s*(?:\(\s*(?P<both>\d{{1,3}})\s*\))?|(?P<digits>\d{{1,3}}))"
    rf"(?:\s*\(\s*(?:{_WORD})\s*\))?[\s-]*(?P<unit>hours?|hrs?|(?:business|calendar"
    rf"|working)\s+days?|days?)\b",
)
_HAVE = Stemmed(
    "you have",
    r"\byou\s+have\s+(?:(?:another|an\s+additional|up\s+to)\s+)?(?P<digits>\d{1,3})\s*"
    r"(?P<unit>hours?|hrs?|(?:business\s+)?days?)\b",
)
_FROM_NOW = Stemmed(
    "0|1|2|3|4|5|6|7|8|9",
    r"\b(?P<digits>[0-9]{1,3})\s*(?P<unit>hours?|hrs?|(?:business\s+)?days?)\s+(?:from|of|after)\s+"
    r"(?:now|today|receipt|receiving|the\s+(?:date|time|receipt|sending)|this)\b",
)
_MORE = Stemmed(
    "additional|another|extra|extension",
    r"\b(?:additional|another|extra|extension\s+of)\s+(?P<digits>\d{1,3})[\s-]*"
    r"(?P<unit>hours?|hrs?|(?:business\s+)?days?)\b",
)
_LONGER = Stemmed(
    "exten|prolong|postpon",
    r"\b(?:exten(?:d|ded|ding|sion)|prolonged"
    r"|postponed)\b[^.;!?]{0,60}?\bby\s+(?:another\s+|a\s+further\s+)?"
    rf"(?:(?P<word>{_WORD})|(?P<digits>\d{{1,3}}))[\s-]*"
    r"(?P<unit>hours?|hrs?|(?:business\s+)?days?)\b",
)
_OURS_TO_DO = late(
    r"\b(?:we|aws|team|specialist|agent|support)\s+(?:will|'ll|aim|strive|try|usually|typically)\b"
    r"|\b(?:has|have|was|were)\s+been\s+\w+\s*$",
    re.IGNORECASE,
)
_CUE = Stemmed(
    "by |by:|before|until|till|no l|not l|prior|effective|deadline|due|extended|on |on:|"
    "starting|scheduled|expire|suspen|terminat|clos|after",
    r"\b(?:by|before|until|till|no\s+later\s+than|not\s+later\s+than|prior\s+to"
    r"|effective(?:\s+date)?"
    r"|deadline(?:\s+(?:is|of|to(?:\s+(?:reply|respond|answer|act|comply))?"
    r"|for\s+\w+))?|due(?:\s+(?:by|on|date(?:\s+is)?))?|extended\s+to|on\s+or\s+before"
    r"|on\s+or\s+after|starting|scheduled\s+for|expires?(?:\s+on)?|suspen\w+\s+on|terminat\w+\s+on"
    r"|clos\w+\s+on|after|on)\s*:?\s+(?:the\s+)?(?:end\s+of\s+(?:day\s+)?(?:on\s+)?)?",
)
_HAPPENED = late(
    r"\b(?:(?:observed|detected|reported)(?!\s+(?:activity|abuse|content|behaviou?r|vulnerability"
    r"|resource|issue))|received|occurred|started|happened|blocked|accessed|created"
    r"|opened|sent|action\s+taken(?!\s+by\b)|since)\b[^.;\d]{0,40}$|effective\s+date\s*:?\s*$",
    re.IGNORECASE,
)
# More time that is refused, or tied to something, is no time.
_NOT_GIVEN = late(
    r"\b(?:if|could|would|might|cannot|can't|can\s+not|will\s+not|unable\s+to)\b[^.,;!?]{0,80}"
    r"\bextend\b[^.,;!?]{0,80}$",
    re.IGNORECASE,
)
_MORE_TIME = late(r"\bextend\b", re.IGNORECASE)
_TIED = late(r"\b(?:if|unless|once|provided)\b", re.IGNORECASE)
_ANNOUNCES = late(r"\b(?:will|(?<=')ll|plan|intend|going\s+to|scheduled|be)\b", re.IGNORECASE)
_TO_ACT = late(
    r"\b(?:must|need|please|expect|await|review|fix|give|send|tell|state|explain|otherwise"
    r"|let\s+(?:us|me)|write|hear|finish|done|stop|fix|get\s+back|reply|respond"
    r"|contact|answer|provide|confirm|complete|suspen|terminat"
    r"|clos|restrict|limit|exten[ds]|deadline|time|act|take|fail|resolve|secure"
    r"|delete|remove"
    r"|isolat|revok|pause|end)",
    re.IGNORECASE,
)
_REOPENS = late(r"\b(?:re-?open|come\s+back\s+to\s+us)", re.IGNORECASE)
_WAS = late(r"\b(?:was|were|had|saw|observed|seen)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deadline:
    """When the answer is due, and a warning where the words left room."""

    at: datetime | None
    basis: Basis
    warnings: tuple[str, ...] = ()


NOTHING_DUE = Deadline(None, Basis.NONE)


def deadline(own: Plain, sent_at: datetime, family: Family, stage: Stage) -> Deadline:
    """The earliest time AWS states that is still ahead of the mail, else the policy's.

    A date alone is read as the start of that day in UTC. Of a mail sent at `UNDATED` nobody knows
    when it came: only dates with their year count, and no policy does. Sending matters have no
    policy: SES reviews run for as long as SES says.
    """
    stated = sorted(_stated(own, sent_at), key=lambda due: due.at)
    if stated:
        first = stated[0]
        return Deadline(first.at, Basis.STATED, first.warnings)
    if sent_at == UNDATED or family is Family.SENDING or stage is Stage.UPDATE:
        return NOTHING_DUE
    return Deadline(sent_at + POLICY, Basis.POLICY)


def _stated(own: Plain, sent_at: datetime) -> Iterator[Due]:
    if sent_at != UNDATED and (own.has(_UNITS) or _GLUED.search(own.flat)):
        yield from islice(_durations(own.flat[:_PROSE], sent_at), _MOST)
    if own.has(_MONTHS) or _NUMERIC_DATE.search(own.flat):
        yield from _dates(own.flat[:_PROSE], sent_at)
    if sent_at != UNDATED:
        yield from due_near(own.flat[:_PROSE], own.words, sent_at)
    yield from due_abroad(own, sent_at)


def _durations(flat: str, sent_at: datetime) -> Iterator[Due]:
    for pattern in (_WITHIN, _HAVE, _MORE, _LONGER, _FROM_NOW):
        for match in pattern.finditer(flat):
            if _gives_time(match):
                yield Due(sent_at + _span(match))


def _gives_time(match: re.Match[str]) -> bool:
    """Time for us: not AWS's own, not what happened in that time, not a right to come back."""
    flat, begin = match.string, sentence_begin(match.string, match.start())
    if match.re is not _LONGER.pattern and _OURS_TO_DO.search(flat, begin, match.start()):
        return False
    end = sentence_end(flat, match.end())
    if _REOPENS.search(flat, begin, end):
        return False
    return not _WAS.search(flat, begin, end) or _TO_ACT.search(flat, begin, end) is not None


def _span(match: re.Match[str]) -> timedelta:
    groups = match.groupdict()
    digits = groups.get("both") or groups.get("digits")
    count = int(digits) if digits else _NUMBERS[groups["word"].lower()]
    return timedelta(hours=count) if match["unit"][0] in "hH" else timedelta(days=count)


def _dates(flat: str, sent_at: datetime) -> Iterator[Due]:
    for cue in islice(_CUE.finditer(flat), 4 * _MOST):
        found = moments(flat, sent_at, cue.end(), cue.end() + 60)
        if found and found[0].start - cue.end() <= 3 and _is_due(flat, cue, found[0], sent_at):
            yield Due(found[0].at, _doubts(found[0]))


def _is_due(flat: str, cue: re.Match[str], moment: Moment, sent_at: datetime) -> bool:
    if not is_ahead(moment.at, sent_at):
        return False
    begin = sentence_begin(flat, cue.start())
    if cue.group().strip().lower() == "on" and not _ANNOUNCES.search(flat, begin, cue.start()):
        return False
    if _HAPPENED.search(flat, begin, cue.end()):
        return False
    stop = sentence_end(flat, moment.stop)
    return not _is_refused(flat, begin, cue, stop) and bool(_TO_ACT.search(flat, begin, stop))


def _is_refused(flat: str, begin: int, cue: re.Match[str], stop: int) -> bool:
    """More time that is not given, or only if something happens first."""
    if _NOT_GIVEN.search(flat[begin : cue.end()]):
        return True
    more = _MORE_TIME.search(flat, begin, cue.end())
    return more is not None and _TIED.search(flat, cue.end(), stop) is not None


def _doubts(moment: Moment) -> tuple[str, ...]:
    if not moment.order_known:
        return ("day and month of the stated date may be in either order: the nearer was taken",)
    if moment.day_only:
        return ("the notice states a date alone: read as the start of that day in UTC",)
    return () if moment.zoned else ("the stated time has no zone: read as UTC",)
