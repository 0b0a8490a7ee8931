"""desk: the worklist, a case and people's acts, by IAM or, for holders of a link, on the page."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from abuse_desk.adapters.system_time import system_time
from abuse_desk.adapters.telemetry import count, logger, metrics, minutes_since, outcome
from abuse_desk.domain.answers.draft import LANGUAGES
from abuse_desk.domain.answers.words import Approach
from abuse_desk.domain.cases.entry import Act, CaseId, EntryId
from abuse_desk.domain.ports import ForwarderDecision
from abuse_desk.domain.refusals.refusal import Why
from abuse_desk.domain.vocabulary import TrustLevel
from abuse_desk.handlers.desk_parts import desk_settings, desk_store
from abuse_desk.handlers.page import made_link, visited
from abuse_desk.workflows.act import Refused, Request, act
from abuse_desk.workflows.answer import drafted_answer
from abuse_desk.workflows.forwarders import decide_forwarder, listed_forwarders
from abuse_desk.workflows.show import shown_case, worklist

TIMED = {Act.ACK: "MinutesToAcknowledge", Act.ANSWER: "MinutesToAnswer"}


@metrics.log_metrics
@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """`{"do": "cases" | "show" | an act, ...}` -> `{"ok": ...}` or
    `{"refused": "why", "code": "no_case"}`.

    What comes in by the function URL is in an envelope of AWS's: a browser cannot send `do`.
    """
    if "requestContext" in event:
        return visited(event, context)
    try:
        answer = _asked(event)(event, system_time())
    except Refused as refused:
        outcome("refused", code=refused.refusal.why, why=str(refused))
        return refused.as_json()
    return {"ok": answer}


def _asked(event: Mapping[str, Any]) -> Callable[[Mapping[str, Any], datetime], Any]:
    wanted = str(event.get("do"))
    if wanted in set(Act):
        return _act
    known: Mapping[str, Callable[[Mapping[str, Any], datetime], Any]] = {
        "cases": _cases,
        "show": _show,
        "draft": _draft,
        "forwarders": _forwarders,
        "forwarder": _forwarder,
        "link": made_link,
    }
    if wanted in known:
        return known[wanted]
    from abuse_desk.handlers.desk_itself import VERBS  # noqa: PLC0415 - no page view waits for it

    if wanted not in VERBS:
        raise Refused(Why.UNKNOWN_REQUEST, request=wanted)
    return VERBS[wanted]


def _cases(event: Mapping[str, Any], now: datetime) -> list[dict[str, Any]]:
    everything = bool(event.get("all"))
    return worklist(desk_store(), desk_settings().config.cadence, now, everything=everything)


def _show(event: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    case_id = CaseId(str(event.get("case")))
    found = shown_case(case_id, desk_store(), desk_settings().config.cadence, now)
    if found is None:
        raise Refused(Why.NO_CASE, case=case_id)
    return found


def _draft(event: Mapping[str, Any], _now: datetime) -> dict[str, Any]:
    approach, language = str(event.get("approach") or Approach.FIXED), event.get("language")
    if approach not in set(Approach) or language not in (None, *LANGUAGES):
        raise Refused(Why.MALFORMED, problem="approach or language is none the desk knows")
    case_id, config = CaseId(str(event.get("case"))), desk_settings().config
    return drafted_answer(case_id, Approach(approach), desk_store(), config, language).as_json()


def _forwarders(_event: Mapping[str, Any], _now: datetime) -> list[dict[str, Any]]:
    return listed_forwarders(desk_store(), desk_settings().config)


def _forwarder(event: Mapping[str, Any], now: datetime) -> list[dict[str, Any]]:
    decision = ForwarderDecision(
        address=str(event.get("address") or "").strip().lower(),
        trusted=event.get("trusted") is True,
        by=str(event.get("by") or "").strip()[:100],
        at=now,
        caller=str(event.get("caller") or "")[:300],
    )
    decide_forwarder(decision, desk_store())
    outcome("forwarder", trusted=decision.trusted)
    return _forwarders(event, now)


def _act(event: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    request = _request(event)
    done = act(request, desk_store(), desk_settings().config, now)
    count(f"Act{request.act.title()}")
    if request.act in TIMED:
        minutes_since(TIMED[request.act], done.case.opened_at, now)
    outcome("act", act=request.act, case_id=request.case_id)
    return _show({"case": done.case.case_id}, now)


def _request(event: Mapping[str, Any]) -> Request:
    try:
        return Request(
            act=Act(event["do"]),
            case_id=CaseId(str(event.get("case"))),
            by=str(event.get("by") or ""),
            seen=int(event["seen"]) if event.get("seen") else None,
            until=datetime.fromisoformat(event["until"]) if event.get("until") else None,
            reason=str(event.get("reason") or ""),
            note=str(event.get("note") or ""),
            about=EntryId(event["about"]) if event.get("about") else None,
            level=TrustLevel(event["level"]) if event.get("level") else None,
            caller=str(event.get("caller") or ""),
            into=CaseId(str(event["into"])) if event.get("into") else None,
        )
    except (ValueError, TypeError) as error:
        raise Refused(Why.MALFORMED, problem=str(error)) from error
