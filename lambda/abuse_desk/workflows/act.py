"""Acts of people: one writer, the case version seen, one clear refusal for the second of two."""

from datetime import UTC, datetime

from abuse_desk.domain.cases.case import Case, Status, covered_now
from abuse_desk.domain.cases.entry import Act, ActFact, Covered, Entry, EntryId
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.cases.view import acknowledge_until, is_acknowledged
from abuse_desk.domain.commit.change import case_after, change_of
from abuse_desk.domain.commit.record import CaseRecord
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.ports import CaseStore, Conflict
from abuse_desk.workflows.history import folded_with, read_merged
from abuse_desk.workflows.merge import merge
from abuse_desk.workflows.request import Refused, Request

__all__ = ["Refused", "Request", "act"]

MOST_NOTE = 2000


def act(request: Request, cases: CaseStore, config: DeskConfig, now: datetime) -> CaseRecord:
    """Do it, or raise `Refused`. Somebody else's write in between refuses: look again."""
    before = cases.cases((request.case_id,)).get(request.case_id)
    if before is None:
        raise Refused(f"there is no case {request.case_id}")
    _check(request, before, now)
    if request.act is Act.MERGE:
        return merge(request, before, cases, config, now)
    covers = _covers(request, before, cases)
    entry = _entry(request, before, covers, config, now)
    after = case_after(request.case_id, before, entry, copy=False)
    if after is None:
        after = folded_with(request.case_id, entry, cases)
    change = change_of(before, after, entry, now, config)
    try:
        cases.commit(change, now)
    except Conflict as race:
        raise Refused("the case has just changed; look at it again, then repeat") from race
    assert change.record is not None
    return change.record


def _check(request: Request, before: CaseRecord, now: datetime) -> None:
    if before.case.merged_into:
        there = before.case.merged_into
        raise Refused(f"{request.case_id} was merged into {there}: act on that one")
    if not request.by.strip():
        raise Refused("a name is needed: --by NAME")
    if request.seen is not None and not 0 < request.seen <= before.entries:
        raise Refused(f"the case has {before.entries} entries, not {request.seen}")
    problem = _problem(request, before.case, now)
    if problem:
        raise Refused(problem)


def _problem(request: Request, case: Case, now: datetime) -> str | None:
    match request.act:
        case Act.ACK:
            return _cannot_acknowledge(request, case, now)
        case Act.ANSWER | Act.OPEN:
            return None if case.needs_us else f"the case is {case.status}: nothing to {request.act}"
        case Act.RESOLVE | Act.DISMISS:
            closed = case.status in (Status.RESOLVED, Status.DISMISSED)
            return f"the case is already {case.status}" if closed else _needs_reason(request)
        case Act.REOPEN:
            return "the case is already open" if case.status is Status.OPEN else None
        case Act.MERGE:
            return None if request.into else "merge needs the case that this one goes on as"
        case Act.NOTE:
            return None if request.note.strip() else "a note needs text"
        case Act.CONFIRM | Act.RELABEL:
            return _names_no_entry(request, case)


def _names_no_entry(request: Request, case: Case) -> str | None:
    if request.act is Act.RELABEL:
        whole = request.about and request.level
        return None if whole else "relabel needs the entry and the level"
    known = any(p.entry_id == request.about for p in case.proposals)
    return None if known else "the case has no such proposal"


def _cannot_acknowledge(request: Request, case: Case, now: datetime) -> str | None:
    if not case.needs_us:
        return f"the case is {case.status}: there is nothing to take"
    taken = case.acknowledgement
    if taken and is_acknowledged(case, now) and taken.by != request.by:
        return f"{taken.by} has it until {taken.until.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    if request.until is not None and request.until <= now:
        return "the time until which you take it is past"
    return None


def _needs_reason(request: Request) -> str | None:
    return None if request.reason.strip() else f"a reason is needed to {request.act} a case"


def _entry(
    request: Request,
    before: CaseRecord,
    covers: tuple[Covered, ...],
    config: DeskConfig,
    now: datetime,
) -> Entry:
    case = before.case
    until = request.until or acknowledge_until(case, now, config.cadence)
    identity = EntryId(f"{request.act} {request.case_id} {before.version}")
    fact = ActFact(
        act=request.act,
        by=request.by.strip()[:100],
        covers=covers,
        until=until if request.act is Act.ACK else None,
        reason=request.reason[:MOST_NOTE],
        note=request.note[:MOST_NOTE],
        about=request.about,
        level=request.level,
        caller=request.caller[:300],
    )
    # A mail's clock may run ahead of ours: the act still comes after what it is about.
    sent_at = max(now, case.last[0]) if case.last else now
    return Entry(identity, sent_at, now, identity, fact)


def _covers(request: Request, before: CaseRecord, cases: CaseStore) -> tuple[Covered, ...]:
    """The demands the person saw: what came since then stays open, and alerts."""
    if request.seen is None or request.seen == before.entries:
        return covered_now(before.case)
    seen = cases.history(request.case_id)[: request.seen]
    return covered_now(fold(request.case_id, seen, read_merged(seen, cases)))
