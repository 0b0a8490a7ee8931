"""A thousand forged notices at a desk in memory: within the budget, and the genuine one heard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.alerts.limits import problems
from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.notices.reading import Trust
from abuse_desk.domain.origin.evidence import Evidence, Verdict
from abuse_desk.domain.ports import MailRead, StoredMail
from abuse_desk.domain.reader import read
from abuse_desk.domain.vocabulary import TrustLevel
from abuse_desk.workflows.clock import Clock, look, tell_held_back
from abuse_desk.workflows.intake import Intake, intake
from tests.builders import CONFIG, START
from tests.mailsign.mails import BODY, CONTEXT, notice

OURS, FOREIGN = "111122223333", "999900001111"
BUDGET = CONFIG.unverified_budget
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


class Flooded:
    """A desk in memory; the level of each mail is given, as `assess` would reach it."""

    def __init__(self) -> None:
        self.table = MemoryTable()
        self.cases = MemoryCaseStore(self.table)
        self.count = 0

    def take(
        self,
        number: int,
        now: datetime,
        level: TrustLevel = TrustLevel.UNVERIFIED,
        account: str = FOREIGN,
        forwarder: str | None = None,
    ) -> MailRecord:
        """A notice of a matter of its own, the same number the same matter."""
        raw = _notice(number, account).replace(b"id@", b"%d@" % self.count)
        self.count += 1
        trust = Trust(level, ("as the test says",))
        verdict = Verdict(trust, Evidence(), unlisted_forwarder=forwarder)
        stored = StoredMail(f"mail/flood-{self.count}", raw, now)
        return intake(stored, Intake(self.cases, lambda mail: _read(mail, verdict), CONFIG), now)

    def run_clock(self, now: datetime, until: datetime) -> Iterator[int]:
        """Every minute; yields the counts of cases held back that it told."""
        clock = Clock(self.cases, CONFIG)
        while now <= until:
            list(look(clock, now))
            yield from tell_held_back(clock, now)
            now += MINUTE

    def alerts(self, since: datetime = START, until: datetime | None = None) -> list[Alert]:
        return [
            row.effect
            for row in self.table.effects.values()
            if isinstance(row.effect, Alert)
            and since <= row.created_at
            and (until is None or row.created_at < until)
        ]


def _notice(number: int, account: str) -> bytes:
    body = BODY.replace(OURS, account).replace("i-0123456789abcdef0", f"i-{number:017x}")
    subject = f"Your AWS Abuse Report [{20000000000 + number}]"
    date = b"Date: Wed, 10 Jul 2024 02:59:00 +0000"
    raw = notice(body=body, subject=subject)
    raw = raw.replace(b"Date: Fri, 28 Apr 2023 09:12:00 +0000", date)
    return raw.replace(b"0100018@email", b"id@email")


def _read(mail: StoredMail, verdict: Verdict) -> MailRead:
    message = parse_message(mail.raw)
    assert isinstance(message, Message)
    original = unwrap(message)
    context = replace(CONTEXT, received_at=mail.received_at)
    return MailRead(read(original, verdict.trust, context), verdict)


@pytest.fixture(scope="module")
def flooded() -> Flooded:
    """A thousand forged notices in a minute, the genuine one in the middle of them."""
    desk = Flooded()
    for number in range(1000):
        now = START + MINUTE * number / 1000
        if number == 500:
            desk.take(5000, now, TrustLevel.VERIFIED, OURS)
        desk.take(number, now)
    return desk


def test_a_thousand_forged_notices_alert_within_the_budget(flooded: Flooded) -> None:
    told = [a for a in flooded.alerts(until=START + HOUR) if "not verified" in a.message.lower()]
    assert len(told) == BUDGET


def test_every_one_of_the_thousand_is_recorded_as_a_case(flooded: Flooded) -> None:
    status = [record.case.status for record in flooded.cases.all_cases()]
    assert (status.count(Status.TRIAGE), status.count(Status.OPEN)) == (1000, 1)


def test_the_genuine_notice_in_the_middle_alerts_at_once(flooded: Flooded) -> None:
    (genuine,) = (r.case for r in flooded.cases.all_cases() if r.case.status is Status.OPEN)
    (row, *_) = (
        row
        for row in flooded.table.effects.values()
        if isinstance(row.effect, Alert) and row.effect.case_id == genuine.case_id
    )
    assert row.created_at - genuine.opened_at < 2 * MINUTE


def test_a_case_that_is_held_back_repeats_nothing(flooded: Flooded) -> None:
    held = [r for r in flooded.cases.all_cases() if r.state.last_alert_at is None]
    assert len(held) == 1000 - BUDGET
    assert {record.next_due(CONFIG.cadence) for record in held} == {None}


def test_the_clock_tells_once_how_many_more_there_are() -> None:
    desk = flood(30)
    assert list(desk.run_clock(START, START + 3 * HOUR)) == [30 - BUDGET]
    (more,) = (a for a in desk.alerts() if a.case_id == "desk")
    assert "25 more" in more.subject
    assert problems(more) == ()


def test_a_clock_that_stood_still_tells_the_hours_it_missed() -> None:
    desk = flood(30)
    for number in range(30, 50):
        desk.take(number, START + HOUR)
    assert sorted(desk.run_clock(START + 2 * HOUR, START + 3 * HOUR)) == [15, 25]


def test_nothing_more_is_told_where_nothing_was_held_back() -> None:
    assert list(flood(BUDGET).run_clock(START, START + 3 * HOUR)) == []


def test_repeats_of_a_flood_stay_within_the_budget_of_their_hour() -> None:
    desk = Flooded()
    for number in range(20):
        desk.take(number, START + HOUR * (number // BUDGET))
    list(desk.run_clock(START, START + 24 * HOUR))
    by_hour = [
        [a for a in desk.alerts(at, at + HOUR) if a.case_id != "desk"]
        for at in (START + n * HOUR for n in range(24))
    ]
    assert max(map(len, by_hour)) <= BUDGET
    assert any(by_hour[6:])


def test_mail_that_joins_a_made_up_case_is_within_the_budget_too() -> None:
    desk = flood(BUDGET)
    before = len(desk.alerts())
    for number in range(20):
        raised = TrustLevel.FORGED if number % 2 else TrustLevel.UNVERIFIED
        desk.take(0, START + MINUTE * number, raised)
    assert len(desk.alerts()) == before


def test_a_forwarder_seen_for_the_first_time_is_asked_about_once() -> None:
    desk = Flooded()
    for number in range(3):
        desk.take(number, START + HOUR * number, account=OURS, forwarder="x@forward.example.net")
    (asked,) = (a for a in desk.alerts() if a.case_id == "desk")
    assert "abuse-desk forwarders trust x@forward.example.net" in asked.message
    assert problems(asked) == ()


def test_questions_about_made_up_forwarders_stay_within_the_budget() -> None:
    desk = Flooded()
    for number in range(30):
        desk.take(number, START, forwarder=f"x{number}@forward.example.net")
    assert len(desk.alerts()) == BUDGET


def test_a_forwarder_the_budget_left_out_is_asked_about_later() -> None:
    desk = flood(BUDGET)
    desk.take(50, START, forwarder="x@forward.example.net")
    desk.take(51, START + HOUR, forwarder="x@forward.example.net")
    assert sum(a.case_id == "desk" for a in desk.alerts()) == 1


def test_an_address_is_quoted_where_a_shell_would_read_it() -> None:
    desk = Flooded()
    desk.take(0, START, account=OURS, forwarder="$(reboot)@forward.example.net")
    (asked,) = (a for a in desk.alerts() if a.case_id == "desk")
    assert "trust '$(reboot)@forward.example.net'" in asked.message


def flood(most: int) -> Flooded:
    desk = Flooded()
    for number in range(most):
        desk.take(number, START)
    return desk
