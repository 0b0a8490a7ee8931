"""The receipt rule: each way in which somebody's change of it loses mail."""

from dataclasses import replace
from typing import Any

import pytest

from console.checkup.facts import RuleFacts
from console.checkup.result import Advice, Bad, Good
from console.checkup.rule import judge_rule, judge_rule_set

INTAKE = "desk-7f3k9q@desk.example.com"
ACTION = {"S3Action": {"BucketName": "bucket", "ObjectKeyPrefix": "mail/"}}
RULE: dict[str, Any] = {
    "Name": "desk-mail",
    "Enabled": True,
    "TlsPolicy": "Optional",
    "Recipients": [INTAKE],
    "Actions": [ACTION],
}
SEEN = RuleFacts("desk-rules", "desk-rules", (RULE,), "desk-mail", "bucket", INTAKE)


def with_rule(**changes: Any) -> RuleFacts:
    return replace(SEEN, rules=(RULE | changes,))


def test_our_set_and_our_rule_in_it_are_good() -> None:
    assert isinstance(judge_rule_set(SEEN), Good)
    assert isinstance(judge_rule(SEEN), Good)


@pytest.mark.parametrize("active", [None, "theirs"])
def test_another_active_set_is_bad(active: str | None) -> None:
    found = judge_rule_set(replace(SEEN, active=active))
    assert isinstance(found, Bad)
    assert "--rule-set-name desk-rules" in found.do


def test_a_rule_in_a_set_that_is_not_active_sends_to_the_set_first() -> None:
    found = judge_rule(replace(SEEN, active="theirs"))
    assert isinstance(found, Bad)
    assert "First the rule set" in found.do


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (replace(SEEN, rules=()), "has no rule"),
        (with_rule(Enabled=False), "is disabled"),
        (with_rule(Recipients=["other@desk.example.com"]), "does not take mail"),
        (with_rule(Actions=[]), "does not store"),
        (with_rule(Actions=[{"S3Action": {"BucketName": "theirs"}}]), "does not store"),
        (
            with_rule(Actions=[{"S3Action": ACTION["S3Action"] | {"KmsKeyArn": "arn:k"}}]),
            "KmsKeyArn",
        ),
    ],
)
def test_each_fault_of_the_rule_is_named(changed: RuleFacts, said: str) -> None:
    found = judge_rule(changed)
    assert isinstance(found, Bad)
    assert said in found.says


def before(*actions: dict[str, Any], recipients: list[str] | None = None) -> RuleFacts:
    first = {"Name": "first", "Enabled": True, "Actions": list(actions)}
    first |= {"Recipients": recipients} if recipients else {}
    return replace(SEEN, rules=(first, RULE))


@pytest.mark.parametrize("action", ["StopAction", "BounceAction"])
def test_a_rule_before_ours_that_ends_the_set_is_bad(action: str) -> None:
    assert isinstance(judge_rule(before({action: {}})), Bad)


def test_a_rule_before_ours_for_other_mail_does_no_harm() -> None:
    assert isinstance(judge_rule(before({"StopAction": {}}, recipients=["example.net"])), Good)


def test_a_rule_before_ours_that_goes_on_does_no_harm() -> None:
    assert isinstance(judge_rule(before(ACTION)), Good)


def test_a_rule_after_ours_does_no_harm() -> None:
    last = {"Name": "last", "Enabled": True, "Actions": [{"StopAction": {}}]}
    assert isinstance(judge_rule(replace(SEEN, rules=(RULE, last))), Good)


def test_a_rule_that_asks_for_tls_is_worth_a_thought() -> None:
    assert isinstance(judge_rule(with_rule(TlsPolicy="Require")), Advice)
