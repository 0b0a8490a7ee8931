"""Dates of every form move together, and nothing else moves."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import pytest

from local.stamping import move_dates, stamp
from local.story import STEPS, WRITTEN_AT, prepare
from local.zone import make_zone

MOVED = timedelta(days=31, hours=2)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Mon, 12 Jan 2026 02:00:00 +0000", "Thu, 12 Feb 2026 04:00:00 +0000"),
        ("Sun, 11 Jan 2026 20:10:21 -0800", "Wed, 11 Feb 2026 22:10:21 -0800"),
        ("on Mon, Jan 12, 2026 at 11:00 AM", "on Thu, Feb 12, 2026 at 1:00 PM"),
        ("2026年1月12日(月) 9:05", "2026年2月12日(木) 11:05"),
        ("2026-01-12 00:41:13 UTC", "2026-02-12 02:41:13 UTC"),
        ("case 10412345678, 2026-01-12", "case 10412345678, 2026-01-12"),
    ],
)
def test_a_date_moves_in_its_own_form(before: str, after: str) -> None:
    assert move_dates(before, MOVED) == after


def test_a_date_inside_base64_moves_too() -> None:
    raw = (
        b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        b"MjAyNuW5tDHmnIgxMuaXpSjmnIgpIDEyOjAw\n"
    )
    fresh = message_from_bytes(stamp(raw, MOVED)).get_payload(decode=True)
    assert isinstance(fresh, bytes)
    assert fresh.decode().strip() == "2026年2月12日(木) 14:00"


def test_headers_keep_their_order() -> None:
    raw = b"Received: x; Mon, 12 Jan 2026 02:00:00 +0000\nTo: a@b.example\nDate: x\n\nbody\n"
    names = [line.split(b":")[0] for line in stamp(raw, MOVED).split(b"\r\n")[:3]]
    assert names == [b"Received", b"To", b"Date"]


@pytest.mark.parametrize("file", sorted({step.file for step in STEPS}))
def test_no_sample_keeps_an_old_date(file: str) -> None:
    step = next(step for step in STEPS if step.file == file)
    later = datetime(2031, 7, 1, 12, 0, tzinfo=UTC)
    raw = prepare(step, later, make_zone())
    texts = [raw, *(part.get_payload(decode=True) for part in message_from_bytes(raw).walk())]
    assert not [text for text in texts if isinstance(text, bytes) and b"2026" in text]


def test_the_story_takes_place_in_the_hours_before_it_is_told() -> None:
    now = datetime(2031, 7, 1, 12, 0, 30, tzinfo=UTC)
    raw = prepare(STEPS[-1], now, make_zone())
    assert message_from_bytes(raw)["Date"] == "Tue, 01 Jul 2031 11:45:00 +0000"
    assert WRITTEN_AT.second == 0
