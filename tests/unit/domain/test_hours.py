"""Quiet hours and daily moments: over midnight, in other zones, on days of 23 and 25 hours."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from abuse_desk.domain.hours import Daily, QuietHours

NIGHT = QuietHours(time(22), time(7), "Europe/Berlin")


def moment(daily: Daily, now: str) -> datetime:
    return daily.last(utc(now))[1]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "ends"),
    [
        ("2024-07-10T19:59", None),
        ("2024-07-10T20:00", "2024-07-11T05:00"),
        ("2024-07-11T04:59", "2024-07-11T05:00"),
        ("2024-07-11T05:00", None),
        ("2024-12-10T21:00", "2024-12-11T06:00"),
    ],
)
def test_a_night_is_quiet_from_its_beginning_to_before_its_end(at: str, ends: str | None) -> None:
    assert NIGHT.until(utc(at)) == (utc(ends) if ends else None)


def test_hours_within_one_day_are_quiet_on_that_day() -> None:
    noon = QuietHours(time(12), time(13, 30), "Asia/Tokyo")
    assert noon.until(utc("2024-07-10T03:00")) == utc("2024-07-10T04:30")
    assert noon.until(utc("2024-07-10T04:30")) is None


@pytest.mark.parametrize(("evening", "length"), [("2024-03-30T21:00", 8), ("2024-10-26T20:00", 10)])
def test_the_night_in_which_clocks_change_is_an_hour_shorter_or_longer(
    evening: str, length: int
) -> None:
    starts = utc(evening)
    assert NIGHT.until(starts - timedelta(minutes=1)) is None
    assert NIGHT.until(starts) == starts + timedelta(hours=length)


@pytest.mark.parametrize("ends", [time(2, 30), time(3)])
def test_quiet_hours_that_end_in_an_hour_that_is_left_out_end_once(ends: time) -> None:
    quiet = QuietHours(time(22), ends, "Europe/Berlin")
    until = quiet.until(utc("2024-03-30T23:00"))
    assert until is not None
    assert quiet.until(until - timedelta(minutes=1)) == until
    assert quiet.until(until) is None


def test_a_daily_moment_is_the_newest_that_is_not_to_come() -> None:
    daily = Daily(time(9), "Asia/Tokyo")
    assert moment(daily, "2024-07-10T00:00") == utc("2024-07-10T00:00")
    assert moment(daily, "2024-07-09T23:59") == utc("2024-07-09T00:00")


def test_a_daily_moment_keeps_its_hour_when_clocks_change() -> None:
    daily = Daily(time(9), "Europe/Berlin")
    assert moment(daily, "2024-03-30T12:00") == utc("2024-03-30T08:00")
    assert moment(daily, "2024-03-31T12:00") == utc("2024-03-31T07:00")


def test_a_daily_moment_knows_its_day() -> None:
    daily = Daily(time(9), "Asia/Tokyo")
    assert daily.last(utc("2024-07-09T23:59"))[0] == date(2024, 7, 9)
    assert daily.on(date(2024, 7, 10)) == utc("2024-07-10T00:00")
