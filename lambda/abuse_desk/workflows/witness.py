"""The third witness: an AWS Health event about the same matter, or the first word of a new one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from abuse_desk.domain.cases.case import CLOSED, Case
from abuse_desk.domain.cases.entry import CaseId, Entry, NoticeFact
from abuse_desk.domain.cases.identity import Link, LinkKey, LinkKind, case_id
from abuse_desk.domain.commit.change import case_after, change_of
from abuse_desk.domain.commit.record import CaseRecord, Change, LinkWrite
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.ports import CaseStore, Conflict
from abuse_desk.workflows.history import folded_with

TRIES = 20
SAME_MATTER_WITHIN = timedelta(hours=48)


def witness(entry: Entry, cases: CaseStore, config: DeskConfig, now: datetime) -> CaseId:
    """Add the event to the case it is about, or open one; an event told twice is recorded once."""
    key = LinkKey(LinkKind.MESSAGE, entry.entry_id[:300])
    for _ in range(TRIES):
        known = cases.look_up(None, (key,), "none").links.get(key)
        if known is not None:
            return known.case_id
        records = cases.cases(cases.unclosed())
        change = _change(entry, records, cases, config, now)
        assert change.record is not None
        joined = change.record.case.case_id
        link = LinkWrite(Link(key, joined, entry.entry_id, entry.sent_at))
        try:
            cases.commit(replace(change, links=(link,)), now)
        except Conflict:
            continue
        return joined
    raise Conflict(f"{entry.entry_id}: {TRIES} writers came first")


def _change(
    entry: Entry,
    records: Mapping[CaseId, CaseRecord],
    cases: CaseStore,
    config: DeskConfig,
    now: datetime,
) -> Change:
    before = next((r for r in records.values() if _same_matter(r.case, entry)), None)
    joined = before.case.case_id if before else case_id(entry.entry_id)
    after = case_after(joined, before, entry, copy=False)
    if after is None:
        after = folded_with(joined, entry, cases)
    return change_of(before, after, entry, now, config)


def _same_matter(case: Case, entry: Entry) -> bool:
    """The same account and kind of matter, told within two days."""
    fact = entry.fact
    if not isinstance(fact, NoticeFact) or case.status in CLOSED or case.last is None:
        return False
    types = set(fact.facts.abuse_types)
    return (
        case.family in (None, fact.family)
        and bool(set(fact.facts.accounts) & set(case.accounts))
        and (not types or not case.abuse_types or bool(types & set(case.abuse_types)))
        and abs(entry.sent_at - case.last[0]) < SAME_MATTER_WITHIN
    )
