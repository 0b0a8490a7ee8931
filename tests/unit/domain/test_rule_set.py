"""Every state the account's receipt rule sets can be in, and what the desk then does."""

import pytest

from abuse_desk.domain.rule_set import (
    Activate,
    Deactivate,
    Found,
    Keep,
    Refuse,
    Wanted,
    activate,
    check,
    deactivate,
)

OURS = "abuse-desk-rules"
OWN = Wanted(OURS)
JOIN = Wanted(OURS, join="theirs")
BOTH = frozenset({OURS, "theirs"})


@pytest.mark.parametrize("active", [None, OURS])
def test_with_no_set_active_or_ours_the_desk_may_be_deployed(active: str | None) -> None:
    assert check(OWN, Found(active)) == Keep()


def test_somebody_elses_set_stops_the_deployment_and_says_what_to_write() -> None:
    refused = check(OWN, Found("theirs"))
    assert isinstance(refused, Refuse)
    assert '"ruleSet": "theirs"' in refused.reason
    assert '"replaceActiveRuleSet": true' in refused.reason


def test_replacing_takes_an_explicit_flag() -> None:
    assert activate(Wanted(OURS, replace=True), Found("theirs", BOTH)) == Activate(OURS)


def test_ours_is_activated_where_none_is_active() -> None:
    assert activate(OWN, Found(None, frozenset({OURS}))) == Activate(OURS)


def test_ours_stays_active_on_an_update() -> None:
    assert activate(OWN, Found(OURS, BOTH)) == Keep()


def test_a_set_activated_since_the_preflight_is_not_replaced() -> None:
    assert isinstance(activate(OWN, Found("theirs", BOTH)), Refuse)


def test_joining_leaves_the_active_set_active() -> None:
    assert activate(JOIN, Found("theirs", BOTH)) == Keep()


@pytest.mark.parametrize("active", [None, "third"])
def test_only_the_active_set_can_be_joined(active: str | None) -> None:
    refused = check(JOIN, Found(active, BOTH))
    assert isinstance(refused, Refuse)
    assert "'theirs'" in refused.reason


def test_from_a_set_of_our_own_the_joined_one_takes_over() -> None:
    assert activate(JOIN, Found(OURS, BOTH)) == Activate("theirs")


def test_a_set_that_does_not_exist_cannot_take_over_from_ours() -> None:
    assert isinstance(check(JOIN, Found(OURS, frozenset({OURS}))), Refuse)


def test_a_place_after_an_unknown_rule_is_refused_with_the_known_ones() -> None:
    wanted = Wanted(OURS, join="theirs", after="gone")
    refused = check(wanted, Found("theirs", BOTH, rules=("first", "second")))
    assert isinstance(refused, Refuse)
    assert "first, second" in refused.reason


def test_a_place_after_a_known_rule_is_accepted() -> None:
    wanted = Wanted(OURS, join="theirs", after="first")
    assert check(wanted, Found("theirs", BOTH, rules=("first",))) == Keep()


@pytest.mark.parametrize("active", [None, "theirs"])
def test_going_away_never_deactivates_what_is_not_ours(active: str | None) -> None:
    assert deactivate(OURS, "mail", None, Found(active, BOTH)) == Keep()


def test_going_away_leaves_no_set_active_where_none_was() -> None:
    assert deactivate(OURS, "mail", None, Found(OURS, BOTH)) == Deactivate()


def test_going_away_brings_back_the_set_that_was_replaced() -> None:
    assert deactivate(OURS, "mail", "theirs", Found(OURS, BOTH)) == Activate("theirs")


def test_a_replaced_set_that_is_gone_cannot_come_back() -> None:
    assert deactivate(OURS, "mail", "theirs", Found(OURS, frozenset({OURS}))) == Deactivate()


def test_a_set_that_others_have_joined_is_not_taken_from_them() -> None:
    refused = deactivate(OURS, "mail", None, Found(OURS, BOTH, rules=("mail", "second desk")))
    assert isinstance(refused, Refuse)
    assert "second desk" in refused.reason
