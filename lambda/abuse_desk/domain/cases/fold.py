"""The fold: a case from its history, whatever order the entries were processed in.

`fold` sorts before it steps, so order and duplicates do not matter. `append` is the same step for
an entry that stands after all folded ones: one read and one transaction instead of the history.
"""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import ActFact, CaseId, ClosedFact, Entry, EntryId, NoticeFact
from abuse_desk.domain.cases.flood import is_unproved
from abuse_desk.domain.cases.history import Merged, lanes, merged_by
from abuse_desk.domain.cases.rereading import standing
from abuse_desk.domain.cases.rules import step
from abuse_desk.domain.notices.reading import Trust
from abuse_desk.domain.vocabulary import TrustLevel

# Raised whenever the fold's result for the same entries changes: older snapshots fold again.
FOLD_VERSION = 6
NOTHING: Merged = MappingProxyType({})


def fold(case_id: CaseId, entries: Iterable[Entry], merged: Merged = NOTHING) -> Case:
    """The case these entries make. Order and duplicates do not matter; at least one is needed.

    `merged` holds the entries of the cases that came in; without them LookupError.
    """
    own, came_in = lanes(entries, merged)
    others = {inner: fold(inner, lane, merged) for inner, lane in came_in.items()}
    opening, *rest = settled(own)
    case = step(case_id, None, opening)
    for entry in rest:
        inner = merged_by(entry)
        case = step(case_id, case, entry, others[inner] if inner else None)
    return case


def append(case_id: CaseId, case: Case | None, entry: Entry) -> Case | None:
    """The case with one more entry, or None when only a whole fold can tell.

    A copy, a re-labelling and anything that stands before what is folded may change how earlier
    entries are read; a merge brings a whole history in.
    """
    if isinstance(entry.fact, ActFact) and (entry.fact.level or entry.fact.merged):
        return None
    if case is not None and (case.last is None or entry.order <= case.last):
        return None
    return step(case_id, case, entry)


def settled(entries: Iterable[Entry]) -> list[Entry]:
    """The history in order: one entry an identity, its facts those of the best-proved copy."""
    known = tuple(entries)
    levels = _relabelled(known)
    groups: dict[EntryId, list[Entry]] = {}
    for entry in standing(_with_level(entry, levels) for entry in known):
        groups.setdefault(entry.entry_id, []).append(entry)
    history = sorted((_best(group) for group in groups.values()), key=lambda entry: entry.order)
    return _opening_first(history)


def _opening_first(history: list[Entry]) -> list[Entry]:
    """A mail's clock may run ahead: acts that stand before the opening mail come right after it."""
    opening = next((i for i, entry in enumerate(history) if entry.is_from_outside), 0)
    return [history[opening], *history[:opening], *history[opening + 1 :]] if history else []


def _relabelled(entries: Iterable[Entry]) -> dict[EntryId, TrustLevel]:
    acts = [entry for entry in entries if isinstance(entry.fact, ActFact)]
    found: dict[EntryId, TrustLevel] = {}
    for entry in sorted(acts, key=lambda entry: entry.order):
        fact = entry.fact
        if isinstance(fact, ActFact) and fact.about and fact.level:
            found[fact.about] = fact.level
    return found


def _with_level(entry: Entry, levels: dict[EntryId, TrustLevel]) -> Entry:
    level = levels.get(entry.entry_id)
    if level is None or isinstance(entry.fact, ActFact | ClosedFact):
        return entry
    reasons = (f"re-labelled by a person, was {entry.fact.trust.level}",)
    return replace(entry, fact=replace(entry.fact, trust=Trust(level, reasons)))


def _best(copies: list[Entry]) -> Entry:
    """The best-proved copy supplies the facts, the first one when it came in; no copy moves
    `answer_by` out.

    Among unproved ones a demand goes first: a made-up copy must not take it back.
    """
    best = min(
        copies,
        key=lambda copy: (_takes_back(copy), _rank(copy), copy.received_at, copy.source),
    )
    received_at = min(copy.received_at for copy in copies)
    best = replace(best, received_at=received_at, related=_related(copies))
    if not isinstance(best.fact, NoticeFact) or len(copies) == 1:
        return best
    times = [
        copy.fact.facts.answer_by
        for copy in copies
        if isinstance(copy.fact, NoticeFact)
        and copy.fact.facts.answer_by
        and copy.fact.facts.answer_by_basis is best.fact.facts.answer_by_basis
    ]
    facts = replace(best.fact.facts, answer_by=min(times)) if times else best.fact.facts
    return replace(best, fact=replace(best.fact, facts=facts))


def _related(copies: list[Entry]) -> tuple[CaseId, ...]:
    """A copy is placed by its entry alone: which other cases there are, the first one says."""
    earliest_first = sorted(copies, key=lambda copy: (copy.received_at, copy.source, copy.revision))
    return tuple(dict.fromkeys(other for copy in earliest_first for other in copy.related))


def _takes_back(copy: Entry) -> int:
    if not is_unproved(copy):
        return 0
    return 1 if isinstance(copy.fact, NoticeFact) and copy.fact.facts.needs_answer else 2


def _rank(entry: Entry) -> int:
    return list(TrustLevel).index(entry.trust.level) if entry.trust else 0
