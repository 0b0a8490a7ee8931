"""A table in memory that writes as DynamoDB does: one transaction, with its conditions.

The size of an item is not checked here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from threading import RLock

from abuse_desk.adapters.items import FAST_PATH, effect_partition
from abuse_desk.domain.alerts.effects import Effect
from abuse_desk.domain.cases.entry import CaseId, Entry
from abuse_desk.domain.cases.identity import Link, LinkKey
from abuse_desk.domain.commit.record import CaseRecord, Change, LinkWrite, MailRecord
from abuse_desk.domain.ports import Conflict, EffectRef, Unstorable

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
    """What the table holds; `unstreamed` are the new effects that its stream has not told yet.

    One lock stands for DynamoDB's transactions.
    """

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

    def write(self, change: Change, now: datetime) -> None:
        """All of it or nothing. Raises `Unstorable` or `Conflict`."""
        with self.lock:
            _check_form(change)
            lost = next(_lost_races(self, change), None)
            if lost:
                raise Conflict(lost)
            _write(self, change, now)


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
