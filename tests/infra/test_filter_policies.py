"""Who is told of what: the config's subscriptions and the policies of docs/subscribe.md."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from abuse_desk.domain.config import ConfigError
from infra.config import parse_stack_config
from infra.subscriptions import parse_subscriptions
from tests.alerts import ROUTED, SHOP
from tests.builders import ACCOUNT
from tests.sns_filter import passes, problems

TEXT = (Path(__file__).parents[2] / "docs" / "subscribe.md").read_text()
ATTRIBUTES = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", TEXT, re.MULTILINE)).keys() | {"cause"}
EVERYTHING = set(ROUTED)
PLAIN = "alarm by CloudWatch itself"


def policies_of_the_page() -> list[dict[str, list[Any]]]:
    blocks = (f"{{{block}}}" for block in re.findall(r"```json\n{(.+?)}\n```", TEXT, re.DOTALL))
    found = [json.loads(block) for block in blocks]
    return [block for block in found if set(block) <= ATTRIBUTES]


def told(**narrowed: Any) -> set[str]:
    item = {"protocol": "email", "endpoint": "oncall@example.com", **narrowed}
    (subscription,) = parse_subscriptions("subscriptions", [item])
    policy = subscription.filter_policy()
    return {name for name, sent in ROUTED.items() if passes(policy, sent)}


def by_page(policy: dict[str, list[Any]]) -> set[str]:
    return {name for name, sent in ROUTED.items() if passes(policy, sent)}


def test_a_subscription_that_narrows_nothing_is_told_everything() -> None:
    assert told() == told(minSeverity="low") == EVERYTHING


def test_a_severity_leaves_out_what_is_quieter() -> None:
    assert told(minSeverity="critical") == {"travel, critical"}
    assert EVERYTHING - told(minSeverity="medium") == {"travel, low", "digest, low", PLAIN}


def test_accounts_leave_out_what_names_others_alone() -> None:
    assert told(accounts=[SHOP]) == {
        "shop, high",
        "travel and shop, high",
        "no account, high",
        "alarm, high",
        "digest, low",
    }


def test_owners_are_told_of_theirs_and_of_what_has_no_owner() -> None:
    assert told(owners=["payments"]) == {
        "shop, high",
        "travel and shop, high",
        "sandbox, high",
        "foreign, medium",
        "no account, high",
        "alarm, high",
        "digest, low",
    }


def test_all_that_narrows_must_fit() -> None:
    assert told(minSeverity="high", accounts=[ACCOUNT], owners=["travel"]) == {
        "travel, high",
        "travel, critical",
        "travel and shop, high",
        "no account, high",
        "alarm, high",
    }


def test_every_case_alert_reaches_somebody_of_two_owners() -> None:
    assert told(owners=["payments"]) | told(owners=["travel"]) == EVERYTHING - {PLAIN}


@pytest.mark.parametrize("narrowed", [{"minSeverity": "medium"}, {"owners": ["payments"]}])
def test_a_plain_alarm_reaches_only_who_narrows_nothing(narrowed: dict[str, Any]) -> None:
    assert PLAIN not in told(**narrowed)
    assert PLAIN in told()


def test_the_page_shows_policies() -> None:
    assert len(policies_of_the_page()) == 2


@pytest.mark.parametrize("policy", policies_of_the_page(), ids=str)
def test_sns_takes_a_policy_of_the_page(policy: dict[str, list[Any]]) -> None:
    assert problems(policy) == []


def test_the_payments_policy_of_the_page_is_that_of_the_config() -> None:
    policy = next(policy for policy in policies_of_the_page() if "owner" in policy)
    assert by_page(policy) == told(owners=["payments"])


def test_the_digests_policy_of_the_page_takes_the_digest_alone() -> None:
    policy = next(policy for policy in policies_of_the_page() if "cause" in policy)
    assert by_page(policy) == {"digest, low"}


def test_more_accounts_than_a_policy_may_hold_are_refused() -> None:
    accounts = [f"{number:012d}" for number in range(75)]
    assert told(minSeverity="critical", accounts=[ACCOUNT, *accounts[:73]]) == {"travel, critical"}
    with pytest.raises(ConfigError, match="152 combinations"):
        told(minSeverity="critical", accounts=accounts)


@pytest.mark.parametrize("where", ["subscriptions", "escalation"])
def test_an_owner_that_no_account_has_is_refused(where: str, sample: dict[str, Any]) -> None:
    people = [{"protocol": "email", "endpoint": "x@example.com", "owners": ["nobody"]}]
    changed = {where: people if where == "subscriptions" else {"subscriptions": people}}
    with pytest.raises(ConfigError, match=r"owners holds 'nobody'"):
        parse_stack_config(sample | changed)


def test_an_owner_of_an_account_is_taken(sample: dict[str, Any]) -> None:
    people = [{"protocol": "email", "endpoint": "x@example.com", "owners": ["payments"]}]
    accounts = [{"id": SHOP, "name": "shop", "owner": "payments"}]
    config = parse_stack_config(sample | {"subscriptions": people, "accounts": accounts})
    assert config.subscriptions[0].owners == ("payments",)


@pytest.mark.parametrize("owners", ["payments", [""], [1]])
def test_owners_that_are_no_names_are_refused(owners: Any) -> None:
    with pytest.raises(ConfigError, match="must be a list of names"):
        told(owners=owners)
