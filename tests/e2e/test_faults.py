"""What breaks between commit and delivery is made good once the cause is gone, and alone."""

from dataclasses import dataclass

import pytest

from local.desk import Desk
from local.failure import LocalFailure
from local.watch import Row, wait_for, wait_for_ledger
from tests.e2e.at_the_desk import (
    alert_of,
    crashed_dispatch,
    denied,
    event_of,
    rows_of,
    run_clock,
    send_report,
)

pytestmark = pytest.mark.emulator

MINUTES = 180.0  # the fast path's turn, two retries, and a slow machine


@dataclass(frozen=True, slots=True)
class Broken:
    """One case a fault, and its outbox rows while the fault lasted."""

    crash: str
    no_sns: str
    no_events: str
    rows: dict[str, list[Row]]


@pytest.fixture(scope="module")
def broken(desk: Desk) -> Broken:
    """Each fault in turn, each gone again."""
    rows = {}
    with crashed_dispatch(desk):
        crash = send_report(desk)
        rows[crash] = rows_of(desk, crash)
    with denied(desk, "sns:Publish"):
        no_sns = send_report(desk)
        wait_for("the refusal", lambda: alert_of(desk, no_sns).last_failure)
        wait_for("the event", lambda: event_of(desk, no_sns).told)
        rows[no_sns] = rows_of(desk, no_sns)
    with denied(desk, "events:PutEvents"):
        no_events = send_report(desk)
        wait_for("the refusal", lambda: event_of(desk, no_events).last_failure)
        wait_for("the alert", lambda: alert_of(desk, no_events).told)
        rows[no_events] = rows_of(desk, no_events)
    return Broken(crash, no_sns, no_events, rows)


@pytest.fixture(scope="module")
def mended(desk: Desk, broken: Broken) -> Broken:
    """The same, after the clock had its minutes."""

    def all_told() -> bool:
        run_clock(desk)
        return all(row.told for case_id in broken.rows for row in rows_of(desk, case_id))

    wait_for("the clock", all_told, MINUTES)
    return broken


def test_a_crash_before_dispatch_leaves_every_effect_pending(broken: Broken) -> None:
    assert [row.pending for row in broken.rows[broken.crash]] == [True, True]


def test_a_denied_sns_leaves_the_alert_pending_and_says_why(broken: Broken) -> None:
    (stuck,) = (row for row in broken.rows[broken.no_sns] if row.pending)
    assert stuck.last_failure in ("AuthorizationError", "AccessDenied", "AccessDeniedException")


def test_a_denied_eventbridge_leaves_the_event_pending_and_says_why(broken: Broken) -> None:
    (stuck,) = (row for row in broken.rows[broken.no_events] if row.pending)
    assert stuck.last_failure == "AccessDeniedException"


def test_another_cases_alert_leaves_at_once_while_effects_are_stuck(
    desk: Desk, broken: Broken
) -> None:
    case_id = send_report(desk)
    assert broken.rows
    assert wait_for("its alert", lambda: alert_of(desk, case_id).told, 60)


def test_another_cases_alert_leaves_while_eventbridge_is_denied(desk: Desk) -> None:
    with denied(desk, "events:PutEvents"):
        first, second = send_report(desk), send_report(desk)
        assert wait_for("one alert", lambda: alert_of(desk, first).told, 60)
        assert wait_for("the other alert", lambda: alert_of(desk, second).told, 60)


def test_the_clock_delivers_what_the_crash_left(desk: Desk, mended: Broken) -> None:
    assert all(row.told for row in rows_of(desk, mended.crash))


def test_the_alert_goes_out_once_sns_is_allowed_again(desk: Desk, mended: Broken) -> None:
    assert alert_of(desk, mended.no_sns).told


def test_the_event_goes_out_once_eventbridge_is_allowed_again(desk: Desk, mended: Broken) -> None:
    assert event_of(desk, mended.no_events).told


def test_who_waits_for_a_mail_in_vain_is_told_which(desk: Desk) -> None:
    with pytest.raises(LocalFailure, match="not in it: no-such-mail"):
        wait_for_ledger(desk, ["no-such-mail"], 0.2)
