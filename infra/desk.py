"""desk: the worklist, the cases and people's acts, on a page and by IAM."""

from aws_cdk import Duration
from constructs import Construct

from abuse_desk.domain.notices.confirmation import KIND
from infra.function import DeskFunction, FunctionSpec
from infra.mailbox import KIND_TAG, OUTCOME_TAG, READABLE
from infra.names import MAIL_PREFIX
from infra.page import LinkSecret, may_sign, opened
from infra.parts import Parts
from infra.permissions import ADD_ITEMS, LIST_ITEMS, READ_ITEMS, allow
from infra.plan import Plan

INDEXES = ("worklist", "pending")  # what needs someone, and whether the desk itself keeps up


class Desk(Construct):
    """The function that people reach: by IAM and, unless it is off, on a page."""

    def __init__(self, scope: Construct, id_: str, *, plan: Plan, parts: Parts) -> None:
        super().__init__(scope, id_)
        self.links = LinkSecret(self, "Links") if plan.config.page else None
        self.function = DeskFunction(self, "Desk", plan=plan, spec=_spec(plan, parts, self.links))
        self.page = opened(self.function.function, self.links) if self.links else None


def _spec(plan: Plan, parts: Parts, links: LinkSecret | None) -> FunctionSpec:
    secret = links.arn if links else None
    notice = {"StringEquals": {f"s3:ExistingObjectTag/{OUTCOME_TAG}": [*READABLE]}}
    confirmation = {"StringEquals": {f"s3:ExistingObjectTag/{KIND_TAG}": KIND}}
    return FunctionSpec(
        name="desk",
        description="Worklist, cases and people's acts",
        timeout=Duration.seconds(30),
        environment={
            "TABLE_NAME": parts.cases.table.table_name,
            "BUCKET_NAME": parts.mailbox.bucket.bucket_name,
            "MAIL_PREFIX": MAIL_PREFIX,
            "DESK_CONFIG": plan.config.desk,
            **({"LINK_SECRET_ARN": secret} if secret else {}),
        },
        reserved_concurrency=plan.config.page_concurrency,
        grants=[
            allow((*READ_ITEMS, *ADD_ITEMS, *LIST_ITEMS), parts.cases.table.table_arn),
            *(allow(("dynamodb:Query",), parts.cases.index_arn(name)) for name in INDEXES),
            allow(("s3:GetObject",), parts.mailbox.mail, conditions=notice),
            allow(("s3:GetObject",), parts.mailbox.mail, conditions=confirmation),
            allow(("kms:Decrypt",), parts.mailbox.key.key_arn),
            *([may_sign(secret)] if secret else []),
        ],
    )
