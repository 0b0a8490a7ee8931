"""Mail gets here: the active receipt rule set, our rule in it, the domain and its DNS records."""

from collections.abc import Iterator
from dataclasses import dataclass

from aws_cdk import CfnOutput, CustomResource, Duration
from aws_cdk import aws_iam as iam
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_ses as ses
from constructs import Construct

from infra.config import StackConfig
from infra.function import DeskFunction, FunctionSpec
from infra.mailbox import Mailbox
from infra.names import MAIL_PREFIX
from infra.permissions import allow
from infra.plan import Plan

RULE_SET_ACTIONS = (
    "ses:DescribeActiveReceiptRuleSet",
    "ses:DescribeReceiptRuleSet",
    "ses:ListReceiptRuleSets",
    "ses:SetActiveReceiptRuleSet",
)
# SES writes it when a rule with an S3 action is made, to see that it can.
SETUP_KEY = f"{MAIL_PREFIX}AMAZON_SES_SETUP_NOTIFICATION"


class RuleSetGuard(Construct):
    """The function behind both custom resources, and the preflight that everything waits for."""

    def __init__(self, scope: Construct, id_: str, *, plan: Plan) -> None:
        super().__init__(scope, id_)
        self._wanted = _wanted(plan)
        spec = FunctionSpec(
            name="rule_set",
            description="Checks and activates the SES receipt rule set for CloudFormation",
            timeout=Duration.seconds(60),
            grants=_guard_grants(plan),
        )
        self.function = DeskFunction(self, "RuleSet", plan=plan, spec=spec)
        self.preflight = self.step("Preflight", "preflight")

    def step(self, id_: str, step: str, **more: str) -> CustomResource:
        """One custom resource; any change of the config runs it again."""
        return CustomResource(
            self,
            id_,
            service_token=self.function.function.function_arn,
            resource_type=f"Custom::{id_}",
            service_timeout=Duration.minutes(2),
            properties={"Step": step, **self._wanted, **more},
        )


class Receiving(Construct):
    """Our rule, activated; and the domain that SES receives for."""

    def __init__(
        self, scope: Construct, id_: str, *, plan: Plan, mailbox: Mailbox, guard: RuleSetGuard
    ) -> None:
        super().__init__(scope, id_)
        self.rule = _rule(self, plan, mailbox)
        # The name as text: the activation must be deletable when the bucket is not there.
        tried = {"Bucket": plan.names.bucket, "SetupKey": SETUP_KEY}
        guard.step("ActiveRuleSet", "activate", **tried).node.add_dependency(self.rule)
        for record in _records(self, plan.config):
            _publish(self, plan.config, record)


@dataclass(frozen=True, slots=True)
class Record:
    """One DNS record that the intake domain needs."""

    id: str
    name: str
    type: str
    value: str


def _guard_grants(plan: Plan) -> list[iam.PolicyStatement]:
    return [
        # SES knows no resource-level permission for these actions.
        allow(RULE_SET_ACTIONS, "*"),
        allow(("s3:ListBucketVersions",), plan.names.bucket_arn),
        allow(("s3:DeleteObjectVersion",), f"{plan.names.bucket_arn}/{SETUP_KEY}"),
    ]


def _wanted(plan: Plan) -> dict[str, str]:
    """What `abuse_desk.domain.rule_set.Wanted` holds, as CloudFormation carries it."""
    config = plan.config
    wanted = {
        "Own": plan.names.own_rule_set,
        "Rule": plan.names.rule,
        "Join": config.join_rule_set,
        "After": config.rule_after,
        "Replace": str(config.replace_active_rule_set).lower(),
    }
    return {key: value for key, value in wanted.items() if value is not None}


def _rule(scope: Construct, plan: Plan, mailbox: Mailbox) -> ses.CfnReceiptRule:
    """SES writes a test object when the rule is made: bucket policy and key must be there."""
    config, names = plan.config, plan.names
    action = ses.CfnReceiptRule.ActionProperty(
        s3_action=ses.CfnReceiptRule.S3ActionProperty(
            bucket_name=mailbox.bucket.bucket_name, object_key_prefix=MAIL_PREFIX
        )
    )
    rule = ses.CfnReceiptRule(
        scope,
        "Rule",
        rule_set_name=names.rule_set,
        after=config.rule_after,
        rule=ses.CfnReceiptRule.RuleProperty(
            name=names.rule,
            enabled=True,
            recipients=[config.intake_address],
            scan_enabled=True,
            # Require would refuse senders without TLS: lost mail.
            tls_policy="Optional",
            actions=[action],
        ),
    )
    rule.node.add_dependency(mailbox.policy, mailbox.key)
    if config.join_rule_set is None:
        rule.node.add_dependency(
            ses.CfnReceiptRuleSet(scope, "RuleSet", rule_set_name=names.own_rule_set)
        )
    return rule


def _records(scope: Construct, config: StackConfig) -> Iterator[Record]:
    exchanger = f"10 inbound-smtp.{config.region}.amazonaws.com"
    yield Record("MailExchanger", config.intake_domain, "MX", exchanger)
    if not config.make_identity:
        return
    identity = ses.CfnEmailIdentity(scope, "Identity", email_identity=config.intake_domain)
    for number in (1, 2, 3):
        name = identity.get_att(f"DkimDNSTokenName{number}").to_string()
        value = identity.get_att(f"DkimDNSTokenValue{number}").to_string()
        yield Record(f"Dkim{number}", name, "CNAME", value)


def _publish(scope: Construct, config: StackConfig, record: Record) -> None:
    """In the hosted zone where the config names one, else printed to be pasted into the DNS."""
    if config.hosted_zone_id is None:
        output = CfnOutput(
            scope,
            f"{record.id}Record",
            value=f"{record.name} {record.type} {record.value}",
            description="Add to the DNS of the intake domain: name, type, value",
        )
        output.override_logical_id(f"{record.id}Record")
        return
    route53.CfnRecordSet(
        scope,
        record.id,
        hosted_zone_id=config.hosted_zone_id,
        name=record.name,
        type=record.type,
        ttl="3600",
        resource_records=[record.value],
    )
