"""Each kind of result as people and scripts see it: none can be taken for another."""

from typing import get_args

import pytest

from console.checkup.result import (
    Advice,
    Bad,
    Good,
    NotAllowed,
    NotCheckable,
    Result,
    Unanswered,
)
from console.checkup.table import as_dict, mark, words

ONE_OF_EACH: tuple[Result, ...] = (
    Good("it runs"),
    Advice("it rests", "wait"),
    Bad("it stopped", "nobody is told", "start it"),
    NotAllowed("s3:ListBucket"),
    NotCheckable("no DNS here"),
    Unanswered("timed out"),
)


def test_there_is_one_of_each_kind() -> None:
    assert [type(one) for one in ONE_OF_EACH] == list(get_args(Result))


@pytest.mark.parametrize("result", ONE_OF_EACH, ids=lambda one: type(one).__name__)
def test_people_and_scripts_get_every_sentence_of_a_result(result: Result) -> None:
    said = [getattr(result, name) for name in result.__slots__]
    assert [one for one in said if one not in words(result)] == []
    assert set(said) < set(as_dict(result).values())


def test_scripts_tell_the_kinds_apart() -> None:
    assert [as_dict(one)["result"] for one in ONE_OF_EACH] == [
        "good",
        "advice",
        "bad",
        "not_allowed",
        "not_checkable",
        "unanswered",
    ]


def test_only_what_is_good_is_green() -> None:
    assert [one for one in ONE_OF_EACH if "green" in mark(one)] == [ONE_OF_EACH[0]]


def test_markup_in_what_was_seen_is_text() -> None:
    assert words(Good("[red]x[/]")) == "\\[red]x\\[/]"
