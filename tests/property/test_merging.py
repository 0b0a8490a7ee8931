"""Whatever two cases were, merging them takes nothing away, in any order of processing."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from abuse_desk.domain.cases.entry import Act, ActFact, CaseId, Entry, EntryId, Fact
from abuse_desk.domain.cases.fold import fold
from tests.builders import CASE, an_act
from tests.property.test_fold import histories

OLD = CaseId("case-0000000002")
GONE = an_act(Act.MERGE, 300, into=CASE, name="gone")
CAME = an_act(Act.MERGE, 300, merged=OLD, name="came")
QUICK = settings(max_examples=60, deadline=None)


def _has_a_mail(history: list[Entry]) -> bool:
    return any(entry.is_from_outside for entry in history)


OWN = histories().filter(_has_a_mail)


@QUICK
@given(OWN, OWN)
def test_what_either_case_still_asked_is_asked_after_the_merge(
    own: list[Entry], old: list[Entry]
) -> None:
    merged = fold(CASE, [*own, CAME], {OLD: (*_apart(old), GONE)})
    waiting = [one for one in (fold(CASE, own), fold(OLD, _apart(old))) if one.needs_us]
    asked = {demand.entry_id for one in waiting for demand in one.demands}
    assert asked <= {demand.entry_id for demand in merged.demands}
    assert merged.needs_us or not waiting


@QUICK
@given(OWN, OWN)
def test_the_time_to_answer_never_moves_out_by_merging(own: list[Entry], old: list[Entry]) -> None:
    merged = fold(CASE, [*own, CAME], {OLD: (*_apart(old), GONE)})
    for one in (fold(CASE, own), fold(OLD, _apart(old))):
        same = one.answer_by_basis is merged.answer_by_basis
        if one.needs_us and one.answer_by and merged.answer_by and same:
            assert merged.answer_by <= one.answer_by


@QUICK
@given(OWN, OWN, st.randoms(use_true_random=False))
def test_order_and_duplicates_change_nothing_in_a_merged_case(
    own: list[Entry], old: list[Entry], random: Random
) -> None:
    lane = [*_apart(old), GONE]
    expected = fold(CASE, [*own, CAME], {OLD: tuple(lane)})
    mixed = [*own, CAME, *own[:2]]
    random.shuffle(mixed)
    random.shuffle(lane)
    assert fold(CASE, mixed, {OLD: (*lane, *lane[:2])}) == expected


def _apart(history: list[Entry]) -> list[Entry]:
    """The same history with ids of its own: two cases never hold one notice."""
    return [
        replace(entry, entry_id=EntryId(f"old {entry.entry_id}"), fact=_renamed(entry.fact))
        for entry in history
    ]


def _renamed(fact: Fact) -> Fact:
    if not isinstance(fact, ActFact):
        return fact
    covers = tuple(replace(one, entry_id=EntryId(f"old {one.entry_id}")) for one in fact.covers)
    about = EntryId(f"old {fact.about}") if fact.about else None
    return replace(fact, covers=covers, about=about)
