"""What a woken person reads: no word of the code, nothing twice, no way into a refusal."""

import re

import pytest

from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import Act, Entry, EntryId, TriageFact
from abuse_desk.domain.notices.reading import Trust
from abuse_desk.domain.page.case_page import case_page
from abuse_desk.domain.page.visit import PAGE_WORDS
from abuse_desk.domain.page.worklist import worklist_page
from abuse_desk.domain.people import claimed, person
from abuse_desk.domain.vocabulary import Stage, TrustLevel
from tests.builders import START, a_notice, an_act, an_answer
from tests.unit.domain.page.conftest import MakeVisit, ShowCase

REPORT = a_notice()
TAKEN = an_act(Act.ACK, 1, REPORT, until=5, by="Aya")
STRANGE = Entry(
    EntryId("strange"),
    START,
    START,
    "ses-strange",
    TriageFact("unrecognized", Trust(TrustLevel.VERIFIED), "x@amazonaws.com", "Your account"),
)


def words_of(page: str) -> str:
    """What is shown, without tags, style and script."""
    bare = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    return re.sub(r"<[^>]+>", "\n", bare)


@pytest.mark.parametrize("language", PAGE_WORDS)
def test_each_stage_and_each_level_has_its_word(language: str) -> None:
    words = PAGE_WORDS[language]
    assert (set(words.stages), set(words.levels)) == (set(Stage), set(TrustLevel))


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_is_said_in_the_language(show: ShowCase, visit: MakeVisit, stage: Stage) -> None:
    page = words_of(case_page(show(REPORT, a_notice("next", stage, 1)), visit(language="ja")))
    assert f"AWS: {PAGE_WORDS['ja'].stages[stage]}" in page


def test_a_level_is_said_in_the_language(show: ShowCase, visit: MakeVisit) -> None:
    forged = a_notice("next", Stage.REMINDER, 1, TrustLevel.FORGED)
    page = words_of(case_page(show(REPORT, forged), visit(language="ja")))
    assert {"確認済み", "偽造"} <= set(page.split("\n"))
    assert not re.search("verified|forged", page)


def test_a_claim_is_said_in_the_language(show: ShowCase, visit: MakeVisit) -> None:
    closing = a_notice("over", Stage.RESOLUTION, 1, TrustLevel.UNVERIFIED)
    page = words_of(case_page(show(REPORT, closing), visit(language="ja", at=2)))
    assert "AWS がこの件を終了したというメールが届きました。" in page


def test_a_claimed_name_is_said_to_be_one_in_the_language(show: ShowCase, visit: MakeVisit) -> None:
    note = an_act(Act.NOTE, 1, by=claimed("Ben"), note="seen")
    page = words_of(case_page(show(REPORT, note), visit(language="ja", at=2)))
    assert "Ben (自己申告) さんがメモを書きました" in page


def test_a_name_that_is_too_long_is_still_said_to_be_claimed() -> None:
    assert person(claimed("B" * 90), 60, "en").endswith("… (claimed)")


def test_nobody_claims_an_empty_name() -> None:
    assert claimed("") == ""


def test_the_time_left_is_said_in_the_language_without_scripts(
    show: ShowCase, visit: MakeVisit
) -> None:
    page = words_of(case_page(show(REPORT), visit(language="ja")))
    assert "23 時間 0 分" in page


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_mail_nobody_has_judged_is_not_said_to_need_no_answer(
    show: ShowCase, visit: MakeVisit, language: str
) -> None:
    page = words_of(case_page(show(STRANGE), visit(language=language)))
    assert PAGE_WORDS[language].no_answer not in page
    assert "2024-07-11 03:00 UTC" in page


def acts_of(page: str) -> list[str]:
    return re.findall(r'name="act" value="(\w+)"', page)


def test_who_can_only_be_refused_is_not_offered_to_take_the_case(
    show: ShowCase, visit: MakeVisit
) -> None:
    taken = show(REPORT, TAKEN)
    assert "ack" in acts_of(case_page(taken, visit("Aya", at=2)))
    assert "ack" not in acts_of(case_page(taken, visit("Ben", at=2)))


def test_a_case_that_somebody_has_offers_taking_only_on_a_second_look(
    show: ShowCase, visit: MakeVisit
) -> None:
    page = case_page(show(REPORT, TAKEN), visit(at=2))
    assert acts_of(page.partition("If it is you: take it for longer</summary>")[2])[0] == "ack"


def listed(case: Case, visit: MakeVisit) -> str:
    return words_of(worklist_page([case], visit("Aya", at=3)))


def test_a_mail_to_judge_says_once_how_it_stands_and_how_long_it_waits(
    show: ShowCase, visit: MakeVisit
) -> None:
    page = listed(show(STRANGE).case, visit)
    assert (page.count("not yet judged"), "waiting for 3 h 0 min" in page) == (1, True)


def test_an_answered_case_says_once_how_it_stands_and_how_long_ago(
    show: ShowCase, visit: MakeVisit
) -> None:
    page = listed(show(REPORT, an_answer(2)).case, visit)
    assert (page.count("answered: AWS"), "answered 1 h 0 min ago" in page) == (1, True)


def test_who_may_see_the_worklist_finds_it_from_a_case(show: ShowCase, visit: MakeVisit) -> None:
    assert '<a href="/">Worklist</a>' in case_page(show(REPORT), visit("Aya"))


def test_who_may_see_one_case_is_led_nowhere_else(show: ShowCase, visit: MakeVisit) -> None:
    assert 'href="/"' not in case_page(show(REPORT), visit())
