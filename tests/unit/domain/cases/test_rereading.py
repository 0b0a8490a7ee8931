"""A mail that is read again: proved words replace, unproved ones take nothing back."""

from dataclasses import replace
from typing import Any

import pytest

from abuse_desk.domain.alerts.causes import cause
from abuse_desk.domain.cases.case import Case, Status
from abuse_desk.domain.cases.entry import Act, Entry, EntryId, NoticeFact, TriageFact
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.cases.rereading import first_id, read_anew
from abuse_desk.domain.notices.reading import Resource, Trust
from abuse_desk.domain.vocabulary import ResourceType, Stage, TrustLevel
from tests.builders import CASE, START, a_notice, an_act, an_answer, hours

PROVED, UNPROVED = TrustLevel.VERIFIED, TrustLevel.UNVERIFIED
LESS = (Stage.UPDATE, Stage.RESOLUTION, Stage.RETRACTION)


def again(history: list[Entry], fresh: Entry) -> list[Entry]:
    """The history after replaying this mail until nothing is new."""
    known = list(history)
    while True:
        readings = [entry for entry in known if entry.source == fresh.source]
        added = read_anew(readings, fresh)
        if added is None:
            return known
        known.append(added)
        assert len(known) < len(history) + 4, "a replay must come to an end"


def replayed(old: Entry, new: Entry) -> Case:
    return fold(CASE, again([old], new))


def as_read(stage: Stage = Stage.REPORT, trust: TrustLevel = PROVED, **changes: Any) -> Entry:
    return a_notice("mail", stage, trust=trust, **changes)


@pytest.mark.parametrize("trust", TrustLevel)
def test_the_same_reading_adds_nothing(trust: TrustLevel) -> None:
    assert read_anew([as_read(trust=trust)], as_read(trust=trust)) is None


def test_other_words_about_the_doubts_add_nothing() -> None:
    known = as_read()
    assert isinstance(known.fact, NoticeFact)
    doubted = replace(known.fact, warnings=("no region found",), trust=Trust(PROVED, ("other",)))
    assert read_anew([known], replace(known, fact=doubted)) is None


@pytest.mark.parametrize("stage", LESS)
def test_a_proved_mail_read_again_replaces_what_it_said(stage: Stage) -> None:
    assert replayed(as_read(), as_read(stage)).demands == ()


@pytest.mark.parametrize("stage", LESS)
def test_an_unproved_mail_read_again_takes_no_demand_back(stage: Stage) -> None:
    case = replayed(as_read(trust=UNPROVED), as_read(stage, UNPROVED))
    assert (case.status, len(case.demands)) == (Status.OPEN, 1)


def test_an_unproved_mail_read_again_keeps_its_measures() -> None:
    old = as_read(trust=UNPROVED, measures=("Blocked port 22",))
    assert replayed(old, as_read(trust=UNPROVED)).measures == ("Blocked port 22",)


def test_an_unproved_mail_read_again_moves_no_time_out() -> None:
    case = replayed(as_read(trust=UNPROVED, stated=6), as_read(trust=UNPROVED, stated=60))
    assert case.answer_by == START + hours(6)


def test_an_unproved_mail_read_again_may_raise() -> None:
    case = replayed(as_read(Stage.UPDATE, UNPROVED), as_read(Stage.FINAL_NOTICE, UNPROVED))
    assert (case.status, len(case.demands)) == (Status.OPEN, 1)


def test_a_mail_that_is_no_longer_proved_lowers_nothing_any_more() -> None:
    closing = a_notice("closing", Stage.RESOLUTION, 2)
    history = again([as_read(), closing], a_notice("closing", Stage.RESOLUTION, 2, UNPROVED))
    assert fold(CASE, history).status is Status.OPEN


def test_a_mail_that_is_no_longer_proved_keeps_what_it_demanded() -> None:
    case = replayed(as_read(), as_read(Stage.UPDATE, UNPROVED))
    assert (len(case.demands), case.trust.level) == (1, UNPROVED)


def test_an_answer_that_is_no_longer_ours_answers_nothing() -> None:
    history = again([as_read(), an_answer(1)], an_answer(1, lowers=False))
    assert fold(CASE, history).status is Status.OPEN


def test_a_closing_that_is_proved_now_closes() -> None:
    closing = a_notice("closing", Stage.RESOLUTION, 2, UNPROVED)
    history = again([as_read(), closing], a_notice("closing", Stage.RESOLUTION, 2))
    assert fold(CASE, history).status is Status.RESOLVED


def test_a_mail_that_is_proved_now_replaces_every_word_of_it() -> None:
    history = again([as_read(trust=UNPROVED)], as_read(Stage.FINAL_NOTICE, UNPROVED))
    history = again(history, as_read(Stage.REMINDER))
    assert [demand.stage for demand in fold(CASE, history).demands] == [Stage.REMINDER]


def test_an_unreadable_mail_that_is_a_notice_now_opens_its_own_case() -> None:
    triage = TriageFact("unreadable", Trust(UNPROVED), "unknown", "Unreadable mail (9 bytes)")
    old = replace(as_read(), fact=triage)
    assert replayed(old, as_read()).status is Status.OPEN
    assert replayed(old, as_read(trust=UNPROVED)).status is Status.OPEN


def test_a_persons_word_on_a_mail_holds_when_it_is_read_again() -> None:
    closing = a_notice("closing", Stage.RESOLUTION, 2, UNPROVED)
    believed = an_act(Act.RELABEL, 3, about=EntryId("closing"), level=PROVED)
    history = again([as_read(), closing, believed], closing)
    assert fold(CASE, history).status is Status.RESOLVED


def test_what_was_answered_stays_answered_when_its_demand_is_read_again() -> None:
    wider = as_read(resources=(Resource(ResourceType.INSTANCE, "i-0123456789abcdef1"),))
    assert fold(CASE, again([as_read(), an_answer(1)], wider)).status is Status.ANSWERED


def test_a_case_is_the_same_in_whatever_order_its_readings_were_committed() -> None:
    history = again([as_read(trust=UNPROVED)], as_read(Stage.FINAL_NOTICE, UNPROVED))
    history = again(history, as_read(Stage.REMINDER))
    assert fold(CASE, history[::-1]) == fold(CASE, history)


def test_every_reading_is_known_by_the_first() -> None:
    (_, added) = again([as_read(trust=UNPROVED)], as_read(Stage.FINAL_NOTICE, UNPROVED))
    assert first_id(added.entry_id) == "mail"


def test_a_time_that_a_better_reader_moves_out_is_no_extension_of_aws() -> None:
    history = again([as_read(stated=6)], as_read(stated=60))
    before, after = fold(CASE, history[:1]), fold(CASE, history)
    assert after.answer_by == START + hours(60)
    assert cause(before, after, history[-1]) is None


def test_a_demand_that_is_found_in_a_mail_later_is_told() -> None:
    history = again([as_read(Stage.UPDATE)], as_read())
    assert cause(fold(CASE, history[:1]), fold(CASE, history), history[-1]) is not None
