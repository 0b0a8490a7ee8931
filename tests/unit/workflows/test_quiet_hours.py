"""A desk with quiet hours: what comes in at night is told in the morning, once and whole."""

import json
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.domain.alerts.effects import Alert, BusEvent
from abuse_desk.domain.alerts.limits import problems
from abuse_desk.domain.cases.entry import CaseId, Entry
from abuse_desk.domain.commit.budget import asking_to_list, within_budget
from abuse_desk.domain.commit.change import case_after, change_of
from abuse_desk.domain.commit.record import Change
from abuse_desk.domain.config import Cadence, DeskConfig, Escalation
from abuse_desk.domain.hours import QuietHours
from abuse_desk.domain.vocabulary import Stage, TrustLevel
from abuse_desk.workflows.clock import Clock, look, tell_held_back
from tests.builders import CASE, CONFIG, START, a_notice, hours
from tests.told import effects_in, text_of

# START is 03:00 UTC: quiet from one hour after it to nine hours after it.
QUIET = replace(CONFIG, cadence=Cadence(quiet_hours=QuietHours(time(4), time(12), "UTC")))
MINUTE = timedelta(minutes=1)


class Desk:
    """A desk in memory that commits entries as intake does."""

    def __init__(self, config: DeskConfig = QUIET) -> None:
        self.config = config
        self.table = MemoryTable()
        self.cases = MemoryCaseStore(self.table)

    def take(self, entry: Entry, case_id: CaseId = CASE) -> None:
        before = self.cases.cases((case_id,)).get(case_id)
        after = case_after(case_id, before, entry, copy=False)
        assert after is not None
        now = entry.received_at
        spent = self.cases.look_up(None, (), f"unverified {now:%Y-%m-%dT%H}").spent
        change = change_of(before, after, entry, now, self.config)
        self.cases.commit(within_budget(change, before, spent, now, self.config), now)

    def run(self, since: float, until: float) -> None:
        clock, now = Clock(self.cases, self.config), START + hours(since)
        while now <= START + hours(until):
            list(look(clock, now))
            list(tell_held_back(clock, now))
            now += MINUTE

    def alerts(self) -> list[tuple[float, Alert]]:
        return [
            (round((row.created_at - START) / hours(1), 2), row.effect)
            for row in self.table.effects.values()
            if isinstance(row.effect, Alert)
        ]

    def told(self) -> list[tuple[float, str]]:
        return [(at, alert.cause) for at, alert in self.alerts()]

    def events(self) -> list[dict[str, Any]]:
        return [json.loads(event.detail) for event in effects_in(self.table, BusEvent)]


def test_a_night_of_mail_is_one_alert_in_the_morning() -> None:
    desk = Desk()
    desk.take(a_notice(at=2))
    desk.take(a_notice("again", Stage.REMINDER, at=5))
    desk.run(2, 9.5)
    assert desk.told() == [(9, "opened")]


def test_the_alert_of_the_morning_lists_what_waited_and_shows_what_aws_wrote() -> None:
    desk = Desk()
    desk.take(a_notice(at=2))
    desk.take(a_notice("again", Stage.REMINDER, at=5))
    desk.run(2, 9.5)
    ((_, alert),) = desk.alerts()
    assert "2024-07-10 05:02 UTC  opened" in text_of(alert)
    assert "2024-07-10 08:02 UTC  reminder" in text_of(alert)
    assert "AWS says report." in text_of(alert)
    assert "17 h 0 min left" in text_of(alert)
    assert problems(alert) == ()


def test_machines_are_told_at_once_and_again_with_people() -> None:
    desk = Desk()
    desk.take(a_notice(at=2))
    desk.run(2, 9.5)
    assert [(event["cause"], event["held"], event["at"][11:16]) for event in desk.events()] == [
        ("opened", True, "05:02"),
        ("opened", False, "12:00"),
    ]


def test_repeats_start_anew_from_the_morning() -> None:
    desk = Desk()
    desk.take(a_notice(at=2))
    desk.run(2, 11.5)
    assert desk.told() == [(9, "opened"), (10, "repeat"), (11, "repeat")]


def test_what_turns_critical_at_night_is_told_at_once_with_what_waited() -> None:
    desk = Desk()
    desk.take(a_notice(at=2))
    desk.take(a_notice("blocked", Stage.ENFORCEMENT, at=4))
    desk.run(2, 4.1)
    ((at, alert),) = desk.alerts()
    assert (at, alert.cause) == (4.03, "enforcement")
    assert "2024-07-10 05:02 UTC  opened" in text_of(alert)


def test_a_case_closed_at_night_is_told_once_as_over() -> None:
    desk = Desk()
    desk.take(a_notice(at=2))
    desk.take(a_notice("closing", Stage.RESOLUTION, at=5))
    desk.run(2, 30)
    assert desk.told() == [(9, "resolved")]


def test_the_second_topic_is_told_in_the_morning_too() -> None:
    desk = Desk(replace(QUIET, escalation=Escalation("high")))
    desk.take(a_notice(at=2))
    desk.run(2, 9.5)
    assert [(at, alert.escalates) for at, alert in desk.alerts()] == [(9, False), (9, True)]


def test_a_night_of_unproved_cases_stays_within_the_budget_and_the_rest_is_told_as_a_number() -> (
    None
):
    desk = Desk()
    for number in range(12):
        entry = a_notice(f"n{number}", at=2 + number // 4, trust=TrustLevel.UNVERIFIED, ours=False)
        desk.take(entry, CaseId(f"case-{number:010d}"))
    desk.run(2, 10.5)
    at_nine = [alert for at, alert in desk.alerts() if at == 9]
    (more,) = (alert for _, alert in desk.alerts() if alert.case_id == "desk")
    assert len(at_nine) == QUIET.unverified_budget
    assert "7 more" in more.subject


def test_a_flood_at_night_wakes_nobody_and_is_counted_in_the_morning() -> None:
    desk = Desk()
    for number in range(30):
        entry = a_notice(f"n{number}", at=2, trust=TrustLevel.UNVERIFIED, ours=False)
        desk.take(entry, CaseId(f"case-{number:010d}"))
    desk.run(2, 10.5)
    assert min(at for at, _ in desk.told()) == 9
    (more,) = (alert for _, alert in desk.alerts() if alert.case_id == "desk")
    assert "25 more" in more.subject


def test_the_hour_before_the_night_is_counted_after_it() -> None:
    desk = Desk()
    for number in range(7):
        entry = a_notice(f"n{number}", at=0.5, trust=TrustLevel.UNVERIFIED, ours=False)
        desk.take(entry, CaseId(f"case-{number:010d}"))
    desk.run(0.5, 9.5)
    ((at, more),) = ((at, alert) for at, alert in desk.alerts() if alert.case_id == "desk")
    assert (at, "2 more" in more.subject) == (9, True)


def test_two_clocks_at_once_release_it_once() -> None:
    desk = Desk()
    desk.take(a_notice(at=2))
    clock, morning = Clock(desk.cases, desk.config), START + hours(9)
    for _ in zip(look(clock, morning), look(clock, morning), strict=False):
        pass
    assert desk.told() == [(9, "opened")]


def test_a_forwarder_is_not_asked_about_at_night_but_in_the_digest() -> None:
    asked = asking_to_list(Change(), "x@forward.example.net", 0, START + hours(2), QUIET)
    assert asked == Change()


def test_a_forwarder_is_asked_about_at_night_where_there_is_no_digest() -> None:
    without = replace(QUIET, cadence=replace(QUIET.cadence, digest_at=None))
    asked = asking_to_list(Change(), "x@forward.example.net", 0, START + hours(2), without)
    assert [effect.case_id for effect in asked.effects if isinstance(effect, Alert)] == ["desk"]
