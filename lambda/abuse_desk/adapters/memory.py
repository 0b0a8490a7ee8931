"""The desk in memory: the same conditions, conflicts and leases as the table, for `simulate`.

One lock stands for DynamoDB's transactions. The size of an item is not checked here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import RLock

from abuse_desk.adapters.items import FAST_PATH, effect_partition
from abuse_desk.adapters.outbox import LEASE
from abuse_desk.domain.alerts.effects import Alert, Effect
from abuse_desk.domain.cases.entry import CaseId, Entry
from abuse_desk.domain.cases.identity import Link, LinkKey
from abuse_desk.domain.commit.record import CaseRecord, Change, LinkWrite, MailRecord
from abuse_desk.domain.ports import (
    Backlog,
    Conflict,
    EffectRef,
    ForwarderDecision,
    Found,
    Outgoing,
    ToldAlert,
    Unstorable,
)

MOST_ACTIONS = 100  # of one transaction


@dataclass(frozen=True, slots=True)
class EffectRow:
    """One outbox row. `due_at` is None once it was delivered or superseded."""

    effect: Effect
    created_at: datetime
    due_at: datetime | None
    attempts: int = 0
    lease_until: datetime | None = None
    delivered_at: datetime | None = None
    superseded: bool = False


@dataclass(slots=True)
class MemoryTable:
    """What the table holds; `unstreamed` are the new effects that its stream has not told yet."""

    cases: dict[CaseId, CaseRecord] = field(default_factory=dict)
    worklist: dict[CaseId, datetime] = field(default_factory=dict)
    entries: dict[CaseId, dict[int, Entry]] = field(default_factory=dict)
    links: dict[LinkKey, Link] = field(default_factory=dict)
    mails: dict[str, MailRecord] = field(default_factory=dict)
    readings: dict[str, list[MailRecord]] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    sightings: set[str] = field(default_factory=set)
    confirmations: list[str] = field(default_factory=list)
    effects: dict[EffectRef, EffectRow] = field(default_factory=dict)
    trusted: dict[str, bool] = field(default_factory=dict)
    unstreamed: list[EffectRef] = field(default_factory=list)
    lock: RLock = field(default_factory=RLock)

    def stream(self) -> tuple[EffectRef, ...]:
        """The effects that are new since the last call, in commit order."""
        with self.lock:
            fresh, self.unstreamed = tuple(self.unstreamed), []
            return fresh


class MemoryCaseStore:
    """`CaseStore` over a `MemoryTable`."""

    def __init__(self, table: MemoryTable) -> None:
        self._table = table

    def look_up(
        self,
        mail_id: str | None,
        keys: Iterable[LinkKey],
        counter: str,
        sighting: str | None = None,
    ) -> Found:
        table = self._table
        with table.lock:
            return Found(
                mail=table.mails.get(mail_id) if mail_id else None,
                links={key: table.links[key] for key in keys if key in table.links},
                spent=table.counters.get(counter, 0),
                sighted=sighting in table.sightings,
            )

    def cases(self, ids: Iterable[CaseId]) -> Mapping[CaseId, CaseRecord]:
        with self._table.lock:
            stored = self._table.cases
            return {case_id: stored[case_id] for case_id in ids if case_id in stored}

    def history(self, case_id: CaseId) -> tuple[Entry, ...]:
        with self._table.lock:
            entries = self._table.entries.get(case_id, {})
            return tuple(entries[seq] for seq in sorted(entries))

    def link_keys(self, case_id: CaseId) -> tuple[LinkKey, ...]:
        with self._table.lock:
            links = self._table.links.values()
            return tuple(link.key for link in links if link.case_id == case_id)

    def told(self, case_id: CaseId) -> tuple[ToldAlert, ...]:
        with self._table.lock:
            rows = [row for row in self._table.effects.values() if _is_told(row.effect, case_id)]
        return tuple(
            ToldAlert(row.created_at, row.effect.cause, row.effect.subject, row.delivered_at)
            for row in rows
            if isinstance(row.effect, Alert) and not row.superseded
        )

    def unclosed(self, due_before: datetime | None = None) -> Iterator[CaseId]:
        with self._table.lock:
            listed = sorted(self._table.worklist.items(), key=lambda item: item[1])
        return (case_id for case_id, due in listed if due_before is None or due <= due_before)

    def all_cases(self) -> Iterator[CaseRecord]:
        with self._table.lock:
            return iter(tuple(self._table.cases.values()))

    def mail(self, mail_ids: Iterable[str]) -> Mapping[str, MailRecord]:
        with self._table.lock:
            stored = self._table.mails
            return {mail_id: stored[mail_id] for mail_id in mail_ids if mail_id in stored}

    def readings(self, mail_id: str) -> tuple[MailRecord, ...]:
        with self._table.lock:
            row = self._table.mails.get(mail_id)
            return (*([row] if row else []), *self._table.readings.get(mail_id, []))

    def ledger(self) -> Iterator[MailRecord]:
        with self._table.lock:
            return iter(tuple(self._table.mails.values()))

    def confirmations(self) -> tuple[str, ...]:
        with self._table.lock:
            return tuple(self._table.confirmations)

    def forwarders(self) -> Mapping[str, bool]:
        with self._table.lock:
            return dict(self._table.trusted)

    def decide_forwarder(self, decision: ForwarderDecision) -> None:
        with self._table.lock:
            self._table.trusted[decision.address] = decision.trusted

    def commit(self, change: Change, now: datetime) -> None:
        with self._table.lock:
            _check_form(change)
            lost = next(_lost_races(self._table, change), None)
            if lost:
                raise Conflict(lost)
            _write(self._table, change, now)


class MemoryOutbox:
    """`Outbox` over a `MemoryTable`."""

    def __init__(self, table: MemoryTable) -> None:
        self._table = table

    def claim(self, ref: EffectRef, now: datetime) -> Outgoing | None:
        with self._table.lock:
            row = self._table.effects.get(ref)
            if row is None or row.due_at is None or (row.lease_until and row.lease_until > now):
                return None
            taken = replace(row, attempts=row.attempts + 1, lease_until=now + LEASE)
            self._table.effects[ref] = taken
            return Outgoing(ref, taken.effect, taken.created_at, taken.attempts)

    def delivered(self, ref: EffectRef, now: datetime, *, superseded: bool = False) -> None:
        self._change(ref, None)
        with self._table.lock:
            row = self._table.effects[ref]
            stamped = replace(row, delivered_at=now, superseded=superseded)
            self._table.effects[ref] = stamped

    def postpone(self, ref: EffectRef, until: datetime, why: str) -> None:  # noqa: ARG002 - the port's; memory keeps no reasons
        self._change(ref, until)

    def pending(self, now: datetime, most: int) -> tuple[EffectRef, ...]:
        with self._table.lock:
            due = [
                (row.due_at, ref)
                for ref, row in self._table.effects.items()
                if row.due_at is not None and row.due_at <= now
            ]
        return tuple(ref for _, ref in sorted(due, key=lambda item: item[0])[:most])

    def backlog(self) -> Backlog:
        with self._table.lock:
            waiting = [r.created_at for r in self._table.effects.values() if r.due_at is not None]
        return Backlog(len(waiting), min(waiting, default=None))

    def _change(self, ref: EffectRef, due_at: datetime | None) -> None:
        with self._table.lock:
            row = self._table.effects[ref]
            self._table.effects[ref] = replace(row, due_at=due_at, lease_until=None)


def _is_told(effect: Effect, case_id: CaseId) -> bool:
    return isinstance(effect, Alert) and effect.case_id == case_id and not effect.escalates


def _check_form(change: Change) -> None:
    """What DynamoDB refuses whatever the table holds: too many actions, two on one item."""
    keys = [write.link.key for write in change.links]
    effects = [effect.effect_id for effect in change.effects]
    single = (
        change.mail,
        change.record,
        change.record and change.entry,
        change.pointer,
        change.pointer and change.pointer.entry,
        change.spend,
        change.sighting,
        change.lists_confirmation,
        change.later,
    )
    actions = len(keys) + len(effects) + sum(map(bool, single))
    if actions > MOST_ACTIONS:
        raise Unstorable(f"{actions} actions in one transaction")
    if len(set(keys)) < len(keys) or len(set(effects)) < len(effects):
        raise Unstorable("two actions on one item")


def _lost_races(table: MemoryTable, change: Change) -> Iterator[str]:
    if change.mail and change.mail.mail_id in table.mails:
        yield f"{change.mail.mail_id} is in the ledger"
    if change.record:
        yield from _lost_case(table, change.record, change.entry)
    if change.pointer:
        yield from _lost_case(table, change.pointer.record, change.pointer.entry)
    yield from (f"{w.link.key} is taken" for w in change.links if not _is_free(table, w))
    yield from (f"{ref} exists" for ref, _ in _rows(change) if ref in table.effects)
    if change.spend and table.counters.get(change.spend.counter, change.spend.seen) != (
        change.spend.seen
    ):
        yield f"{change.spend.counter} was spent from"
    if change.sighting in table.sightings:
        yield f"{change.sighting} was seen"
    later = change.later
    if later and later.number <= len(table.readings.get(later.mail.mail_id, [])):
        yield f"{later.mail.mail_id} was read again"


def _lost_case(table: MemoryTable, record: CaseRecord, entry: Entry | None) -> Iterator[str]:
    case_id = record.case.case_id
    stored = table.cases.get(case_id)
    if (stored.version if stored else 0) != record.version - 1:
        yield f"{case_id} was written"
    if entry and record.entries in table.entries.get(case_id, {}):
        yield f"{case_id} has entry {record.entries}"


def _is_free(table: MemoryTable, write: LinkWrite) -> bool:
    held = table.links.get(write.link.key)
    return held is None or held.case_id in (write.link.case_id, write.owner)


def _write(table: MemoryTable, change: Change, now: datetime) -> None:
    if change.mail:
        table.mails[change.mail.mail_id] = change.mail
        if change.lists_confirmation:
            table.confirmations.append(change.mail.mail_id)
    if change.record:
        _write_case(table, change.record, change.entry, change.next_due)
    if change.pointer:
        _write_case(table, change.pointer.record, change.pointer.entry, None)
    table.links |= {write.link.key: write.link for write in change.links}
    for ref, effect in _rows(change):
        table.effects[ref] = EffectRow(effect, now, now + FAST_PATH)
        table.unstreamed.append(ref)
    if change.spend:
        table.counters[change.spend.counter] = change.spend.seen + change.spend.count
    _write_beside(table, change)


def _write_beside(table: MemoryTable, change: Change) -> None:
    if change.sighting:
        table.sightings.add(change.sighting)
    if change.later:
        table.readings.setdefault(change.later.mail.mail_id, []).append(change.later.mail)


def _write_case(
    table: MemoryTable, record: CaseRecord, entry: Entry | None, next_due: datetime | None
) -> None:
    case_id = record.case.case_id
    table.cases[case_id] = record
    table.worklist.pop(case_id, None)
    listed = record.listed_at(next_due)
    if listed is not None:
        table.worklist[case_id] = listed
    if entry:
        table.entries.setdefault(case_id, {})[record.entries] = entry


def _rows(change: Change) -> Iterator[tuple[EffectRef, Effect]]:
    for effect in change.effects:
        yield EffectRef(effect_partition(effect), effect.effect_id), effect
