"""What a desk in memory told, and what an alert says in each of its forms."""

import json
from typing import TypeVar

from abuse_desk.adapters.memory import MemoryTable
from abuse_desk.domain.alerts.effects import Alert, BusEvent, Tag

Kind = TypeVar("Kind", Alert, BusEvent, Tag)


def effects_in(table: MemoryTable, kind: type[Kind]) -> list[Kind]:
    """Every effect of this kind in the order it was written, delivered or not."""
    return [row.effect for row in table.effects.values() if isinstance(row.effect, kind)]


def about_the_desk(table: MemoryTable) -> list[Alert]:
    """The alerts that belong to no case."""
    return [alert for alert in effects_in(table, Alert) if alert.case_id == "desk"]


def forms(alert: Alert) -> dict[str, str]:
    """What each protocol of the topic is given."""
    found: dict[str, str] = json.loads(alert.message)
    return found


def text_of(alert: Alert) -> str:
    """The alert as mail."""
    return forms(alert)["email"]
