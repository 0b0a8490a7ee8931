"""Who is told: the subscriptions of the config and the filter policies they become."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from typing import Any

from abuse_desk.domain.config import ACCOUNT_ID, ADDRESS, ConfigError

SEVERITIES = ("low", "medium", "high", "critical")
PROTOCOLS = ("email", "sms", "https")
ENDPOINTS = {
    "email": ADDRESS,
    "sms": re.compile(r"\+[1-9]\d{6,14}"),
    "https": re.compile(r"https://[^\s/]+(/\S*)?"),
}
MOST_COMBINATIONS = 150  # of values in one filter policy, multiplied over its keys (SNS)
EXAMPLE = '[{"protocol": "email", "endpoint": "oncall@example.com"}]'


@dataclass(frozen=True, slots=True)
class Subscription:
    """One endpoint; `min_severity`, `accounts` and `owners` narrow what it is sent."""

    protocol: str
    endpoint: str
    min_severity: str = "low"
    accounts: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()

    def filter_policy(self) -> dict[str, list[Any]] | None:
        """SNS filter on message attributes; None sends everything.

        A message that lacks an attribute passes: an alert that names no account concerns everyone.
        One without any attribute never does, so an alarm that CloudWatch sends by itself reaches
        only subscriptions without a policy (Amazon SNS developer guide, "Key matching").
        """
        policy: dict[str, list[Any]] = {}
        if self.min_severity != SEVERITIES[0]:
            policy["severity"] = [*SEVERITIES[SEVERITIES.index(self.min_severity) :]]
        if self.accounts:
            policy["account_id"] = [*self.accounts]
        if self.owners:
            policy["owner"] = [*self.owners]
        return {key: [*values, {"exists": False}] for key, values in policy.items()} or None


@dataclass(frozen=True, slots=True)
class Escalation:
    """A second topic, used from a severity or from so many hours before `answer_by`."""

    subscriptions: tuple[Subscription, ...]
    min_severity: str = "critical"
    hours_left: int | None = None

    def rule(self) -> dict[str, Any]:
        """What the functions need to know of it: when, not who."""
        rule: dict[str, Any] = {"minSeverity": self.min_severity}
        return rule if self.hours_left is None else rule | {"hoursLeft": self.hours_left}


def parse_subscriptions(key: str, found: Any) -> tuple[Subscription, ...]:
    """At least one subscription; raises `ConfigError`."""
    if not isinstance(found, list) or not found:
        raise ConfigError(key, "must hold at least one subscription", EXAMPLE)
    return tuple(_subscription(f"{key}[{index}]", item) for index, item in enumerate(found))


def parse_escalation(found: Any) -> Escalation | None:
    """The second topic, or None where the config has none; raises `ConfigError`."""
    if found is None:
        return None
    example = f'{{"minSeverity": "critical", "hoursLeft": 3, "subscriptions": {EXAMPLE}}}'
    if not isinstance(found, Mapping):
        raise ConfigError("escalation", "must be an object", example)
    _refuse_unknown("escalation", found, ("subscriptions", "minSeverity", "hoursLeft"), example)
    hours = found.get("hoursLeft")
    if hours is not None and (isinstance(hours, bool) or not isinstance(hours, int) or hours < 1):
        raise ConfigError("escalation.hoursLeft", "must be whole hours, 1 or more", "3")
    return Escalation(
        subscriptions=parse_subscriptions("escalation.subscriptions", found.get("subscriptions")),
        min_severity=_severity("escalation", found, "critical"),
        hours_left=hours,
    )


def _subscription(key: str, item: Any) -> Subscription:
    if not isinstance(item, Mapping):
        raise ConfigError(key, "must be an object", EXAMPLE)
    known = ("protocol", "endpoint", "minSeverity", "accounts", "owners")
    _refuse_unknown(key, item, known, EXAMPLE)
    protocol, endpoint = item.get("protocol"), item.get("endpoint")
    if protocol not in PROTOCOLS:
        raise ConfigError(f"{key}.protocol", "must be email, sms or https", '"email"')
    if not isinstance(endpoint, str) or not ENDPOINTS[protocol].fullmatch(endpoint):
        raise ConfigError(f"{key}.endpoint", f"is no endpoint for {protocol}", EXAMPLE)
    severity = _severity(key, item, SEVERITIES[0])
    accounts, owners = _accounts(key, item.get("accounts", [])), _owners(key, item)
    return _deliverable(key, Subscription(protocol, endpoint, severity, accounts, owners))


def _deliverable(key: str, subscription: Subscription) -> Subscription:
    """Raises `ConfigError` where SNS refuses the policy at deployment."""
    policy = subscription.filter_policy() or {}
    combinations = prod(len(values) for values in policy.values())
    if combinations > MOST_COMBINATIONS:
        problem = f"narrows by {combinations} combinations of values, SNS takes {MOST_COMBINATIONS}"
        raise ConfigError(key, problem, "fewer accounts, or owners instead")
    return subscription


def _refuse_unknown(
    key: str, item: Mapping[str, Any], known: tuple[str, ...], example: str
) -> None:
    for name in item:
        if name not in known:
            raise ConfigError(f"{key}.{name}", f"is none of {', '.join(known)}", example)


def _severity(key: str, item: Mapping[str, Any], default: str) -> str:
    found = item.get("minSeverity", default)
    if found not in SEVERITIES:
        raise ConfigError(f"{key}.minSeverity", f"is none of {', '.join(SEVERITIES)}", '"high"')
    return str(found)


def _accounts(key: str, found: Any) -> tuple[str, ...]:
    if not isinstance(found, list) or not all(ACCOUNT_ID.fullmatch(str(item)) for item in found):
        raise ConfigError(f"{key}.accounts", "must be a list of 12-digit ids", '["111122223333"]')
    return tuple(found)


def _owners(key: str, item: Mapping[str, Any]) -> tuple[str, ...]:
    found = item.get("owners", [])
    if not isinstance(found, list) or not all(isinstance(one, str) and one for one in found):
        raise ConfigError(f"{key}.owners", "must be a list of names", '["payments"]')
    return tuple(found)
