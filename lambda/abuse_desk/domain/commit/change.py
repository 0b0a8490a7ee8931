"""From one entry to the one transaction that records it: pure, so it can be tried without AWS."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime

from abuse_desk.domain.alerts.causes import cause
from abuse_desk.domain.alerts.due import AlertState, alerted
from abuse_desk.domain.alerts.effects import Effect, telling_of, to_all, to_machines
from abuse_desk.domain.alerts.quiet import Held, holding, waits_until
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import CaseId, Entry
from abuse_desk.domain.cases.fold import FOLD_VERSION, NOTHING, append, fold
from abuse_desk.domain.cases.history import Merged
from abuse_desk.domain.cases.identity import CaseMail, Link, LinkKey, keys
from abuse_desk.domain.commit.record import CHAIN_START, CaseRecord, Change, LinkWrite, chained
from abuse_desk.domain.config import DeskConfig


@dataclass(frozen=True, slots=True)
class Ours:
    """Whose link rows a case may write anew: its own, those of the cases that came into it.

    `closed` are other cases, which give up their weak ones.
    """

    case_id: CaseId
    merged: AbstractSet[CaseId] = frozenset()
    closed: AbstractSet[CaseId] = frozenset()


def case_after(
    case_id: CaseId, before: CaseRecord | None, entry: Entry, *, copy: bool
) -> Case | None:
    """The case with one more entry; None when its whole history must be folded again."""
    if before is None:
        return append(case_id, None, entry)
    if copy or before.fold_version != FOLD_VERSION:
        return None
    return append(case_id, before.case, entry)


def case_folded(
    case_id: CaseId, history: Iterable[Entry], entry: Entry, merged: Merged = NOTHING
) -> Case:
    """The case with one more entry, from the whole history and that of the cases that came in."""
    return fold(case_id, (*history, entry), merged)


def change_of(
    before: CaseRecord | None, after: Case, entry: Entry, now: datetime, config: DeskConfig
) -> Change:
    """The transaction that adds `entry`: snapshot, entry, effects, and when to look again."""
    effects, state = _telling(before, after, entry, now, config)
    record = record_after(before, after, entry, state)
    return Change(
        record=record, entry=entry, next_due=record.next_due(config.cadence), effects=effects
    )


def record_after(
    before: CaseRecord | None, after: Case, entry: Entry, state: AlertState
) -> CaseRecord:
    """The record that stands after one more entry."""
    return CaseRecord(
        case=after,
        version=before.version + 1 if before else 1,
        entries=before.entries + 1 if before else 1,
        head=chained(before.head if before else CHAIN_START, entry),
        state=state,
    )


def links_of(
    reading: CaseMail, entry: Entry, ours: Ours, found: Mapping[LinkKey, Link]
) -> tuple[LinkWrite, ...]:
    """The link rows to write: what is free or ours already, and weak ones of closed cases."""
    wanted = keys(reading)
    own = reading.original.message_id is not None
    writes = (
        LinkWrite(
            Link(key, ours.case_id, entry.entry_id, entry.sent_at, own or _identified(key, found)),
            _owner(key, found),
        )
        for key in wanted.all
    )
    return tuple(
        write
        for write in writes
        if write.owner in (None, ours.case_id, *ours.merged)
        or (write.link.key in wanted.weak and write.owner in ours.closed)
    )


def _identified(key: LinkKey, found: Mapping[LinkKey, Link]) -> bool:
    return key in found and found[key].identified


def _owner(key: LinkKey, found: Mapping[LinkKey, Link]) -> CaseId | None:
    return found[key].case_id if key in found else None


def _telling(
    before: CaseRecord | None, after: Case, entry: Entry, now: datetime, config: DeskConfig
) -> tuple[tuple[Effect, ...], AlertState]:
    """What is told of an entry, and what the clock must remember then. Some alerts wait."""
    state = before.state if before else AlertState(seen_until=now)
    why = cause(before.case if before else None, after, entry)
    if why is None:
        return (), state
    telling = telling_of(after, why, entry, now, config)
    if waits_until(after, now, config.cadence):
        held = holding(state.held, Held(why, now, entry.entry_id))
        return to_machines(telling), replace(state, held=held)
    all_told = to_all(replace(telling, held=state.held))
    return all_told, alerted(after, now, config.cadence)
