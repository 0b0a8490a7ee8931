"""Whether the active receipt rule set brings the intake's mail into the bucket. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from console.checkup.facts import RuleFacts
from console.checkup.result import Advice, Bad, Good, Result
from local.receipt import accepts

MAIL_PREFIX = "mail/"
NOT_STORED = "Mail to the intake address is not stored, so nobody is told of it."
AGAIN = "Deploy again: make deploy. CloudFormation, Detect drift shows who changed it"


def judge_rule_set(seen: RuleFacts) -> Result:
    """There is one active set in each account and region."""
    if seen.active is None:
        return Bad("no receipt rule set is active", NOT_STORED, _activate(seen))
    if seen.active != seen.wanted:
        said = f"the active rule set is {seen.active}, and ours is {seen.wanted}"
        do = f'Join it ("ruleSet": "{seen.active}" in cdk.json), or: {_activate(seen)}'
        return Bad(said, NOT_STORED, do)
    return Good(f"{seen.active} is active")


def judge_rule(seen: RuleFacts) -> Result:
    """Our rule in the active set: there, enabled, for our address, storing in our bucket."""
    if seen.active != seen.wanted:
        first = "First the rule set, in the line above"
        return Bad(f"{seen.name} is in no active rule set", NOT_STORED, first)
    ours = next((rule for rule in seen.rules if rule.get("Name") == seen.name), None)
    if ours is None:
        return Bad(f"the active set has no rule {seen.name}", NOT_STORED, AGAIN)
    faults = [*_faults(ours, seen), *_stopped(seen)]
    if faults:
        return Bad("; ".join(faults), NOT_STORED, AGAIN)
    if ours.get("TlsPolicy") == "Require":
        said = f"{seen.name} refuses senders without TLS: their mail is lost"
        return Advice(said, 'Set its TLS policy to "Optional": make deploy')
    return Good(f"{seen.name} stores mail for {seen.recipient}")


def _activate(seen: RuleFacts) -> str:
    return f"aws ses set-active-receipt-rule-set --rule-set-name {seen.wanted}"


def _faults(ours: Mapping[str, Any], seen: RuleFacts) -> Iterator[str]:
    if not ours.get("Enabled"):
        yield f"{seen.name} is disabled"
    elif not accepts(ours, seen.recipient):
        yield f"{seen.name} does not take mail for {seen.recipient}"
    stored = [action["S3Action"] for action in ours.get("Actions", ()) if "S3Action" in action]
    places = {(one["BucketName"], one.get("ObjectKeyPrefix") or "") for one in stored}
    if (seen.bucket, MAIL_PREFIX) not in places:
        yield f"{seen.name} does not store into {seen.bucket}/{MAIL_PREFIX}"
    if any(one.get("KmsKeyArn") for one in stored):
        yield f"{seen.name} encrypts mail in a way that nobody here can read (KmsKeyArn)"


def _stopped(seen: RuleFacts) -> Iterator[str]:
    """A rule before ours that takes the same mail and ends the set."""
    for rule in seen.rules:
        if rule.get("Name") == seen.name:
            return
        ends = any("StopAction" in one or "BounceAction" in one for one in rule.get("Actions", ()))
        if ends and accepts(rule, seen.recipient):
            yield f"{rule.get('Name')} stands before it and ends the set for this mail"
