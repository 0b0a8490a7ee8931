"""A case as JSON: the contract of `abuse-desk show --json` and of the events on the bus."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from abuse_desk.domain.cases.case import Case, Proposal
from abuse_desk.domain.cases.entry import (
    ActFact,
    AnswerFact,
    ClosedFact,
    Entry,
    Fact,
    NoticeFact,
    TriageFact,
)
from abuse_desk.domain.cases.view import view
from abuse_desk.domain.config import Cadence
from abuse_desk.domain.notices.reading import Resource, Trust
from abuse_desk.domain.text import harmless, mask_keys

MOST_RESOURCES = 100  # in one event; `resource_count` says how many there are


def case_as_json(case: Case, now: datetime, cadence: Cadence) -> dict[str, Any]:
    """What a case is at `now`, without its entries."""
    seen = view(case, now, cadence)
    return {
        "case_id": case.case_id,
        "status": case.status,
        "resolution": case.resolution,
        "severity": seen.severity,
        "whose_move": seen.move,
        "title": harmless(case.title, 300),
        "family": case.family,
        "stage": case.stage,
        **_named(case),
        "answer_by": utc(case.answer_by),
        "answer_by_basis": case.answer_by_basis,
        "overdue": seen.overdue,
        "trust": trust_as_json(case.trust),
        "ours": case.ours,
        "acknowledged_by": seen.acknowledged_by,
        "acknowledged_until": utc(seen.acknowledged_until),
        "proposals": [_proposal(proposal) for proposal in case.proposals],
        **_course(case),
    }


def entries_as_json(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """The history in order, copies attached to the entry they are copies of."""
    shown: dict[str, dict[str, Any]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.order[:3], entry.received_at)):
        if entry.entry_id in shown:
            shown[entry.entry_id]["copies"].append(_copy(entry))
        else:
            shown[entry.entry_id] = {**_entry(entry), "copies": []}
    return list(shown.values())


def utc(at: datetime | None) -> str | None:
    """`2024-07-10T03:05:00Z`, whole seconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def trust_as_json(trust: Trust) -> dict[str, Any]:
    """Level and reasons, as `abuse-desk read` says them."""
    return {"level": trust.level, "reasons": list(trust.reasons)}


def _named(case: Case) -> dict[str, Any]:
    """What AWS named."""
    return {
        "reference": case.reference,
        "accounts": list(case.accounts),
        "regions": list(case.regions),
        "resources": [_resource(resource) for resource in case.resources[:MOST_RESOURCES]],
        "resource_count": case.resource_count,
        "abuse_types": list(case.abuse_types),
        "measures": [harmless(measure, 500) for measure in case.measures],
    }


def _resource(resource: Resource) -> dict[str, Any]:
    return {
        "type": resource.type,
        "id": mask_keys(harmless(resource.id, 300)),
        "region": resource.region,
        "account": resource.account,
        "addresses": list(resource.addresses),
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "entry_id": proposal.entry_id,
        "claim": proposal.claim,
        "sent_at": utc(proposal.sent_at),
    }


def _course(case: Case) -> dict[str, Any]:
    """From its beginning to its end, or to the case it goes on as."""
    return {
        "opened_at": utc(case.opened_at),
        "answered_at": utc(case.answered_at),
        "answered_from": harmless(case.answered_from, 320) if case.answered_from else None,
        "answered_elsewhere": case.answered_elsewhere,
        "closed_at": utc(case.closed_at),
        "merged_into": case.merged_into,
        "merged_from": list(case.merged),
        "related": list(case.related),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    fact = entry.fact
    return {
        "entry_id": entry.entry_id,
        "kind": _kind(fact),
        "sent_at": utc(entry.sent_at),
        "received_at": utc(entry.received_at),
        "stage": fact.stage if isinstance(fact, NoticeFact) else None,
        "trust": trust_as_json(entry.trust) if entry.trust else None,
        "summary": _summary(fact),
        "source": entry.source,
        "notice": _letter(fact) if isinstance(fact, NoticeFact) else None,
    }


def _letter(fact: NoticeFact) -> dict[str, Any]:
    """What an answer to this notice needs."""
    return {
        "from": harmless(fact.sender, 320),
        "to": [harmless(address, 320) for address in fact.to],
        "reply_to": harmless(fact.reply_to, 320) if fact.reply_to else None,
        "subject": harmless(fact.subject, 300),
        "needs_answer": fact.facts.needs_answer,
        "required_actions": [harmless(one, 500) for one in fact.facts.required_actions],
    }


def _copy(entry: Entry) -> dict[str, Any]:
    fact = entry.fact
    return {
        "received_at": utc(entry.received_at),
        "source": entry.source,
        "trust": trust_as_json(entry.trust) if entry.trust else None,
        "forwarded_by": list(fact.forwarded_by) if isinstance(fact, NoticeFact) else [],
    }


def _kind(fact: Fact) -> str:
    match fact:
        case NoticeFact():
            return "notice"
        case AnswerFact():
            return "answer"
        case TriageFact():
            return "triage"
        case ActFact():
            return str(fact.act)
        case ClosedFact():
            return "closed"


def _merged(fact: ActFact) -> str:
    if fact.into:
        return f"went into {fact.into}"
    return f"{fact.merged} came in" if fact.merged else ""


def _summary(fact: Fact) -> str:
    match fact:
        case NoticeFact():
            activity = f" ({fact.facts.reported_activity})" if fact.facts.reported_activity else ""
            return harmless(f"AWS {fact.stage.replace('_', ' ')}{activity}: {fact.subject}", 200)
        case AnswerFact():
            return harmless(f"{fact.sender} answered AWS: {fact.subject}", 200)
        case TriageFact():
            return harmless(f"{fact.kind} mail from {fact.sender}: {fact.subject}", 200)
        case ActFact():
            said = fact.reason or fact.note or _merged(fact)
            return harmless(f"{fact.act} by {fact.by}" + (f": {said}" if said else ""), 300)
        case ClosedFact():
            return "closed by rule: no further word from AWS after the answer"
