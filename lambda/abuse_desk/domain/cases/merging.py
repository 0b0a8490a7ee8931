"""Merging: what one case becomes when a person says that another is the same matter.

Merging takes nothing away. What either case still had open is open in the case that goes on, each
as it stood: an answer or a closing in one of them covers no demand of the other.
"""

from dataclasses import replace
from datetime import datetime

from abuse_desk.domain.cases.case import (
    CLOSED,
    Acknowledgement,
    Case,
    Demand,
    Resolution,
    Status,
    is_covered,
)
from abuse_desk.domain.cases.entry import ActFact, Entry
from abuse_desk.domain.cases.flood import MOST_DEMANDS, MOST_PROPOSALS
from abuse_desk.domain.cases.moves import resolved
from abuse_desk.domain.cases.related import named_by_either
from abuse_desk.domain.notices.reading import Resource
from abuse_desk.domain.vocabulary import Basis, Family, Stage, TrustLevel

LOUDEST_FIRST = (
    Family.CREDENTIALS,
    Family.ACCOUNT,
    Family.ABUSE,
    Family.SENDING,
    Family.VULNERABILITY,
)


def pointing(case: Case, entry: Entry, fact: ActFact) -> Case:
    """The old case: over, and it says where it went."""
    over = resolved(case, entry, Resolution.MERGED)
    return replace(over, merged_into=fact.into, related=())


def absorbed(case: Case, other: Case, entry: Entry) -> Case:
    """`case` with everything of `other`; `entry` is the act that merged them."""
    status = _status(case.status, other.status)
    case = _widened(case, other)
    proposals = dict.fromkeys((*case.proposals, *other.proposals))
    merged = replace(
        case,
        status=status,
        demands=_demands(case, other, status, entry),
        proposals=tuple(proposals)[:MOST_PROPOSALS] if status is not Status.RESOLVED else (),
        resolution=case.resolution or other.resolution if status is Status.RESOLVED else None,
        answered_at=_latest(case.answered_at, other.answered_at),
        silent_since=_latest(case.silent_since, other.silent_since),
        set_aside=tuple(dict.fromkeys((*case.set_aside, *other.set_aside)))[:MOST_DEMANDS],
        closed_at=_latest(case.closed_at, other.closed_at) if status in CLOSED else None,
        merged=(*case.merged, other.case_id),
        related=named_by_either(case, other),
    )
    return replace(merged, acknowledgement=_acknowledgement(merged, other))


_NOBODY_ANSWERED = (Status.TRIAGE, Status.DISMISSED)


def _status(one: Status, other: Status) -> Status:
    """The one that needs us most. What is not judged belongs, from now on, to a real matter."""
    both = (one, other)
    if Status.TRIAGE in both and not all(status in _NOBODY_ANSWERED for status in both):
        return Status.OPEN
    order = (Status.OPEN, Status.TRIAGE, Status.ANSWERED, Status.RESOLVED, Status.DISMISSED)
    return min(both, key=order.index)


def _widened(case: Case, other: Case) -> Case:
    resources = _resources(case.resources, other.resources)
    numbers = (*case.references, *other.references)
    newer = other if _moment(other) > _moment(case) else case
    return replace(
        case,
        opened_at=min(case.opened_at, other.opened_at),
        trust=min(case.trust, other.trust, key=lambda trust: list(TrustLevel).index(trust.level)),
        family=_loudest(case.family, other.family),
        stage=newer.stage or case.stage or other.stage,
        reference=next(iter(numbers), None),
        merged_references=tuple(dict.fromkeys(numbers))[1:],
        accounts=_joined(case.accounts, other.accounts),
        regions=_joined(case.regions, other.regions),
        resources=resources,
        resource_count=max(case.resource_count, other.resource_count, len(resources)),
        abuse_types=_joined(case.abuse_types, other.abuse_types),
        reported_activity=case.reported_activity or other.reported_activity,
        measures=_joined(case.measures, other.measures),
        mailboxes=_joined(case.mailboxes, other.mailboxes),
        ours=case.ours or other.ours,
        quiet=case.quiet and other.quiet,
        look_alike=case.look_alike or other.look_alike,
        heard=tuple(dict.fromkeys((*case.heard, *other.heard)))[:MOST_DEMANDS],
        last=max(filter(None, (case.last, other.last)), default=None),
    )


def _demands(case: Case, other: Case, status: Status, entry: Entry) -> tuple[Demand, ...]:
    """What either still had open; a triage case without a demand asks by being merged."""
    if status not in (Status.OPEN, Status.TRIAGE):
        return ()
    waiting = [one for one in (case, other) if one.needs_us]
    found = {demand.entry_id: demand for one in waiting for demand in one.demands}
    if status is Status.OPEN and any(not one.demands for one in waiting):
        found[entry.entry_id] = Demand(
            entry.entry_id,
            Stage.INFORMATION_REQUEST,
            entry.sent_at,
            None,
            Basis.NONE,
            TrustLevel.VERIFIED,
        )
    return tuple(sorted(found.values(), key=lambda demand: (demand.sent_at, demand.entry_id)))


def _acknowledgement(merged: Case, other: Case) -> Acknowledgement | None:
    """Who has all of it; whoever had only one of the two has to take it again."""
    taken = [one for one in (merged.acknowledgement, other.acknowledgement) if one]
    if len({one.by for one in taken}) == 1:
        covers = tuple(dict.fromkeys(seen for one in taken for seen in one.covers))
        at, until = max(one.at for one in taken), min(one.until for one in taken)
        taken = [Acknowledgement(taken[0].by, at, until, covers)]
    whole = (t for t in taken if all(is_covered(demand, t.covers) for demand in merged.demands))
    return next(whole, None) if merged.needs_us else None


def _loudest(one: Family | None, other: Family | None) -> Family | None:
    return min(filter(None, (one, other)), key=LOUDEST_FIRST.index, default=None)


def _latest(one: datetime | None, other: datetime | None) -> datetime | None:
    return max(filter(None, (one, other)), default=None)


def _moment(case: Case) -> datetime:
    return case.last[0] if case.last else case.opened_at


def _joined(known: tuple[str, ...], added: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *added)))


def _resources(known: tuple[Resource, ...], added: tuple[Resource, ...]) -> tuple[Resource, ...]:
    names = {(resource.type, resource.id) for resource in known}
    return (*known, *(one for one in added if (one.type, one.id) not in names))
