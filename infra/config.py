"""The stack's configuration: context key `abuseDesk` of cdk.json, checked before anything is made.

What only the stack needs is checked here; what the rules need, by `abuse_desk.domain.config`.
Every problem is one `ConfigError`: the key, what is wrong, an example.
"""

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from abuse_desk.domain.config import ADDRESS, ConfigError, parse_config
from infra.subscriptions import Escalation, Subscription, parse_escalation, parse_subscriptions

# Keys that reach the functions as DESK_CONFIG; the others concern the stack alone.
DESK_KEYS = (
    "accounts", "cadence", "deskName", "dnsServers", "forwarders", "intakeAddress", "language",
    "page", "region", "retentionDays", "teamDomains", "unverifiedBudget", "zones",
)  # fmt: skip
STACK_KEYS = (
    "breakGlassRoleArn", "domainIdentity", "escalation", "hostedZoneId", "intakeDomain",
    "otherMailDays", "pageConcurrency", "replaceActiveRuleSet", "ruleAfter", "ruleSet",
    "stackName", "subscriptions",
)  # fmt: skip
# A function's whole environment may hold 4 KB; the other variables take under 1 KB.
DESK_CONFIG_LIMIT = 3000
DOMAIN = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
# Which regions of the commercial partition receive changes too often to be listed here: the
# deployment looks up `inbound-smtp.REGION.amazonaws.com` before it starts (infra/deploy.py).
WITHOUT_RECEIVING = ("cn-", "us-gov-", "us-iso")
REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d")
# Bucket and role names are made from it: `NAME-mail-111122223333-ap-southeast-2` has 63 at most.
STACK_NAME = re.compile(r"[a-z][a-z0-9-]{0,29}")
RULE_SET_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
ROLE_ARN = re.compile(r"arn:aws[a-z-]*:iam::\d{12}:role/[\w+=,.@/-]{1,500}")


@dataclass(frozen=True, slots=True)
class StackConfig:
    """What the stack is built from; times in days. `desk` is the text of DESK_CONFIG."""

    stack_name: str
    region: str
    intake_domain: str
    intake_address: str
    proposed: bool  # the address is our proposal: cdk.json gives none
    hosted_zone_id: str | None
    make_identity: bool
    join_rule_set: str | None  # None: a set of our own
    rule_after: str | None
    replace_active_rule_set: bool
    subscriptions: tuple[Subscription, ...]
    escalation: Escalation | None
    break_glass_role_arn: str | None
    retention_days: int
    other_mail_days: int
    page: bool
    page_concurrency: int | None  # None: nothing is reserved
    desk: str


def parse_stack_config(values: Any) -> StackConfig:
    """The checked configuration; raises `ConfigError` with the first problem."""
    if not isinstance(values, Mapping):
        raise ConfigError("region", "is missing, as is all of abuseDesk in cdk.json", '"eu-west-1"')
    _refuse_unknown_keys(values)
    domain = _intake_domain(values)
    stack_name = _pattern(values, "stackName", STACK_NAME, "abuse-desk", default="abuse-desk")
    address = _intake_address(values, domain, stack_name)
    settled = {**values, "intakeAddress": address}
    owners = {account.owner for account in parse_config(settled).accounts}
    return StackConfig(
        stack_name=stack_name,
        region=_region(values),
        intake_domain=domain,
        intake_address=address,
        proposed="intakeAddress" not in values,
        hosted_zone_id=_hosted_zone(values),
        make_identity=_make_identity(values),
        join_rule_set=_join(values),
        rule_after=_rule_after(values),
        replace_active_rule_set=_flag(values, "replaceActiveRuleSet", default=False),
        subscriptions=_subscriptions(values, owners),
        escalation=_escalation(values, owners),
        break_glass_role_arn=_break_glass(values),
        retention_days=_days(values, "retentionDays", default=400, least=30),
        other_mail_days=_days(values, "otherMailDays", default=7, least=2),
        page=_flag(values, "page", default=True),
        page_concurrency=_concurrency(values),
        desk=_desk_config(settled),
    )


def _subscriptions(
    values: Mapping[str, Any], owners: Collection[str | None]
) -> tuple[Subscription, ...]:
    found = parse_subscriptions("subscriptions", values.get("subscriptions"))
    _refuse_strangers("subscriptions", found, owners)
    return found


def _escalation(values: Mapping[str, Any], owners: Collection[str | None]) -> Escalation | None:
    found = parse_escalation(values.get("escalation"))
    if found:
        _refuse_strangers("escalation.subscriptions", found.subscriptions, owners)
    return found


def _refuse_strangers(
    key: str, found: Iterable[Subscription], owners: Collection[str | None]
) -> None:
    """Whoever subscribes for an owner that no account has would never be told."""
    for index, subscription in enumerate(found):
        for owner in subscription.owners:
            if owner not in owners:
                problem = f"holds {owner!r}, which is no `owner` of the accounts"
                known = json.dumps(sorted(filter(None, owners)) or ["payments"])
                raise ConfigError(f"{key}[{index}].owners", problem, known)


def _refuse_unknown_keys(values: Mapping[str, Any]) -> None:
    known = {*DESK_KEYS, *STACK_KEYS}
    for key in values:
        if key not in known:
            raise ConfigError(str(key), f"is none of {', '.join(sorted(known))}", '"region"')


def _intake_domain(values: Mapping[str, Any]) -> str:
    return _pattern(values, "intakeDomain", DOMAIN, "desk.example.com")


def _intake_address(values: Mapping[str, Any], domain: str, stack_name: str) -> str:
    if "intakeAddress" not in values:
        return f"{propose_local_part(values, stack_name)}@{domain}"
    address = str(values["intakeAddress"]).lower()
    example = f'"desk-7f3k9q@{domain}"'
    if not ADDRESS.fullmatch(address):
        raise ConfigError("intakeAddress", f"is {address!r}, which is no address", example)
    if address.rpartition("@")[2] != domain:
        raise ConfigError("intakeAddress", f"must end in @{domain}, the intakeDomain", example)
    return address


def propose_local_part(values: Mapping[str, Any], stack_name: str) -> str:
    """A local part nobody guesses from the domain, the same at each synth of the same desk.

    It follows from the endpoints and accounts of the config, which outsiders do not know together,
    and is meant to be written into cdk.json once it has been seen.
    """
    known = {key: values.get(key) for key in ("accounts", "intakeDomain", "region", "stackName")}
    known["people"] = [
        item.get("endpoint") if isinstance(item, Mapping) else str(item)
        for item in values.get("subscriptions") or ()
    ]
    text = json.dumps([stack_name, known], sort_keys=True, default=str)
    return f"desk-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _region(values: Mapping[str, Any]) -> str:
    region = _pattern(values, "region", REGION, "eu-west-1")
    if region.startswith(WITHOUT_RECEIVING):
        raise ConfigError("region", f"is {region}, where SES receives no mail", '"eu-west-1"')
    return region


def _pattern(
    values: Mapping[str, Any],
    key: str,
    pattern: re.Pattern[str],
    example: str,
    default: str | None = None,
) -> str:
    found = values.get(key, default)
    if found is None or found == "":
        raise ConfigError(key, "is missing", json.dumps(example))
    if not isinstance(found, str) or not pattern.fullmatch(found):
        raise ConfigError(key, f"is {found!r}, which is malformed", json.dumps(example))
    return found


def _optional(
    values: Mapping[str, Any], key: str, pattern: re.Pattern[str], example: str
) -> str | None:
    return None if values.get(key) is None else _pattern(values, key, pattern, example)


def _hosted_zone(values: Mapping[str, Any]) -> str | None:
    return _optional(
        values, "hostedZoneId", re.compile(r"Z[A-Z0-9]{3,31}"), "Z0123456789ABCDEFGHIJ"
    )


def _make_identity(values: Mapping[str, Any]) -> bool:
    found = values.get("domainIdentity", "create")
    if found not in ("create", "existing"):
        raise ConfigError("domainIdentity", "must be create or existing", '"create"')
    if found == "existing" and values.get("hostedZoneId") is not None:
        problem = "is existing, so nothing is made in a zone: leave hostedZoneId out"
        raise ConfigError("domainIdentity", problem, '"create"')
    return bool(found == "create")


def _join(values: Mapping[str, Any]) -> str | None:
    found = _pattern(values, "ruleSet", RULE_SET_NAME, "own", default="own")
    return None if found == "own" else found


def _rule_after(values: Mapping[str, Any]) -> str | None:
    found = _optional(values, "ruleAfter", RULE_SET_NAME, "name-of-a-rule")
    if found is not None and _join(values) is None:
        raise ConfigError("ruleAfter", "has no meaning in a set of our own", "leave it out")
    return found


def _break_glass(values: Mapping[str, Any]) -> str | None:
    example = "arn:aws:iam::111122223333:role/break-glass"
    return _optional(values, "breakGlassRoleArn", ROLE_ARN, example)


def _flag(values: Mapping[str, Any], key: str, *, default: bool) -> bool:
    found = values.get(key, default)
    if found in ("on", "off"):
        return bool(found == "on")
    if not isinstance(found, bool):
        raise ConfigError(key, f"is {found!r}, must be true or false", "true")
    return found


def _concurrency(values: Mapping[str, Any]) -> int | None:
    found = values.get("pageConcurrency")
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int) or not 1 <= found <= 1000:
        raise ConfigError("pageConcurrency", "must be a whole number from 1 to 1000", "10")
    return found


def _days(values: Mapping[str, Any], key: str, *, default: int, least: int) -> int:
    found = values.get(key, default)
    if isinstance(found, bool) or not isinstance(found, int) or not least <= found <= 3650:
        raise ConfigError(key, f"must be whole days from {least} to 3650", str(default))
    return found


def _desk_config(values: Mapping[str, Any]) -> str:
    kept = {key: values[key] for key in DESK_KEYS if key in values}
    escalation = parse_escalation(values.get("escalation"))
    if escalation:
        kept["escalation"] = escalation.rule()
    text = json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    size = len(text.encode())
    if size > DESK_CONFIG_LIMIT:
        problem = f"and the other keys the functions need take {size} of {DESK_CONFIG_LIMIT} bytes"
        raise ConfigError("accounts", problem, "shorter account names, or a second desk")
    return text
