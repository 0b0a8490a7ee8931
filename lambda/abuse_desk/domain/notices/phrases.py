"""Phrases: a small language for the fragments by which a wording is known.

`sent .. in error`: words in order, `..` for up to eight words of the same sentence, `a|b` for
either, `implicat*` for a word's beginning. Matching is linear: every gap is bounded.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from abuse_desk.domain.notices.plain import Plain

# A sentence that holds one of these before the fragment states a condition, not a fact.
_CONDITION = re.compile(
    r" (?:if|once|unless|until|when|whenever|whether|before|otherwise|failure|without) "
)
# One of these just before the fragment denies it, or puts it off.
_MODAL = re.compile(r" (?:should|would|could|may|might|will|cannot|not|never|can) (?:[^. ]\S* )?$")
# A phrase spans at most this many characters on either side of any of its words.
_AROUND = 260
_MOST_WINDOWS = 10
_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "aws",
        "account",
        "accounts",
        "action",
        "actions",
        "activity",
        "any",
        "are",
        "as",
        "be",
        "been",
        "by",
        "case",
        "content",
        "details",
        "email",
        "for",
        "from",
        "has",
        "have",
        "help",
        "if",
        "in",
        "information",
        "instance",
        "instances",
        "is",
        "it",
        "may",
        "more",
        "not",
        "of",
        "on",
        "or",
        "our",
        "please",
        "region",
        "reply",
        "report",
        "reports",
        "resource",
        "resources",
        "response",
        "that",
        "the",
        "these",
        "this",
        "time",
        "to",
        "using",
        "was",
        "we",
        "were",
        "what",
        "which",
        "will",
        "with",
        "you",
        "your",
    ]
)
_DENIAL = re.compile(
    r" (?:not|never|cannot|should|would|could|may|might|will|if|once|unless|until|when) "
)
_GAP = r"(?:[^. ]\S* ){0,8}?"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One fragment. `needs`: of each set at least one word must be there for a match."""

    needs: tuple[frozenset[str], ...]
    source: str  # of the regular expression
    rarest: frozenset[str] = frozenset()  # the needed set whose words are the least common
    denies: bool = False  # the fragment itself holds a "not"

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when first looked for: most mails hold no word of most phrases."""
        return _compiled(self.source)


@dataclass(frozen=True, slots=True)
class Sign:
    """Any one of several phrases. `factual`: a conditional sentence does not count."""

    phrases: tuple[Phrase, ...]
    factual: bool = False


def sign(*phrases: str, factual: bool = False) -> Sign:
    """A sign that shows if any of the phrases is said."""
    return Sign(tuple(_phrase(text) for text in phrases), factual)


def shows(mark: Sign, text: Plain) -> bool:
    """True if the text says it."""
    return any(True for _ in said(mark, text))


def said(mark: Sign, text: Plain) -> Iterable[re.Match[str]]:
    """Places where the text says it, phrase by phrase."""
    for phrase in mark.phrases:
        if any(map(text.words.isdisjoint, phrase.needs)):
            continue
        for begin, end in _windows(phrase, text):
            for found in phrase.pattern.finditer(text.said, begin, end):
                if not mark.factual or _is_fact(phrase, found):
                    yield found


def _windows(phrase: Phrase, text: Plain) -> Iterable[tuple[int, int]]:
    """Where to look: around the rarest word, or everywhere if that is not rare at all."""
    places: list[int] = []
    for word in phrase.rarest & text.words:
        at = text.said.find(f" {word} ")
        while at >= 0 and len(places) < _MOST_WINDOWS:
            places.append(at)
            at = text.said.find(f" {word} ", at + 1)
    if not places or len(places) >= _MOST_WINDOWS:
        return ((0, len(text.said)),)
    return tuple((max(0, at - _AROUND), at + _AROUND) for at in places)


def _is_fact(phrase: Phrase, found: re.Match[str]) -> bool:
    """Neither under a condition, nor denied or put off, before the fragment or inside it."""
    words, at = found.string, found.start()
    begin = max(words.rfind(" . ", 0, at + 1) + 1, at - 120, 0)
    before = words[begin : at + 1]
    if _CONDITION.search(before) or _MODAL.search(before[-48:]):
        return False
    return phrase.denies or _DENIAL.search(found.group()) is None


def _phrase(text: str) -> Phrase:
    tokens = text.split()
    needs = tuple(frozenset(word.split("|")) for word in tokens if "*" not in word and word != "..")
    source = " " + "".join(_token(word) for word in tokens)
    rarest = min(needs, key=lambda words: (len(words & _COMMON), len(words)), default=frozenset())
    return Phrase(
        needs, source, rarest, denies=any("not" in words or "no" in words for words in needs)
    )


def _token(word: str) -> str:
    if word == "..":
        return _GAP
    options = [re.escape(option).replace(r"\*", r"[^. ]*") for option in word.split("|")]
    return f"(?:{'|'.join(options)}) " if len(options) > 1 else f"{options[0]} "


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)
