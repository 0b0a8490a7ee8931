"""What each thing the doctor sees means: every outcome of every judgement."""

from datetime import UTC, datetime, timedelta

import pytest

from console.checkup import judgements as judged
from console.checkup.facts import ClockFacts, FeedFacts, FunctionFacts, MailFacts, QueueFacts
from console.checkup.result import Advice, Bad, Good
from console.subscribers import Subscriber

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
DOMAIN, REGION = "desk.example.com", "eu-west-1"
OURS = (10, "inbound-smtp.eu-west-1.amazonaws.com.")
HEALTH = {"accounts": 2, "forwarders": 1, "team_domains": 1}


def subscriber(*, confirmed: bool = True) -> Subscriber:
    return Subscriber("people", "email", "o***@example.com", confirmed)


def test_a_verified_domain_is_good() -> None:
    assert isinstance(judged.judge_identity(DOMAIN, {DOMAIN: "Success"}), Good)


def test_a_verified_domain_above_it_is_good_and_named() -> None:
    found = judged.judge_identity(DOMAIN, {DOMAIN: "Failed", "example.com": "Success"})
    assert found == Good("SES has verified example.com")


@pytest.mark.parametrize("statuses", [{}, {DOMAIN: "Pending"}, {DOMAIN: "Failed"}])
def test_an_unverified_domain_is_bad(statuses: dict[str, str]) -> None:
    assert isinstance(judged.judge_identity(DOMAIN, statuses), Bad)


def test_one_mx_record_to_ses_is_good() -> None:
    assert isinstance(judged.judge_mx(DOMAIN, REGION, [OURS]), Good)


@pytest.mark.parametrize(
    "records",
    [
        [],
        [(10, "mail.example.com")],
        [(10, "inbound-smtp.us-east-1.amazonaws.com")],
        [OURS, (20, "mail.example.com")],
    ],
)
def test_mx_records_that_lead_elsewhere_are_bad(records: list[tuple[int, str]]) -> None:
    found = judged.judge_mx(DOMAIN, REGION, records)
    assert isinstance(found, Bad)
    assert found.do.endswith("10 inbound-smtp.eu-west-1.amazonaws.com")


def functions(state: str) -> FunctionFacts:
    return FunctionFacts({"intake": state, "desk": "Active"}, {"intake": "", "desk": ""})


@pytest.mark.parametrize(
    ("state", "result"), [("Active", Good), ("Pending", Advice), ("Failed", Bad)]
)
def test_functions_are_judged_by_their_state(state: str, result: type) -> None:
    assert isinstance(judged.judge_functions(functions(state)), result)


def test_enabled_triggers_are_good() -> None:
    found = judged.judge_feeds(FeedFacts({"intake": "Enabled", "dispatch": "Enabled"}))
    assert isinstance(found, Good)


@pytest.mark.parametrize("state", ["Disabled", "Disabling", None])
@pytest.mark.parametrize("name", ["intake", "dispatch"])
def test_a_trigger_that_is_off_or_gone_is_bad(name: str, state: str | None) -> None:
    states = {"intake": "Enabled", "dispatch": "Enabled"} | {name: state}
    found = judged.judge_feeds(FeedFacts(states))
    assert isinstance(found, Bad)
    assert name in found.says


@pytest.mark.parametrize(
    ("seen", "result"),
    [(QueueFacts(0, 0), Good), (QueueFacts(0, 2), Advice), (QueueFacts(1, 0), Bad)],
)
def test_the_queue_is_judged_by_what_waits(seen: QueueFacts, result: type) -> None:
    assert isinstance(judged.judge_queue(seen), result)


@pytest.mark.parametrize(
    ("seen", "result"),
    [(QueueFacts(0, 0), Good), (QueueFacts(0, 1), Bad), (QueueFacts(1, 0), Bad)],
)
def test_any_dead_letter_is_bad(seen: QueueFacts, result: type) -> None:
    assert isinstance(judged.judge_dead_letters(seen), result)


@pytest.mark.parametrize(
    ("newest", "setup", "recorded", "result"),
    [
        (None, True, False, Good),
        ("mail-1", False, True, Good),
        ("mail-1", False, False, Bad),
        (None, False, False, Bad),
    ],
)
def test_ses_is_proved_to_write_by_what_is_recorded(
    newest: str | None, *, setup: bool, recorded: bool, result: type
) -> None:
    found = judged.judge_write_test(newest, setup=setup, newest_recorded=recorded)
    assert isinstance(found, result)


@pytest.mark.parametrize(
    ("seen", "result"),
    [
        (MailFacts(3, (), complete=True), Good),
        (MailFacts(100_000, (), complete=False), Advice),
        (MailFacts(3, ("mail-1",), complete=True), Bad),
    ],
)
def test_every_stored_mail_must_be_recorded(seen: MailFacts, result: type) -> None:
    assert isinstance(judged.judge_mail(seen), result)


def test_two_confirmed_subscriptions_are_good() -> None:
    assert isinstance(judged.judge_subscriptions([subscriber(), subscriber()]), Good)


def test_one_subscription_is_worth_a_thought() -> None:
    assert isinstance(judged.judge_subscriptions([subscriber()]), Advice)


def test_nobody_subscribed_is_bad() -> None:
    assert isinstance(judged.judge_subscriptions([]), Bad)


def test_a_pending_subscription_is_bad_and_named() -> None:
    found = judged.judge_subscriptions([subscriber(), subscriber(confirmed=False)])
    assert isinstance(found, Bad)
    assert "o***@example.com" in found.says


@pytest.mark.parametrize(
    ("count", "oldest", "result"), [(0, 0, Good), (2, 20, Advice), (2, 301, Bad)]
)
def test_effects_are_judged_by_the_oldest(count: int, oldest: float, result: type) -> None:
    assert isinstance(judged.judge_pending(count, oldest), result)


def clock(minutes: float | None, *, age: float = 600, enabled: bool = True) -> ClockFacts:
    last = None if minutes is None else NOW - timedelta(minutes=minutes)
    return ClockFacts(enabled, last, NOW - timedelta(minutes=age), NOW)


@pytest.mark.parametrize(
    ("seen", "result"),
    [
        (clock(1), Good),
        (clock(None, age=2), Advice),
        (clock(6), Bad),
        (clock(None), Bad),
        (clock(1, enabled=False), Bad),
    ],
)
def test_the_clock_must_have_run_lately(seen: ClockFacts, result: type) -> None:
    assert isinstance(judged.judge_clock(seen), result)


@pytest.mark.parametrize(
    ("states", "result"),
    [
        ({"desk-a": "OK", "desk-b": "INSUFFICIENT_DATA"}, Good),
        ({"desk-a": "OK", "desk-b": "ALARM"}, Bad),
        ({}, Bad),
    ],
)
def test_an_alarm_that_rings_is_bad(states: dict[str, str], result: type) -> None:
    assert isinstance(judged.judge_alarms(states), result)


@pytest.mark.parametrize(
    ("status", "result"), [(None, Good), (404, Good), (200, Bad), (403, Bad), (502, Bad)]
)
def test_the_page_must_answer_strangers_with_404(status: int | None, result: type) -> None:
    assert isinstance(judged.judge_page(status), result)


@pytest.mark.parametrize(("count", "result"), [(2, Good), (0, Advice)])
def test_no_accounts_is_worth_a_thought(count: int, result: type) -> None:
    assert isinstance(judged.judge_accounts(HEALTH | {"accounts": count}), result)


@pytest.mark.parametrize(("count", "result"), [(1, Good), (0, Advice)])
def test_no_forwarder_is_worth_a_thought(count: int, result: type) -> None:
    assert isinstance(judged.judge_forwarders(HEALTH | {"forwarders": count}), result)


@pytest.mark.parametrize(
    ("numbers", "sandbox", "result"), [(0, False, Good), (1, False, Good), (1, True, Advice)]
)
def test_the_sandbox_matters_where_somebody_gets_sms(
    numbers: int, *, sandbox: bool, result: type
) -> None:
    assert isinstance(judged.judge_sms(numbers, sandbox=sandbox), result)
