"""Patterns that begin with one of a few words, asked only where such a word stands.

A regular expression of alternatives is tried at every character of a text. Where each match begins
with a known stem, a plain search finds the few places worth asking about.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

_ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


class Stemmed:
    """A pattern and what its matches begin with; asked like a `re.Pattern`."""

    def __init__(self, stems: str, pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        """`stems`: in lower case, `report|abuse `, together the beginnings of every match."""
        self._stems = tuple(stems.split("|"))
        self._source, self._flags = pattern, flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a stem is first found: most mails hold no stem of most patterns."""
        return re.compile(self._source, self._flags)

    def search(self, text: str, begin: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match at or behind `begin`, as `re` has it, or None."""
        end = len(text) if end is None else min(end, len(text))
        for at in self._places(lowered(text), begin, end):
            found = self.pattern.match(text, at, end)
            if found:
                return found
        return None

    def finditer(
        self, text: str, begin: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Matches that do not overlap, in order, as `re` has them."""
        end = len(text) if end is None else min(end, len(text))
        done = begin
        for at in self._places(lowered(text), begin, end):
            found = self.pattern.match(text, at, end) if at >= done else None
            if found:
                done = found.end()
                yield found

    def sub(self, put: Callable[[re.Match[str]], str], text: str) -> str:
        """The text with something else put in the place of every match."""
        kept, done = [], 0
        for found in self.finditer(text):
            kept += [text[done : found.start()], put(found)]
            done = found.end()
        return "".join((*kept, text[done:])) if kept else text

    def _places(self, low: str, begin: int, end: int) -> list[int]:
        places: list[int] = []
        for stem in self._stems:
            at = low.find(stem, begin, end)
            while at != -1:
                places.append(at)
                at = low.find(stem, at + 1, end)
        places.sort()
        return places


# A dozen patterns ask about one text after the other.
@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """The text in lower case, with the same offsets."""
    low = text.lower()
    return low if len(low) == len(text) else text.translate(_ASCII_LOWER)
