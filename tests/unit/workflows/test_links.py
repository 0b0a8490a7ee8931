"""The signed link of an alert: put in as it leaves, never stored, never in the alert's way."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryOutbox, MemoryTable
from abuse_desk.domain.alerts.desk_alert import forwarder_alert
from abuse_desk.domain.alerts.effects import Alert, Effect
from abuse_desk.domain.alerts.limits import problems
from abuse_desk.domain.page.access import Scope, opened
from abuse_desk.domain.ports import LinkKeys, TransientFault
from abuse_desk.workflows.act import Refused
from abuse_desk.workflows.dispatch import Delivery, Dispatch, dispatch
from abuse_desk.workflows.links import Links, linked, operator_link
from tests.builders import CASE, START, a_notice, hours
from tests.changes import opening
from tests.told import forms

PAGE = "https://abcdefghij.lambda-url.eu-west-1.on.aws/"
KEY = b"k" * 32
NOW = START + timedelta(minutes=3)


class OneKey:
    """`LinkKeys` with one key."""

    def newest(self) -> bytes:
        return KEY

    def valid(self) -> Iterator[bytes]:
        yield KEY


class NoKey(OneKey):
    """`LinkKeys` that cannot be had."""

    def newest(self) -> bytes:
        raise TransientFault("no answer")


@dataclass
class Recorder:
    """`Outlet` that keeps what it was given."""

    heard: list[Effect] = field(default_factory=list)

    def deliver(self, effect: Effect) -> None:
        self.heard.append(effect)


def links(keys: LinkKeys | None = None, language: str = "en") -> Links:
    return Links(PAGE, keys or OneKey(), language)


def the_alert() -> Alert:
    return next(one for one in opening(a_notice()).effects if isinstance(one, Alert))


def url_in(text: str) -> str:
    return next(word for word in text.split() if word.startswith(PAGE))


def delivered(keys: LinkKeys) -> tuple[MemoryTable, list[Alert], list[Delivery]]:
    """A new case dispatched: the table afterwards, the alerts as they left, the outcomes."""
    table, outlet = MemoryTable(), Recorder()
    MemoryCaseStore(table).commit(opening(a_notice()), NOW)
    desk = Dispatch(MemoryCaseStore(table), MemoryOutbox(table), outlet, links(keys))
    outcomes = [dispatch(ref, desk, NOW) for ref in table.stream()]
    return table, [one for one in outlet.heard if isinstance(one, Alert)], outcomes


@pytest.mark.parametrize("form", ["default", "email", "sms"])
def test_each_form_for_people_carries_the_link(form: str) -> None:
    _, (alert,), _ = delivered(OneKey())
    token = url_in(forms(alert)[form]).partition("?k=")[2]
    grant = opened(token, CASE, [KEY], NOW)
    assert grant is not None
    assert (grant.scope, grant.name) == (Scope.ALERT, "")


def test_the_chat_form_carries_it_as_a_next_step() -> None:
    _, (alert,), _ = delivered(OneKey())
    (step,) = json.loads(forms(alert)["https"])["content"]["nextSteps"]
    assert step.startswith(f"[Open the case]({PAGE}case/{CASE}?k=")


def test_it_stands_right_after_what_happened() -> None:
    _, (alert,), _ = delivered(OneKey())
    assert forms(alert)["email"].split("\n\n")[1].startswith("Open the case and take it: https://")


def test_an_alert_in_japanese_says_so_in_japanese() -> None:
    alert, _ = linked(the_alert(), links(language="ja"), NOW)
    assert "案件を開いて引き受ける: https://" in forms(alert)["email"]


def test_the_token_is_in_no_table() -> None:
    table, (alert,), _ = delivered(OneKey())
    token = url_in(forms(alert)["email"]).partition("?k=")[2]
    assert token not in repr(table)


def test_it_holds_until_a_week_after_the_time_to_answer() -> None:
    alert = the_alert()
    assert alert.link_until == START + hours(24) + timedelta(days=7)


def test_without_a_key_the_alert_leaves_and_names_the_command() -> None:
    _, (alert,), outcomes = delivered(NoKey())
    assert PAGE not in alert.message
    assert f"abuse-desk show {CASE}" in forms(alert)["email"]
    assert outcomes[0].why == "without its link: no answer"


def test_without_a_page_the_alert_is_as_it_was_stored() -> None:
    alert = the_alert()
    assert linked(alert, None, NOW) == (alert, "")


def test_an_alert_of_the_desk_itself_carries_none() -> None:
    alert = forwarder_alert("ben@example.com", "en")
    assert linked(alert, links(), NOW) == (alert, "")


def test_a_link_that_would_be_over_is_not_made() -> None:
    alert = the_alert()
    assert linked(alert, links(), NOW + timedelta(days=30)) == (alert, "")


def test_with_its_link_an_alert_is_within_the_limits_of_aws() -> None:
    alert, _ = linked(the_alert(), links(), NOW)
    assert problems(replace(alert, subject=alert.subject)) == ()


def test_an_operator_link_is_bound_to_the_name_and_ends_after_twelve_hours() -> None:
    store = MemoryCaseStore(MemoryTable())
    made = operator_link(None, "  Aya\nK ", OneKey(), store, NOW)
    grant = opened(made["path"].partition("?k=")[2], None, [KEY], NOW)
    assert grant is not None
    assert (grant.scope, grant.name, grant.until) == (Scope.OPERATOR, "Aya K", NOW + hours(12))


def test_an_operator_link_needs_a_name() -> None:
    with pytest.raises(Refused, match="a name is needed"):
        operator_link(None, " ", OneKey(), MemoryCaseStore(MemoryTable()), NOW)


def test_an_operator_link_needs_a_case_that_is_there() -> None:
    with pytest.raises(Refused, match="there is no case"):
        operator_link(CASE, "Aya", OneKey(), MemoryCaseStore(MemoryTable()), NOW)
