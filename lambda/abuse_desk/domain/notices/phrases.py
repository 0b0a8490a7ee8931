"""Phrases: a small language for the fragments by which a wording is known.

`sent .. in error`: words in order, `..` for up to eight words of the same sentence, `a|b` for
either, `implicat*` for a word's beginning. Matching is linear: every gap is bounded.

Most mails hold no word of most phrases. So a phrase is filed under the rarest words it needs, and
looked for only where its first word stands.
"""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from abuse_desk.domain.late import late
from abuse_desk.domain.notices.plain import Plain

# A sentence that holds one of these before the fragment states a condition, not a fact.
_CONDITION = late(
    r" (?:if|once|unless|until|when|whenever|whether|before|otherwise|failure|without"
    r"|should you|to have) "
)
# So does one of these, unless a clause of AWS's own follows it: "as soon as we saw it, we blocked".
_ASIDE = late(
    r" (?:as soon as|you (?:wrote|write|said|say|stated|told|claim|claimed|mentioned)"
    r"|(?:reporter|complainant) (?:told|says|said|claims)|make sure|make certain|ensure|hope) "
)
_US = frozenset(["we", "aws"])
_OWNED = frozenset(["your", "the", "this", "these"])
_SHORTEST_CLAUSE = 3  # words
# One of these just before the fragment denies it, or puts it off.
_MODAL = late(r" (?:should|would|could|may|might|will|cannot|not|never|can) (?:[^. ]\S* )?$")
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
_DENIALS = frozenset(
    [
        "not",
        "never",
        "cannot",
        "should",
        "would",
        "could",
        "may",
        "might",
        "will",
        "if",
        "once",
        "unless",
        "until",
        "when",
    ]
)
_GAP = r"(?:[^. ]\S* ){0,8}?"


Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One fragment. `needs`: of each set at least one word must be there for a match."""

    needs: tuple[frozenset[str], ...]
    rarest: frozenset[str]  # the needed set whose words are the least common
    first: frozenset[str]  # words it may begin with
    stems: tuple[str, ...]  # beginnings of words it may begin with
    source: str  # of the regular expression
    denies: bool = False  # the fragment itself holds a "not"
    holds: frozenset[str] = frozenset()  # words of the fragment itself that deny in others


@dataclass(frozen=True, slots=True)
class Sign:
    """Any one of several phrases. `factual`: a conditional sentence does not count."""

    phrases: tuple[Phrase, ...]
    factual: bool = False


@dataclass(frozen=True, slots=True)
class _Filed(Generic[Name]):
    """A phrase in a lexicon; bit for bit `needs` says which sets of words it needs."""

    name: Name
    phrase: Phrase
    factual: bool
    needs: int


class Lexicon(Generic[Name]):
    """Many signs by name, to be looked for in one text at once."""

    def __init__(self, signs: Mapping[Name, Sign]) -> None:
        self._meets: dict[str, int] = {}  # word -> the sets it is in, bit for bit
        self._filed: dict[str, list[_Filed[Name]]] = {}
        self._always: list[_Filed[Name]] = []
        numbers: dict[frozenset[str], int] = {}
        for name, one in signs.items():
            for phrase in one.phrases:
                bits = {1 << numbers.setdefault(words, len(numbers)) for words in phrase.needs}
                self._file(_Filed(name, phrase, one.factual, sum(bits)))
        for words, number in numbers.items():
            for word in words:
                self._meets[word] = self._meets.get(word, 0) | 1 << number

    def heard(self, text: Plain) -> frozenset[Name]:
        """Every sign the text says."""
        found: set[Name] = set()
        for filed in self._possible(text):
            if filed.name not in found and _place(filed.phrase, text, factual=filed.factual) >= 0:
                found.add(filed.name)
        return frozenset(found)

    def places(self, text: Plain) -> dict[Name, int]:
        """Where in `said` the text first says each sign it says."""
        found: dict[Name, int] = {}
        for filed in self._possible(text):
            at = _place(filed.phrase, text, factual=filed.factual)
            if at >= 0:
                found[filed.name] = min(at, found.get(filed.name, at))
        return found

    def may_be_in(self, text: Plain) -> bool:
        """False if neither the text nor any part of it can say one of the signs."""
        stems = (stem for filed in self._always for stem in filed.phrase.stems)
        return len(self._possible(text)) > len(self._always) or any(s in text.said for s in stems)

    def _file(self, filed: _Filed[Name]) -> None:
        for word in filed.phrase.rarest:
            self._filed.setdefault(word, []).append(filed)
        if not filed.phrase.rarest:
            self._always.append(filed)

    def _possible(self, text: Plain) -> list[_Filed[Name]]:
        """Phrases of whose every needed set the text holds a word."""
        words = text.words & self._meets.keys()
        met = 0
        for word in words:
            met |= self._meets[word]
        rare = words & self._filed.keys()
        likely = [one for word in rare for one in self._filed[word] if one.needs & met == one.needs]
        return likely + self._always


def sign(*phrases: str, factual: bool = False) -> Sign:
    """A sign that shows if any of the phrases is said."""
    return Sign(tuple(_phrase(text) for text in phrases), factual)


def shows(mark: Sign, text: Plain) -> bool:
    """True if the text says it."""
    return any(_place(phrase, text, factual=mark.factual) >= 0 for phrase in mark.phrases)


def _place(phrase: Phrase, text: Plain, *, factual: bool) -> int:
    """Where in `said` the text first says it, as a fact if that is asked for; -1 for nowhere."""
    said, first = text.said, len(text.said)
    match = _compiled(phrase.source).match
    for mark in _openings(phrase, text):
        at = said.find(mark, 0, first)
        while at >= 0:
            found = match(said, at)
            if found and (not factual or _is_fact(phrase, found)):
                first = at
                break
            at = said.find(mark, at + 1, first)
    return first if first < len(said) else -1


def _openings(phrase: Phrase, text: Plain) -> tuple[str, ...]:
    """What the phrase can begin with in this text."""
    if not phrase.first:
        return phrase.stems
    return (*[f" {word} " for word in phrase.first & text.words], *phrase.stems)


def _is_fact(phrase: Phrase, found: re.Match[str]) -> bool:
    """Neither under a condition, nor denied or put off, before the fragment or inside it."""
    words, at = found.string, found.start()
    begin = max(words.rfind(" . ", 0, at + 1) + 1, at - 120, 0)
    before = words[begin : at + 1]
    if _CONDITION.search(before) or _MODAL.search(before[-48:]):
        return False
    if _is_told_or_wished(before, found.group()):
        return False
    return phrase.denies or phrase.holds >= _DENIALS.intersection(found.group().split())


def _is_told_or_wished(before: str, fact: str) -> bool:
    """Whether it is somebody else's word or a hope that `fact` is so."""
    aside = _ASIDE.search(before)
    if aside is None or _is_purpose(before, aside):
        return False
    clause = [*before[aside.end() :].split(), fact.split(maxsplit=1)[0]]
    own = next((at for at in (-1, -2) if clause[at:] and clause[at] in _US), None)
    if own is None or len(clause) + own < _SHORTEST_CLAUSE:
        return True
    return clause[own - 1] == "that"


def _is_purpose(before: str, aside: re.Match[str]) -> bool:
    """The fact comes behind: "To ensure the safety of others, your instance has been isolated"."""
    words = before[aside.end() :].split()
    leads = before[: aside.start() + 1].split()[-1:] == ["to"]
    return leads and len(words) > _SHORTEST_CLAUSE and words[0] != "that" and words[-1] in _OWNED


def _phrase(text: str) -> Phrase:
    tokens = text.split()
    needs = tuple(frozenset(word.split("|")) for word in tokens if "*" not in word and word != "..")
    first = tokens[0].split("|")
    return Phrase(
        needs=needs,
        rarest=min(
            needs, key=lambda words: (len(words & _COMMON), len(words)), default=frozenset()
        ),
        first=frozenset(word for word in first if "*" not in word),
        stems=tuple(f" {word.rstrip('*')}" for word in first if "*" in word),
        source=" " + "".join(_token(word) for word in tokens),
        denies=any("not" in words or "no" in words for words in needs),
        holds=_DENIALS.intersection(word for words in needs for word in words),
    )


def _token(word: str) -> str:
    if word == "..":
        return _GAP
    options = [re.escape(option).replace(r"\*", r"[^. ]*") for option in word.split("|")]
    return f"(?:{'|'.join(options)}) " if len(options) > 1 else f"{options[0]} "


@cache  # when first looked for: most mails hold no word of most phrases
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)
