"""An attacker's session by SMTP: no mail below trusted_forwarder lowers, closes, answers, extends
or silences a case; alerts stay within the budget; the genuine notice among them is heard.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from abuse_desk.domain.alerts.effects import Alert, BusEvent
from abuse_desk.domain.alerts.limits import problems
from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.cases.entry import TRUSTED, CaseId, NoticeFact
from abuse_desk.domain.cases.view import view
from abuse_desk.domain.commit.budget import counter, shares_budget
from abuse_desk.domain.commit.record import CaseRecord
from abuse_desk.domain.config import DeskConfig
from local.desk import Desk
from local.post import post
from local.watch import Row, outbox, store, wait_for, wait_for_ledger
from tests.e2e.assaults import assaults
from tests.e2e.at_the_desk import alert_of, send_report
from tests.e2e.attack import LINK, Target, flood, hostile
from tests.told import forms

pytestmark = pytest.mark.emulator

FLOOD = 150
PATIENCE = 800  # seconds: one fault may cost a mail the queue's twelve minutes
BUDGET = DeskConfig().unverified_budget
CADENCE = DeskConfig().cadence
MOST_ABOUT_ONE_CASE = 12  # stages and claims, each once; the opening
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Attacked:
    """What the desk held before the session, and after it."""

    before: CaseRecord
    after: CaseRecord
    genuine: CaseId
    seconds_to_alert: float
    sent: list[str]
    rows: list[Row]
    hours: set[str]


@pytest.fixture(scope="module")
def attacked(stage: Desk) -> Attacked:
    """The whole session, once."""
    started = datetime.now(UTC)
    case_id = CaseId(send_report(stage))
    before = store(stage).cases([case_id])[case_id]
    target = _target(stage, before)
    sent = [_attack(stage, raw) for raw in hostile(target)]
    sent += [_attack(stage, one.raw, one.helo) for one in assaults(target)]
    sent += [_attack(stage, flood(number, started)) for number in range(FLOOD // 2)]
    asked = datetime.now(UTC)
    genuine = CaseId(send_report(stage))
    wait_for("the genuine alert", lambda: alert_of(stage, genuine).told, 60)
    seconds = (datetime.now(UTC) - asked).total_seconds()
    sent += [_attack(stage, flood(n, started)) for n in range(FLOOD // 2, FLOOD)]
    wait_for_ledger(stage, sent, PATIENCE)
    ended = datetime.now(UTC)
    after = store(stage).cases([case_id])[case_id]
    hours = {counter(started), counter(ended)}
    return Attacked(before, after, genuine, seconds, sent, outbox(stage), hours)


def _target(desk: Desk, record: CaseRecord) -> Target:
    (report,) = store(desk).history(record.case.case_id)
    assert isinstance(report.fact, NoticeFact)
    message_id = (report.fact.message_id or "").strip("<>")
    return Target(record.case.reference or "", message_id, datetime.now(UTC))


def _attack(desk: Desk, raw: bytes, helo: str = "mx.evil.example") -> str:
    intake = [desk.outputs["IntakeAddress"]]
    return post(desk.smtp_port, raw, "x@evil.example", intake, helo)


def _alerts(attacked: Attacked) -> list[Alert]:
    return [row.effect for row in attacked.rows if isinstance(row.effect, Alert)]


def test_the_session_holds_at_least_90_hostile_mails(attacked: Attacked) -> None:
    assert len(attacked.sent) >= 90 + FLOOD


def test_the_attack_reached_the_real_case(attacked: Attacked) -> None:
    assert attacked.after.entries > attacked.before.entries


def test_none_of_it_closes_or_answers_the_case(attacked: Attacked) -> None:
    case = attacked.after.case
    assert (case.status, case.resolution, case.answered_at) == (Status.OPEN, None, None)


def test_none_of_it_takes_a_demand_back(attacked: Attacked) -> None:
    assert set(attacked.before.case.demands) <= set(attacked.after.case.demands)


def test_none_of_it_moves_the_answer_out(attacked: Attacked) -> None:
    before, after = attacked.before.case.answer_by, attacked.after.case.answer_by
    assert before is not None
    assert after is not None
    assert after <= before


def test_none_of_it_silences_the_case(attacked: Attacked) -> None:
    due = attacked.after.next_due(CADENCE)
    assert due is not None
    assert due <= attacked.after.state.seen_until + timedelta(hours=1)


def test_none_of_it_makes_the_case_quieter(attacked: Attacked) -> None:
    now = datetime.now(UTC)
    order = ["critical", "high", "medium", "low"]
    before, after = (
        order.index(view(record.case, now, CADENCE).severity)
        for record in (attacked.before, attacked.after)
    )
    assert after <= before


def test_false_closings_and_answers_wait_for_a_person(attacked: Attacked) -> None:
    assert {"resolution", "retraction", "answer"} <= {
        proposal.claim for proposal in attacked.after.case.proposals
    }


def test_only_genuine_mail_was_found_trusted(stage: Desk, attacked: Attacked) -> None:
    found = store(stage).mail(attacked.sent).values()
    assert Counter(mail.trust in TRUSTED for mail in found)[True] == 0


def test_every_hostile_mail_is_in_the_ledger(stage: Desk, attacked: Attacked) -> None:
    assert set(store(stage).mail(attacked.sent)) == set(attacked.sent)


def test_alerts_about_the_real_case_stay_few(attacked: Attacked) -> None:
    case_id = attacked.after.case.case_id
    told = [alert for alert in _alerts(attacked) if alert.case_id == case_id]
    assert 1 < len(told) <= MOST_ABOUT_ONE_CASE


def test_alerts_about_nobody_of_ours_stay_within_the_budget(
    stage: Desk, attacked: Attacked
) -> None:
    unproved = {r.case.case_id for r in store(stage).all_cases() if shares_budget(r.case)}
    told = [alert for alert in _alerts(attacked) if alert.case_id in unproved]
    assert len(unproved) >= FLOOD
    assert BUDGET <= len(told) <= BUDGET * len(attacked.hours)


def test_the_genuine_notice_in_the_middle_alerts_within_a_minute(attacked: Attacked) -> None:
    assert attacked.seconds_to_alert < 60


def test_the_genuine_notice_opened_a_case_of_its_own(stage: Desk, attacked: Attacked) -> None:
    assert store(stage).cases([attacked.genuine])[attacked.genuine].case.status is Status.OPEN


def test_no_alert_breaks_the_form_of_aws(attacked: Attacked) -> None:
    assert [found for row in attacked.rows for found in problems(row.effect)] == []


def test_no_alert_holds_a_link_of_the_attacker_or_a_hidden_character(attacked: Attacked) -> None:
    texts = [
        text for alert in _alerts(attacked) for text in (alert.subject, *forms(alert).values())
    ]
    assert [text for text in texts if LINK in text or UNSAFE.search(text.replace("\n", ""))] == []


def test_no_event_says_what_the_attacker_made_up_for_it(attacked: Attacked) -> None:
    details = [json.loads(r.effect.detail) for r in attacked.rows if isinstance(r.effect, BusEvent)]
    wanted = {"version", "effect_id", "at", "cause", "held", "case", "entry"}
    assert {frozenset(detail) for detail in details} == {frozenset(wanted)}
