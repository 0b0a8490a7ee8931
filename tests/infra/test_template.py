"""What the template must hold, whatever else changes in it."""

import re
from importlib import import_module
from typing import Any

import pytest

from abuse_desk import settings
from abuse_desk.domain.cases.view import Severity
from abuse_desk.domain.vocabulary import Outcome
from abuse_desk.workflows.show import UNCLOSED
from tests.infra.conftest import ROOT, Resources, Synthesis
from tests.infra.reading import filled, functions, listed, of_type, only, statements

RETAINED = {
    "MailboxKey9C32FA2B": "AWS::KMS::Key",
    "MailboxBucket2641422E": "AWS::S3::Bucket",
    "CasesTable7FA77C7D": "AWS::DynamoDB::Table",
}
PREFLIGHT = "RuleSetGuardPreflight549A3578"
RULE_SET = "arn:aws:ses:eu-west-1:111122223333:receipt-rule-set/abuse-desk-rules"
METRICS = "AbuseDesk/abuse-desk"
SOURCES = ROOT / "lambda" / "abuse_desk"
NAMES = ("intake", "dispatch", "clock", "desk")


@pytest.mark.parametrize(("logical_id", "kind"), RETAINED.items())
def test_what_holds_evidence_keeps_its_logical_id(
    resources: Resources, logical_id: str, kind: str
) -> None:
    assert resources[logical_id]["Type"] == kind


@pytest.mark.parametrize("logical_id", RETAINED)
def test_evidence_outlives_the_stack_but_not_a_failed_creation(
    resources: Resources, logical_id: str
) -> None:
    kept = resources[logical_id]
    assert kept["DeletionPolicy"] == "RetainExceptOnCreate"
    assert kept["UpdateReplacePolicy"] == "Retain"


@pytest.mark.parametrize("logical_id", RETAINED)
def test_the_preflight_runs_before_anything_is_retained(
    resources: Resources, logical_id: str
) -> None:
    assert PREFLIGHT in resources[logical_id]["DependsOn"]


def test_the_preflight_needs_nothing_that_is_retained(resources: Resources) -> None:
    needed, left = set[str](), [PREFLIGHT]
    while left:
        name = left.pop()
        if name not in needed and name in resources:
            needed.add(name)
            left += listed(resources[name].get("DependsOn", [])) + _references(resources[name])
    assert not needed & set(RETAINED)


def test_there_is_no_function_but_ours(resources: Resources) -> None:
    assert set(functions(resources)) == {*NAMES, "rule_set"}


@pytest.mark.parametrize("name", [*NAMES, "rule_set"])
def test_every_handler_can_be_imported(
    resources: Resources, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    function = functions(resources)[name]
    for key, value in function["Environment"]["Variables"].items():
        monkeypatch.setenv(key, str(filled(value)))
    module, _, attribute = function["Handler"].rpartition(".")
    assert callable(getattr(import_module(module), attribute))


@pytest.mark.parametrize("name", NAMES)
def test_every_environment_satisfies_the_settings(resources: Resources, name: str) -> None:
    variables = functions(resources)[name]["Environment"]["Variables"]
    found = getattr(settings, f"{name.capitalize()}Settings").from_env(filled(variables))
    assert [account.id for account in found.config.accounts] == ["111122223333", "444455556666"]


def test_the_queue_hides_a_mail_six_times_as_long_as_intake_may_take(resources: Resources) -> None:
    timeout = functions(resources)["intake"]["Timeout"]
    queue = next(one for one in _queues(resources) if "RedrivePolicy" in one)
    assert queue["VisibilityTimeout"] >= 6 * timeout


def test_dispatch_wakes_for_new_effects_alone(resources: Resources) -> None:
    mapping = next(one for one in _mappings(resources) if "StartingPosition" in one)
    assert mapping["FilterCriteria"]["Filters"] == [
        {
            "Pattern": '{"eventName":["INSERT"],'
            '"dynamodb":{"Keys":{"sk":{"S":[{"prefix":"EFFECT#"}]}}}}'
        }
    ]


def test_every_event_source_reports_single_failures(resources: Resources) -> None:
    assert all(
        one["FunctionResponseTypes"] == ["ReportBatchItemFailures"] for one in _mappings(resources)
    )


def test_the_receipt_rule_takes_our_address_alone_and_every_sender(resources: Resources) -> None:
    rule = only(resources, "AWS::SES::ReceiptRule")["Rule"]
    assert rule["Recipients"] == ["desk-7f3k9q@desk.example.com"]
    assert (rule["TlsPolicy"], rule["ScanEnabled"]) == ("Optional", True)


def test_the_one_action_stores_without_client_side_encryption(resources: Resources) -> None:
    (action,) = only(resources, "AWS::SES::ReceiptRule")["Rule"]["Actions"]
    assert set(action["S3Action"]) == {"BucketName", "ObjectKeyPrefix"}


def test_ses_may_write_for_our_rule_alone(resources: Resources) -> None:
    granted = _receiving_statement(resources)
    assert granted["Principal"] == {"Service": "ses.amazonaws.com"}
    assert filled(granted["Condition"]) == {
        "StringEquals": {
            "aws:SourceAccount": "111122223333",
            "aws:SourceArn": f"{RULE_SET}:receipt-rule/abuse-desk-mail",
        }
    }


def test_the_rule_waits_for_the_policy_that_lets_it_write(resources: Resources) -> None:
    (rule,) = (one for one in resources.values() if one["Type"] == "AWS::SES::ReceiptRule")
    assert {"MailboxBucketPolicy5C004952", "MailboxKey9C32FA2B"} <= {*rule["DependsOn"]}


def test_nobody_decrypts_without_being_named(resources: Resources) -> None:
    policy = only(resources, "AWS::KMS::Key")["KeyPolicy"]
    using = {"kms:Decrypt", "kms:GenerateDataKey", "kms:GenerateDataKey*", "kms:*"}
    loose = [
        one
        for one in policy["Statement"]
        if using & {*listed(one["Action"])} and "Condition" not in one
    ]
    assert loose == []


def test_the_key_is_read_by_intake_and_desk(resources: Resources) -> None:
    policy = only(resources, "AWS::KMS::Key")["KeyPolicy"]
    read = next(one for one in policy["Statement"] if one["Sid"] == "ReadMail")
    roles = [f"arn:aws:iam::111122223333:role/abuse-desk-{n}-eu-west-1" for n in ("intake", "desk")]
    assert filled(read["Condition"]["ArnEquals"]["aws:PrincipalArn"]) == roles


def test_no_role_has_a_managed_policy(resources: Resources) -> None:
    roles = of_type(resources, "AWS::IAM::Role").values()
    assert len(roles) == 5
    assert not [one for one in roles if "ManagedPolicyArns" in one]


def test_no_permission_has_a_wildcard_action(resources: Resources) -> None:
    actions = [a for one in statements(resources, "") for a in listed(one["Action"])]
    assert actions
    assert not [action for action in actions if "*" in action]


def test_no_permission_is_for_every_resource_but_the_ones_ses_cannot_name(
    resources: Resources,
) -> None:
    wide = [one for one in statements(resources, "") if "*" in listed(one["Resource"])]
    assert [{*one["Action"]} for one in wide] == [
        {
            "ses:DescribeActiveReceiptRuleSet",
            "ses:DescribeReceiptRuleSet",
            "ses:ListReceiptRuleSets",
            "ses:SetActiveReceiptRuleSet",
        }
    ]


def test_no_log_is_kept_for_ever(resources: Resources) -> None:
    groups = of_type(resources, "AWS::Logs::LogGroup").values()
    assert {one["RetentionInDays"] for one in groups} == {90}


def test_other_mail_goes_within_its_days_and_all_its_versions_with_it(resources: Resources) -> None:
    rules = only(resources, "AWS::S3::Bucket")["LifecycleConfiguration"]["Rules"]
    other = next(one for one in rules if one["Id"] == "other-mail")
    old = other["NoncurrentVersionExpiration"]["NoncurrentDays"]
    assert other["TagFilters"] == [{"Key": "desk-outcome", "Value": "other"}]
    assert other["ExpirationInDays"] + old == 7


def test_every_alarm_is_told_by_dispatch(resources: Resources) -> None:
    alarms = of_type(resources, "AWS::CloudWatch::Alarm")
    rules = of_type(resources, "AWS::Events::Rule").values()
    (rule,) = (one for one in rules if "aws.cloudwatch" in str(one.get("EventPattern")))
    told = {filled(one) for one in rule["EventPattern"]["resources"]}
    assert told == {f"<{name}.Arn>" for name in alarms}


@pytest.mark.parametrize("name", ["dispatch-errors", "dispatch-throttles", "effects-wait"])
def test_what_dispatch_cannot_tell_of_itself_is_told_plainly(
    resources: Resources, name: str
) -> None:
    alarms = of_type(resources, "AWS::CloudWatch::Alarm").values()
    (alarm,) = (one for one in alarms if one["AlarmName"] == f"abuse-desk-{name}")
    assert filled(alarm["AlarmActions"]) == ["<OutletsTopic42540055>"]


@pytest.mark.parametrize(
    ("name", "metric"), [("mail-refused", "PublishFailure"), ("mail-lost", "PublishExpired")]
)
def test_what_ses_could_not_store_rings_whatever_the_metrics_dimensions(
    resources: Resources, name: str, metric: str
) -> None:
    alarms = of_type(resources, "AWS::CloudWatch::Alarm").values()
    (alarm,) = (one for one in alarms if one["AlarmName"] == f"abuse-desk-{name}")
    (query,) = alarm["Metrics"]
    assert query["Expression"] == f'SELECT SUM({metric}) FROM "AWS/SES"'


def test_a_clock_that_stopped_is_noticed_by_its_silence(resources: Resources) -> None:
    alarms = of_type(resources, "AWS::CloudWatch::Alarm").values()
    (alarm,) = (one for one in alarms if one["AlarmName"] == "abuse-desk-clock-stopped")
    assert alarm["TreatMissingData"] == "breaching"


def test_every_metric_of_ours_that_is_watched_is_emitted(resources: Resources) -> None:
    emitted = {f"Mail{outcome.capitalize()}" for outcome in Outcome}
    emitted |= {f"Cases{status.title()}" for status in UNCLOSED}
    emitted |= {f"Open{severity.title()}" for severity in Severity}
    for path in (SOURCES / "handlers").glob("*.py"):
        emitted |= {*re.findall(r"\"([A-Z]\w+)\"", path.read_text())}
    assert len(_watched(resources)) > 10
    assert _watched(resources) <= emitted


def test_two_desks_share_no_physical_name(synthesis: Synthesis, resources: Resources) -> None:
    second = synthesis(stackName="abuse-desk-two")["Resources"]
    assert _physical_names(resources)
    assert not _physical_names(resources) & _physical_names(second)


def test_joining_a_set_makes_none_and_places_our_rule(synthesis: Synthesis) -> None:
    joined = synthesis(ruleSet="existing", ruleAfter="first")["Resources"]
    assert not of_type(joined, "AWS::SES::ReceiptRuleSet")
    rule = only(joined, "AWS::SES::ReceiptRule")
    assert (rule["RuleSetName"], rule["After"]) == ("existing", "first")
    assert "receipt-rule-set/existing:" in str(_receiving_statement(joined))


def test_with_a_hosted_zone_the_records_are_made(synthesis: Synthesis) -> None:
    made = synthesis(hostedZoneId="Z0123456789ABCDEFGHIJ")
    kinds = [one["Type"] for one in of_type(made["Resources"], "AWS::Route53::RecordSet").values()]
    assert sorted(kinds) == ["CNAME", "CNAME", "CNAME", "MX"]


def test_without_a_hosted_zone_the_records_are_printed(template: dict[str, Any]) -> None:
    printed = [name for name in template["Outputs"] if name.endswith("Record")]
    assert sorted(printed) == ["Dkim1Record", "Dkim2Record", "Dkim3Record", "MailExchangerRecord"]


def test_an_identity_that_exists_is_left_alone(synthesis: Synthesis) -> None:
    made = synthesis(domainIdentity="existing")["Resources"]
    assert not of_type(made, "AWS::SES::EmailIdentity")


def test_a_narrowed_subscription_still_hears_what_has_no_attributes(resources: Resources) -> None:
    found = of_type(resources, "AWS::SNS::Subscription").values()
    (sms,) = (one for one in found if one["Protocol"] == "sms")
    assert sms["FilterPolicy"] == {"severity": ["critical", {"exists": False}]}


def test_escalation_is_a_second_topic_that_dispatch_may_use(synthesis: Synthesis) -> None:
    people = [{"protocol": "sms", "endpoint": "+12025550123"}]
    made = synthesis(escalation={"subscriptions": people})["Resources"]
    publish = next(one for one in statements(made, "Dispatch") if "sns:Publish" in one["Action"])
    assert len(publish["Resource"]) == len(of_type(made, "AWS::SNS::Topic")) == 2


def _references(value: Any) -> list[str]:
    match value:
        case {"Ref": str(name)}:
            return [name]
        case {"Fn::GetAtt": [name, _]}:
            return [name]
        case dict():
            return [name for item in value.values() for name in _references(item)]
        case list():
            return [name for item in value for name in _references(item)]
        case _:
            return []


def _watched(resources: Resources) -> set[str]:
    """Names of metrics in our namespace, in alarms and on the dashboard."""
    alarms = of_type(resources, "AWS::CloudWatch::Alarm").values()
    names = {one["MetricName"] for one in alarms if one.get("Namespace") == METRICS}
    board = filled(only(resources, "AWS::CloudWatch::Dashboard")["DashboardBody"])
    return names | {*re.findall(rf'"{METRICS}","(\w+)"', board)}


def _queues(resources: Resources) -> list[Any]:
    return [*of_type(resources, "AWS::SQS::Queue").values()]


def _mappings(resources: Resources) -> list[Any]:
    return [*of_type(resources, "AWS::Lambda::EventSourceMapping").values()]


def _receiving_statement(resources: Resources) -> Any:
    policy = only(resources, "AWS::S3::BucketPolicy")["PolicyDocument"]
    return next(one for one in policy["Statement"] if one.get("Sid") == "ReceiveMail")


def _physical_names(resources: Resources) -> set[str]:
    keys = (
        "RoleName", "BucketName", "TableName", "AliasName", "RuleSetName", "AlarmName",
        "DashboardName",
    )  # fmt: skip
    return {
        str(filled(properties[key]))
        for resource in resources.values()
        if resource["Type"] != "AWS::SES::ReceiptRule"
        for properties in [resource.get("Properties", {})]
        for key in keys
        if isinstance(properties.get(key), str | dict) and "Ref" not in properties[key]
    }
