"""The signs by which AWS's wordings are known: each several phrases, none enough by itself.

Fragments come from public copies of the mails, 2011-2026; agents type by hand, so each sign lists
the ways of saying one thing and the readers ask for several signs at once.
"""

from collections.abc import Iterator

from abuse_desk.domain.notices.phrases import Phrase, Sign, shows
from abuse_desk.domain.notices.plain import Plain
from abuse_desk.domain.notices.signs.closings import SIGNS as CLOSINGS
from abuse_desk.domain.notices.signs.matters import SIGNS as MATTERS
from abuse_desk.domain.notices.signs.measures import SIGNS as MEASURES
from abuse_desk.domain.notices.signs.neighbours import SIGNS as NEIGHBOURS
from abuse_desk.domain.notices.signs.reminders import SIGNS as REMINDERS
from abuse_desk.domain.notices.signs.reports import SIGNS as REPORTS
from abuse_desk.domain.notices.signs.says import Says
from abuse_desk.domain.notices.signs.templates import SIGNS as TEMPLATES
from abuse_desk.domain.notices.signs.voices import SIGNS as VOICES

SIGNS: dict[Says, Sign] = (
    REPORTS | REMINDERS | MEASURES | CLOSINGS | MATTERS | VOICES | TEMPLATES | NEIGHBOURS
)


def signs_of(text: Plain) -> frozenset[Says]:
    """Everything the text says."""
    found: set[Says] = set()
    for word in text.words & _BY_WORD.keys():
        for says, one in _BY_WORD[word]:
            if says not in found and shows(one, text):
                found.add(says)
    found.update(says for says, one in _WITHOUT_WORD if shows(one, text))
    return frozenset(found)


def _indexed() -> dict[str, list[tuple[Says, Sign]]]:
    """Each phrase under the words of its rarest set: most phrases are never looked at."""
    index: dict[str, list[tuple[Says, Sign]]] = {}
    for says, phrase, factual in _phrases():
        if phrase.needs:
            for word in phrase.rarest:
                index.setdefault(word, []).append((says, Sign((phrase,), factual)))
    return index


def _phrases() -> Iterator[tuple[Says, Phrase, bool]]:
    for says, one in SIGNS.items():
        for phrase in one.phrases:
            yield says, phrase, one.factual


_BY_WORD = _indexed()
_WITHOUT_WORD = tuple(
    (says, Sign((phrase,), factual)) for says, phrase, factual in _phrases() if not phrase.needs
)

__all__ = ["SIGNS", "Says", "signs_of"]
