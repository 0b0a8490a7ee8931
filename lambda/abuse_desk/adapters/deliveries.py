"""What became of effects, as the desk's table says."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from abuse_desk.adapters import items
from abuse_desk.domain.deliveries import Stamps
from abuse_desk.domain.ports import EffectRef

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoDeliveries:
    """`Deliveries` over the desk's table."""

    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._client = client
        self._table = table

    def stamps(self, refs: Iterable[EffectRef]) -> Mapping[EffectRef, Stamps]:
        wanted = [items.key(ref.partition, f"EFFECT#{ref.effect_id}") for ref in refs]
        if not wanted:
            return {}
        # What DynamoDB leaves out of an answer is found at the next look.
        found = self._client.batch_get_item(
            RequestItems={self._table: {"Keys": wanted, "ConsistentRead": True}}
        )["Responses"][self._table]
        return {_ref(row): _stamps(row) for row in found}


def _ref(row: Mapping[str, Any]) -> EffectRef:
    return EffectRef(row["pk"]["S"], row["sk"]["S"].removeprefix("EFFECT#"))


def _stamps(row: Mapping[str, Any]) -> Stamps:
    delivered = row.get("delivered_at")
    return Stamps(
        created_at=datetime.fromisoformat(row["created_at"]["S"]),
        delivered_at=datetime.fromisoformat(delivered["S"]) if delivered else None,
        attempts=int(row["attempts"]["N"]),
        last_failure=row.get("last_failure", {}).get("S", ""),
    )
