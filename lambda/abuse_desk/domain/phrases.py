"""Phrases: a small language for the fragments by which a wording is known.

`sent .. in error`: words in order, `..` for up to eight words of the same sentence, `a|b` for
either, `implicat*` for a word's beginning. Matching is linear: every gap is bounded.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from abuse_desk.domain.plain import Plain

# A sentence that holds one of these before the fragment states a wish or a condition, not a fact.
_CONDITIONAL = re.compile(
    r" (?:if|once|unless|until|when|whenever|whether|should|would|could|may|might|will|cannot|not"
    r"|never|before|otherwise|failure) "
)
_GAP = r"(?:[^. ]\S* ){0,8}?"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One fragment. `needs`: of each set at least one word must be there for a match."""

    needs: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]


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
    """Every place where the text says it, phrase by phrase."""
    for phrase in mark.phrases:
        if not any(map(text.words.isdisjoint, phrase.needs)):
            for found in phrase.pattern.finditer(text.said):
                if not mark.factual or not _conditional(text.said, found.start()):
                    yield found


def _conditional(words: str, at: int) -> bool:
    begin = words.rfind(" . ", 0, at + 1) + 1
    return _CONDITIONAL.search(words, max(begin, at - 120), at + 1) is not None


def _phrase(text: str) -> Phrase:
    tokens = text.split()
    needs = tuple(frozenset(word.split("|")) for word in tokens if "*" not in word and word != "..")
    return Phrase(needs, re.compile(" " + "".join(_token(word) for word in tokens)))


def _token(word: str) -> str:
    if word == "..":
        return _GAP
    options = [re.escape(option).replace(r"\*", r"[^. ]*") for option in word.split("|")]
    return f"(?:{'|'.join(options)}) " if len(options) > 1 else f"{options[0]} "
