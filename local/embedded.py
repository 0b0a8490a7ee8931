# ruff: noqa: SLF001 - the hooks are internals, see below
"""The child process: MiniStack, with what its pinned version lacks for our template.

Run as `python -m local.embedded` by `local.emulator`, never imported by it. The hooks are internals
of the pinned version; `tests/unit/local/test_embedded.py` says when they move.
"""

import hashlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ministack import app
from ministack.core import iam_actions
from ministack.core.responses import get_account_id, get_region
from ministack.services import eventbridge, lambda_svc, s3, ses
from ministack.services.cloudformation import provisioners

from local import worker
from local.receipt import SETUP_OBJECT, may_write, rule_arn, s3_actions
from local.worker.held_time import system_time

ACCEPTED = 300  # answers below this are successes
PARENT_CHECK_SECONDS = 1.0
PAGE_URL = "DESK_PAGE_URL"


def main() -> None:
    """Add the missing types and serve until told to stop, or until the parent is gone."""
    add_missing_types()
    correct_schedule_arns()
    take_alarms_on_queries()
    lead_function_urls_to(os.environ.get(PAGE_URL))
    let_time_be_held()
    # With TLS on it would also take port 443 where it may.
    app._port_is_bindable = lambda *_: False
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    sys.argv[1:] = []
    app.main()


def add_missing_types() -> None:
    """CloudFormation: receipt rules, archives, DKIM tokens. SES: the set-up object."""
    create = ses._create_receipt_rule
    ses._create_receipt_rule = lambda params: _create_with_setup(create, params)
    provisioners._RESOURCE_HANDLERS.update(
        {
            "AWS::SES::ReceiptRuleSet": {"create": _make_set, "delete": _drop_set},
            "AWS::SES::ReceiptRule": {
                "create": _make_rule,
                "update": _change_rule,
                "delete": _drop_rule,
            },
            "AWS::Events::Archive": {"create": _make_archive, "delete": _drop_archive},
        }
    )
    identity = provisioners._RESOURCE_HANDLERS["AWS::SES::EmailIdentity"]
    for act in ("create", "update"):
        identity[act] = _with_dkim_tokens(identity[act])


def correct_schedule_arns() -> None:
    """The pinned version checks every schedule as one of the group `default`."""
    original = iam_actions.extract_resource_arn

    def corrected(service: str, *rest: Any, **named: Any) -> Any:
        arn = original(service, *rest, **named)
        if service != "scheduler":
            return arn
        group = iam_actions._safe_json_field(rest[3], "GroupName") or "default"
        return arn.replace(":schedule/default/", f":schedule/{group}/")

    iam_actions.extract_resource_arn = corrected


def lead_function_urls_to(address: str | None) -> None:
    """A function URL is the address at which this machine serves it: no name leads to another."""
    if not address:
        return
    create = lambda_svc._create_function_url_config

    def created(name: str, data: dict[str, Any], qualifier: str | None) -> Any:
        answer = create(name, data, qualifier)
        if answer[0] >= ACCEPTED:
            return answer
        config = lambda_svc._function_urls[lambda_svc._url_config_key(name, qualifier)]
        config["FunctionUrl"] = address
        return lambda_svc.json_response(config, status=answer[0])

    lambda_svc._create_function_url_config = created


def let_time_be_held() -> None:
    """Functions and the dates of stored objects follow the local desk's time, nothing else does."""
    os.environ["PYTHONPATH"] = str(Path(worker.__file__).parent)  # read by their processes alone
    s3.now_iso = lambda: f"{system_time():%Y-%m-%dT%H:%M:%S}.000Z"


def take_alarms_on_queries() -> None:
    """The pinned version makes alarms on a single metric alone; here none changes its state."""
    original = provisioners._cw_metric_alarm_record

    def recorded(name: str, props: dict[str, Any]) -> Any:
        if not props.get("Metrics"):
            return original(name, props)
        (query,) = props["Metrics"]
        plain = {key: value for key, value in props.items() if key != "Metrics"}
        return original(name, plain | {"Namespace": "query", "MetricName": query["Expression"]})

    provisioners._cw_metric_alarm_record = recorded


def query_parameters(value: Any, prefix: str = "") -> Iterator[tuple[str, list[str]]]:
    """A nested property as the flat parameters of AWS's query protocol."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield from query_parameters(item, f"{prefix}.{name}" if prefix else name)
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from query_parameters(item, f"{prefix}.member.{number}")
    else:
        yield prefix, [str(value).lower() if isinstance(value, bool) else str(value)]


def _make_set(logical: str, props: dict[str, Any], stack: str) -> tuple[str, dict[str, Any]]:
    name = props.get("RuleSetName") or provisioners._physical_name(stack, logical, max_len=64)
    _checked(ses._create_receipt_rule_set({"RuleSetName": [name]}))
    return name, {}


def _drop_set(name: str, _props: dict[str, Any]) -> None:
    _checked(ses._delete_receipt_rule_set({"RuleSetName": [name]}))


def _make_rule(logical: str, props: dict[str, Any], stack: str) -> tuple[str, dict[str, Any]]:
    name = provisioners._physical_name(stack, logical, max_len=64)
    rule = {"Name": name, **props["Rule"]}
    _checked(ses._create_receipt_rule(dict(query_parameters({**props, "Rule": rule}))))
    return rule["Name"], {}


def _change_rule(
    name: str, old: dict[str, Any], new: dict[str, Any], stack: str
) -> tuple[str, dict[str, Any]]:
    _drop_rule(name, old)
    return _make_rule(name, {**new, "Rule": {"Name": name, **new["Rule"]}}, stack)


def _drop_rule(name: str, props: dict[str, Any]) -> None:
    chosen = {"RuleSetName": [props["RuleSetName"]], "RuleName": [name]}
    _checked(ses._delete_receipt_rule(chosen))


def _make_archive(logical: str, props: dict[str, Any], stack: str) -> tuple[str, dict[str, Any]]:
    name = props.get("ArchiveName") or provisioners._physical_name(stack, logical, max_len=48)
    wanted = {**props, "ArchiveName": name, "EventSourceArn": props["SourceArn"]}
    if isinstance(wanted.get("EventPattern"), dict):
        wanted["EventPattern"] = json.dumps(wanted["EventPattern"])
    _checked(eventbridge._create_archive(wanted))
    return name, {"Arn": eventbridge._archives[name]["ArchiveArn"]}


def _drop_archive(name: str, _props: dict[str, Any]) -> None:
    eventbridge._archives.pop(name, None)


def _with_dkim_tokens(act: Any) -> Any:
    """The identity's attributes of the template that the pinned version does not give."""

    def acted(*given: Any) -> tuple[str, dict[str, Any]]:
        domain, attributes = act(*given)
        for number in (1, 2, 3):
            token = hashlib.sha256(f"{domain}{number}".encode()).hexdigest()[:32]
            attributes[f"DkimDNSTokenName{number}"] = f"{token}._domainkey.{domain}"
            attributes[f"DkimDNSTokenValue{number}"] = f"{token}.dkim.amazonses.com"
        return domain, attributes

    return acted


def _create_with_setup(create: Any, params: dict[str, list[str]]) -> Any:
    """Make the rule as SES does: prove with a set-up object that its bucket can be written to."""
    answer = create(params)
    if answer[0] >= ACCEPTED:
        return answer
    rule_set, name = params["RuleSetName"][0], params["Rule.Name"][0]
    rules = ses._receipt_rule_sets[rule_set]["Rules"]
    rule = next(one for one in rules if one["Name"] == name)
    for bucket, prefix in s3_actions(rule):
        if not _proved(rule_set, name, bucket, prefix + SETUP_OBJECT):
            rules.remove(rule)
            message = f"Could not write to bucket: {bucket}"
            return ses._receipt_error("InvalidS3Configuration", message)
    return answer


def _proved(rule_set: str, rule: str, bucket: str, key: str) -> bool:
    arn = rule_arn(get_region(), get_account_id(), rule_set, rule)
    status, _, policy = s3._get_bucket_policy(bucket)
    if status >= ACCEPTED or not may_write(policy.decode(), bucket, key, arn):
        return False
    body = b"Subject: Amazon SES Setup Notification\r\n\r\nAmazon SES can write to this bucket.\r\n"
    return bool(s3._put_object(bucket, key, body, {})[0] < ACCEPTED)


def _checked(answer: tuple[int, Any, Any]) -> None:
    if answer[0] >= ACCEPTED:
        raise ValueError(str(answer[2]))


def _end_with_parent(parent: int) -> None:
    # Without this a desk that was killed would leave its emulator on the machine.
    while os.getppid() == parent:
        time.sleep(PARENT_CHECK_SECONDS)
    os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    main()
