"""Times as AWS and its agents write them, read into UTC."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from abuse_desk.domain.late import late

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
# US zones by the season the label names, as AWS writes them; others only as offsets.
ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "pst": -8, "pdt": -7, "pt": -8, "mst": -7, "mdt": -6, "cst": -6,
    "cdt": -5, "est": -5, "edt": -4, "et": -5, "jst": 9, "cet": 1, "cest": 2, "bst": 1, "ist": 5.5,
}  # fmt: skip
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_CLOCK = (
    r"(?P<hour>[0-2]?\d)(?::(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,6})?)?"
    r"|(?=\s?[ap]\.?m\b))(?:\s?(?P<half>[ap])\.?m\b\.?)?"
)
_ZONE = (
    r"(?:\s?\(?(?P<zone>utc|gmt|z|p[sd]?t|m[sd]t|c[sd]t|e[sd]?t|jst|cest|cet|bst|ist)?"
    r"(?P<offset>[+-]\d{1,2}(?::?[0-5]\d)?)?\)?(?![\w:]))?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_RANGE = r"(?:\s?(?:-|to)\s?(?P<till>[0-2]?\d:[0-5]\d(?::[0-5]\d)?))?"
_AT = r"(?:,?\s+(?:at\s+)?|T)"
_FORMS = (
    rf"{_WEEKDAY}(?P<year>20\d\d)[-/](?P<mon>[01]?\d)[-/]{_DAY}(?:{_AT}{_CLOCK}{_RANGE}{_ZONE})?",
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s+{_CLOCK}{_ZONE}\s+(?P<year>20\d\d)",
    rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]{_MONTH},?[\s-](?P<year>20\d\d)(?:{_AT}{_CLOCK}{_RANGE}{_ZONE})?",
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>20\d\d)(?:{_AT}{_CLOCK}{_RANGE}{_ZONE})?",
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY}(?!\d)(?:,?{_AT}{_CLOCK}{_ZONE})?",
    rf"{_WEEKDAY}{_DAY}\s+{_MONTH}(?!\w)(?:,?{_AT}{_CLOCK}{_ZONE})?",
)
_PATTERNS = tuple(late(rf"(?<![\w.:/-]){form}(?![\w-])", re.IGNORECASE) for form in _FORMS)
# Day, month and perhaps year in an order nobody states.
_ORDER_UNKNOWN = late(
    rf"(?<![\w.:/-])(?P<first>\d\d?)(?P<mark>[-/.])(?P<other>\d\d?)(?P=mark)(?P<third>20\d\d|\d\d)"
    rf"(?![\w-]|[.:/]\d)(?:{_AT}{_CLOCK}{_ZONE}(?![\w-]))?",
    re.IGNORECASE,
)
_HOURS = 24
# Written with two digits, a year is believed only this near to the mail.
_NEAR = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Moment:
    """One time found in a text. `day_only`: no clock; `zoned`: the zone is written."""

    at: datetime
    end: datetime | None
    day_only: bool
    zoned: bool
    order_known: bool
    start: int
    stop: int


def moments(text: str, near: datetime, start: int = 0, stop: int | None = None) -> list[Moment]:
    """Every time in a text, in order. A missing year is the one that lies nearest to `near`."""
    stop = len(text) if stop is None else min(stop, len(text))
    found: list[Moment] = []
    low = text[start:stop].lower()
    # All forms but the first name the month.
    for pattern in _PATTERNS if any(name in low for name in _MONTHS) else _PATTERNS[:1]:
        for match in pattern.finditer(text, start, stop):
            moment = None if _taken(match, found) else _moment(match, near)
            if moment is not None:
                found.append(moment)
    found.extend(_unknown_order(text, near, start, stop))
    return sorted(found, key=lambda moment: moment.start)


def _taken(match: re.Match[str], found: list[Moment]) -> bool:
    """A more exact form has read these characters already."""
    return any(one.start < match.end() and match.start() < one.stop for one in found)


def _moment(match: re.Match[str], near: datetime, day: datetime | None = None) -> Moment | None:
    """What a form states; `day`: the day it is known to mean."""
    parts = {key: value for key, value in match.groupdict().items() if value}
    offset = _offset(parts)
    try:
        at = (_local(parts, near) if day is None else day + _clock(parts)) - offset
        end = _till(parts, at + offset)
    except (ValueError, OverflowError):
        return None
    return Moment(
        at=at,
        end=None if end is None else end - offset,
        day_only="hour" not in parts,
        zoned="zone" in parts or "offset" in parts,
        order_known=True,
        start=match.start(),
        stop=match.end(),
    )


def _local(parts: dict[str, str], near: datetime) -> datetime:
    month = int(parts["mon"]) if "mon" in parts else _MONTHS[parts["month"][:3].lower()]
    day = int(parts["day"])
    year = int(parts["year"]) if "year" in parts else _nearest_year(month, day, near)
    return datetime(year, month, day, tzinfo=UTC) + _clock(parts)


def _clock(parts: dict[str, str]) -> timedelta:
    """The time of day; a `ValueError` for an hour no day has."""
    hour = _hour(int(parts.get("hour", "0")), parts.get("half", ""))
    if hour >= _HOURS:
        raise ValueError(hour)
    minute, second = int(parts.get("minute", "0")), int(parts.get("second", "0"))
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _hour(hour: int, half: str) -> int:
    if not half:
        return hour
    return hour % 12 + (12 if half in "pP" else 0)


def _nearest_year(month: int, day: int, near: datetime) -> int:
    if (month, day) == (2, 29):
        return near.year
    candidates = (near.year - 1, near.year, near.year + 1)
    return min(candidates, key=lambda year: abs(date(year, month, day) - near.date()))


def _offset(parts: dict[str, str]) -> timedelta:
    hours = ZONES.get(parts.get("zone", "utc").lower(), 0)
    shift = parts.get("offset")
    if shift is None:
        return timedelta(hours=hours)
    digits = shift[1:].replace(":", "")
    ahead = timedelta(
        hours=int(digits[:2] if len(digits) != 3 else digits[0]),
        minutes=int(digits[-2:]) if len(digits) > 2 else 0,
    )
    return ahead if shift[0] == "+" else -ahead


def _till(parts: dict[str, str], begin: datetime) -> datetime | None:
    if "till" not in parts:
        return None
    clock = [int(number) for number in parts["till"].split(":")]
    second = clock[2] if len(clock) > 2 else 0
    end = begin.replace(hour=clock[0], minute=clock[1], second=second)
    return end if end >= begin else end + timedelta(days=1)


def _unknown_order(text: str, near: datetime, start: int, stop: int) -> Iterator[Moment]:
    """`01-02-2020`: the reading that is nearer to the mail, the earlier one of two as near.

    Of `14.03.25` the day comes first, unless that is no date near the mail.
    """
    for match in _ORDER_UNKNOWN.finditer(text, start, stop):
        days = _days(match) if len(match["third"]) > 2 else _short_days(match, near)
        if days:
            day = min(days, key=lambda day: (abs(day - near), day))
            moment = _moment(match, near, day)
            if moment is not None:
                yield replace(moment, order_known=len(set(days)) == 1)


def _days(match: re.Match[str]) -> list[datetime]:
    """Both readings of a date whose year comes last."""
    first, second, year = int(match["first"]), int(match["other"]), int(match["third"])
    return _dates((year, second, first), (year, first, second))


def _short_days(match: re.Match[str], near: datetime) -> list[datetime]:
    """Readings of a date with a year of two digits: after dots the day first, else either."""
    first, second, third = (int(match[name]) for name in ("first", "other", "third"))
    last = [(2000 + third, second, first)]
    if match["mark"] != ".":
        last.append((2000 + third, first, second))
    days = [day for day in _dates(*last) if abs(day - near) <= _NEAR]
    if days:
        return days
    rest = _dates((2000 + first, second, third), (2000 + third, first, second))
    return [day for day in rest if abs(day - near) <= _NEAR]


def _dates(*orders: tuple[int, int, int]) -> list[datetime]:
    days = []
    for year, month, day in orders:
        try:
            days.append(datetime(year, month, day, tzinfo=UTC))
        except ValueError:
            continue
    return days
