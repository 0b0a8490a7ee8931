"""Looks at the deployed desk from outside while mail goes through it: ledger, outbox, cases."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from abuse_desk.adapters import items
from abuse_desk.adapters.case_store import DynamoCaseStore
from abuse_desk.domain.alerts.effects import Alert, BusEvent, Effect
from abuse_desk.domain.commit.record import MailRecord
from local.desk import Desk
from local.failure import LocalFailure

POLL_SECONDS = 0.1
HOP_SECONDS = 30.0

Seen = TypeVar("Seen")


@dataclass(frozen=True, slots=True)
class Row:
    """One outbox row and what became of it so far."""

    effect: Effect
    pending: bool
    superseded: bool = False
    last_failure: str = ""

    @property
    def told(self) -> bool:
        """Whether it went out to people or machines."""
        return isinstance(self.effect, Alert | BusEvent) and not (self.pending or self.superseded)


def wait_for(
    what: str,
    probe: Callable[[], Seen | None],
    seconds: float = HOP_SECONDS,
    poll: float = POLL_SECONDS,
) -> Seen:
    """What the probe finds, as soon as it is truthy; LocalFailure when time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if seen := probe():
            return seen
        time.sleep(poll)
    raise LocalFailure(f"{what}: nothing after {seconds:.0f} s")


def ledger_row(desk: Desk, mail_id: str) -> MailRecord | None:
    """The ledger's record of one stored mail, or None while there is none."""
    return store(desk).mail([mail_id]).get(mail_id)


def ledger(desk: Desk) -> list[MailRecord]:
    """Every ledger row, in the order of recording."""
    return sorted(store(desk).ledger(), key=lambda row: row.recorded_at)


def store(desk: Desk) -> DynamoCaseStore:
    """The desk's table, read by the desk's own code with the account's root."""
    return DynamoCaseStore(desk.clients.dynamodb, desk.outputs["TableName"])


def outbox(desk: Desk) -> list[Row]:
    """Every outbox row, delivered or not."""
    return [_row(item) for item in _items(desk) if item["sk"]["S"].startswith("EFFECT#")]


def _row(item: dict[str, Any]) -> Row:
    return Row(
        effect=items.effect_of(item),
        pending="pending" in item,
        superseded=item.get("superseded", {}).get("BOOL", False),
        last_failure=item.get("last_failure", {}).get("S", ""),
    )


def _items(desk: Desk) -> Iterator[dict[str, Any]]:
    pages = desk.clients.dynamodb.get_paginator("scan").paginate(
        TableName=desk.outputs["TableName"], ConsistentRead=True
    )
    for page in pages:
        yield from page["Items"]
