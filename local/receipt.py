"""What SES does with a mail that arrives: receipt rules, recipient conditions, the write grant.

Pure. Facts: the SES developer guide on receipt rules and on permissions for the S3 action.
"""

import fnmatch
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

Rule: TypeAlias = Mapping[str, Any]  # as DescribeActiveReceiptRuleSet gives it

MAIL_LIMIT = 40 * 1024 * 1024  # bytes with headers, for the S3 action; larger mail bounces
SETUP_OBJECT = "AMAZON_SES_SETUP_NOTIFICATION"


def accepts(rule: Rule, address: str) -> bool:
    """Whether the rule's recipient condition takes this address; without a condition, all."""
    if not rule.get("Enabled"):
        return False
    recipients = rule.get("Recipients")
    return not recipients or any(_matches(str(one).lower(), address) for one in recipients)


def matching(rules: Iterable[Rule], recipients: Iterable[str]) -> Iterator[Rule]:
    """The rules that apply to a mail for these recipients, in order, up to a stop action."""
    wanted = tuple(recipients)
    for rule in rules:
        if not any(accepts(rule, one) for one in wanted):
            continue
        yield rule
        if any("StopAction" in action for action in rule.get("Actions", ())):
            return


def s3_actions(rule: Rule) -> Iterator[tuple[str, str]]:
    """Bucket and key prefix of every S3 action of the rule."""
    for action in rule.get("Actions", ()):
        if store := action.get("S3Action"):
            yield store["BucketName"], store.get("ObjectKeyPrefix") or ""


def rule_arn(region: str, account: str, rule_set: str, rule: str) -> str:
    return f"arn:aws:ses:{region}:{account}:receipt-rule-set/{rule_set}:receipt-rule/{rule}"


def may_write(policy: str | None, bucket: str, key: str, arn: str) -> bool:
    """Whether the bucket policy lets SES put this object on behalf of this rule.

    SES refuses to make a rule whose bucket it could not write to.
    """
    if policy is None:
        return False
    resource = f"arn:aws:s3:::{bucket}/{key}"
    allowed = {"aws:sourcearn": arn, "aws:sourceaccount": arn.split(":")[4]}
    statements = _listed(json.loads(policy).get("Statement", []))
    return any(_grants(one, resource, allowed) for one in statements)


def _matches(condition: str, address: str) -> bool:
    address = address.lower()
    domain = address.rpartition("@")[2]
    below = condition.startswith(".") and domain.endswith(condition)
    return below or condition in (address, domain)


def _grants(statement: Mapping[str, Any], resource: str, known: Mapping[str, str]) -> bool:
    principal = statement.get("Principal")
    services = _listed(principal.get("Service")) if isinstance(principal, dict) else []
    return (
        statement.get("Effect") == "Allow"
        and "ses.amazonaws.com" in services
        and any(fnmatch.fnmatch("s3:putobject", a.lower()) for a in _listed(statement["Action"]))
        and any(fnmatch.fnmatchcase(resource, r) for r in _listed(statement["Resource"]))
        and all(_holds(op, want, known) for op, want in statement.get("Condition", {}).items())
    )


def _holds(operator: str, wanted: Mapping[str, Any], known: Mapping[str, str]) -> bool:
    # An operator that is not understood does not hold: stricter than AWS, never laxer.
    same = fnmatch.fnmatchcase if operator.endswith("Like") else str.__eq__
    if operator not in ("StringEquals", "StringLike", "ArnEquals", "ArnLike"):
        return False
    return all(
        any(same(known.get(key.lower(), ""), str(one)) for one in _listed(values))
        for key, values in wanted.items()
    )


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
