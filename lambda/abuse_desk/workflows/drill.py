"""A drill: a test alert takes the way every alert takes, and its outbox rows say how it went."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from abuse_desk.domain.alerts.desk_alert import NO_CASE
from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.alerts.setup_alerts import drill_alert
from abuse_desk.domain.commit.record import Change
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.deliveries import Deliveries, Stamps
from abuse_desk.domain.ports import CaseStore, EffectRef
from abuse_desk.domain.refusals.refusal import Why
from abuse_desk.workflows.request import Refused

MOST = 10  # rows asked about at once


def start_drill(
    by: str, cases: CaseStore, config: DeskConfig, now: datetime
) -> list[dict[str, Any]]:
    """Write the effects; the table's stream takes them on. One for each topic of this desk."""
    if not by:
        raise Refused(Why.NAME_NEEDED)
    alerts = tuple(_alerts(f"{by} {now.isoformat()}", by, config))
    cases.commit(Change(effects=alerts), now)
    return [
        {"effect_id": alert.effect_id, "topic": "escalation" if alert.escalates else "people"}
        for alert in alerts
    ]


def drill_state(effect_ids: Iterable[str], deliveries: Deliveries) -> list[dict[str, Any]]:
    """What became of these effects, in this order; those that do not exist are left out."""
    refs = [EffectRef(f"CASE#{NO_CASE}", effect_id) for effect_id in list(effect_ids)[:MOST]]
    found = deliveries.stamps(refs)
    return [_state(ref, found[ref]) for ref in refs if ref in found]


def _alerts(drill_id: str, by: str, config: DeskConfig) -> Iterator[Alert]:
    yield drill_alert(drill_id, by, config)
    if config.escalation:
        second = drill_alert(f"{drill_id} escalation", by, config)
        yield replace(second, escalates=True)


def _state(ref: EffectRef, stamps: Stamps) -> dict[str, Any]:
    delivered = stamps.delivered_at
    return {
        "effect_id": ref.effect_id,
        "delivered": delivered is not None,
        "seconds": (delivered - stamps.created_at).total_seconds() if delivered else None,
        "attempts": stamps.attempts,
        "last_failure": stamps.last_failure,
    }
