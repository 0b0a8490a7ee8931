"""Any processing order and any duplication of the same entries gives the same case."""

from dataclasses import replace
from random import Random

from hypothesis import given, reject
from hypothesis import strategies as st

from abuse_desk.domain.cases.case import Case, Status
from abuse_desk.domain.cases.entry import (
    TRUSTED,
    Act,
    ActFact,
    AnswerFact,
    CaseId,
    Entry,
    NoticeFact,
)
from abuse_desk.domain.cases.fold import append, fold
from abuse_desk.domain.vocabulary import Stage, TrustLevel
from tests.builders import CASE, a_notice, an_act, an_answer

HOURS = st.integers(0, 200)
LEVELS = st.sampled_from(TrustLevel)
CASES = st.sampled_from([CASE, *(CaseId(f"case-{n:010d}") for n in range(2, 14))])


@st.composite
def notices(draw: st.DrawFn) -> Entry:
    name = f"notice {draw(st.integers(0, 5))}"
    entry = a_notice(
        name,
        draw(st.sampled_from(Stage)),
        draw(HOURS),
        draw(LEVELS),
        source=f"ses {draw(st.integers(0, 3))}",
        stated=draw(st.none() | st.integers(1, 300)),
        ours=draw(st.booleans()),
    )
    return replace(entry, related=tuple(draw(st.lists(CASES, max_size=3))))


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    told = draw(
        st.lists(notices(), min_size=1, max_size=8, unique_by=lambda e: (e.entry_id, e.source))
    )
    answers = [
        an_answer(draw(HOURS), lowers=draw(st.booleans()), name=f"answer {n}")
        for n in range(draw(st.integers(0, 2)))
    ]
    acts = [draw(_acts(told, n)) for n in range(draw(st.integers(0, 4)))]
    return [*told, *answers, *acts]


@st.composite
def _acts(draw: st.DrawFn, told: list[Entry], number: int) -> Entry:
    act = draw(st.sampled_from([a for a in Act if a not in (Act.RELABEL, Act.MERGE)]))
    seen = draw(st.lists(st.sampled_from(told), unique_by=lambda entry: entry.entry_id))
    at = draw(HOURS)
    return an_act(
        act,
        at,
        *seen,
        name=f"act {number}",
        until=at + 1,
        about=draw(st.sampled_from(told)).entry_id,
    )


@given(histories(), st.randoms(use_true_random=False), st.data())
def test_order_and_duplicates_change_nothing(
    history: list[Entry], random: Random, data: st.DataObject
) -> None:
    twice = [*history, *data.draw(st.lists(st.sampled_from(history)))]
    random.shuffle(twice)
    assert fold(CASE, twice) == fold(CASE, history)


@given(histories())
def test_appending_in_order_is_the_same_as_folding_it_all(history: list[Entry]) -> None:
    unique = {entry.entry_id: entry for entry in history}
    ordered = sorted(unique.values(), key=lambda entry: entry.order)
    case: Case | None = None
    done: list[Entry] = []
    for entry in ordered:
        done.append(entry)
        if case is None and isinstance(entry.fact, ActFact):
            reject()  # an act cannot open a case: such a history never starts like this
        case = append(CASE, case, entry)
        assert case == fold(CASE, done)


@given(histories())
def test_nothing_below_trusted_forwarder_lowers_a_case(history: list[Entry]) -> None:
    raised = [entry for entry in history if not _lowers(entry)]
    if not any(isinstance(entry.fact, NoticeFact) and _demands(entry) for entry in raised):
        return
    case = fold(CASE, raised)
    assert case.status in (Status.OPEN, Status.TRIAGE)
    assert case.demands


def _demands(entry: Entry) -> bool:
    return isinstance(entry.fact, NoticeFact) and entry.fact.facts.needs_answer


def _lowers(entry: Entry) -> bool:
    match entry.fact:
        case ActFact():
            return True
        case AnswerFact() as fact:
            return fact.lowers
        case NoticeFact() as fact:
            return fact.trust.level in TRUSTED and not fact.facts.needs_answer
        case _:
            return False
