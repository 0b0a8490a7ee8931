"""Dates as headers and as mail clients write them, in the client's language and order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from unicodedata import normalize

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.forwarding.lines import INVISIBLE
from abuse_desk.domain.mail.forwarding.months import month_numbers, thai_month

MAX_TEXT = 200

CLOCK = late(
    r"(?:(?<![\d.:/-])|(?<=ב-))(\d{1,2})\s?(?:[:時时点點시h]|Uhr)\s?(\d{2}|\d(?=\s?[分분]))?"
    r"(?:\s?[:分분]\s?(\d{2}|\d(?=\s?[秒초]))?)?(?!\d)(?:[.,]\d{1,6})?"
)
DOTTED_CLOCK = late(r"(?<![\d.])(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![\d.])")
# Behind a letter a sign is a hyphen, `04-Mar-2026`, unless the letters say whose time it is.
OFFSET = late(
    r"(?:(?:GMT|UTC|Z)\s?|(?<!\w)\s?)([+\-\u2212])(\d{1,2}):?(\d{2})?(?!\d)", re.IGNORECASE
)
ERAS = {"令和": 2018, "平成": 1988}  # the year before the first
ERA = late(r"(令和|平成)\s?(\d{1,2}|元)\s?年")
YEAR_FIRST = late(r"(?<!\d)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)")
NUMERIC = late(r"(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{1,2})(?!\d)")
# Vietnamese numbers its weekdays too: `Th 6, 28 thg 4`. Outlook on a phone: `12月 1, 2025`.
NUMBERED_MONTH = late(
    r"(?:tháng|thg|th)\.?\s?(?P<named>\d{1,2})|(?<!\d)(?P<counted>\d{1,2})\s?[月월]", re.IGNORECASE
)
NAMED_MONTH = late(
    r"tháng\s(giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp)", re.IGNORECASE
)
# Outlook on a phone, in Chinese: `星期四, 十一月 10, 2022`.
CHINESE_MONTH = late(r"(十[一二]?|[一二三四五六七八九])月")
CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
VIETNAMESE = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
# Vowels above and below the line in Thai and Hindi are marks to `re`, not letters.
WORD = late(r"(?:[^\W\d_]|[\u0900-\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]){2,}")
NUMBER = late(r"(?<!\d)\d{1,4}(?!\d)")
AFTERNOON = late(
    r"(?<![^\W\d_])p\.?\s?m\b|午後|下午|傍晚|晚上|오후|\bμ\.?μ|(?<!\w)(?-i:CH|ÖS)(?!\w)|\bdu\."
    r"|(?<!\w)م(?!\w)",
    re.IGNORECASE,
)
# QQ says noon from eleven to two.
NOON = late(r"中午")
LAST_NOON = 2
FORENOON = late(
    r"(?<![^\W\d_])a\.?\s?m\b|午前|上午|凌晨|오전|\bπ\.?μ|(?<!\w)(?-i:SA|ÖÖ)(?!\w)|\bde\."
    r"|(?<!\w)ص(?!\w)",
    re.IGNORECASE,
)
ZONES = {
    **dict.fromkeys(("utc", "gmt", "z", "wet"), 0),
    **dict.fromkeys(("cet", "mez", "bst", "west"), 60),
    **dict.fromkeys(("cest", "mesz", "eet"), 120),
    **dict.fromkeys(("eest", "msk"), 180),
    **dict.fromkeys(("hkt", "sgt"), 480),
    **dict.fromkeys(("jst", "kst"), 540),
    "est": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
    "aest": 600,
    "aedt": 660,
    "nzst": 720,
    "nzdt": 780,
}
# As Windows and browsers write zones out; of the rest nothing is known without a table of zones.
NAMED_ZONE = late(
    r"\b(eastern|central|mountain|pacific|japan|tokyo|korea|china|india) (standard|daylight) time",
    re.IGNORECASE,
)
NAMED_ZONES = {
    "eastern": -300,
    "central": -360,
    "mountain": -420,
    "pacific": -480,
    "japan": 540,
    "tokyo": 540,
    "korea": 540,
    "china": 480,
    "india": 330,
}
ZONE_NAME = late(r"\b([A-Z]{1,5})\b(?![+\-\d])")


@dataclass(frozen=True, slots=True)
class ClientDate:
    """A moment in UTC, and whether the text named its zone."""

    moment: datetime
    zoned: bool


@dataclass(frozen=True, slots=True)
class Clock:
    """What a date in a body is read by: the zone it lacks, and the outer mail's own date."""

    zone: tzinfo = UTC
    near: datetime | None = None


def parse_header_date(value: str | None) -> datetime | None:
    """A Date header with its own offset kept, or None. A date without a zone is UTC."""
    if not value:
        return None
    try:
        moment = parsedate_to_datetime(value[:MAX_TEXT])
    except (ValueError, TypeError, IndexError, OverflowError):
        found = parse_client_date(value, Clock())
        return found.moment if found else None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def parse_client_date(text: str, by: Clock) -> ClientDate | None:
    """The moment a client wrote in a forwarding block, or None when the text is no date.

    Of an ambiguous day and month the reading is taken that lies before `by.near` and closest to it.
    """
    text = normalize("NFKC", text[:MAX_TEXT]).translate(INVISIBLE)
    text = CHINESE_MONTH.sub(lambda m: f"{CHINESE.index(m[1]) + 1}月", ERA.sub(_western, text))
    clock, rest = _take_clock(text)
    if clock is None:
        return None
    own_zone = _zone(rest, text)
    days = list(dict.fromkeys(_days(_without_offset(rest), by.near)))
    moments = [m for day in days if (m := _moment(day, clock, own_zone or by.zone))]
    if not moments:
        return None
    return ClientDate(_closest(moments, by.near), own_zone is not None)


def _western(era: re.Match[str]) -> str:
    """A year of a Japanese era by the Western count; its first is written `元`."""
    return f"{ERAS[era[1]] + (1 if era[2] == '元' else int(era[2]))}年"


def _take_clock(text: str) -> tuple[tuple[int, int, int] | None, str]:
    """The time of day, and the text without it. A date without a time counts as 00:00."""
    match = CLOCK.search(text) or _dotted(text)
    if match is None:
        has_date = YEAR_FIRST.search(text) or NUMERIC.search(text) or _months(text)
        return ((0, 0, 0) if has_date else None), text
    hour, minute, second = (int(group or 0) for group in match.groups())
    if hour < 12 and (AFTERNOON.search(text) or (hour <= LAST_NOON and NOON.search(text))):
        hour += 12
    elif FORENOON.search(text) and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or second > 60:
        return None, text
    return (hour, minute, min(second, 59)), f"{text[: match.start()]} {text[match.end() :]}"


def _dotted(text: str) -> re.Match[str] | None:
    """A clock with dots; beside a month's name `11.12.00` can be nothing else."""
    if _months(text):
        return DOTTED_CLOCK.search(text)
    return DOTTED_CLOCK.search(NUMERIC.sub(lambda m: "x" * len(m[0]), text, count=1))


def _zone(rest: str, text: str) -> tzinfo | None:
    offset = OFFSET.search(_without_dates(rest))
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        if minutes < 24 * 60:
            return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    spoken = NAMED_ZONE.search(rest)
    if spoken:
        summer = 60 if spoken[2].lower() == "daylight" else 0
        return timezone(timedelta(minutes=NAMED_ZONES[spoken[1].lower()] + summer))
    for name in ZONE_NAME.findall(rest):
        if name.lower() in ZONES:
            china = name == "CST" and "年" in text
            return timezone(timedelta(minutes=480 if china else ZONES[name.lower()]))
    return None


def _without_dates(text: str) -> str:
    return NUMERIC.sub(" ", YEAR_FIRST.sub(" ", text))


def _without_offset(text: str) -> str:
    offset = OFFSET.search(_without_dates(text))
    return text.replace(offset[0], " ") if offset else text


def _days(text: str, near: datetime | None) -> Iterator[tuple[int, int, int]]:
    """Every (year, month, day) the text may mean."""
    first = YEAR_FIRST.search(text)
    if first:
        yield _year(first[1]), int(first[2]), int(first[3])
        return
    numeric = NUMERIC.search(text)
    if numeric:
        yield from _numeric_days(numeric)
        return
    for month, outside in _months(text):
        yield from _named_days(month, outside, near)


def _numeric_days(found: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    a, b, last = int(found[1]), int(found[3]), found[4]
    if len(last) > 1:
        yield _year(last), b, a
        if found[2] != ".":
            yield _year(last), a, b
    # Korean puts a year of two digits in front: `23. 4. 8.`
    if len(found[1]) == 2 and len(last) <= 2:
        yield _year(found[1]), b, int(last)


def _months(text: str) -> list[tuple[int, str]]:
    """(month, text without its name); the last name counts, weekdays can look like months."""
    numbered = list(NUMBERED_MONTH.finditer(text))
    if numbered:
        last = numbered[-1]
        number = int(last["named"] or last["counted"])
        return [(number, NUMBERED_MONTH.sub(" ", text))]
    thai = thai_month(text)
    if thai:
        return [thai]
    spoken = NAMED_MONTH.search(text)
    if spoken:
        number = VIETNAMESE[spoken[1].lower()]
        return [(number, f"{text[: spoken.start()]} {text[spoken.end() :]}")]
    named = [
        (match, numbers) for match in WORD.finditer(text) if (numbers := month_numbers(match[0]))
    ]
    if not named:
        return []
    match, numbers = named[-1]
    return [(n, f"{text[: match.start()]} {text[match.end() :]}") for n in numbers]


def _named_days(month: int, text: str, near: datetime | None) -> Iterator[tuple[int, int, int]]:
    numbers = NUMBER.findall(text)
    years = [number for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) <= 2]
    if not days:
        return
    if years:
        yield _year(years[0]), month, days[0]
    elif len(days) > 1:
        yield _year(f"{days[1]:02d}"), month, days[0]
    elif near:
        yield from ((near.year, month, days[0]), (near.year - 1, month, days[0]))


def _year(digits: str) -> int:
    year = int(digits)
    if year > 2400:
        return year - 543  # the Thai calendar
    return year + 2000 if year < 100 else year


def _moment(
    day: tuple[int, int, int], clock: tuple[int, int, int], zone: tzinfo
) -> datetime | None:
    try:
        return datetime(*day, *clock, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _closest(moments: list[datetime], near: datetime | None) -> datetime:
    if near is None:
        return moments[0]
    before = [m for m in moments if m <= near + timedelta(days=1)]
    return min(before or moments, key=lambda m: abs(m - near))
