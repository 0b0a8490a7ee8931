"""Signed links: what opens, what does not, and what a form must bring back."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from abuse_desk.domain.cases.entry import Act, CaseId
from abuse_desk.domain.page.access import Grant, Scope, csrf_token, is_csrf, opened, sealed

CASE = CaseId("case-0000000001")
OTHER = CaseId("case-0000000002")
KEY, OLDER, FOREIGN = b"k" * 32, b"o" * 32, b"f" * 32


@pytest.fixture
def alerts(now: datetime) -> Grant:
    return Grant(Scope.ALERT, CASE, "", now + timedelta(days=7))


@pytest.fixture
def operators(now: datetime) -> Grant:
    return Grant(Scope.OPERATOR, None, "Aya 彩", now + timedelta(hours=12))


def test_a_link_opens_its_case(alerts: Grant, now: datetime) -> None:
    assert opened(sealed(alerts, KEY), CASE, [KEY], now) == alerts


def test_a_link_opens_no_other_case(alerts: Grant, now: datetime) -> None:
    assert opened(sealed(alerts, KEY), OTHER, [KEY], now) is None


def test_a_link_to_a_case_does_not_open_the_worklist(alerts: Grant, now: datetime) -> None:
    assert opened(sealed(alerts, KEY), None, [KEY], now) is None


@pytest.mark.parametrize("place", [None, CASE, OTHER])
def test_an_operator_link_opens_the_worklist_and_every_case(
    operators: Grant, now: datetime, place: CaseId | None
) -> None:
    assert opened(sealed(operators, KEY), place, [KEY], now) == operators


def test_a_link_ends_with_its_time(alerts: Grant) -> None:
    assert opened(sealed(alerts, KEY), CASE, [KEY], alerts.until) is None


def test_a_link_signed_by_the_key_before_still_opens(alerts: Grant, now: datetime) -> None:
    assert opened(sealed(alerts, OLDER), CASE, [KEY, OLDER], now) == alerts


def test_a_link_signed_by_no_key_of_ours_does_not(alerts: Grant, now: datetime) -> None:
    assert opened(sealed(alerts, FOREIGN), CASE, [KEY, OLDER], now) is None


@pytest.mark.parametrize("place", range(0, 60, 3))
def test_a_link_with_one_character_changed_does_not_open(
    alerts: Grant, now: datetime, place: int
) -> None:
    token = sealed(alerts, KEY)
    changed = "B" if token[place % len(token)] == "A" else "A"
    index = place % len(token)
    assert opened(token[:index] + changed + token[index + 1 :], CASE, [KEY], now) is None


def test_more_time_or_another_scope_needs_another_signature(alerts: Grant, now: datetime) -> None:
    _, _, _, mac = sealed(alerts, KEY).split(".")
    more = replace(alerts, scope=Scope.OPERATOR, until=alerts.until + timedelta(days=1))
    head = sealed(more, FOREIGN).rpartition(".")[0]
    assert opened(f"{head}.{mac}", CASE, [KEY], now) is None


@pytest.mark.parametrize(
    "token", ["", ".", "a" * 5000, "ac.1..x", "oc.99999999999.!.", "\0", "é" * 70]
)
def test_what_is_no_token_opens_nothing(token: str, now: datetime) -> None:
    assert opened(token, CASE, [KEY], now) is None


def test_a_name_that_is_no_text_opens_nothing(now: datetime) -> None:
    assert opened(f"od.9999999999.{'_' * 3}.{'A' * 43}", CASE, [KEY], now) is None


def test_a_name_survives_in_any_script(operators: Grant, now: datetime) -> None:
    found = opened(sealed(operators, KEY), None, [KEY], now)
    assert found is not None
    assert found.name == "Aya 彩"


def test_a_link_of_an_alert_may_take_and_note_and_nothing_else(alerts: Grant) -> None:
    assert {act for act in Act if alerts.may(act)} == {Act.ACK, Act.NOTE}


def test_an_operator_may_do_everything(operators: Grant) -> None:
    assert all(operators.may(act) for act in Act)


def test_a_form_brings_back_the_token_of_its_visit() -> None:
    assert is_csrf(csrf_token("visit", "saltsalt", KEY), "visit", [KEY])


def test_a_form_of_another_visit_is_told_apart() -> None:
    assert not is_csrf(csrf_token("visit", "saltsalt", KEY), "another", [KEY])


def test_a_form_outlives_one_rotation() -> None:
    assert is_csrf(csrf_token("visit", "saltsalt", OLDER), "visit", [KEY, OLDER])


def test_two_pages_of_one_visit_carry_different_tokens() -> None:
    assert csrf_token("visit", "saltsalt", KEY) != csrf_token("visit", "saltsaltB", KEY)


def test_the_token_of_a_link_is_no_token_of_a_form(alerts: Grant) -> None:
    token = sealed(alerts, KEY)
    assert not is_csrf(f"saltsalt.{token.rpartition('.')[2]}", token, [KEY])
