"""dispatch: woken by the table's stream for each new effect, makes its one call."""

from aws_cdk import Duration
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as sources
from constructs import Construct

from infra.cases_table import NEW_EFFECT
from infra.function import DeskFunction, FunctionSpec
from infra.page import OpenPage
from infra.parts import Parts
from infra.permissions import POLL_STREAM, allow, sending
from infra.plan import Plan


class Dispatch(Construct):
    """The function that delivers effects. `page`: where the links of its alerts lead."""

    def __init__(
        self, scope: Construct, id_: str, *, plan: Plan, parts: Parts, page: OpenPage | None
    ) -> None:
        super().__init__(scope, id_)
        self.function = DeskFunction(self, "Dispatch", plan=plan, spec=_spec(plan, parts, page))
        lambda_.EventSourceMapping(
            self,
            "Effects",
            target=self.function.function,
            event_source_arn=parts.cases.stream_arn,
            starting_position=lambda_.StartingPosition.TRIM_HORIZON,
            batch_size=10,
            retry_attempts=3,
            max_record_age=Duration.hours(1),
            bisect_batch_on_error=True,
            report_batch_item_failures=True,
            filters=[lambda_.FilterCriteria.filter(NEW_EFFECT)],
            on_failure=sources.SqsDlq(parts.inbox.dead_letters),
        )


def sending_environment(plan: Plan, parts: Parts, page: OpenPage | None) -> dict[str, str]:
    """What dispatch and clock must know to deliver effects."""
    environment = {
        "TABLE_NAME": parts.cases.table.table_name,
        "BUCKET_NAME": parts.mailbox.bucket.bucket_name,
        "TOPIC_ARN": parts.outlets.topic.topic_arn,
        "BUS_NAME": parts.outlets.bus.event_bus_name,
        "DESK_CONFIG": plan.config.desk,
    }
    if parts.outlets.escalation:
        environment["ESCALATION_TOPIC_ARN"] = parts.outlets.escalation.topic_arn
    return environment | (page.environment() if page else {})


def _spec(plan: Plan, parts: Parts, page: OpenPage | None) -> FunctionSpec:
    outlets = parts.outlets
    return FunctionSpec(
        name="dispatch",
        description="Delivers one effect by one call: SNS, EventBridge or an S3 tag",
        timeout=Duration.seconds(60),
        environment=sending_environment(plan, parts, page),
        grants=[
            allow(("dynamodb:BatchGetItem", "dynamodb:UpdateItem"), parts.cases.table.table_arn),
            allow(POLL_STREAM, parts.cases.stream_arn),
            *sending(outlets.topic_arns, outlets.bus.event_bus_arn, parts.mailbox.mail),
            *(page.grants() if page else []),
        ],
        dead_letters=parts.inbox.dead_letters,
    )
