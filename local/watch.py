"""Looks at the deployed desk from outside while mail goes through it: ledger, outbox, cases."""

import re
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from abuse_desk.adapters import items
from abuse_desk.adapters.case_store import DynamoCaseStore
from abuse_desk.domain.alerts.effects import Alert, BusEvent, Effect
from abuse_desk.domain.commit.record import MailRecord
from local.desk import Desk
from local.failure import LocalFailure

POLL_SECONDS = 0.1
HOP_SECONDS = 60.0  # a mail that failed once comes back after 40
LINES_SHOWN = 5  # of what intake logged of failures

_FAILED = re.compile(r'"message":"failed"|failed processing|Task timed out')

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


def wait_for_ledger(desk: Desk, mail_ids: Collection[str], seconds: float) -> None:
    """Until every one of these mails is recorded; LocalFailure says what is known of the others."""
    try:
        wait_for("the ledger", lambda: not _unrecorded(desk, mail_ids), seconds)
    except LocalFailure as late:
        left = ", ".join(sorted(_unrecorded(desk, mail_ids)))
        said = "\n".join(_failures(desk))
        raise LocalFailure(f"{late}; not in it: {left}\nintake on failures:\n{said}") from late


def _unrecorded(desk: Desk, mail_ids: Collection[str]) -> set[str]:
    return set(mail_ids) - set(store(desk).mail(mail_ids))


def _failures(desk: Desk) -> list[str]:
    lines = desk.emulator.log.read_text(errors="replace").splitlines()
    return [line for line in lines if _FAILED.search(line)][-LINES_SHOWN:]


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
