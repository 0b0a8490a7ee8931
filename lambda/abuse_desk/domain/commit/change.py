"""From one entry to the one transaction that records it: pure, so it can be tried without AWS."""

from collections.abc import Container, Iterable, Mapping
from datetime import datetime

from abuse_desk.domain.alerts.causes import cause
from abuse_desk.domain.alerts.due import AlertState, alerted
from abuse_desk.domain.alerts.effects import told
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
    why = cause(before.case if before else None, after, entry)
    effects = told(after, why, entry, now, config) if why else ()
    record = CaseRecord(
        case=after,
        version=before.version + 1 if before else 1,
        entries=before.entries + 1 if before else 1,
        head=chained(before.head if before else CHAIN_START, entry),
        state=_state(before, after, now, config, told=bool(effects)),
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


def _state(
    before: CaseRecord | None, after: Case, now: datetime, config: DeskConfig, *, told: bool
) -> AlertState:
    if told:
        return alerted(after, now, config.cadence)
    return before.state if before else AlertState(seen_until=now)
