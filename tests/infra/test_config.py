"""A wrong value in cdk.json stops with one sentence: the key, what is wrong, an example."""

import json
from typing import Any

import pytest

from abuse_desk.domain.config import ConfigError, parse_config
from infra.config import DESK_KEYS, parse_stack_config

ONCALL = {"protocol": "email", "endpoint": "oncall@example.com"}
WRONG: dict[str, tuple[dict[str, Any], str, str]] = {
    "no region": ({"region": None}, "region", "missing"),
    "malformed region": ({"region": "Ireland"}, "region", "malformed"),
    "region without receiving": ({"region": "us-gov-west-1"}, "region", "receives no mail"),
    "no domain": ({"intakeDomain": None}, "intakeDomain", "missing"),
    "domain with a scheme": ({"intakeDomain": "https://x.example"}, "intakeDomain", "malformed"),
    "no address": ({"intakeAddress": "desk"}, "intakeAddress", "no address"),
    "address elsewhere": ({"intakeAddress": "a@other.example"}, "intakeAddress", "must end in"),
    "no subscription": ({"subscriptions": []}, "subscriptions", "at least one"),
    "unknown protocol": (
        {"subscriptions": [ONCALL | {"protocol": "fax"}]},
        "subscriptions[0].protocol",
        "email, sms or https",
    ),
    "number without a plus": (
        {"subscriptions": [{"protocol": "sms", "endpoint": "12025550123"}]},
        "subscriptions[0].endpoint",
        "no endpoint for sms",
    ),
    "unknown severity": (
        {"subscriptions": [ONCALL, ONCALL | {"minSeverity": "urgent"}]},
        "subscriptions[1].minSeverity",
        "none of low",
    ),
    "account as a number": (
        {"subscriptions": [ONCALL | {"accounts": [1111]}]},
        "subscriptions[0].accounts",
        "12-digit",
    ),
    "misspelt part of a subscription": (
        {"subscriptions": [ONCALL | {"minseverity": "high"}]},
        "subscriptions[0].minseverity",
        "none of protocol",
    ),
    "escalation to nobody": ({"escalation": {}}, "escalation.subscriptions", "at least one"),
    "escalation after it is late": (
        {"escalation": {"subscriptions": [ONCALL], "hoursLeft": 0}},
        "escalation.hoursLeft",
        "1 or more",
    ),
    "resolver by its name": ({"dnsServers": ["dns.example.com"]}, "dnsServers", "no IP address"),
    "resolver with a port that is none": (
        {"dnsServers": ["192.0.2.53:dns"]},
        "dnsServers",
        "no valid port",
    ),
    "misspelt key": ({"intakeDomian": "x"}, "intakeDomian", "none of accounts"),
    "place in our own set": ({"ruleAfter": "x"}, "ruleAfter", "no meaning"),
    "rule set with a space": ({"ruleSet": "my rules"}, "ruleSet", "malformed"),
    "zone for an identity that exists": (
        {"domainIdentity": "existing", "hostedZoneId": "Z123456"},
        "domainIdentity",
        "nothing is made",
    ),
    "zone by its name": ({"hostedZoneId": "example.com"}, "hostedZoneId", "malformed"),
    "too little time to answer": ({"retentionDays": 7}, "retentionDays", "from 30"),
    "days as text": ({"otherMailDays": "7"}, "otherMailDays", "whole days"),
    "flag as a word": ({"replaceActiveRuleSet": "yes"}, "replaceActiveRuleSet", "true or false"),
    "user as break-glass": (
        {"breakGlassRoleArn": "arn:aws:iam::111122223333:user/a"},
        "breakGlassRoleArn",
        "malformed",
    ),
    "name too long for a bucket": ({"stackName": "a" * 31}, "stackName", "malformed"),
    "unknown zone": ({"zones": ["Mars"]}, "zones", "unknown zone"),
    "account too short": ({"accounts": [{"id": "1"}]}, "accounts[0].id", "12 digits"),
    "more than a function's environment holds": (
        {"accounts": [{"id": "111122223333", "name": "x" * 3000}]},
        "accounts",
        "of 3000 bytes",
    ),
}


@pytest.mark.parametrize(("changes", "key", "problem"), WRONG.values(), ids=WRONG)
def test_a_wrong_value_is_named_in_one_sentence(
    sample: dict[str, Any], changes: dict[str, Any], key: str, problem: str
) -> None:
    with pytest.raises(ConfigError) as error:
        parse_stack_config(_changed(sample, changes))
    text = str(error.value)
    assert text.startswith(f"abuseDesk.{key} ")
    assert problem in text
    assert "; for example " in text
    assert "\n" not in text


def test_no_configuration_at_all_is_named_too() -> None:
    with pytest.raises(ConfigError, match="as is all of abuseDesk"):
        parse_stack_config(None)


def test_what_the_functions_are_given_is_what_the_rules_accept(sample: dict[str, Any]) -> None:
    config = parse_stack_config(sample)
    parsed = parse_config(_loads(config.desk))
    assert parsed.intake_address == config.intake_address


def test_the_functions_are_not_told_who_is_subscribed(sample: dict[str, Any]) -> None:
    assert set(_loads(parse_stack_config(sample).desk)) <= {*DESK_KEYS, "escalation"}
    assert "oncall" not in parse_stack_config(sample).desk


def test_a_proposed_address_is_the_same_at_each_synth(sample: dict[str, Any]) -> None:
    without = _changed(sample, {"intakeAddress": None})
    first, again = parse_stack_config(without), parse_stack_config(without)
    assert first.proposed
    assert first.intake_address == again.intake_address


def test_another_desk_is_proposed_another_address(sample: dict[str, Any]) -> None:
    without = _changed(sample, {"intakeAddress": None})
    other = parse_stack_config(without | {"stackName": "another"})
    assert parse_stack_config(without).intake_address != other.intake_address


def test_escalation_reaches_the_functions_without_its_people(sample: dict[str, Any]) -> None:
    escalation = {"subscriptions": [ONCALL], "minSeverity": "high", "hoursLeft": 3}
    desk = _loads(parse_stack_config(sample | {"escalation": escalation}).desk)
    assert desk["escalation"] == {"minSeverity": "high", "hoursLeft": 3}


def _changed(sample: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in (sample | changes).items() if value is not None}


def _loads(text: str) -> Any:
    return json.loads(text)
