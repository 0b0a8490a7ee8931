"""Deadlines of an agent's own hand: "by 5:00 PM UTC today", "by end of day tomorrow"."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from abuse_desk.domain.notices.deadlines_abroad import Due
from abuse_desk.domain.notices.times import ZONES

_WORDS = frozenset(["today", "tomorrow", "eod", "cob"])
_CLOCK = re.compile(
    r"\b(?:by|before|until|than|(?:will|'ll|going\s+to)\b[^.]{0,60}\sat)\s+(?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d))?"
    r"\s?(?:(?P<half>[ap])\.?m\b\.?)?\s?\(?(?P<zone>[a-z]{1,4}\b)?\)?,?\s*(?P<day>today|tomorrow)\b",
    re.IGNORECASE,
)
_END_OF_DAY = re.compile(
    r"\b(?:by|before|until|than)\s+(?:the\s+)?(?:end\s+of\s+(?:the\s+)?(?:business\s+)?day"
    r"|close\s+of\s+business|eod|cob)\b,?\s*(?P<day>today|tomorrow)?",
    re.IGNORECASE,
)
_TOMORROW = re.compile(
    r"\b(?:by|before|until|no\s+later\s+than)\s+(?P<day>tomorrow)\b", re.IGNORECASE
)
_NO_ZONE = ("the stated time has no zone: read as UTC",)


def due_near(flat: str, words: frozenset[str], sent_at: datetime) -> Iterator[Due]:
    """Times of the day of the mail or the next, still ahead; in UTC where no zone stands."""
    if _WORDS.isdisjoint(words) and "end of" not in flat and "close of" not in flat:
        return
    midnight = sent_at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    for due in _stated(flat, midnight):
        if due.at > sent_at:
            yield due


def _stated(flat: str, midnight: datetime) -> Iterator[Due]:
    for match in _CLOCK.finditer(flat):
        zone = (match["zone"] or "").lower()
        at = _day(match, midnight) + _clock(match) - timedelta(hours=ZONES.get(zone, 0))
        yield Due(at, () if zone in ZONES else _NO_ZONE)
    for match in _END_OF_DAY.finditer(flat):
        yield Due(_day(match, midnight) + timedelta(days=1), _NO_ZONE)
    for match in _TOMORROW.finditer(flat):
        yield Due(_day(match, midnight), _NO_ZONE)


def _day(match: re.Match[str], midnight: datetime) -> datetime:
    later = (match["day"] or "").lower() == "tomorrow"
    return midnight + timedelta(days=1 if later else 0)


def _clock(match: re.Match[str]) -> timedelta:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    return timedelta(hours=hour, minutes=int(match["minute"] or 0))
