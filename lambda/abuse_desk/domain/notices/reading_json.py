"""The public form of a reading, as `abuse-desk read` prints it (docs/reading.md)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from abuse_desk.domain.mail.original import Layer, Original

if TYPE_CHECKING:
    from abuse_desk.domain.notices.reading import Facts, Resource, Trust

_NO_TIME = 1970  # a mail without any date: null, not a made-up time


def utc(at: datetime | None) -> str | None:
    """ISO 8601 in UTC with `Z`, whole seconds."""
    if at is None or at.year <= _NO_TIME:
        return None
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def blank(outcome: str) -> dict[str, Any]:
    """Every key of the contract, nothing known yet."""
    return {
        "outcome": outcome,
        "family": None,
        "stage": None,
        "reference": None,
        "accounts": [],
        "regions": [],
        "resources": [],
        "abuse_types": [],
        "reported_activity": None,
        "abuse_times": [],
        "measures": [],
        "required_actions": [],
        "needs_answer": False,
        "answer_by": None,
        "answer_by_basis": "none",
        "sent_at": None,
        "reporter_text": None,
        "original": None,
        "forwarding": [],
        "trust": None,
        "shape": None,
        "warnings": [],
    }


def facts_json(facts: "Facts") -> dict[str, Any]:
    """What AWS's own part states."""
    return {
        "reference": facts.reference,
        "accounts": list(facts.accounts),
        "regions": list(facts.regions),
        "resources": [_resource_json(resource) for resource in facts.resources],
        "abuse_types": list(facts.abuse_types),
        "reported_activity": facts.reported_activity,
        "abuse_times": [
            {"start": utc(time.start), "end": utc(time.end)} for time in facts.abuse_times
        ],
        "measures": list(facts.measures),
        "required_actions": list(facts.required_actions),
        "needs_answer": facts.needs_answer,
        "answer_by": utc(facts.answer_by),
        "answer_by_basis": facts.answer_by_basis.value,
        "reporter_text": facts.reporter_text,
    }


def mail_json(original: Original, trust: "Trust", sent_at: datetime | None) -> dict[str, Any]:
    """Original, forwarding and trust: there for every outcome that has a message."""
    return {
        "sent_at": utc(sent_at),
        "original": {
            "from": original.sender,
            "to": list(original.to),
            "subject": original.subject,
            "date": utc(original.date),
            "message_id": original.message_id,
            "body": original.body,
        },
        "forwarding": [_layer_json(layer) for layer in original.layers],
        "trust": {"level": trust.level.value, "reasons": list(trust.reasons)},
    }


def _resource_json(resource: "Resource") -> dict[str, Any]:
    return {
        "type": resource.type.value,
        "id": resource.id,
        "region": resource.region,
        "account": resource.account,
        "addresses": list(resource.addresses),
    }


def _layer_json(layer: Layer) -> dict[str, Any]:
    return {
        "form": layer.form.value,
        "from": layer.sender,
        "subject": layer.subject,
        "date": utc(layer.date),
    }
