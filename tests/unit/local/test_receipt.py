"""Receipt rules as SES applies them."""

import json
from typing import Any

import pytest

from local.receipt import accepts, matching, may_write, rule_arn, s3_actions

ARN = rule_arn("eu-west-1", "111122223333", "desk", "mail")


def a_rule(*recipients: str, **more: Any) -> dict[str, Any]:
    return {"Name": "mail", "Enabled": True, "Recipients": list(recipients), "Actions": [], **more}


def a_policy(**changes: Any) -> str:
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "ses.amazonaws.com"},
        "Action": "s3:PutObject",
        "Resource": "arn:aws:s3:::box/mail/*",
        "Condition": {"StringEquals": {"AWS:SourceAccount": "111122223333", "AWS:SourceArn": ARN}},
    }
    return json.dumps({"Statement": [statement | changes]})


@pytest.mark.parametrize(
    ("condition", "address"),
    [
        ("in@desk.example.com", "in@desk.example.com"),
        ("in@desk.example.com", "IN@Desk.Example.com"),
        ("desk.example.com", "any@desk.example.com"),
        (".example.com", "any@desk.example.com"),
    ],
)
def test_a_recipient_condition_takes_addresses_domains_and_subdomains(
    condition: str, address: str
) -> None:
    assert accepts(a_rule(condition), address)


@pytest.mark.parametrize(
    ("condition", "address"),
    [
        ("in@desk.example.com", "other@desk.example.com"),
        ("example.com", "any@desk.example.com"),
        (".example.com", "any@example.com"),
    ],
)
def test_a_recipient_condition_takes_nothing_else(condition: str, address: str) -> None:
    assert not accepts(a_rule(condition), address)


def test_a_rule_without_recipients_takes_every_address() -> None:
    assert accepts(a_rule(), "anyone@example.net")


def test_a_disabled_rule_takes_nothing() -> None:
    assert not accepts(a_rule(Enabled=False), "anyone@example.net")


def test_a_stop_action_ends_the_rule_set() -> None:
    stopping = a_rule(Actions=[{"StopAction": {"Scope": "RuleSet"}}])
    assert list(matching([stopping, a_rule()], ["a@b.example"])) == [stopping]


def test_only_s3_actions_store_mail() -> None:
    store = {"S3Action": {"BucketName": "box", "ObjectKeyPrefix": "mail/"}}
    assert list(s3_actions(a_rule(Actions=[{"BounceAction": {}}, store]))) == [("box", "mail/")]


def test_the_grant_for_this_rule_lets_ses_write() -> None:
    assert may_write(a_policy(), "box", "mail/1", ARN)


@pytest.mark.parametrize(
    "changes",
    [
        {"Effect": "Deny"},
        {"Principal": {"Service": "s3.amazonaws.com"}},
        {"Principal": "*"},
        {"Action": "s3:GetObject"},
        {"Resource": "arn:aws:s3:::box/other/*"},
        {"Condition": {"StringEquals": {"AWS:SourceArn": ARN + "x"}}},
        {"Condition": {"StringEquals": {"AWS:SourceAccount": "444455556666"}}},
        {"Condition": {"NumericEquals": {"AWS:SourceAccount": "111122223333"}}},
    ],
)
def test_a_grant_for_anything_else_does_not(changes: dict[str, Any]) -> None:
    assert not may_write(a_policy(**changes), "box", "mail/1", ARN)


def test_without_a_policy_ses_may_not_write() -> None:
    assert not may_write(None, "box", "mail/1", ARN)
