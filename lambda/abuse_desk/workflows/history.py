"""Reads a history with those of the cases that came in by merging."""

from collections.abc import Iterable, Mapping

from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import CaseId, Entry
from abuse_desk.domain.cases.history import Merged, came_in, points
from abuse_desk.domain.cases.identity import Link
from abuse_desk.domain.commit.change import case_folded
from abuse_desk.domain.commit.record import CaseRecord
from abuse_desk.domain.ports import CaseStore


def read_merged(entries: Iterable[Entry], cases: CaseStore) -> Merged:
    """The histories of every case that came in, directly or by way of another."""
    found: dict[CaseId, tuple[Entry, ...]] = {}
    wanted = list(came_in(entries))
    while wanted:
        case_id = wanted.pop()
        if case_id not in found:
            found[case_id] = cases.history(case_id)
            wanted.extend(came_in(found[case_id]))
    return found


def following(
    links: Iterable[Link], cases: CaseStore
) -> tuple[Mapping[CaseId, CaseRecord], Mapping[CaseId, CaseId]]:
    """The cases that link rows lead to, and from each id where that matter goes on."""
    wanted = dict.fromkeys(link.case_id for link in links)
    found: dict[CaseId, CaseRecord] = {}
    while new := [case_id for case_id in wanted if case_id not in found]:
        read = cases.cases(new)
        found |= read
        wanted = dict.fromkeys(r.case.merged_into for r in read.values() if r.case.merged_into)
    return found, {case_id: _end(case_id, found) for case_id in found}


def folded_with(case_id: CaseId, entry: Entry, cases: CaseStore) -> Case:
    """The case with one more entry, from everything that is stored of it."""
    own = cases.history(case_id)
    return case_folded(case_id, own, entry, read_merged(own, cases))


def _end(case_id: CaseId, found: Mapping[CaseId, CaseRecord]) -> CaseId:
    """Pointers cannot go round: a case that points is merged into no more."""
    while further := found[case_id].case.merged_into:
        case_id = further
    return case_id


def whole_history(case_id: CaseId, cases: CaseStore) -> tuple[Entry, ...]:
    """Every entry of the matter, also those of the cases that came in; each merge once."""
    own = cases.history(case_id)
    lanes = read_merged(own, cases).values()
    return (*own, *(entry for lane in lanes for entry in lane if not points(entry)))
