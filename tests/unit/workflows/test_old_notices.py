"""Old notices: quiet in triage, and one alert for as many as an operator sends in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from email.utils import format_datetime

import pytest

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.config import Cadence, DeskConfig
from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.hours import QuietHours
from abuse_desk.domain.ports import MailRead, StoredMail
from abuse_desk.domain.reader import read_mail
from abuse_desk.workflows.clock import Clock, look, tell_held_back
from abuse_desk.workflows.intake import Intake, intake
from abuse_desk.workflows.old_notices import tell_old_notices
from tests.builders import CONFIG, START
from tests.mailsign.mails import BODY, notice
from tests.told import effects_in

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
SENT = b"Date: Fri, 28 Apr 2023 09:12:00 +0000"


class Desk:
    """A desk in memory into which somebody sends mail of other days."""

    def __init__(self, config: DeskConfig = CONFIG) -> None:
        self.config = config
        self.table = MemoryTable()
        self.cases = MemoryCaseStore(self.table)
        self.count = 0

    def send(self, age: timedelta, now: datetime = START, matter: int | None = None) -> None:
        """A notice written so long before, of a matter of its own if none is named."""
        self.count += 1
        number = matter or self.count
        body = BODY.replace("i-0123456789abcdef0", f"i-{number:017x}")
        raw = notice(body=body, subject=f"Your AWS Abuse Report [{10000000000 + number}]")
        raw = raw.replace(SENT, f"Date: {format_datetime(now - age)}".encode())
        raw = raw.replace(b"0100018@email", b"old-%d@email" % self.count)
        stored = StoredMail(f"mail/old-{self.count}", raw, now)
        intake(stored, Intake(self.cases, _read, self.config), now)

    def run(self, until: datetime, since: datetime = START) -> list[int]:
        """The clock, every quarter of an hour: how many old notices were told of, and when."""
        return list(self._told(since, until))

    def _told(self, now: datetime, until: datetime) -> Iterator[int]:
        while now <= until:
            list(look(Clock(self.cases, self.config), now))
            list(tell_held_back(Clock(self.cases, self.config), now))
            told = tell_old_notices(self.cases, self.config, now)
            if told:
                yield told
            now += 15 * MINUTE

    def alerts(self) -> list[Alert]:
        return effects_in(self.table, Alert)


def _read(stored: StoredMail) -> MailRead:
    return MailRead(read_mail(stored.raw, ReadContext(received_at=stored.received_at)), None)


@pytest.mark.parametrize("age", [8 * DAY, 29 * DAY, 400 * DAY])
def test_an_old_notice_opens_quietly_in_triage(age: timedelta) -> None:
    desk = Desk()
    desk.send(age)
    (record,) = desk.cases.all_cases()
    assert (record.case.status, record.case.quiet) == (Status.TRIAGE, True)
    assert desk.alerts() == []


def test_a_notice_of_a_week_wakes_people() -> None:
    desk = Desk()
    desk.send(7 * DAY - MINUTE)
    assert [alert.cause for alert in desk.alerts()] == ["opened"]


def test_two_hundred_old_notices_are_one_alert() -> None:
    desk = Desk()
    for number in range(200):
        desk.send((10 + number) * DAY, START + number * MINUTE / 20)
    assert desk.run(START + DAY) == [200]
    (alert,) = desk.alerts()
    assert "200 old notices" in alert.subject


def test_it_waits_until_no_more_are_coming_in() -> None:
    desk = Desk()
    desk.send(10 * DAY)
    desk.send(10 * DAY, START + 9 * MINUTE)
    assert desk.run(START + 15 * MINUTE) == []
    assert desk.run(START + 30 * MINUTE, START + 30 * MINUTE) == [2]


def test_a_stream_that_never_ends_is_told_of_each_hour() -> None:
    desk = Desk()
    for number in range(30):
        desk.send(10 * DAY, START + number * 5 * MINUTE)
        desk.run(START + number * 5 * MINUTE, START + number * 5 * MINUTE)
    assert len(desk.alerts()) == 2


def test_a_later_batch_is_told_of_alone() -> None:
    desk = Desk()
    desk.send(10 * DAY)
    assert desk.run(START + 15 * MINUTE) == [1]
    desk.send(10 * DAY, START + 60 * MINUTE)
    assert desk.run(START + 120 * MINUTE, START + 60 * MINUTE) == [1]


def test_two_clocks_at_once_tell_of_them_once() -> None:
    desk = Desk()
    desk.send(10 * DAY)
    later = START + 15 * MINUTE
    assert [tell_old_notices(desk.cases, CONFIG, later) for _ in range(2)] == [1, 0]


def test_a_run_that_broke_off_after_its_alert_is_finished_without_another() -> None:
    desk = Desk()
    desk.send(10 * DAY)
    (record,) = desk.cases.all_cases()
    tell_old_notices(desk.cases, CONFIG, START + 15 * MINUTE)
    desk.table.cases[record.case.case_id] = record  # as if it had never been marked
    assert tell_old_notices(desk.cases, CONFIG, START + 30 * MINUTE) == 0
    assert len(desk.alerts()) == 1


def test_they_wait_for_the_end_of_quiet_hours() -> None:
    quiet = Cadence(quiet_hours=QuietHours(time(2), time(8), "UTC"))
    desk = Desk(replace(CONFIG, cadence=quiet))
    desk.send(10 * DAY)
    assert desk.run(START + 4 * 60 * MINUTE) == []
    assert desk.run(START + 5 * 60 * MINUTE, START + 5 * 60 * MINUTE) == [1]


def test_a_fresh_notice_of_the_same_matter_wakes_people() -> None:
    desk = Desk()
    desk.send(10 * DAY)
    desk.send(timedelta(0), START + DAY, matter=1)
    assert [alert.cause for alert in desk.alerts()] == ["opened"]
