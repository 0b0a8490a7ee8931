"""The rules of the case: how one entry moves it. Trust is one-way.

Any mail may raise a case; only `verified` or `trusted_forwarder` mail, our own answer from a team
domain, or a person may lower it. A lower-trust claim that would lower it is kept as a proposal.
"""

from dataclasses import replace
from typing import assert_never

from abuse_desk.domain.cases.acts import act
from abuse_desk.domain.cases.case import (
    Case,
    Claim,
    Demand,
    Proposal,
    Resolution,
    Status,
)
from abuse_desk.domain.cases.entry import (
    TRUSTED,
    ActFact,
    AnswerFact,
    CaseId,
    ClosedFact,
    Entry,
    NoticeFact,
    TriageFact,
)
from abuse_desk.domain.cases.flood import demanded, hearing, is_unproved, room
from abuse_desk.domain.cases.merging import absorbed
from abuse_desk.domain.cases.moves import answered, extended, proposed, resolved
from abuse_desk.domain.cases.related import naming
from abuse_desk.domain.notices.reading import Resource, Trust
from abuse_desk.domain.vocabulary import Basis, Stage, TrustLevel

CLOSINGS = {
    Stage.RESOLUTION: (Claim.RESOLUTION, Resolution.FIXED),
    Stage.RETRACTION: (Claim.RETRACTION, Resolution.RETRACTION),
}


def step(case_id: CaseId, case: Case | None, entry: Entry, came_in: Case | None = None) -> Case:
    """The case after one more entry. Entries come in the order of `Entry.order`.

    `came_in`: the other case, where this entry merges it into this one.
    """
    before = case or _opened(case_id, entry)
    if came_in is not None:
        before = moved = absorbed(before, came_in, entry)
    else:
        moved = hearing(before, _moved(before, entry, first=case is None), entry)
    last = max(filter(None, (before.last, entry.order)))
    return replace(naming(moved, entry), last=last)


def _moved(case: Case, entry: Entry, *, first: bool) -> Case:
    match entry.fact:
        case NoticeFact() as fact:
            widened = _widened(case, entry, fact, first=first)
            return _notice(case, widened, entry, fact, first=first)
        case AnswerFact() as fact:
            return _answer(case, entry, fact, first=first)
        case TriageFact() as fact:
            return _unjudged(case, entry, fact, first=first)
        case ActFact() as fact:
            return act(case, entry, fact)
        case ClosedFact():
            return _closed_by_silence(case, entry)
        case _ as never:
            assert_never(never)


def _opened(case_id: CaseId, entry: Entry) -> Case:
    fact = entry.fact
    if isinstance(fact, ActFact | ClosedFact):
        raise TypeError(f"{case_id}: a case cannot open with {type(fact).__name__}")
    return Case(
        case_id=case_id,
        status=Status.TRIAGE,
        opened_at=entry.sent_at,
        title=fact.subject,
        trust=fact.trust,
        quiet=isinstance(fact, NoticeFact) and fact.quiet,
    )


def _widened(case: Case, entry: Entry, fact: NoticeFact, *, first: bool) -> Case:
    """What a notice adds, whoever sent it. The reference of the first notice that has one stays.

    What people filter alerts by and see first is not unproved mail's to replace.
    """
    facts = fact.facts
    resources = _joined_resources(case.resources, facts.resources, entry)
    speaks = first or not is_unproved(entry)
    activity = (facts.reported_activity, case.reported_activity)
    return replace(
        case,
        family=case.family or fact.family,
        stage=fact.stage if speaks or facts.needs_answer else case.stage,
        trust=min(case.trust, fact.trust, key=_rank),
        reference=case.reference or facts.reference,
        accounts=_joined(case.accounts, facts.accounts, entry),
        regions=_joined(case.regions, facts.regions, entry),
        resources=resources,
        resource_count=max(case.resource_count, facts.resource_count, len(resources)),
        abuse_types=_joined(case.abuse_types, facts.abuse_types, entry),
        reported_activity=next(filter(None, activity if speaks else activity[::-1]), None),
        measures=_in_force(case.measures, fact, entry),
        mailboxes=_joined(case.mailboxes, tuple(to.lower() for to in fact.to), entry),
        ours=case.ours or fact.ours,
        quiet=case.quiet and fact.quiet,
        title=case.title or fact.subject,
    )


def _notice(before: Case, case: Case, entry: Entry, fact: NoticeFact, *, first: bool) -> Case:
    if fact.stage in CLOSINGS:
        return _closing(case, entry, fact)
    if _extends(case, fact):
        return _extension(case, entry, fact)
    if fact.facts.needs_answer:
        return _demand(before, case, entry, fact, first=first)
    if first:
        return _first_without_demand(case, entry, fact)
    if case.status is Status.ANSWERED and fact.trust.level in TRUSTED:
        return replace(case, silent_since=entry.sent_at)
    return case


def _closing(case: Case, entry: Entry, fact: NoticeFact) -> Case:
    claim, resolution = CLOSINGS[fact.stage]
    if fact.trust.level not in TRUSTED:
        return proposed(case, entry, claim)
    return resolved(case, entry, resolution)


def _extends(case: Case, fact: NoticeFact) -> bool:
    """An update that grants a later time for what is already demanded."""
    return (
        fact.stage is Stage.UPDATE
        and fact.facts.answer_by is not None
        and fact.facts.answer_by_basis is Basis.STATED
        and case.answer_by is not None
        and fact.facts.answer_by > case.answer_by
    )


def _extension(case: Case, entry: Entry, fact: NoticeFact) -> Case:
    if fact.trust.level not in TRUSTED:
        return proposed(case, entry, Claim.EXTENSION, fact)
    return extended(
        case, Proposal(entry.entry_id, Claim.EXTENSION, entry.sent_at, fact.facts.answer_by)
    )


def _demand(before: Case, case: Case, entry: Entry, fact: NoticeFact, *, first: bool) -> Case:
    demand = Demand(
        entry_id=entry.entry_id,
        stage=fact.stage,
        sent_at=entry.sent_at,
        answer_by=fact.facts.answer_by,
        basis=fact.facts.answer_by_basis,
        trust=fact.trust.level,
        received_at=entry.received_at,
    )
    status = _status_on_demand(case, fact, first=first)
    moved = replace(
        case,
        status=status,
        demands=demanded(before, case, entry, demand),
        look_alike=status is Status.TRIAGE,
    )
    if status not in (Status.TRIAGE, Status.OPEN):
        return moved
    # A person closed what AWS demanded: AWS's own later word replaces it, nobody else's does.
    aside = () if fact.trust.level in TRUSTED else case.set_aside
    return replace(moved, resolution=None, closed_at=None, set_aside=aside)


def _status_on_demand(case: Case, fact: NoticeFact, *, first: bool) -> Status:
    trusted = fact.trust.level in TRUSTED
    if case.status is Status.DISMISSED:
        return Status.OPEN if trusted else Status.DISMISSED
    if case.status is not Status.TRIAGE:
        return Status.OPEN
    judged = trusted or (fact.ours and fact.trust.level is not TrustLevel.FORGED)
    if first and fact.quiet:
        return Status.TRIAGE
    return Status.OPEN if judged else Status.TRIAGE


def _first_without_demand(case: Case, entry: Entry, fact: NoticeFact) -> Case:
    """We missed what came before: AWS is at work on it, if it is AWS."""
    if fact.trust.level not in TRUSTED:
        return replace(case, look_alike=True)
    at = entry.sent_at
    return replace(case, status=Status.ANSWERED, answered_at=at, silent_since=at)


def _answer(case: Case, entry: Entry, fact: AnswerFact, *, first: bool) -> Case:
    """An answer covers what was demanded before it, but for what only came in after it.

    An answer that is here before its notice waits for it, as answered: so in a case that nobody
    answered yet it covers what only came in later, where nothing else had come in.
    """
    if not fact.lowers:
        return case if first else proposed(case, entry, Claim.ANSWER)
    in_flight = tuple(demand for demand in case.demands if _came_after(demand, entry))
    waited_for = case.answered_at is None and len(in_flight) == len(case.demands)
    if case.needs_us and in_flight and not waited_for:
        return replace(case, demands=in_flight)
    return answered(case, entry, fact.sender)


def _came_after(demand: Demand, entry: Entry) -> bool:
    return demand.received_at is not None and demand.received_at > entry.received_at


def _unjudged(case: Case, entry: Entry, fact: TriageFact, *, first: bool) -> Case:
    """A mail nobody could read. In a case of its own it is triage; in a known matter it may ask."""
    if first:
        return replace(
            case,
            accounts=fact.accounts,
            look_alike=fact.kind == "unrecognized",
        )
    demand = Demand(
        entry.entry_id,
        Stage.INFORMATION_REQUEST,
        entry.sent_at,
        None,
        Basis.NONE,
        fact.trust.level,
        entry.received_at,
    )
    asked = replace(case, demands=demanded(case, case, entry, demand))
    if case.status is Status.DISMISSED and fact.trust.level not in TRUSTED:
        return asked
    status = Status.TRIAGE if case.status is Status.TRIAGE else Status.OPEN
    return replace(asked, status=status, resolution=None, closed_at=None)


def _closed_by_silence(case: Case, entry: Entry) -> Case:
    if case.status is not Status.ANSWERED:
        return case
    return resolved(case, entry, Resolution.NO_FURTHER_WORD)


def _in_force(known: tuple[str, ...], fact: NoticeFact, entry: Entry) -> tuple[str, ...]:
    """The measures AWS has taken and not lifted: that they are lifted, only proved mail can say."""
    if fact.facts.lifted and fact.trust.level in TRUSTED:
        return ()
    return _joined(known, fact.facts.measures, entry)


def _rank(trust: Trust) -> int:
    return list(TrustLevel).index(trust.level)


def _joined(known: tuple[str, ...], added: tuple[str, ...], entry: Entry) -> tuple[str, ...]:
    return (*known, *room(known, added, entry))


def _joined_resources(
    known: tuple[Resource, ...], added: tuple[Resource, ...], entry: Entry
) -> tuple[Resource, ...]:
    names = tuple((resource.type, resource.id) for resource in known)
    by_name = {(resource.type, resource.id): resource for resource in added}
    return (*known, *(by_name[name] for name in room(names, by_name, entry)))
