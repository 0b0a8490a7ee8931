"""The outbox in DynamoDB: a lease before the call, a stamp after it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from abuse_desk.adapters import items
from abuse_desk.domain.ports import Backlog, EffectRef, Outgoing

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

LEASE = timedelta(seconds=60)  # longer than any one call may take, retries and all


class DynamoOutbox:
    """`Outbox` over the desk's table."""

    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._client = client
        self._table = table

    def claim(self, ref: EffectRef, now: datetime) -> Outgoing | None:
        try:
            item = self._update(
                ref,
                "SET lease_until = :until ADD attempts :one",
                "pending = :pending AND (attribute_not_exists(lease_until) OR lease_until <= :now)",
                {
                    ":until": {"S": items.stamp(now + LEASE)},
                    ":one": {"N": "1"},
                    ":pending": {"S": "PENDING"},
                    ":now": {"S": items.stamp(now)},
                },
            )
        except self._client.exceptions.ConditionalCheckFailedException:
            return None
        return Outgoing(
            ref=ref,
            effect=items.effect_of(item),
            created_at=datetime.fromisoformat(item["created_at"]["S"]),
            attempts=int(item["attempts"]["N"]),
        )

    def delivered(self, ref: EffectRef, now: datetime, *, superseded: bool = False) -> None:
        self._update(
            ref,
            "SET delivered_at = :now, superseded = :superseded REMOVE pending, lease_until",
            "attribute_exists(pk)",
            {":now": {"S": items.stamp(now)}, ":superseded": {"BOOL": superseded}},
        )

    def postpone(self, ref: EffectRef, until: datetime, why: str) -> None:
        self._update(
            ref,
            "SET due_at = :until, last_failure = :why REMOVE lease_until",
            "pending = :pending",
            {
                ":until": {"S": items.stamp(until)},
                ":why": {"S": why[:300]},
                ":pending": {"S": "PENDING"},
            },
        )

    def pending(self, now: datetime, most: int) -> tuple[EffectRef, ...]:
        found = self._client.query(
            TableName=self._table,
            IndexName="pending",
            KeyConditionExpression="pending = :pending AND due_at <= :now",
            ExpressionAttributeValues={
                ":pending": {"S": "PENDING"},
                ":now": {"S": items.stamp(now)},
            },
            Limit=most,
        )
        return tuple(
            EffectRef(item["pk"]["S"], item["sk"]["S"].removeprefix("EFFECT#"))
            for item in found["Items"]
        )

    def backlog(self) -> Backlog:
        pages = self._client.get_paginator("query").paginate(
            TableName=self._table,
            IndexName="pending",
            KeyConditionExpression="pending = :pending",
            ExpressionAttributeValues={":pending": {"S": "PENDING"}},
        )
        written = [item["created_at"]["S"] for page in pages for item in page["Items"]]
        oldest = datetime.fromisoformat(min(written)) if written else None
        return Backlog(len(written), oldest)

    def _update(self, ref: EffectRef, update: str, condition: str, values: Any) -> Any:
        return self._client.update_item(
            TableName=self._table,
            Key=items.key(ref.partition, f"EFFECT#{ref.effect_id}"),
            UpdateExpression=update,
            ConditionExpression=condition,
            ExpressionAttributeValues=values,
            ReturnValues="ALL_NEW",
        )["Attributes"]
