"""Phrases: fragments of a wording, found whatever the case, the line breaks and the punctuation."""

import pytest

from abuse_desk.domain.notices.phrases import Lexicon, shows, sign
from abuse_desk.domain.notices.plain import plain

LEXICON = Lexicon(
    {
        "blocked": sign("we have .. blocked|isolated", factual=True),
        "scan": sign("scan*"),
        "report": sign("abuse report|reports", "report of abuse"),
        "granted": sign("you now have until|another", factual=True),
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "We have blocked it",
        "we've since\nBLOCKED port 22",
        "Hello. We have, for now, isolated your instance.",
    ],
)
def test_a_phrase_is_found_in_any_form(text: str) -> None:
    assert "blocked" in LEXICON.heard(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "we have it. Blocked ports are listed",
        "we have one two three four five six seven eight nine blocked",
        "we haveblocked it",
        "blocked we have",
    ],
)
def test_a_phrase_is_not_found_over_a_sentence_end_or_too_far_apart(text: str) -> None:
    assert LEXICON.heard(plain(text)) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "once we have blocked it, reply",
        "unless we have blocked it",
        "we have not blocked it",
        "as soon as we have blocked it",
        "you wrote us on Monday that we have blocked it",
        "make sure we have blocked it",
    ],
)
def test_a_fact_under_a_condition_or_denied_is_none(text: str) -> None:
    assert "blocked" not in LEXICON.heard(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "As soon as we saw the traffic, we have blocked it",
        "To ensure the safety of our network, we have isolated it",
        "You wrote on Monday that it was fixed, but we have blocked it",
    ],
)
def test_a_fact_counts_behind_a_clause_that_only_leads_up_to_it(text: str) -> None:
    assert "blocked" in LEXICON.heard(plain(text))


def test_a_fact_counts_where_only_another_sentence_denies_it() -> None:
    assert "blocked" in LEXICON.heard(plain("If so, reply. We have blocked it."))


def test_a_word_that_denies_elsewhere_does_not_where_the_fragment_asks_for_it() -> None:
    assert "granted" in LEXICON.heard(plain("You now have until Monday."))
    assert "granted" not in LEXICON.heard(plain("If so, you now have until Monday."))


def test_the_beginning_of_a_word_is_enough_where_a_phrase_says_so() -> None:
    heard = LEXICON.heard(plain("portscan and scanning"))
    assert heard == {"scan"}
    assert LEXICON.heard(plain("portscan")) == frozenset()


def test_the_first_of_several_places_counts() -> None:
    text = plain("a report of abuse, then an abuse report")
    assert LEXICON.places(text) == {"report": text.said.index(" report")}


@pytest.mark.parametrize(
    ("text", "may"), [("a scanner", True), ("an abuse report", True), ("", False)]
)
def test_a_text_without_the_words_is_not_asked_further(text: str, may: bool) -> None:  # noqa: FBT001
    assert LEXICON.may_be_in(plain(text)) is may


def test_one_sign_is_asked_alone_as_in_a_lexicon() -> None:
    assert shows(sign("sent .. in error"), plain("This was sent to you in error"))
    assert not shows(sign("sent .. in error"), plain("This was sent to you"))
