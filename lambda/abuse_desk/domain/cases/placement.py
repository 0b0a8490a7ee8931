"""Placement: to which case a mail goes, decided from the link rows and cases that were found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from abuse_desk.domain.cases.case import CLOSED, Case
from abuse_desk.domain.cases.entry import CaseId, EntryId
from abuse_desk.domain.cases.identity import (
    CaseMail,
    Link,
    LinkKey,
    compatible,
    joins_by_matter,
    joins_weakly,
    keys,
    same_notice,
)
from abuse_desk.domain.notices.reading import Notice


@dataclass(frozen=True, slots=True)
class Copy:
    """The same notice is already an entry of this case."""

    case_id: CaseId
    entry_id: EntryId


@dataclass(frozen=True, slots=True)
class Join:
    """The mail belongs to this case. `related`: where weaker keys lead."""

    case_id: CaseId
    related: tuple[CaseId, ...] = ()


@dataclass(frozen=True, slots=True)
class Open:
    """The mail opens a case. `related`: cases it may belong to; a person may merge."""

    related: tuple[CaseId, ...] = ()


Placement: TypeAlias = Copy | Join | Open


def place(
    reading: CaseMail, links: Mapping[LinkKey, Link], cases: Mapping[CaseId, Case]
) -> Placement:
    """Where a mail goes, given every link row its keys found and the cases these lead to."""
    wanted = keys(reading)
    for key in wanted.same:
        link = links.get(key)
        if link and link.entry_id and same_notice(link, reading):
            return Copy(link.case_id, link.entry_id)
    strong = _candidates(reading, wanted.strong, links, cases)
    weak = _candidates(reading, wanted.weak, links, cases, open_only=True)
    if strong:
        return Join(strong[0], _others(strong[0], (*strong, *weak)))
    if weak and joins_weakly(reading):
        return Join(weak[0], _others(weak[0], weak))
    return Open(weak)


def place_by_matter(reading: CaseMail, unclosed: Iterable[Case]) -> Placement:
    """A trusted follow-up without number or known resource: the single open case it can mean."""
    if not isinstance(reading, Notice) or not joins_by_matter(reading):
        return Open()
    fitting = tuple(case.case_id for case in unclosed if _same_matter(reading, case))
    return Join(fitting[0]) if len(fitting) == 1 else Open(fitting[:5])


def _same_matter(notice: Notice, case: Case) -> bool:
    accounts, types = notice.facts.accounts, notice.facts.abuse_types
    return (
        case.status not in CLOSED
        and case.family in (None, notice.family)
        and bool(set(accounts) & set(case.accounts))
        and (not types or not case.abuse_types or bool(set(types) & set(case.abuse_types)))
    )


def _candidates(
    reading: CaseMail,
    wanted: Iterable[LinkKey],
    links: Mapping[LinkKey, Link],
    cases: Mapping[CaseId, Case],
    *,
    open_only: bool = False,
) -> tuple[CaseId, ...]:
    found = [links[key].case_id for key in wanted if key in links]
    return tuple(
        case_id
        for case_id in dict.fromkeys(found)
        if case_id in cases
        and compatible(reading, cases[case_id].references)
        and not (open_only and cases[case_id].status in CLOSED)
    )


def _others(chosen: CaseId, found: Iterable[CaseId]) -> tuple[CaseId, ...]:
    return tuple(case_id for case_id in dict.fromkeys(found) if case_id != chosen)
