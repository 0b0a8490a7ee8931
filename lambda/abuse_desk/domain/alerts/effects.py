"""Effects: what the world is told, as data. Each becomes one outbox row and one call.

`effects` compares the case before and after one entry; `due_effects` is for what time alone brings.
The ids are computed from what caused them, so a repeated commit or delivery carries the same id.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.chat import notification
from abuse_desk.domain.alerts.export import case_as_json, utc
from abuse_desk.domain.alerts.wording.alert import full_text
from abuse_desk.domain.alerts.wording.short import one_line, subject
from abuse_desk.domain.alerts.wording.telling import Telling
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import CaseId, Entry
from abuse_desk.domain.cases.view import Severity, view
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.vocabulary import Outcome

EVENT_SOURCE = "abuse-desk"
EVENT_DETAIL_TYPE = "Abuse Desk Case"
EVENT_VERSION = "1"
LINK_AFTER = timedelta(days=7)  # a signed link's end, counted from the time to answer
MOST_IN_AN_ATTRIBUTE = 50  # accounts, regions, types a filter policy can see


@dataclass(frozen=True, slots=True)
class Attribute:
    """A message attribute for filter policies: one value, or several as a list."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alert:
    """A message to people: one SNS publish. `message` is the JSON of all its forms."""

    effect_id: str
    case_id: CaseId
    cause: Cause
    subject: str
    message: str
    attributes: tuple[Attribute, ...]
    escalates: bool = False  # to the second topic
    link_until: datetime | None = None  # how long its signed link holds; None: it carries none


@dataclass(frozen=True, slots=True)
class BusEvent:
    """A message to machines: one EventBridge event (docs/events.md)."""

    effect_id: str
    case_id: CaseId
    detail_type: str
    detail: str


@dataclass(frozen=True, slots=True)
class Tag:
    """What a stored mail turned out to be, as a tag that its lifecycle obeys."""

    effect_id: str
    key: str
    outcome: Outcome
    kind: str = ""  # of other mail that the desk may read: a second tag


Effect: TypeAlias = Alert | BusEvent | Tag


def told(
    case: Case, cause: Cause, entry: Entry | None, now: datetime, config: DeskConfig
) -> tuple[Effect, ...]:
    """An alert and its event. `entry` is what brought it, None when time alone did."""
    return to_all(telling_of(case, cause, entry, now, config))


def telling_of(
    case: Case, cause: Cause, entry: Entry | None, now: datetime, config: DeskConfig
) -> Telling:
    """What an alert of this moment may speak of."""
    return Telling(case, view(case, now, config.cadence), cause, entry, now, config)


def to_all(telling: Telling) -> tuple[Effect, ...]:
    """The alert, a second one for the second topic where it escalates, and the event."""
    what = f"released {utc(telling.now)}" if telling.held else _what(telling)
    alert, event = _alert(telling, what), _event(telling, what)
    return (alert, _escalated(alert), event) if _escalates(telling) else (alert, event)


def to_machines(telling: Telling) -> tuple[Effect, ...]:
    """The event of an alert that waits for the end of the quiet hours."""
    return (_event(telling, _what(telling), waits=True),)


def tag(key: str, outcome: Outcome, kind: str = "") -> Tag:
    """The tag for a stored object."""
    return Tag(_effect_id("tag", key, outcome), key, outcome, kind)


def _what(telling: Telling) -> str:
    entry = telling.entry
    return f"{entry.entry_id} {entry.source}" if entry else (utc(telling.now) or "")


def _escalates(telling: Telling) -> bool:
    """Whether the second topic is told too: loud enough, or with too little time left."""
    rule, seen = telling.config.escalation, telling.view
    if rule is None or not telling.case.needs_us:
        return False
    order = list(Severity)  # loudest first
    if order.index(seen.severity) <= order.index(Severity(rule.min_severity)):
        return True
    if rule.hours_left is None or seen.left is None:
        return False
    return seen.left < timedelta(hours=rule.hours_left)


def _escalated(alert: Alert) -> Alert:
    return replace(alert, effect_id=_effect_id("escalation", alert.effect_id), escalates=True)


def _alert(telling: Telling, what: str) -> Alert:
    text = full_text(telling)
    forms = {
        "default": text,
        "email": text,
        "sms": one_line(telling),
        "https": json.dumps(_chat(telling, text), ensure_ascii=False),
    }
    return Alert(
        effect_id=_effect_id("alert", telling.case.case_id, telling.cause, what),
        case_id=telling.case.case_id,
        cause=telling.cause,
        subject=subject(telling),
        message=json.dumps(forms, ensure_ascii=False),
        attributes=_attributes(telling),
        link_until=_link_until(telling),
    )


def _link_until(telling: Telling) -> datetime:
    """A week after the time to answer, so that a link outlives what it is about."""
    return max(telling.now, telling.case.answer_by or telling.now) + LINK_AFTER


def _chat(telling: Telling, text: str) -> dict[str, Any]:
    return {
        **notification(telling.case.case_id, subject(telling), text),
        "metadata": {
            "threadId": telling.case.case_id,
            "summary": one_line(telling),
            "eventType": telling.cause,
            "additionalContext": {
                "severity": telling.view.severity,
                "status": telling.case.status,
            },
        },
    }


def _attributes(telling: Telling) -> tuple[Attribute, ...]:
    """For filter policies: at most 10, none empty."""
    case = telling.case
    wanted: tuple[tuple[str, tuple[str | None, ...]], ...] = (
        ("kind", ("case",)),
        ("severity", (telling.view.severity,)),
        ("status", (case.status,)),
        ("stage", (case.stage,)),
        ("family", (case.family,)),
        ("trust", (case.trust.level,)),
        ("abuse_type", case.abuse_types),
        ("account_id", case.accounts),
        ("region", case.regions),
        ("owner", _owners(telling)),
    )
    found = (Attribute(name, tuple(filter(None, values))) for name, values in wanted)
    return tuple(
        Attribute(attribute.name, attribute.values[:MOST_IN_AN_ATTRIBUTE])
        for attribute in found
        if attribute.values
    )


def _owners(telling: Telling) -> tuple[str, ...]:
    accounts = map(telling.config.account, telling.case.accounts)
    owners = (account.owner for account in accounts if account and account.owner)
    return tuple(dict.fromkeys(owners))


def _event(telling: Telling, what: str, *, waits: bool = False) -> BusEvent:
    case = telling.case
    effect_id = _effect_id("event", case.case_id, telling.cause, what)
    entry = telling.entry
    detail = {
        "version": EVENT_VERSION,
        "effect_id": effect_id,
        "at": utc(telling.now),
        "cause": telling.cause,
        "held": waits,
        "case": case_as_json(case, telling.now, telling.config.cadence),
        "entry": entry
        and {
            "entry_id": entry.entry_id,
            "sent_at": utc(entry.sent_at),
            "received_at": utc(entry.received_at),
            "source": entry.source,
        },
    }
    return BusEvent(
        effect_id, case.case_id, EVENT_DETAIL_TYPE, json.dumps(detail, ensure_ascii=False)
    )


def _effect_id(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]
