"""Merging: a person says that two cases are one matter; the first goes on as the second.

One transaction, conditional on both versions, makes the old case a pointer. Link rows follow it:
those that do not fit into that transaction, or that somebody took meanwhile, are found by way of
the pointer until the next notice writes them anew.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import islice

from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.cases.history import Merged
from abuse_desk.domain.cases.identity import Link, LinkKey
from abuse_desk.domain.commit.merging import LINKS_AT_ONCE, Merge, merge_change, repointed
from abuse_desk.domain.commit.record import CaseRecord, Change
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.ports import CaseStore, Conflict
from abuse_desk.domain.refusals.refusal import Why
from abuse_desk.workflows.history import read_merged
from abuse_desk.workflows.request import Refused, Request

NO_COUNTER = "none"


def merge(
    request: Request, old: CaseRecord, cases: CaseStore, config: DeskConfig, now: datetime
) -> CaseRecord:
    """Do it and give the case that goes on, or raise `Refused`. A race refuses: look again."""
    into = _into(request, old, cases)
    asked = Merge(old, into, request.by.strip()[:100], request.caller[:300])
    old_id, into_id = old.case.case_id, into.case.case_id
    history = cases.history(into_id)
    lane = _with_own(old_id, cases)
    merged = {**read_merged(history, cases), **lane}
    change = merge_change(asked, history, merged, now, config)
    batches = _batches(old_id, lane, cases)
    try:
        first = repointed(next(batches, {}), old_id, into_id)
        cases.commit(replace(change, links=first), now)
    except Conflict as race:
        raise Refused(Why.ONE_CHANGED) from race
    for links in batches:
        _follow(Change(links=repointed(links, old_id, into_id)), cases, now)
    assert change.record is not None
    return change.record


def _into(request: Request, old: CaseRecord, cases: CaseStore) -> CaseRecord:
    if request.into == request.case_id:
        raise Refused(Why.INTO_ITSELF)
    into = cases.cases((request.into,)).get(request.into) if request.into else None
    if into is None:
        raise Refused(Why.NO_CASE, case=request.into or "")
    if into.case.merged_into:
        raise Refused(Why.INTO_MERGED, case=into.case.case_id, into=into.case.merged_into)
    if request.seen is not None and request.seen != old.entries:
        seen, entries = request.seen, old.entries
        raise Refused(Why.SEEN_TOO_FEW, case=request.case_id, entries=entries, seen=seen)
    return into


def _with_own(case_id: CaseId, cases: CaseStore) -> Merged:
    own = cases.history(case_id)
    return {case_id: own, **read_merged(own, cases)}


def _batches(old: CaseId, lane: Merged, cases: CaseStore) -> Iterator[Mapping[LinkKey, Link]]:
    """The link rows that lead to the old case, as many at once as one transaction takes.

    Those of the cases that came into it before lead to it too.
    """
    written = (key for case_id in lane for key in cases.link_keys(case_id))
    keys = iter(dict.fromkeys(written))
    while batch := tuple(islice(keys, LINKS_AT_ONCE)):
        links = cases.look_up(None, batch, NO_COUNTER).links
        yield {key: link for key, link in links.items() if link.case_id == old}


def _follow(change: Change, cases: CaseStore, now: datetime) -> None:
    """A row that somebody took meanwhile leaves the others of its batch to the pointer."""
    if not change.links:
        return
    try:
        cases.commit(change, now)
    except Conflict:
        return
