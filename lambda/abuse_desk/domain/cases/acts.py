"""A person's acts: each covers what that person saw, and nothing that was in flight."""

from dataclasses import replace
from typing import assert_never

from abuse_desk.domain.cases.case import (
    Acknowledgement,
    Case,
    Claim,
    Demand,
    Resolution,
    Status,
    is_covered,
)
from abuse_desk.domain.cases.entry import Act, ActFact, Entry
from abuse_desk.domain.cases.flood import MOST_DEMANDS
from abuse_desk.domain.cases.merging import pointing
from abuse_desk.domain.cases.moves import answered, extended, resolved
from abuse_desk.domain.vocabulary import Basis, Stage, TrustLevel


def act(case: Case, entry: Entry, fact: ActFact) -> Case:
    match fact.act:
        case Act.NOTE | Act.RELABEL:
            return case
        case Act.ACK:
            return _acknowledged(case, entry, fact)
        case Act.OPEN:
            return replace(case, status=Status.OPEN, look_alike=False)
        case Act.REOPEN:
            return _reopened(case, entry)
        case Act.CONFIRM:
            return _confirmed(case, entry, fact)
        case Act.MERGE:
            return pointing(case, entry, fact)
        case Act.ANSWER | Act.RESOLVE | Act.DISMISS:
            return _lowered(case, entry, fact)
        case _ as never:
            assert_never(never)


def _acknowledged(case: Case, entry: Entry, fact: ActFact) -> Case:
    if fact.until is None:
        return case
    taken = Acknowledgement(fact.by, entry.sent_at, fact.until, fact.covers)
    return replace(case, acknowledgement=taken)


def _reopened(case: Case, entry: Entry) -> Case:
    """What a person had closed without an answer is demanded again, with its time.

    Where there is no such thing, the reopening itself asks for an answer.
    """
    asked = Demand(
        entry.entry_id, Stage.REPORT, entry.sent_at, None, Basis.NONE, TrustLevel.VERIFIED
    )
    return replace(
        case,
        status=Status.OPEN,
        demands=(*case.demands, *(case.set_aside or (asked,))),
        set_aside=(),
        resolution=None,
        closed_at=None,
        acknowledgement=None,
    )


def _confirmed(case: Case, entry: Entry, fact: ActFact) -> Case:
    proposal = next((p for p in case.proposals if p.entry_id == fact.about), None)
    if proposal is None:
        return case
    left = tuple(p for p in case.proposals if p is not proposal)
    case = replace(case, proposals=left)
    if proposal.claim is Claim.EXTENSION:
        return extended(case, proposal)
    open_after = tuple(d for d in case.demands if d.sent_at > proposal.sent_at)
    if open_after:
        return replace(case, demands=open_after)
    if proposal.claim is Claim.ANSWER:
        return answered(case, entry)
    reason = Resolution.RETRACTION if proposal.claim is Claim.RETRACTION else Resolution.FIXED
    return resolved(case, entry, reason)


def _lowered(case: Case, entry: Entry, fact: ActFact) -> Case:
    """A person's act covers what that person saw; a demand in flight stays, and alerts."""
    left = tuple(demand for demand in case.demands if not is_covered(demand, fact.covers))
    if left:
        status = Status.TRIAGE if case.status is Status.TRIAGE else Status.OPEN
        return replace(case, status=status, demands=left, resolution=None, closed_at=None)
    match fact.act:
        case Act.ANSWER:
            return answered(replace(case, demands=()), entry)
        case Act.DISMISS:
            closed = _closed_by(case, entry)
            return replace(closed, status=Status.DISMISSED, resolution=None)
        case _:
            return _closed_by(case, entry)


def _closed_by(case: Case, entry: Entry) -> Case:
    """A person may be mistaken, and reopen it: AWS still waits for what was demanded."""
    closed = resolved(case, entry, Resolution.OPERATOR)
    aside = tuple(dict.fromkeys((*case.set_aside, *case.demands)))
    return replace(closed, set_aside=aside[:MOST_DEMANDS])
