"""Dates as clients write them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from abuse_desk.domain.mail.forwarding.dates import Clock, parse_client_date, parse_header_date

TOKYO = timezone(timedelta(hours=9))
CLOCK = Clock(TOKYO, datetime(2023, 4, 29, 12, 0, tzinfo=TOKYO))
SENT = datetime(2023, 4, 28, 9, 12, tzinfo=UTC)

SAME = [
    "Fri, Apr 28, 2023 at 6:12 PM",
    "Fri, Apr 28, 2023 at 6:12\u202fPM",
    "Friday, April 28, 2023 6:12 PM",
    "28 April 2023 18:12",
    "Fri, 28 Apr 2023 09:12:00 +0000",
    "Fri, 28 Apr 2023 09:12:00 GMT",
    "April 28, 2023 at 18:12:00 GMT+9",
    "April 28, 2023 at 5:12:00 AM EDT",
    "2023-04-28 18:12",
    "28-Apr-2023 18:12:00",
    "28.04.2023 18.12.00",
    "28.04.23, 18.12.00",
    "Fri Apr 28 2023 05:12:00 (Eastern Daylight Time)",
    "28 April 2023 18:12 Tokyo Standard Time",
    "2023/04/28 18:12:00",
    "2023-04-28T09:12:00Z",
    "28.04.2023 18:12",
    "28 Tháng Tư 2023 18:12",
    "28. tra 2023. 18:12",
    "28. април 2023. 18:12",
    "28 de abril de 2023, 18:12",
    "28. apríl 2023 18:12",
    "शुक्रवार, 28 अप्रैल 2023 18:12",
    "جمعه 28 آوریل 2023 18:12",
    "28 เมษายน 2566 18:12",
    "28.04.23 um 18:12 Uhr",
    "28/04/2023 18:12",
    "4/28/2023 6:12 PM",
    "28-04-2023 18:12",
    "2023年4月28日 18:12",
    "2023年4月28日(金) 18:12:00 JST",
    "2023年4月28日金曜日 午後6:12",
    "2023年4月28日 18時12分",
    "2023年4月28日 18时12分0秒",
    "2023년 4월 28일 오후 6시 12분 0초 GMT+9",
    "星期五, 四月 28, 2023 6:12:00 下午",
    "2023年4月28日 星期五 下午 6:12",
    "2023年4月28日週五 下午6:12",
    "2023년 4월 28일 금요일 오후 6:12",
    "2023. 4. 28. 오후 6:12",
    "Freitag, 28. April 2023 18:12",
    "Fr., 28. Apr. 2023 um 18:12 Uhr",
    "vendredi 28 avril 2023 18:12",
    "ven. 28 avr. 2023 à 18:12",
    "ven. 28 avr. 2023 à 18h12",
    "viernes, 28 de abril de 2023 18:12",
    "vie, 28 abr 2023 a las 18:12",
    "sexta-feira, 28 de abril de 2023 18:12",
    "venerdì 28 aprile 2023 18:12",
    "ven 28 apr 2023 alle ore 18:12",
    "vrijdag 28 april 2023 18:12",
    "fredag den 28. april 2023 18.12",
    "den 28 april 2023 18:12",
    "perjantai 28. huhtikuuta 2023 klo 18.12",
    "piątek, 28 kwietnia 2023 18:12",
    "pátek 28. dubna 2023 18:12",
    "piatok 28. apríla 2023 18:12",
    "2023. április 28., péntek 18:12",
    "vineri, 28 aprilie 2023 18:12",
    "28 Nisan 2023 Cuma 18:12",
    "пятница, 28 апреля 2023 г. 18:12",
    "п'ятниця, 28 квітня 2023 р. 18:12",
    "Παρασκευή, 28 Απριλίου 2023 6:12 μ.μ.",
    "Thứ Sáu, 28 tháng 4, 2023 18:12",
    "Jumat, 28 April 2023 18.12",
    "28 เมษายน 2566 18:12",
    "יום שישי 28 אפריל 2023 18:12",
]


@pytest.mark.parametrize("text", SAME)
def test_every_client_means_the_same_moment(text: str) -> None:
    found = parse_client_date(text, CLOCK)
    assert found is not None
    assert found.moment == SENT


@pytest.mark.parametrize(
    "text", ["Your AWS Abuse Report [10412345678]", "root@example.com", "", "Hello: x"]
)
def test_a_text_that_is_no_date_is_none(text: str) -> None:
    assert parse_client_date(text, CLOCK) is None


@pytest.mark.parametrize("text", ["31.02.2023 10:00", "2023-13-40 10:00", "28 April 2023 25:61"])
def test_an_impossible_date_is_none(text: str) -> None:
    assert parse_client_date(text, CLOCK) is None


@pytest.mark.parametrize(("text", "zoned"), [(SAME[0], False), (SAME[4], True), (SAME[6], True)])
def test_a_date_says_whether_it_named_its_zone(text: str, *, zoned: bool) -> None:
    found = parse_client_date(text, CLOCK)
    assert found is not None
    assert found.zoned is zoned


def test_of_day_and_month_the_reading_before_the_forward_is_taken() -> None:
    found = parse_client_date("04/05/2023 10:00", Clock(UTC, datetime(2023, 4, 6, tzinfo=UTC)))
    assert found is not None
    assert found.moment == datetime(2023, 4, 5, 10, 0, tzinfo=UTC)


def test_a_weekday_that_looks_like_a_month_is_none() -> None:
    found = parse_client_date("mar. 4 avr. 2023 à 10:00", Clock())
    assert found is not None
    assert found.moment.month == 4


def test_a_month_two_languages_share_is_the_one_near_the_forward() -> None:
    near = datetime(2023, 10, 20, tzinfo=UTC)
    found = parse_client_date("12. listopada 2023 10:00", Clock(UTC, near))
    assert found is not None
    assert found.moment.month == 10


def test_twelve_at_night_is_midnight() -> None:
    found = parse_client_date("Apr 28, 2023 12:05 AM", Clock())
    assert found is not None
    assert found.moment.hour == 0


def test_a_header_keeps_its_offset() -> None:
    moment = parse_header_date("Fri, 28 Apr 2023 18:12:00 +0900")
    assert moment is not None
    assert moment.utcoffset() == timedelta(hours=9)


@pytest.mark.parametrize("value", [None, "", "not a date", "Fri, 99 Foo 2023 99:99:99 +9999"])
def test_a_broken_header_is_none(value: str | None) -> None:
    assert parse_header_date(value) is None


@pytest.mark.parametrize(
    ("text", "year"), [("28 Apr 09:12", 2023), ("28 Apr 23 09:12", 2023), ("30 Dec 09:12", 2022)]
)
def test_a_missing_or_short_year_is_completed(text: str, year: int) -> None:
    found = parse_client_date(text, Clock(UTC, datetime(2023, 4, 29, tzinfo=UTC)))
    assert found is not None
    assert found.moment.year == year


def test_china_standard_time_is_told_from_central_time() -> None:
    found = parse_client_date("2023年4月28日 17:12 CST", Clock())
    assert found is not None
    assert found.moment == SENT


def test_a_header_a_client_wrote_its_own_way_is_read() -> None:
    moment = parse_header_date("2023-04-28 09:12:00")
    assert moment == SENT


@pytest.mark.parametrize(
    ("text", "hour"), [("中午12:30", 12), ("中午1:05", 13), ("中午11:21", 11), ("傍晚6:12", 18)]
)
def test_the_chinese_parts_of_the_day(text: str, hour: int) -> None:
    found = parse_client_date(f"2023年4月28日(星期五) {text}", Clock())
    assert found is not None
    assert found.moment.hour == hour


def test_a_second_in_one_digit_counts() -> None:
    found = parse_client_date("2023년 4월 28일 오후 6시 5분 8초", Clock())
    assert found is not None
    assert (found.moment.minute, found.moment.second) == (5, 8)


def test_a_korean_date_has_its_short_year_in_front_of_a_short_day() -> None:
    found = parse_client_date("23. 4. 8. 오후 6:12", CLOCK)
    assert found is not None
    assert (found.moment.year, found.moment.month, found.moment.day) == (2023, 4, 8)
