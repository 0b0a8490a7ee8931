"""Stated times in other languages: `24 時間以内`, `bis zum 14. April 2025`, `2025-04-14 之前`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.forwarding.months import month_numbers
from abuse_desk.domain.notices.plain import Plain
from abuse_desk.domain.notices.policy import UNDATED
from abuse_desk.domain.notices.signs.abroad import is_abroad

_PROSE = 20_000
# A date this far in the past is when something happened, not until when there is time.
_PAST = timedelta(hours=36)
_FUTURE = timedelta(days=120)
_AWS_BEGINS = datetime(2006, 1, 1, tzinfo=UTC)
_SPAN_EAST = late(
    r"(?P<count>\d{1,3})\s?(?:営業|个?工作|個?工作|영업)?"
    r"(?:(?P<hours>時間|个?小时|個?小時|시간)|日間?|天|일)\s?(?:以内|以內|之内|之內"
    r"|内に|内|內|이내|안에)"
)
_SPAN_WEST = late(
    r"\b(?:innerhalb(?: von)?|binnen|in(?: den)?|frist von|dans(?: les)?|sous|d[ée]lai de|d'ici"
    r"|plazo (?:m[aá]ximo )?de|en(?: las)?|dentro de(?: las)?|em(?: at[ée])?|at[ée]|prazo de"
    r"|entro(?: le)?|nelle|nas)\s(?:(?:n[aä]chsten|prochaines|pr[oó]ximas|prossime|menos de)\s)?"
    r"(?P<count>\d{1,3})\s?(?:\([^()]{2,20}\)\s?)?(?:(?P<hours>stunden?|heures|horas|ore|h)\b"
    r"|(?:\w{5,12}\s)?(?:tagen?|jours|d[ií]as|giorni)\b)"
)
_CLOCK = (
    r"(?:[ ,]{0,2}(?:um |à |a las |às |alle |ore )?(?P<half>午前|午後|上午|下午|오전|오후)?\s?"
    r"(?P<hour>[0-2]?\d)(?:[:h時时点點시]\s?(?P<minute>[0-5]\d)?分?분?)(?::[0-5]\d)?(?: uhr)?)?"
)
_ZONE = r"\s?\(?(?P<zone>utc|gmt|jst|kst|日本時間|한국 ?시간|北京时间|北京時間)?\)?"
_UNTIL_EAST = late(
    r"(?P<before>日本時間|北京时间|北京時間|한국 ?시간)?\s?"
    r"(?<![\d/.-])(?:(?:(?P<year>20\d\d)|(?P<short>\d\d))\s?(?:[年년]"
    r"|[-/.])\s?)?(?P<month>[01]?\d)\s?"
    r"(?:[月월]|[-/.])\s?"
    r"(?P<day>[0-3]?\d)\s?[日일号號]?(?:\s?\([^()]{1,4}\))?" + _CLOCK + _ZONE + r"\s?"
    r"(?:まで|迄|以前|之前|前|より前|까지|이전)"
)
_UNTIL_WEST = late(
    r"\b(?:bis(?: zum)?|sp[aä]testens(?: am)?|vor dem|avant le|d'ici (?:le|au)|au plus tard le"
    r"|jusqu'au|antes d[eo]l?(?: d[ií]a)?|hasta el|m[aá]s tardar el|at[ée](?: o)?(?: dia)?"
    r"|entro (?:il|l')|prima del)\s?(?:[^\W\d_]{4,12},?\s(?:den\s)?)?"
    r"(?:(?P<iso>20\d\d-\d\d-\d\d)|(?P<day>[0-3]?\d)(?:\.|º|er)?(?:\s(?:de\s|di\s)?"
    r"(?P<name>[^\W\d_]{3,10})\.?"
    r"|[./]?(?P<month>[01]?\d)[./](?P<short>\d\d(?![\d:h]))?)\s?(?:de\s|del\s)?(?P<year>20\d\d)?)"
    + _CLOCK
    + _ZONE
)
_ZONES = {"jst": 9, "kst": 9, "日本時間": 9, "한국시간": 9, "北京时间": 8, "北京時間": 8}
_OURS_TO_DO = late(
    r"弊社|当社|我们(?:将|会)|我們(?:將|會)|당사|\bwir (?:werden|melden|antworten)"
    r"|\bnous (?:vous )?r[ée]pondrons"
    r"|\bresponderemos|\bentraremos em|\brisponderemo"
)
_SENTENCE_END = late(r"[。！？!?]|\.(?=\s)")


@dataclass(frozen=True, slots=True)
class Due:
    """One stated time, and a warning where the words left room."""

    at: datetime
    warnings: tuple[str, ...] = ()


def due_abroad(own: Plain, sent_at: datetime) -> Iterator[Due]:
    """Times stated in other languages than English, as far as they lie ahead of the mail."""
    if not is_abroad(own.flat, own.words):
        return
    text = own.flat[:_PROSE].lower()
    for pattern in (_SPAN_EAST, _SPAN_WEST) if sent_at != UNDATED else ():
        for match in pattern.finditer(text):
            if not _OURS_TO_DO.search(_sentence(text, match)):
                count = int(match["count"])
                yield Due(sent_at + timedelta(**{"hours" if match["hours"] else "days": count}))
    for pattern in (_UNTIL_EAST, _UNTIL_WEST):
        for match in pattern.finditer(text):
            yield from _dated(match.groupdict(), sent_at)


def is_ahead(at: datetime, sent_at: datetime) -> bool:
    """Whether a stated time can be one to act by; of an undated mail, any with its year can."""
    if sent_at == UNDATED:
        return at >= _AWS_BEGINS
    return sent_at - _PAST <= at <= sent_at + _FUTURE


def _sentence(text: str, match: re.Match[str]) -> str:
    begin = max(0, match.start() - 120)
    for end in _SENTENCE_END.finditer(text, begin, match.start()):
        begin = end.end()
    return text[begin : match.end() + 12]


def _dated(parts: dict[str, str | None], sent_at: datetime) -> Iterator[Due]:
    try:
        at = _day(parts, sent_at) + _clock(parts)
    except ValueError:
        return
    if not is_ahead(at, sent_at):
        return
    if parts["hour"] is None:
        yield Due(at, ("the notice states a date alone: read as the start of that day in UTC",))
    elif parts["zone"] or parts.get("before"):
        yield Due(at)
    else:
        yield Due(at, ("the stated time has no zone: read as UTC",))


def _day(parts: dict[str, str | None], near: datetime) -> datetime:
    if parts.get("iso"):
        return datetime.fromisoformat(f"{parts['iso']}T00:00:00+00:00")
    month = _month(parts)
    day = int(parts["day"] or 0)
    if parts["year"] or parts.get("short"):
        stated = int(parts["year"] or f"20{parts['short']}")
        return datetime(stated, month, day, tzinfo=UTC)
    years = (near.year - 1, near.year, near.year + 1)
    year = min(years, key=lambda year: abs(date(year, month, min(day, 28)) - near.date()))
    return datetime(year, month, day, tzinfo=UTC)


def _month(parts: dict[str, str | None]) -> int:
    if parts["month"]:
        return int(parts["month"])
    numbers = month_numbers(parts.get("name") or "")
    if not numbers:
        raise ValueError(parts.get("name"))
    return numbers[0]


def _clock(parts: dict[str, str | None]) -> timedelta:
    """The time of day as UTC; none where only a date is stated."""
    if parts["hour"] is None:
        return timedelta()
    hour = int(parts["hour"])
    half = parts["half"]
    if half:
        hour = hour % 12 + (12 if half in ("午後", "下午", "오후") else 0)
    zone = (parts["zone"] or parts.get("before") or "").replace(" ", "")
    return timedelta(hours=hour - _ZONES.get(zone, 0), minutes=int(parts["minute"] or 0))
