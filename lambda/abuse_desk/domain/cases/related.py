"""Related cases: other matters that a mail may belong to. Only a person makes one case of two."""

from collections.abc import Iterable
from dataclasses import replace

from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import CaseId, Entry

MOST_OF_A_MAIL = 5
MOST_OF_A_CASE = 10


def relating(entry: Entry, found: Iterable[CaseId]) -> Entry:
    """`entry`, which also names the cases found; the first ones stay where they are too many."""
    related = dict.fromkeys((*entry.related, *found))
    return replace(entry, related=tuple(related)[:MOST_OF_A_MAIL])


def naming(case: Case, entry: Entry) -> Case:
    """`case`, which also names what this entry of it names."""
    return replace(case, related=_others((*case.related, *entry.related), case))


def named_by_either(case: Case, other: Case) -> tuple[CaseId, ...]:
    """What is related once the two are one."""
    return _others((*case.related, *other.related), case, other)


def _others(found: Iterable[CaseId], *ours: Case) -> tuple[CaseId, ...]:
    """Each once, without our own and what came into them."""
    own = {case_id for case in ours for case_id in (case.case_id, *case.merged)}
    return tuple(case_id for case_id in dict.fromkeys(found) if case_id not in own)[:MOST_OF_A_CASE]
