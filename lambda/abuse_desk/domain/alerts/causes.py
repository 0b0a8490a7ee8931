"""Which alert, if any, one entry brings: the difference it makes, not the mail that came."""

from typing import assert_never

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.cases.case import CLOSED, Case, Demand, Status, is_covered
from abuse_desk.domain.cases.entry import (
    Act,
    ActFact,
    AnswerFact,
    ClosedFact,
    Entry,
    NoticeFact,
    TriageFact,
)
from abuse_desk.domain.cases.flood import is_repetition, is_unproved
from abuse_desk.domain.vocabulary import Stage

BY_STAGE = {
    Stage.REMINDER: Cause.REMINDER,
    Stage.FINAL_NOTICE: Cause.FINAL_NOTICE,
    Stage.ENFORCEMENT: Cause.ENFORCEMENT,
    Stage.INFORMATION_REQUEST: Cause.INFORMATION_REQUEST,
    Stage.UPDATE: Cause.UPDATE,
}
BY_ACT = {
    Act.ACK: Cause.ACKNOWLEDGED,
    Act.REOPEN: Cause.REOPENED,
    Act.OPEN: Cause.OPENED,
    Act.MERGE: Cause.MERGED,
}


def cause(before: Case | None, after: Case, entry: Entry) -> Cause | None:
    """The cause of the alert this entry brings, or None: nothing that matters changed."""
    if after.quiet:
        return None
    if before is None:
        return _opening(after)
    if isinstance(entry.fact, ActFact):
        return _of_act(before, after, entry.fact)
    if before.status in CLOSED and after.status in CLOSED:
        return None  # once a case is over, only what opens it again wakes anybody
    if len(after.proposals) > len(before.proposals):
        return None if _is_claimed_already(before, after) else Cause.PROPOSAL
    return None if _says_nothing_new(before, after, entry) else _of_fact(before, after, entry)


def _of_fact(before: Case, after: Case, entry: Entry) -> Cause | None:
    match entry.fact:
        case NoticeFact() as fact:
            return _of_notice(before, after, entry, fact)
        case AnswerFact() | ClosedFact():
            return _of_status(before, after)
        case TriageFact():
            return Cause.TRIAGE if after.demands != before.demands else None
        case ActFact():
            return None  # a person's act is told for what it is, above
        case _ as never:
            assert_never(never)


def _opening(after: Case) -> Cause:
    match after.status:
        case Status.OPEN:
            return Cause.OPENED
        case Status.TRIAGE | Status.DISMISSED:
            return Cause.TRIAGE
        case Status.ANSWERED:
            return Cause.UPDATE
        case Status.RESOLVED:
            return _closing(after)


def _is_claimed_already(before: Case, after: Case) -> bool:
    return after.proposals[-1].claim in {proposal.claim for proposal in before.proposals}


def _says_nothing_new(before: Case, after: Case, entry: Entry) -> bool:
    """Unproved mail that repeats itself, or that a person's dismissal stands against."""
    if not is_unproved(entry) or before.status is not after.status:
        return False
    return after.status is Status.DISMISSED or is_repetition(before, entry)


def _of_notice(before: Case, after: Case, entry: Entry, fact: NoticeFact) -> Cause | None:
    changed = _of_status(before, after)
    if changed:
        return changed
    demand = next((one for one in after.demands if one.entry_id == entry.entry_id), None)
    if demand and _woken(before, after, entry, demand):
        return _of_demand(before, after, demand)
    if entry.revision:
        return None  # the desk reads better than it did; AWS said nothing new
    if _given_more_time(before, after):
        return Cause.EXTENSION
    newest = before.last is None or entry.order > before.last
    if fact.stage is Stage.UPDATE and newest:
        return Cause.UPDATE
    return None


def _woken(before: Case, after: Case, entry: Entry, now: Demand) -> bool:
    """A demand that is new, asks for more, or that an acknowledgement no longer covers."""
    if entry.source.startswith("arn:") and len(after.resources) == len(before.resources):
        return False  # AWS Health repeats what a mail already told
    known = next((d for d in before.demands if d.entry_id == entry.entry_id), None)
    if known is None or known.stage is not now.stage:
        return True
    if now.answer_by is not None and (known.answer_by is None or now.answer_by < known.answer_by):
        return True
    taken = before.acknowledgement
    return (
        taken is not None and is_covered(known, taken.covers) and not is_covered(now, taken.covers)
    )


def _of_demand(before: Case, after: Case, demand: Demand) -> Cause:
    """By what is demanded: a copy of the same notice may be read as something else."""
    if before.status in CLOSED:
        return Cause.REOPENED
    if demand.stage is Stage.REPORT:
        wider = len(after.resources) > len(before.resources) or (
            set(after.abuse_types) - set(before.abuse_types)
        )
        return Cause.ADDED_RESOURCE if wider else Cause.REMINDER
    return BY_STAGE[demand.stage]


def _of_status(before: Case, after: Case) -> Cause | None:
    """The turn of the case, where it changed hands."""
    if before.status is after.status:
        return None
    if after.status is Status.RESOLVED:
        return _closing(after)
    if after.status is Status.ANSWERED:
        return Cause.ANSWERED
    if after.status is Status.DISMISSED:
        return Cause.RESOLVED
    if before.status in CLOSED:
        return Cause.REOPENED
    if before.status is Status.TRIAGE:
        return Cause.OPENED
    return None  # answered -> open: the demand's own cause says more


def _closing(after: Case) -> Cause:
    return Cause.RETRACTED if after.resolution == "retraction" else Cause.RESOLVED


def _given_more_time(before: Case, after: Case) -> bool:
    return (
        before.answer_by is not None
        and after.answer_by is not None
        and after.answer_by > before.answer_by
    )


def _of_act(before: Case, after: Case, fact: ActFact) -> Cause | None:
    if fact.act is Act.NOTE:
        return None
    if fact.act is Act.CONFIRM and _given_more_time(before, after):
        return Cause.EXTENSION
    return BY_ACT.get(fact.act) or _of_status(before, after)
