"""Deadlines of an agent's own hand: "by 5:00 PM UTC today", "by end of day tomorrow"."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

from abuse_desk.domain.late import late
from abuse_desk.domain.notices.deadlines_abroad import Due
from abuse_desk.domain.notices.sentences import sentence_begin, sentence_end
from abuse_desk.domain.notices.times import ZONES

_WORDS = frozenset(["today", "tomorrow", "eod", "cob"])
_CLOCK = late(
    r"\b(?:by|before|until|than|(?:will|'ll"
    r"|going\s+to)\b[^.]{0,60}\sat)\s+(?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d))?"
    r"\s?(?:(?P<half>[ap])\.?m\b\.?)?\s?\(?(?P<zone>[a-z]{1,4}\b)?\)?,?\s*(?P<day>today|tomorrow)\b",
    re.IGNORECASE,
)
_END_OF_DAY = late(
    r"\b(?:by|before|until|than)\s+(?:the\s+)?(?:end\s+of\s+(?:the\s+)?(?:business\s+)?day"
    r"|close\s+of\s+business|eod|cob)\b,?\s*(?P<day>today|tomorrow)?",
    re.IGNORECASE,
)
_TOMORROW = late(
    r"\b(?<!lifted )(?<!restored )(?<!reinstated )(?<!released )"
    r"(?:by|before|until|no\s+later\s+than)\s+(?P<day>tomorrow)\b",
    re.IGNORECASE,
)
_NO_ZONE = ("the stated time has no zone: read as UTC",)
# "Reply today": the day is as long as it is.
_TODAY = late(
    r"\b(?:(?:reply|respond|answer|act|write|contact\s+us|hear\s+from\s+you"
    r"|let\s+us\s+know|tell\s+us)\s+"
    r"(?:\w+\s+){0,4}?|(?:by|before|until)\s+)(?P<day>today)\b",
    re.IGNORECASE,
)
_IF = late(r"\bif\b", re.IGNORECASE)
# Nobody states more times.
_MOST = 20
# It must be ours to act by then, or what AWS says it will do to us; what AWS does for itself is no
# deadline.
_ASKS = late(
    r"\b(?:please|kindly|must|required?|need|you\s+(?:have|should|can)|reply|respond"
    r"|response|answer"
    r"|contact|send|tell|let\s+us|confirm|provide|explain|fix|stop|remove|delete"
    r"|secure|finish|resolve"
    r"|complete|deadline|due|extend\w*|otherwise|act"
    r"|(?:can|could|would)\s+you|(?:could|may|can)\s+(?:i|we)\s+have|appreciate)\b",
    re.IGNORECASE,
)
_OF_AWS = late(
    r"^(?:\W*(?:hello|hi|greetings|dear[^,.]{0,40}),)?\W*"
    r"(?:we|our|i|aws|the\s+team|(?:a|my|one\s+of\s+our)\s+\w+)\b"
    r"(?!(?:'d)?\s+(?:\w+\s+)?(?:need|expect|require|ask|request|want|must|appreciate|like\s+to)\s+"
    r"(?:you|your|an?|to\s+hear|have|hear|receive|it|this)\b)"
    r"|\b(?:we|i|aws|team|specialist|colleague|support)\s*(?:will|'ll)\b",
    re.IGNORECASE,
)
_ANNOUNCED = late(
    r"\b(?:will|'ll|going\s+to|plan\s+to|intend\s+to"
    r"|have\s+to)\s+(?:\w+\s+){0,2}?(?:suspend|isolate|close"
    r"|terminate|restrict|disable|revoke|block|limit|shut|stop|pause|quarantine"
    r"|be\s+(?:\w+\s+)?(?:suspended|isolated|closed|terminated|restricted|disabled|revoked|blocked"
    r"|limited|shut|stopped|paused|quarantined))\b",
    re.IGNORECASE,
)


def due_near(flat: str, words: frozenset[str], sent_at: datetime) -> Iterator[Due]:
    """Times of the day of the mail or the next by which we must act, still ahead.

    A day is that of the zone that stands there, UTC where none does; an unknown zone states none.
    """
    if _WORDS.isdisjoint(words) and "end of" not in flat and "close of" not in flat:
        return
    for due in _stated(flat, sent_at.astimezone(UTC)):
        if due.at > sent_at:
            yield due


def _stated(flat: str, sent_at: datetime) -> Iterator[Due]:
    for match in islice(_CLOCK.finditer(flat), _MOST):
        zone = (match["zone"] or "utc").lower()
        if zone in ZONES and _is_for_us(match):
            ahead = timedelta(hours=ZONES[zone])
            at = _day(match, sent_at + ahead) + _clock(match) - ahead
            yield Due(at, () if match["zone"] else _NO_ZONE)
    today = filter(_is_untied, islice(_TODAY.finditer(flat), _MOST))
    for match in filter(_is_for_us, (*islice(_END_OF_DAY.finditer(flat), _MOST), *today)):
        yield Due(_day(match, sent_at) + timedelta(days=1), _NO_ZONE)
    for match in filter(_is_for_us, islice(_TOMORROW.finditer(flat), _MOST)):
        yield Due(_day(match, sent_at), _NO_ZONE)


def _is_for_us(match: re.Match[str]) -> bool:
    """Whether the sentence asks us, or says what is done to us then."""
    flat = match.string
    sentence = flat[sentence_begin(flat, match.start()) : sentence_end(flat, match.end())]
    if _ANNOUNCED.search(sentence):
        return True
    return _ASKS.search(sentence) is not None and _OF_AWS.search(sentence) is None


def _is_untied(match: re.Match[str]) -> bool:
    """Whether it is no condition of something else: "if you tell us today, we could ..."."""
    flat = match.string
    return _IF.search(flat, sentence_begin(flat, match.start()), match.start()) is None


def _day(match: re.Match[str], moment: datetime) -> datetime:
    """Midnight of the day it names, on the clock of the moment."""
    later = (match["day"] or "").lower() == "tomorrow"
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1 if later else 0)


def _clock(match: re.Match[str]) -> timedelta:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    return timedelta(hours=hour, minutes=int(match["minute"] or 0))
