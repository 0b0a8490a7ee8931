"""Each refusal in words: both languages, every value named where it is raised, no other way."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.refusals.refusal import Refusal, Why
from abuse_desk.domain.refusals.said import LANGUAGES, said

ROOT = Path(__file__).parents[4]
SOURCES = [*(ROOT / "lambda" / "abuse_desk").rglob("*.py"), *(ROOT / "console").rglob("*.py")]
UNTIL = datetime(2024, 7, 10, 3, 0, tzinfo=UTC)
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def values_of(language: str, why: Why) -> set[str]:
    return set(re.findall(r"{(\w+)}", LANGUAGES[language].sentences[why]))


def raised() -> Iterator[tuple[str, ast.Call]]:
    """Every refusal that is made in the sources, and where."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Refused":
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


RAISED = dict(raised())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_refusal_has_its_sentence(language: str) -> None:
    assert set(LANGUAGES[language].sentences) == set(Why)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_status_has_its_word(language: str) -> None:
    assert set(LANGUAGES[language].statuses) == set(Status)


@pytest.mark.parametrize("why", Why)
def test_the_japanese_sentence_is_japanese(why: Why) -> None:
    assert JAPANESE.search(LANGUAGES["ja"].sentences[why])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", Why)
def test_a_sentence_is_a_clause_that_can_stand_in_another(language: str, why: Why) -> None:
    assert LANGUAGES[language].sentences[why][-1] not in ".。 "


@pytest.mark.parametrize("why", Why)
def test_no_language_asks_for_a_value_that_english_does_not_have(why: Why) -> None:
    assert values_of("ja", why) <= values_of("en", why)


@pytest.mark.parametrize("place", RAISED)
def test_who_refuses_names_the_reason_and_every_value_of_its_sentence(place: str) -> None:
    call = RAISED[place]
    assert [ast.unparse(one).partition(".")[0] for one in call.args] == ["Why"]
    why = Why[ast.unparse(call.args[0]).partition(".")[2]]
    assert {one.arg for one in call.keywords} == values_of("en", why)


def test_each_refusal_is_raised_somewhere() -> None:
    names = {ast.unparse(call.args[0]).partition(".")[2] for call in RAISED.values()}
    assert names == set(Why.__members__)


def test_a_time_is_said_in_the_zones_of_the_desk() -> None:
    refusal = Refusal(Why.TAKEN, {"by": "Aya", "until": UNTIL})
    assert said(refusal, "en", ("UTC", "Asia/Tokyo")) == (
        "Aya has it until 2024-07-10 03:00 UTC (12:00 JST)"
    )


def test_a_status_is_said_in_the_language() -> None:
    refusal = Refusal(Why.ALREADY_CLOSED, {"status": Status.DISMISSED})
    assert (said(refusal), said(refusal, "ja")) == (
        "the case is already dismissed",
        "案件はすでに「対象外」です",
    )


def test_what_a_person_typed_stays_one_harmless_line() -> None:
    refusal = Refusal(Why.NO_ADDRESS, {"address": "{case}\n\u202ehttps://evil.example/ " * 40})
    sentence = said(refusal)
    assert sentence.startswith("'{case} hxxps://evil[.]example/")
    assert len(sentence) < 130
    assert not re.search("[\n\u202e]", sentence)
