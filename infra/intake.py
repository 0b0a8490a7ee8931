"""intake: reads mail and AWS Health events."""

from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from infra.function import DeskFunction, FunctionSpec
from infra.inbox import INTAKE_TIMEOUT
from infra.names import MAIL_PREFIX
from infra.parts import Parts
from infra.permissions import POLL_QUEUE, READ_ITEMS, SHOW_SOONER, WRITE_ITEMS, allow
from infra.plan import Plan


class Intake(Construct):
    """The function that reads mail, folds it into its case and commits."""

    def __init__(self, scope: Construct, id_: str, *, plan: Plan, parts: Parts) -> None:
        super().__init__(scope, id_)
        self.function = DeskFunction(self, "Intake", plan=plan, spec=_spec(plan, parts))
        lambda_.EventSourceMapping(
            self,
            "Mail",
            target=self.function.function,
            event_source_arn=parts.inbox.queue.queue_arn,
            # A mail may have 40 MB; a few at a time fit the memory and the timeout.
            batch_size=5,
            max_concurrency=5,
            report_batch_item_failures=True,
        )


def _spec(plan: Plan, parts: Parts) -> FunctionSpec:
    return FunctionSpec(
        name="intake",
        description="Reads mail and AWS Health events, folds them into cases, commits",
        timeout=INTAKE_TIMEOUT,
        memory=1024,
        environment={
            "TABLE_NAME": parts.cases.table.table_name,
            "BUCKET_NAME": parts.mailbox.bucket.bucket_name,
            "MAIL_PREFIX": MAIL_PREFIX,
            "QUEUE_URL": parts.inbox.queue.queue_url,
            "DESK_CONFIG": plan.config.desk,
        },
        grants=[
            allow(("s3:GetObject",), parts.mailbox.mail),
            # Without it S3 answers "denied" for an object that is no longer there.
            allow(("s3:ListBucket",), plan.names.bucket_arn),
            allow(("kms:Decrypt",), parts.mailbox.key.key_arn),
            allow((*READ_ITEMS, *WRITE_ITEMS), parts.cases.table.table_arn),
            allow(("dynamodb:Query",), parts.cases.index_arn("worklist")),
            allow((*POLL_QUEUE, *SHOW_SOONER), parts.inbox.queue.queue_arn),
        ],
    )
