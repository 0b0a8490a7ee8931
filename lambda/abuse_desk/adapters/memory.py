"""The desk in memory: the same conditions, conflicts and leases as the table, for `simulate`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from abuse_desk.adapters.memory_table import MemoryTable
from abuse_desk.adapters.outbox import LEASE
from abuse_desk.domain.alerts.effects import Alert, Effect
from abuse_desk.domain.cases.entry import CaseId, Entry
from abuse_desk.domain.cases.identity import LinkKey
from abuse_desk.domain.commit.record import CaseRecord, Change, MailRecord
from abuse_desk.domain.ports import (
    Backlog,
    EffectRef,
    ForwarderDecision,
    Found,
    Outgoing,
    ToldAlert,
)

__all__ = ["MemoryCaseStore", "MemoryOutbox", "MemoryTable"]


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
        self._table.write(change, now)


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
