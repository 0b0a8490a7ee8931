"""rule_set: CloudFormation's custom resources for the active receipt rule set.

`Step: preflight` runs before anything is made and only looks; `Step: activate` runs once our rule
stands, and undoes itself when the stack goes: it also removes the object by which SES tried the
bucket, for a bucket that holds anything survives a deployment that failed. Every request is
answered, else CloudFormation waits for an hour.
"""

import json
from collections.abc import Callable
from typing import Any
from urllib.request import Request, urlopen

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from abuse_desk.adapters.receipt_rule_sets import ReceiptRuleSets
from abuse_desk.domain.rule_set import Refuse, Wanted, activate, check, deactivate

# Physical id of the activation: the set it activated and the one that was active before.
SEPARATOR = "|"
REASON_LIMIT = 1000  # the whole answer may have 4 KB


def handler(event: dict[str, Any], _context: object) -> None:
    """One request of CloudFormation; the answer goes to its `ResponseURL`."""
    _answer(event, respond(event, ReceiptRuleSets(boto3.client("ses")), remove_setup_object))


def remove_setup_object(bucket: str, key: str) -> None:
    """Every version of it; a bucket that is gone holds none."""
    s3 = boto3.client("s3")
    try:
        found = s3.list_object_versions(Bucket=bucket, Prefix=key)
    except s3.exceptions.NoSuchBucket:
        return
    for version in [*found.get("Versions", []), *found.get("DeleteMarkers", [])]:
        s3.delete_object(Bucket=bucket, Key=key, VersionId=version["VersionId"])


def respond(
    event: dict[str, Any], rule_sets: ReceiptRuleSets, remove: Callable[[str, str], None]
) -> dict[str, Any]:
    """The answer to a request: `Status`, `PhysicalResourceId` and, if it failed, `Reason`."""
    kept = event.get("PhysicalResourceId") or event["ResourceProperties"]["Step"]
    try:
        answer = _carry_out(event, rule_sets, kept)
        if event["RequestType"] == "Delete" and "Bucket" in event["ResourceProperties"]:
            remove(event["ResourceProperties"]["Bucket"], event["ResourceProperties"]["SetupKey"])
    except (BotoCoreError, ClientError) as error:
        return _failed(kept, f"AWS did not answer ({error}); can SES receive mail in this region?")
    return answer


def _carry_out(event: dict[str, Any], rule_sets: ReceiptRuleSets, kept: str) -> dict[str, Any]:
    properties = event["ResourceProperties"]
    if properties["Step"] == "preflight":
        return _preflight(event, rule_sets, kept)
    if event["RequestType"] == "Delete":
        return _leave(properties["Own"], properties.get("Rule", ""), rule_sets, kept)
    return _activate(_wanted(properties), rule_sets, kept)


def _leave(own: str, rule: str, rule_sets: ReceiptRuleSets, kept: str) -> dict[str, Any]:
    """A joined set, or one that was never activated, is not ours to deactivate."""
    activated, _, previous = kept.partition(SEPARATOR)
    if activated != own:
        return _done(kept)
    decision = deactivate(own, rule, previous or None, rule_sets.find(own))
    if isinstance(decision, Refuse):
        return _failed(kept, decision.reason)
    rule_sets.carry_out(decision)
    return _done(kept)


def _preflight(event: dict[str, Any], rule_sets: ReceiptRuleSets, kept: str) -> dict[str, Any]:
    if event["RequestType"] == "Delete":
        return _done(kept)
    wanted = _wanted(event["ResourceProperties"])
    decision = check(wanted, rule_sets.find(wanted.join))
    return _failed(kept, decision.reason) if isinstance(decision, Refuse) else _done(kept)


def _activate(wanted: Wanted, rule_sets: ReceiptRuleSets, kept: str) -> dict[str, Any]:
    found = rule_sets.find(wanted.join)
    decision = activate(wanted, found)
    if isinstance(decision, Refuse):
        return _failed(kept, decision.reason)
    rule_sets.carry_out(decision)
    return _done(_physical_id(wanted, found.active, kept))


def _physical_id(wanted: Wanted, active: str | None, kept: str) -> str:
    """A changed id makes CloudFormation delete the old one: only on a change of set."""
    target = wanted.join or wanted.own
    if kept.partition(SEPARATOR)[0] == target:
        return kept
    previous = active if wanted.join is None and active not in (None, target) else None
    return f"{target}{SEPARATOR}{previous or ''}"


def _wanted(properties: dict[str, Any]) -> Wanted:
    return Wanted(
        own=properties["Own"],
        join=properties.get("Join"),
        after=properties.get("After"),
        replace=properties.get("Replace") == "true",
    )


def _done(physical_id: str) -> dict[str, Any]:
    return {"Status": "SUCCESS", "PhysicalResourceId": physical_id}


def _failed(physical_id: str, reason: str) -> dict[str, Any]:
    return {
        "Status": "FAILED",
        "PhysicalResourceId": physical_id,
        "Reason": reason[:REASON_LIMIT],
    }


def _answer(event: dict[str, Any], answer: dict[str, Any]) -> None:
    ids = {key: event[key] for key in ("StackId", "RequestId", "LogicalResourceId")}
    body = json.dumps({**answer, **ids}).encode()
    # CloudFormation signs the URL for an empty content type.
    request = Request(event["ResponseURL"], body, {"Content-Type": ""}, method="PUT")  # noqa: S310
    with urlopen(request, timeout=20):  # noqa: S310 - the URL is CloudFormation's own
        pass
