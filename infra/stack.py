"""The stack: every construct once, and what it needs of the others."""

from aws_cdk import CfnOutput, DefaultStackSynthesizer, Environment, Stack
from constructs import Construct

from infra.acknowledgments import acknowledge
from infra.alarms import Alarms
from infra.asset import lambda_code
from infra.cases_table import CasesTable
from infra.clock import Clock
from infra.config import StackConfig
from infra.dashboard import Dashboard
from infra.desk import Desk
from infra.dispatch import Dispatch
from infra.inbox import Inbox
from infra.intake import Intake
from infra.mailbox import Mailbox
from infra.names import Names
from infra.outlets import Outlets
from infra.parts import Parts
from infra.plan import Plan
from infra.receiving import Receiving, RuleSetGuard


class AbuseDeskStack(Stack):
    """One desk: mail in, cases, people told."""

    def __init__(self, scope: Construct, config: StackConfig) -> None:
        super().__init__(
            scope,
            config.stack_name,
            env=Environment(region=config.region),
            description="Abuse Desk: reads AWS abuse notices, opens cases, counts down",
            # The CLI checks the bootstrap version itself; without the rule anything can deploy.
            synthesizer=DefaultStackSynthesizer(generate_bootstrap_version_rule=False),
        )
        names = Names(config.stack_name, config.region, self.account, config.join_rule_set)
        plan = Plan(config, names, lambda_code())
        guard = RuleSetGuard(self, "RuleSetGuard", plan=plan)
        inbox = Inbox(self, "Inbox")
        mailbox = Mailbox(self, "Mailbox", plan=plan, queue=inbox.queue)
        cases = CasesTable(self, "Cases", names=names)
        parts = Parts(inbox, mailbox, cases, Outlets(self, "Outlets", plan=plan))
        self.intake = Intake(self, "Intake", plan=plan, parts=parts)
        self.desk = Desk(self, "Desk", plan=plan, parts=parts)
        self.dispatch = Dispatch(self, "Dispatch", plan=plan, parts=parts, page=self.desk.page)
        self.clock = Clock(self, "Clock", plan=plan, parts=parts, page=self.desk.page)
        receiving = Receiving(self, "Receiving", plan=plan, mailbox=mailbox, guard=guard)
        # What is retained is made only where the desk may be deployed.
        for kept in (mailbox, cases):
            kept.node.add_dependency(guard.preflight)
        stages = (self.intake, self.dispatch, self.clock, self.desk)
        functions = {stage.node.id.lower(): stage.function for stage in stages}
        alarms = Alarms(self, "Alarms", plan=plan, parts=parts, functions=functions)
        Dashboard(self, "Dashboard", plan=plan, parts=parts)
        # Mail comes last: when everything that handles it stands, and cannot fail any more.
        receiving.rule.node.add_dependency(alarms, parts.outlets, *stages)
        links = self.desk.links
        acknowledge(guard=guard, mailbox=mailbox, callers=functions.values(), links=links)
        self._output(plan, parts)

    def _output(self, plan: Plan, parts: Parts) -> None:
        values = {
            "BucketName": parts.mailbox.bucket.bucket_name,
            "BusName": parts.outlets.bus.event_bus_name,
            "DeadLetterQueueUrl": parts.inbox.dead_letters.queue_url,
            "DeskFunctionName": self.desk.function.function.function_name,
            "IntakeAddress": plan.config.intake_address,
            "IntakeFunctionName": self.intake.function.function.function_name,
            "KeyArn": parts.mailbox.key.key_arn,
            "QueueUrl": parts.inbox.queue.queue_url,
            "RuleSetName": plan.names.rule_set,
            "TableName": parts.cases.table.table_name,
            "TopicArn": parts.outlets.topic.topic_arn,
        }
        if page := self.desk.page:
            values |= {"LinkSecretArn": page.secret_arn, "PageUrl": page.url}
        for name, value in values.items():
            CfnOutput(self, name, value=value)
