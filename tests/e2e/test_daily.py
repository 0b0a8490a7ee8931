"""The running desk over a day: old notices, forged mail about nobody, the digest, the rounds."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime

import pytest

from abuse_desk.domain.alerts.effects import Alert
from local.desk import Desk
from local.held import held_desk, move_to, run_clock
from local.post import post
from local.watch import Row, ledger_row, outbox, store, wait_for

pytestmark = pytest.mark.emulator
FOREIGN = "999900001111"
NOTICE = """From: ec2-abuse@amazon.com\r
To: root@example.com\r
Subject: Your AWS Abuse Report [{number}]\r
Date: {date}\r
Message-ID: <{number}@eu-west-1.amazonses.com>\r
\r
Hello,\r
\r
We have received a report that your AWS resource has been implicated in port scanning. This is\r
not allowed under the AWS Acceptable Use Policy. Please reply within 24 hours and tell us what\r
you did to stop it.\r
\r
AWS ID: {account}   EC2 Instance Id: i-0123456789ab{number}\r
"""
DAY, QUARTER = timedelta(days=1), timedelta(minutes=15)


@pytest.fixture(scope="module")
def told(desk: Desk) -> Iterator[dict[str, Alert]]:
    """What the desk itself told in a day: by cause. The day ends at the hour of the digest."""
    begins = _last_digest()
    with held_desk(desk):
        _clock(desk, begins + QUARTER)
        move_to(desk, begins + 2 * QUARTER)
        _send(desk, 10001, FOREIGN, begins)
        for number in range(10002, 10005):
            _send(desk, number, "111122223333", begins - 20 * DAY)
        _clock(desk, begins + 4 * QUARTER)
        _clock(desk, begins + DAY)
        _clock(desk, begins + DAY + QUARTER)
        yield _told(desk)
        desk.observer.notifications()  # what other tests listen for comes after this


def _last_digest() -> datetime:
    """The newest 09:00 UTC: stored mail may carry the machine's own time."""
    now = datetime.now(UTC)
    today = datetime.combine(now.date(), time(9), UTC)
    return today if today <= now else today - DAY


def _clock(desk: Desk, at: datetime) -> None:
    move_to(desk, at)
    run_clock(desk)


def _send(desk: Desk, number: int, account: str, written: datetime) -> None:
    raw = NOTICE.format(number=number, account=account, date=format_datetime(written)).encode()
    intake = [desk.outputs["IntakeAddress"]]
    mail_id = post(desk.smtp_port, raw, "bounce@attacker.example", intake, "attacker.example")
    wait_for("the ledger row", lambda: ledger_row(desk, mail_id))


def _told(desk: Desk) -> dict[str, Alert]:
    """The desk's own alerts that left, by cause."""
    wait_for("every alert to leave", lambda: not any(row.pending for row in _own(desk)))
    found = {}
    for row in _own(desk):
        assert isinstance(row.effect, Alert)
        attributes = {one.name: one.values for one in row.effect.attributes}
        found[attributes.get("cause", ("",))[0]] = row.effect
    return found


def _own(desk: Desk) -> list[Row]:
    return [row for row in outbox(desk) if getattr(row.effect, "case_id", None) == "desk"]


def test_old_notices_are_told_of_together(told: dict[str, Alert]) -> None:
    assert "3 old notices" in told["old_notices"].subject


def test_forged_mail_about_nobody_is_told_of_in_the_digest(told: dict[str, Alert]) -> None:
    assert re.search(r"FORGED, ABOUT NOBODY OF YOURS: [1-9]", told["digest"].message)


def test_the_digest_was_told_once(desk: Desk, told: dict[str, Alert]) -> None:
    ids = [getattr(row.effect, "effect_id", "") for row in _own(desk)]
    assert ids.count(told["digest"].effect_id) == 1


def test_the_rounds_were_made_and_found_every_history_whole(
    desk: Desk, told: dict[str, Alert]
) -> None:
    name = f"rounds {_last_digest() + DAY:%Y-%m-%d}"
    assert store(desk).look_up(None, (), "none", name).sighted
    assert "history" not in told
