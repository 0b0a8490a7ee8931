"""A history that other cases came into: the entries of each stay a lane of their own.

A lane is folded by itself and comes in where its cases were merged, so nothing that closed one of
them closes the other. What arrives later about an entry of a lane, a copy or a person's word on
its trust, belongs to that lane.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from abuse_desk.domain.cases.entry import ActFact, CaseId, Entry, EntryId
from abuse_desk.domain.cases.rereading import first_id

Merged: TypeAlias = Mapping[CaseId, tuple[Entry, ...]]
"""The own entries of every case that came in, directly or by way of another."""


def came_in(entries: Iterable[Entry]) -> Iterator[CaseId]:
    """The cases these entries merged into theirs."""
    return (case_id for entry in entries if (case_id := merged_by(entry)))


def merged_by(entry: Entry) -> CaseId | None:
    """The case that this entry merged into its own, or None."""
    return entry.fact.merged if isinstance(entry.fact, ActFact) else None


def points(entry: Entry) -> bool:
    """Whether this is the entry of an old case that says where it went."""
    return isinstance(entry.fact, ActFact) and entry.fact.into is not None


def lanes(
    entries: Iterable[Entry], merged: Merged
) -> tuple[list[Entry], Mapping[CaseId, list[Entry]]]:
    """The case's own entries, and those of each case that came in. Raises LookupError.

    That is when the history of a case that came in was not read: a fold without it would lose it.
    """
    own = list(entries)
    found: dict[CaseId, list[Entry]] = {}
    for case_id in dict.fromkeys(came_in(own)):
        if case_id not in merged:
            raise LookupError(f"the history of {case_id} came in and was not read")
        known = _known(case_id, merged)
        theirs = [entry for entry in own if _about(entry) in known]
        rest = [entry for entry in own if _about(entry) not in known]
        if not any(entry.is_from_outside for entry in rest):
            theirs, rest = [], own  # both hold the very notice that opened this one
        found[case_id] = [*(one for one in merged[case_id] if not points(one)), *theirs]
        own = rest
    return own, found


def _known(case_id: CaseId, merged: Merged) -> set[EntryId]:
    """Every entry of this case, and of those that came into it before."""
    known = {entry.entry_id for entry in merged[case_id]}
    for inner in came_in(merged[case_id]):
        known |= _known(inner, merged)
    return known


def _about(entry: Entry) -> EntryId:
    """Which entry this one copies or re-labels: its own id otherwise."""
    fact = entry.fact
    if isinstance(fact, ActFact) and fact.about and fact.level:
        return fact.about
    return first_id(entry.entry_id)
