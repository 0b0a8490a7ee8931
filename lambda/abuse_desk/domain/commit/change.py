"""From one entry to the one transaction that records it: pure, so it can be tried without AWS."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from abuse_desk.domain.alerts.causes import cause
from abuse_desk.domain.alerts.due import AlertState, alerted
from abuse_desk.domain.alerts.effects import Effect, telling_of, to_all, to_machines
from abuse_desk.domain.alerts.quiet import Held, holding, waits_until
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import CaseId, Entry
from abuse_desk.domain.cases.fold import FOLD_VERSION, append, fold
from abuse_desk.domain.cases.identity import CaseMail, Link, LinkKey, keys
from abuse_desk.domain.commit.record import CHAIN_START, CaseRecord, Change, LinkWrite, chained
from abuse_desk.domain.config import DeskConfig


def case_after(
    case_id: CaseId, before: CaseRecord | None, entry: Entry, *, copy: bool
) -> Case | None:
    """The case with one more entry; None when its whole history must be folded again."""
    if before is None:
        return append(case_id, None, entry)
    if copy or before.fold_version != FOLD_VERSION:
        return None
    return append(case_id, before.case, entry)


def case_folded(case_id: CaseId, history: Iterable[Entry], entry: Entry) -> Case:
    """The case with one more entry, from the whole history."""
    return fold(case_id, (*history, entry))


def change_of(
    before: CaseRecord | None, after: Case, entry: Entry, now: datetime, config: DeskConfig
) -> Change:
    """The transaction that adds `entry`: snapshot, entry, effects, and when to look again."""
    effects, state = _telling(before, after, entry, now, config)
    record = CaseRecord(
        case=after,
        version=before.version + 1 if before else 1,
        entries=before.entries + 1 if before else 1,
        head=chained(before.head if before else CHAIN_START, entry),
        state=state,
    )
    return Change(
        record=record, entry=entry, next_due=record.next_due(config.cadence), effects=effects
    )


def links_of(
    reading: CaseMail,
    entry: Entry,
    case_id: CaseId,
    found: Mapping[LinkKey, Link],
    closed: Container[CaseId],
) -> tuple[LinkWrite, ...]:
    """The link rows to write: what is free or ours already, and weak ones of closed cases."""
    wanted = keys(reading)
    own = reading.original.message_id is not None
    writes = (
        LinkWrite(
            Link(key, case_id, entry.entry_id, entry.sent_at, own or _identified(key, found)),
            _owner(key, found),
        )
        for key in wanted.all
    )
    return tuple(
        write
        for write in writes
        if write.owner in (None, case_id)
        or (write.link.key in wanted.weak and write.owner in closed)
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
