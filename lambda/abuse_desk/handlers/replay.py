"""Replay, asked of intake by invocation: which mails are stored, and reading some of them again.

What is answered is what ledger and case say of a mail (outcome, level, number, times), none of its
words.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from time import monotonic
from typing import Any

from abuse_desk.adapters.reading import DeskReader
from abuse_desk.adapters.system_time import system_time
from abuse_desk.adapters.telemetry import logger, outcome
from abuse_desk.domain.alerts.export import utc
from abuse_desk.domain.commit.rereading import Result
from abuse_desk.domain.ports import CaseStore, Conflict, MailStore, TransientFault
from abuse_desk.domain.refusals.refusal import Why
from abuse_desk.settings import IntakeSettings
from abuse_desk.workflows.replay import Replay, Replayed, replay
from abuse_desk.workflows.request import Refused

MOST_KEYS = 100  # in one call
SECONDS = 40.0  # after this no further mail is begun; what is left is asked for again


@dataclass(frozen=True, slots=True)
class Parts:
    """What intake has at hand."""

    mails: MailStore
    cases: CaseStore
    reader: DeskReader
    settings: IntakeSettings


def answer(
    event: Mapping[str, Any], parts: Parts, clock: Callable[[], float] = monotonic
) -> dict[str, Any]:
    """`{"do": "stored" | "replay", ...}` -> `{"ok": ...}` or
    `{"refused": "why", "code": "malformed"}`.
    """
    try:
        return {"ok": _answered(event, parts, clock)}
    except Refused as refused:
        outcome("refused", code=refused.refusal.why, why=str(refused))
        return refused.as_json()


def _answered(
    event: Mapping[str, Any], parts: Parts, clock: Callable[[], float]
) -> dict[str, Any] | list[dict[str, Any]]:
    match str(event.get("do")):
        case "stored":
            return _stored(event, parts)
        case "replay":
            return _replayed(event, parts, clock)
        case unknown:
            raise Refused(Why.UNKNOWN_REQUEST, request=unknown)


def _stored(event: Mapping[str, Any], parts: Parts) -> dict[str, Any]:
    since, until = (_time(event, end) for end in ("from", "to"))
    page = parts.mails.page(str(event.get("after") or ""), since, until)
    return {"keys": list(page.keys), "after": page.after}


def _time(event: Mapping[str, Any], name: str) -> datetime:
    asked = str(event.get(name))
    try:
        at = datetime.fromisoformat(asked)
    except ValueError as error:
        raise Refused(Why.MALFORMED, problem=f"{name}: {error}") from error
    if at.tzinfo is None:
        raise Refused(Why.MALFORMED, problem=f"{name}: '{asked}' names no zone")
    return at


def _replayed(
    event: Mapping[str, Any], parts: Parts, clock: Callable[[], float]
) -> list[dict[str, Any]]:
    """As many of the keys, in their order, as there is time for; at least one."""
    keys, ends = _keys(event, parts), clock() + SECONDS
    desk = Replay(
        cases=parts.cases,
        read=partial(parts.reader.read, tries=1),
        read_again=parts.reader.read_again,
        config=parts.settings.config,
        writes=event.get("dry_run") is not True,
        admits=event.get("admit") is True,
    )
    done: list[dict[str, Any]] = []
    for key in keys:
        if done and clock() > ends:
            break
        done.append(_one(key, parts, desk, str(event.get("caller") or "")[:300]))
    return done


def _keys(event: Mapping[str, Any], parts: Parts) -> list[str]:
    keys = event.get("keys")
    if not isinstance(keys, list):
        raise Refused(Why.MALFORMED, problem="keys is no list")
    if not 0 < len(keys) <= MOST_KEYS:
        raise Refused(Why.MAILS_AT_ONCE, most=MOST_KEYS, asked=len(keys))
    foreign = [key for key in keys if not str(key).startswith(parts.settings.prefix)]
    if foreign:
        raise Refused(Why.NO_STORED_MAIL, key=str(foreign[0]))
    return [str(key) for key in keys]


def _one(key: str, parts: Parts, desk: Replay, caller: str) -> dict[str, Any]:
    """One mail that cannot be read again does not stop the rest."""
    received_at: datetime | None = None
    try:
        stored = parts.mails.fetch(key)
        received_at = stored.received_at if stored else None
        found = replay(stored, desk, system_time()) if stored else Replayed(Result.GONE)
    except TransientFault as fault:
        found = Replayed(Result.FAILED, note=f"{fault}; try again later")
    except Conflict:
        found = Replayed(Result.FAILED, note="others write to its case all the time; try again")
    except Exception as error:  # noqa: BLE001 - told as the outcome of this mail
        found = Replayed(Result.FAILED, note=f"reading it failed ({type(error).__name__})")
        logger.error("failed", extra={"record": key, "error": type(error).__name__})
    mail_id = key.rsplit("/", 1)[-1]
    if found.result is not Result.UNCHANGED:
        _log(mail_id, found, desk, caller)
    return {"key": key, "received_at": utc(received_at), **asdict(found)}


def _log(mail_id: str, found: Replayed, desk: Replay, caller: str) -> None:
    changed = ", ".join(one.what for one in found.changes)
    what = "replayed" if desk.writes else "replay_tried"
    outcome(
        what,
        mail_id=mail_id,
        result=found.result,
        changed=changed or None,
        case_id=found.case_id,
        caller=caller or None,
    )
