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
    """The mail belongs to this case. `related`: where its other keys lead."""

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
    strong = _led_to(wanted.strong, links, cases)
    weak = tuple(
        known
        for known in _led_to(wanted.weak, links, cases)
        if _fits(reading, cases[known]) and cases[known].status not in CLOSED
    )
    found = tuple(dict.fromkeys((*strong, *weak)))
    fitting = [known for known in strong if _fits(reading, cases[known])]
    joined = next(iter(fitting or (weak if joins_weakly(reading) else ())), None)
    if joined is None:
        return Open(found)
    return Join(joined, tuple(known for known in found if known != joined))


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


def _led_to(
    wanted: Iterable[LinkKey], links: Mapping[LinkKey, Link], cases: Mapping[CaseId, Case]
) -> tuple[CaseId, ...]:
    found = (links[key].case_id for key in wanted if key in links)
    return tuple(known for known in dict.fromkeys(found) if known in cases)


def _fits(reading: CaseMail, case: Case) -> bool:
    return compatible(reading, case.references)
