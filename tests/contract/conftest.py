"""Both stores of the desk, empty: every contract test runs over memory and over DynamoDB."""

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import pytest

from abuse_desk.adapters.case_store import DynamoCaseStore
from abuse_desk.adapters.memory import MemoryCaseStore, MemoryOutbox, MemoryTable
from abuse_desk.adapters.outbox import DynamoOutbox
from abuse_desk.domain.ports import CaseStore, Outbox
from local.clients import Clients

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import GlobalSecondaryIndexTypeDef

numbers = count(1)


@dataclass(frozen=True, slots=True)
class Stores:
    """The table behind both of its ports."""

    cases: CaseStore
    outbox: Outbox


@pytest.fixture(params=["memory", pytest.param("dynamodb", marks=pytest.mark.emulator)])
def stores(request: pytest.FixtureRequest) -> Stores:
    """An empty table, in memory or in the embedded AWS."""
    if request.param == "memory":
        table = MemoryTable()
        return Stores(MemoryCaseStore(table), MemoryOutbox(table))
    clients: Clients = request.getfixturevalue("clients")
    name = made_table(clients)
    return Stores(
        DynamoCaseStore(clients.dynamodb, name),
        DynamoOutbox(clients.dynamodb, name),
    )


def made_table(clients: Clients) -> str:
    """A new table with the keys and indexes of `infra.cases_table`."""
    name = f"contract-{next(numbers)}"
    columns = ("pk", "sk", "needs", "next_due", "pending", "due_at")
    clients.dynamodb.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": c, "AttributeType": "S"} for c in columns],
        KeySchema=[
            {"AttributeName": "pk", "KeyType": "HASH"},
            {"AttributeName": "sk", "KeyType": "RANGE"},
        ],
        GlobalSecondaryIndexes=[
            _index("worklist", "needs", "next_due"),
            _index("pending", "pending", "due_at"),
        ],
    )
    return name


def _index(name: str, partition: str, sort: str) -> "GlobalSecondaryIndexTypeDef":
    return {
        "IndexName": name,
        "KeySchema": [
            {"AttributeName": partition, "KeyType": "HASH"},
            {"AttributeName": sort, "KeyType": "RANGE"},
        ],
        "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["created_at"]},
    }
