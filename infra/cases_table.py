"""The one table: cases, entries, effects, link rows and the ledger of mail."""

from aws_cdk import RemovalPolicy
from aws_cdk import aws_dynamodb as dynamodb
from constructs import Construct

from infra.names import Names

# What dispatch wakes for: a new outbox row.
NEW_EFFECT = {
    "eventName": ["INSERT"],
    "dynamodb": {"Keys": {"sk": {"S": [{"prefix": "EFFECT#"}]}}},
}


class CasesTable(Construct):
    """The table with its two sparse indexes; it outlives the stack."""

    def __init__(self, scope: Construct, id_: str, *, names: Names) -> None:
        super().__init__(scope, id_)
        self.table = dynamodb.Table(
            self,
            "Table",
            table_name=names.table,
            partition_key=_text("pk"),
            sort_key=_text("sk"),
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            time_to_live_attribute="expires_at",
            stream=dynamodb.StreamViewType.NEW_IMAGE,
            point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
                point_in_time_recovery_enabled=True
            ),
            removal_policy=RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        )
        self._index("worklist", "needs", "next_due")
        self._index("pending", "pending", "due_at")

    @property
    def stream_arn(self) -> str:
        """ARN of the table's stream."""
        return str(self.table.table_stream_arn)

    def index_arn(self, name: str) -> str:
        """ARN of one index, for policies."""
        return f"{self.table.table_arn}/index/{name}"

    def _index(self, name: str, partition: str, sort: str) -> None:
        self.table.add_global_secondary_index(
            index_name=name,
            partition_key=_text(partition),
            sort_key=_text(sort),
            projection_type=dynamodb.ProjectionType.INCLUDE,
            non_key_attributes=["created_at"],  # how long an effect has waited
        )


def _text(name: str) -> dynamodb.Attribute:
    return dynamodb.Attribute(name=name, type=dynamodb.AttributeType.STRING)
