"""What mail below `trusted_forwarder` may add to a case, so that a flood of it stays small.

Anybody who knows a case's number can write to it. Such mail raises the case as any other does, but
what only repeats itself brings no alert, and the snapshot stays far below the limit of an item.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from abuse_desk.domain.cases.case import Case, Demand, Heard, Proposal
from abuse_desk.domain.cases.entry import (
    TRUSTED,
    ActFact,
    AnswerFact,
    ClosedFact,
    Entry,
    NoticeFact,
    TriageFact,
)
from abuse_desk.domain.notices.reading import Resource
from abuse_desk.domain.vocabulary import Stage

MOST_DEMANDS = 100
MOST_PROPOSALS = 20
MOST_VALUES = 100  # resources, accounts, measures and so on, once a case is open
SAME_WITHIN = timedelta(hours=12)  # said again later than this it may be AWS, asking again
TELLS_MORE_EVERY = timedelta(hours=1)  # of each kind of more: what was made up in between waits
SOONER = timedelta(hours=1)  # an `answer_by` earlier by less than this wakes nobody

T = TypeVar("T")


def is_unproved(entry: Entry) -> bool:
    """Whether the entry is a mail below `trusted_forwarder`; acts of people are not."""
    return entry.trust is not None and entry.trust.level not in TRUSTED


def is_repetition(case: Case, entry: Entry) -> bool:
    """Whether unproved mail only says what its like has just said in this case.

    What it adds is told once an hour for each kind of more: the case's next alert holds it all.
    The time is that of receipt, which a sender cannot choose.
    """
    stage = _stage(entry)
    if stage is None or not is_unproved(entry):
        return False
    added = _added(case, entry)
    if added:
        return all(_was_told_of(case, kind, entry) for kind in added)
    return len(case.heard) >= MOST_DEMANDS or any(
        one.stage is stage and abs(entry.received_at - one.at) < SAME_WITHIN for one in case.heard
    )


def hearing(before: Case, after: Case, entry: Entry) -> Case:
    """`after`, which remembers that unproved mail has said this."""
    stage = _stage(entry)
    if stage is None or not is_unproved(entry) or is_repetition(before, entry):
        return after
    # What opens a case widens nothing: a second report within the hour is told.
    added = _added(before, entry) if before.last else ()
    heard = Heard(stage, entry.received_at, added)
    return replace(after, heard=(*after.heard, heard)[-MOST_DEMANDS:])


def demanded(before: Case, case: Case, entry: Entry, demand: Demand) -> tuple[Demand, ...]:
    """The case's demands with one more; beyond the limit the history alone holds repetitions."""
    if len(case.demands) >= MOST_DEMANDS and is_repetition(before, entry):
        return case.demands
    return (*case.demands, demand)


def with_proposal(known: tuple[Proposal, ...], added: Proposal) -> tuple[Proposal, ...]:
    """The claims that wait for a person; beyond the limit the history alone holds them."""
    return (*known, added)[:MOST_PROPOSALS]


def room(known: tuple[T, ...], added: Iterable[T], entry: Entry) -> tuple[T, ...]:
    """What is new in `added`: of unproved mail only as much as there is room for."""
    new = tuple(value for value in dict.fromkeys(added) if value not in known)
    return new[: max(0, MOST_VALUES - len(known))] if known and is_unproved(entry) else new


def _stage(entry: Entry) -> Stage | None:
    match entry.fact:
        case NoticeFact() as fact:
            return fact.stage
        case TriageFact():
            return Stage.INFORMATION_REQUEST
        case AnswerFact() | ActFact() | ClosedFact():
            return None


def _added(case: Case, entry: Entry) -> tuple[str, ...]:
    """In what a notice goes beyond what the case knows, kind by kind."""
    fact = entry.fact
    if not isinstance(fact, NoticeFact):
        return ()
    facts = fact.facts
    kinds = {
        "resource": room(_names(case.resources), _names(facts.resources), entry),
        "measure": room(case.measures, facts.measures, entry),
        "abuse_type": room(case.abuse_types, facts.abuse_types, entry),
        "sooner": facts.needs_answer and _is_sooner(case, entry, fact),
    }
    return tuple(kind for kind, brought in kinds.items() if brought)


def _was_told_of(case: Case, kind: str, entry: Entry) -> bool:
    return any(
        kind in one.added and abs(entry.received_at - one.at) < TELLS_MORE_EVERY
        for one in case.heard
    )


def _is_sooner(case: Case, entry: Entry, fact: NoticeFact) -> bool:
    """Once a case is overdue, a time still earlier changes nothing."""
    wanted, known = fact.facts.answer_by, case.answer_by
    if wanted is None or known is None:
        return wanted is not None and bool(case.demands)
    return known > entry.received_at and known - wanted >= SOONER


def _names(resources: Iterable[Resource]) -> tuple[tuple[str, str], ...]:
    return tuple((resource.type, resource.id) for resource in resources)
