"""The moves a case can make. Which fact makes which move is in `rules` and `acts`."""

from dataclasses import replace

from abuse_desk.domain.cases.case import CLOSED, Case, Claim, Proposal, Resolution, Status
from abuse_desk.domain.cases.entry import Entry, NoticeFact
from abuse_desk.domain.cases.flood import with_proposal
from abuse_desk.domain.vocabulary import Basis


def extended(case: Case, granted: Proposal) -> Case:
    demands = tuple(
        replace(demand, answer_by=granted.answer_by, basis=Basis.STATED)
        if demand.sent_at <= granted.sent_at
        else demand
        for demand in case.demands
    )
    return replace(case, demands=demands)


def answered(case: Case, entry: Entry, sender: str | None = None) -> Case:
    """AWS's move: the answer covers what is demanded.

    `sender`: who wrote it, where its copy was seen; None where a person says it was sent.
    """
    if not case.needs_us:
        return replace(case, set_aside=())
    return replace(
        case,
        status=Status.ANSWERED,
        demands=(),
        set_aside=(),
        answered_at=entry.sent_at,
        answered_from=sender,
        silent_since=entry.sent_at,
        acknowledgement=None,
        proposals=without(case, Claim.ANSWER, Claim.EXTENSION),
        heard=(),
    )


def resolved(case: Case, entry: Entry, resolution: Resolution) -> Case:
    return replace(
        case,
        status=Status.RESOLVED,
        resolution=resolution,
        demands=(),
        measures=(),
        set_aside=(),
        closed_at=entry.sent_at,
        acknowledgement=None,
        proposals=(),
        heard=(),
    )


def proposed(case: Case, entry: Entry, claim: Claim, fact: NoticeFact | None = None) -> Case:
    if case.status in CLOSED:
        return case  # there is nothing left that it could lower
    asked = fact.facts.answer_by if fact else None
    proposal = Proposal(entry.entry_id, claim, entry.sent_at, asked)
    return replace(case, proposals=with_proposal(case.proposals, proposal))


def without(case: Case, *claims: Claim) -> tuple[Proposal, ...]:
    return tuple(proposal for proposal in case.proposals if proposal.claim not in claims)
