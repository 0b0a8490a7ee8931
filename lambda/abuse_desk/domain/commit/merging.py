"""Merging two cases: the one transaction, small however long their histories are.

No entry is copied or edited. The old case gets an entry that says where it went, the other one an
entry that says what came in; whoever folds reads both histories.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from abuse_desk.domain.cases.entry import Act, ActFact, CaseId, Entry, EntryId
from abuse_desk.domain.cases.history import Merged
from abuse_desk.domain.cases.identity import Link, LinkKey
from abuse_desk.domain.cases.rules import step
from abuse_desk.domain.commit.change import case_folded, change_of, record_after
from abuse_desk.domain.commit.record import CaseRecord, Change, LinkWrite, Pointer
from abuse_desk.domain.config import DeskConfig

# Of the 100 actions of a transaction: two cases, two entries, and what people and machines hear.
LINKS_AT_ONCE = 90


@dataclass(frozen=True, slots=True)
class Merge:
    """What a person asked for: `old` goes on as `into`."""

    old: CaseRecord
    into: CaseRecord
    by: str
    caller: str = ""


def merge_change(
    merge: Merge, history: Iterable[Entry], merged: Merged, now: datetime, config: DeskConfig
) -> Change:
    """The transaction, without link rows. `history` is that of `into`, `merged` holds the rest."""
    gone, came = _entries(merge, now)
    old, into = merge.old, merge.into
    after = case_folded(into.case.case_id, history, came, merged)
    left = step(old.case.case_id, old.case, gone)
    pointer = Pointer(record_after(old, left, gone, old.state), gone)
    return replace(change_of(into, after, came, now, config), pointer=pointer)


def repointed(links: Mapping[LinkKey, Link], old: CaseId, into: CaseId) -> tuple[LinkWrite, ...]:
    """The link rows of the old case that lead to the other one from now on."""
    return tuple(
        LinkWrite(replace(link, case_id=into), old)
        for link in links.values()
        if link.case_id == old
    )


def _entries(merge: Merge, now: datetime) -> tuple[Entry, Entry]:
    """One for each case. A mail's clock may run ahead of ours: the act still comes last."""
    old, into = merge.old.case, merge.into.case
    sent_at = max(now, *(case.last[0] for case in (old, into) if case.last))
    said = ActFact(Act.MERGE, merge.by, caller=merge.caller)
    gone = replace(said, into=into.case_id)
    came = replace(said, merged=old.case_id)
    return _entry(merge.old, gone, sent_at, now), _entry(merge.into, came, sent_at, now)


def _entry(record: CaseRecord, fact: ActFact, sent_at: datetime, now: datetime) -> Entry:
    identity = EntryId(f"merge {record.case.case_id} {record.version}")
    return Entry(identity, sent_at, now, identity, fact)
