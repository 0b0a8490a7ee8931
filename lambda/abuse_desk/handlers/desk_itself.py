"""What people ask the desk about itself: setting up, trying out, how it is. Verbs of `desk`."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from abuse_desk.adapters import clients
from abuse_desk.adapters.deliveries import DynamoDeliveries
from abuse_desk.adapters.outbox import DynamoOutbox
from abuse_desk.adapters.tagged_mail import TaggedMailStore
from abuse_desk.adapters.telemetry import outcome
from abuse_desk.domain.refusals.refusal import Why
from abuse_desk.handlers.desk_parts import desk_settings, desk_store
from abuse_desk.workflows.checkup import health, recorded
from abuse_desk.workflows.confirmations import waiting_confirmations
from abuse_desk.workflows.drill import drill_state, start_drill
from abuse_desk.workflows.request import Refused

Verb = Callable[[Mapping[str, Any], datetime], Any]


def _forwarding(_event: Mapping[str, Any], now: datetime) -> list[dict[str, Any]]:
    """Holds secrets: it goes to who asked, and into no log."""
    settings = desk_settings()
    mails = TaggedMailStore(clients.s3(), settings.bucket, settings.prefix)
    return waiting_confirmations(desk_store(), mails, settings.config, now)


def _drill(event: Mapping[str, Any], now: datetime) -> list[dict[str, Any]]:
    """`by`, or where that is left out the caller's own name in IAM."""
    by = str(event.get("by") or "").strip() or str(event.get("caller") or "").rpartition("/")[2]
    started = start_drill(by[:100], desk_store(), desk_settings().config, now)
    outcome("drill", effect_id=started[0]["effect_id"])
    return started


def _drilled(event: Mapping[str, Any], _now: datetime) -> list[dict[str, Any]]:
    return drill_state(_list(event, "effects"), _deliveries())


def _health(_event: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    return health(desk_store(), _outbox(), desk_settings().config, now)


def _recorded(event: Mapping[str, Any], _now: datetime) -> list[str]:
    return recorded(_list(event, "mail_ids"), desk_store())


def _list(event: Mapping[str, Any], name: str) -> list[str]:
    asked = event.get(name)
    if not isinstance(asked, list):
        raise Refused(Why.MALFORMED, problem=f"{name} is no list")
    return [str(one)[:200] for one in asked]


VERBS: Mapping[str, Verb] = {
    "drill": _drill,
    "drilled": _drilled,
    "forwarding": _forwarding,
    "health": _health,
    "recorded": _recorded,
}


@cache
def _outbox() -> DynamoOutbox:
    return DynamoOutbox(clients.dynamodb(), desk_settings().table)


@cache
def _deliveries() -> DynamoDeliveries:
    return DynamoDeliveries(clients.dynamodb(), desk_settings().table)
