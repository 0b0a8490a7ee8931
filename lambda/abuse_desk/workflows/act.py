"""Acts of people: one writer, the case version seen, one clear refusal for the second of two."""

from datetime import datetime

from abuse_desk.domain.cases.case import CLOSED, Case, Status, covered_now
from abuse_desk.domain.cases.entry import Act, ActFact, Covered, Entry, EntryId
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.cases.view import acknowledge_until, is_acknowledged
from abuse_desk.domain.commit.change import case_after, change_of
from abuse_desk.domain.commit.record import CaseRecord
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.ports import CaseStore, Conflict
from abuse_desk.domain.refusals.refusal import Why
from abuse_desk.workflows.history import folded_with, read_merged
from abuse_desk.workflows.merge import merge
from abuse_desk.workflows.request import Refused, Request

__all__ = ["Refused", "Request", "act"]

MOST_NOTE = 2000


def act(request: Request, cases: CaseStore, config: DeskConfig, now: datetime) -> CaseRecord:
    """Do it, or raise `Refused`. Somebody else's write in between refuses: look again."""
    before = cases.cases((request.case_id,)).get(request.case_id)
    if before is None:
        raise Refused(Why.NO_CASE, case=request.case_id)
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
        raise Refused(Why.CHANGED) from race
    assert change.record is not None
    return change.record


def _check(request: Request, before: CaseRecord, now: datetime) -> None:
    if before.case.merged_into:
        raise Refused(Why.MERGED, case=request.case_id, into=before.case.merged_into)
    if not request.by.strip():
        raise Refused(Why.NAME_NEEDED)
    if request.seen is not None and not 0 < request.seen <= before.entries:
        raise Refused(Why.SEEN_TOO_MANY, entries=before.entries, seen=request.seen)
    problem = _problem(request, before.case, now)
    if problem:
        raise problem


def _problem(request: Request, case: Case, now: datetime) -> Refused | None:
    match request.act:
        case Act.ACK:
            return _cannot_acknowledge(request, case, now)
        case Act.ANSWER | Act.OPEN:
            return None if case.needs_us else _not_our_move(request, case)
        case Act.RESOLVE | Act.DISMISS:
            return _cannot_close(request, case)
        case Act.REOPEN:
            return Refused(Why.ALREADY_OPEN) if case.status is Status.OPEN else None
        case Act.MERGE:
            return None if request.into else Refused(Why.INTO_NEEDED)
        case Act.NOTE:
            return None if request.note.strip() else Refused(Why.TEXT_NEEDED)
        case Act.CONFIRM | Act.RELABEL:
            return _names_no_entry(request, case)


def _cannot_acknowledge(request: Request, case: Case, now: datetime) -> Refused | None:
    if not case.needs_us:
        return Refused(Why.NOTHING_TO_TAKE, status=case.status)
    taken = case.acknowledgement
    if taken and is_acknowledged(case, now) and taken.by != request.by:
        return Refused(Why.TAKEN, by=taken.by, until=taken.until)
    if request.until is not None and request.until <= now:
        return Refused(Why.TIME_IS_PAST)
    return None


def _not_our_move(request: Request, case: Case) -> Refused:
    return Refused(Why.NOT_OUR_MOVE, status=case.status, act=request.act)


def _cannot_close(request: Request, case: Case) -> Refused | None:
    if case.status in CLOSED:
        return Refused(Why.ALREADY_CLOSED, status=case.status)
    return None if request.reason.strip() else Refused(Why.REASON_NEEDED, act=request.act)


def _names_no_entry(request: Request, case: Case) -> Refused | None:
    if request.act is Act.RELABEL:
        whole = request.about and request.level
        return None if whole else Refused(Why.ENTRY_AND_LEVEL_NEEDED)
    known = any(p.entry_id == request.about for p in case.proposals)
    return None if known else Refused(Why.NO_PROPOSAL)


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
