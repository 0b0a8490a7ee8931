"""clock: every minute, what is due; it also keeps the promise that nothing is lost."""

from aws_cdk import Duration
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from constructs import Construct

from infra.dispatch import sending_environment
from infra.function import DeskFunction, FunctionSpec
from infra.names import MAIL_PREFIX
from infra.page import OpenPage
from infra.parts import Parts
from infra.permissions import READ_ITEMS, WRITE_ITEMS, allow, sending
from infra.plan import Plan


class Clock(Construct):
    """The function that looks at the time, and the rule that wakes it."""

    def __init__(
        self, scope: Construct, id_: str, *, plan: Plan, parts: Parts, page: OpenPage | None
    ) -> None:
        super().__init__(scope, id_)
        self.function = DeskFunction(self, "Clock", plan=plan, spec=_spec(plan, parts, page))
        events.Rule(
            self,
            "EveryMinute",
            description="The clock of the desk",
            schedule=events.Schedule.rate(Duration.minutes(1)),
            targets=[targets.LambdaFunction(self.function.function)],
        )


def _spec(plan: Plan, parts: Parts, page: OpenPage | None) -> FunctionSpec:
    cases, outlets, queue = parts.cases, parts.outlets, parts.inbox.queue
    return FunctionSpec(
        name="clock",
        description="Due alerts, pending effects, reconciliation of mail and ledger",
        timeout=Duration.seconds(300),
        environment={
            **sending_environment(plan, parts, page),
            "MAIL_PREFIX": MAIL_PREFIX,
            "QUEUE_URL": queue.queue_url,
        },
        grants=[
            allow((*READ_ITEMS, *WRITE_ITEMS), cases.table.table_arn),
            allow(("dynamodb:Query",), cases.index_arn("worklist"), cases.index_arn("pending")),
            allow(("s3:ListBucket",), plan.names.bucket_arn),
            allow(("sqs:SendMessage",), queue.queue_arn),
            *sending(outlets.topic_arns, outlets.bus.event_bus_arn, parts.mailbox.mail),
            *(page.grants() if page else []),
        ],
        dead_letters=parts.inbox.dead_letters,
    )
