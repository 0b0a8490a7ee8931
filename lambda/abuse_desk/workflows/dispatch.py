"""Dispatch: one outbox row, one call. Delivery is at least once, always with the same effect id."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeGuard

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.effects import Alert, Effect
from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.ports import (
    CaseStore,
    DeliveryFailed,
    EffectRef,
    Outbox,
    Outgoing,
    Outlet,
)
from abuse_desk.workflows.links import Links, linked

FIRST_RETRY = timedelta(seconds=30)
LAST_RETRY = timedelta(minutes=15)
FRESH = timedelta(minutes=2)  # younger than this an alert is warranted: its commit just said so
# What time alone brought stops being true when the case moves on.
OF_TIME = (Cause.MARK, Cause.REPEAT, Cause.ACKNOWLEDGEMENT_EXPIRED)


class Sent(StrEnum):
    """What became of one effect."""

    DELIVERED = "delivered"
    SUPERSEDED = "superseded"  # no longer warranted
    POSTPONED = "postponed"  # the call failed; the clock tries again
    NOT_OURS = "not_ours"  # delivered already, or somebody else is at it


@dataclass(frozen=True, slots=True)
class Dispatch:
    """What dispatch works with."""

    cases: CaseStore
    outbox: Outbox
    outlet: Outlet
    links: Links | None = None  # None: there is no page


@dataclass(frozen=True, slots=True)
class Delivery:
    """The outcome, and why where the call failed or the alert lacks its link."""

    ref: EffectRef
    sent: Sent
    why: str = ""


def dispatch(ref: EffectRef, desk: Dispatch, now: datetime) -> Delivery:
    """Deliver one effect. A failed call is an outcome, so it never holds up another effect."""
    outgoing = desk.outbox.claim(ref, now)
    if outgoing is None:
        return Delivery(ref, Sent.NOT_OURS)
    if _is_superseded(outgoing, desk.cases, now):
        desk.outbox.delivered(ref, now, superseded=True)
        return Delivery(ref, Sent.SUPERSEDED)
    effect, lack = _addressed(outgoing.effect, desk.links, now)
    try:
        desk.outlet.deliver(effect)
    except DeliveryFailed as failure:
        desk.outbox.postpone(ref, now + _wait(outgoing.attempts), str(failure))
        return Delivery(ref, Sent.POSTPONED, str(failure))
    desk.outbox.delivered(ref, now)
    return Delivery(ref, Sent.DELIVERED, lack)


def _addressed(effect: Effect, links: Links | None, now: datetime) -> tuple[Effect, str]:
    return linked(effect, links, now) if isinstance(effect, Alert) else (effect, "")


def _is_superseded(outgoing: Outgoing, cases: CaseStore, now: datetime) -> bool:
    """An alert that waited may tell what is no longer so."""
    effect = outgoing.effect
    if now - outgoing.created_at < FRESH or not _is_of_time(effect):
        return False
    record = cases.cases((effect.case_id,)).get(effect.case_id)
    return record is not None and record.case.status not in (Status.OPEN, Status.TRIAGE)


def _is_of_time(effect: Effect) -> TypeGuard[Alert]:
    return isinstance(effect, Alert) and effect.cause in OF_TIME


def _wait(attempts: int) -> timedelta:
    """30 s, 1 min, 2 min, ... at most 15 min."""
    return min(LAST_RETRY, FIRST_RETRY * (1 << min(attempts, 6)))
