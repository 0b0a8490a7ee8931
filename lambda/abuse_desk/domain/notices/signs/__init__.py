"""The signs by which AWS's wordings are known: each several phrases, none enough by itself.

Fragments come from public copies of the mails, 2011-2026; agents type by hand, so each sign lists
the ways of saying one thing and the readers ask for several signs at once.
"""

from abuse_desk.domain.notices.phrases import Lexicon, Sign
from abuse_desk.domain.notices.plain import Plain
from abuse_desk.domain.notices.signs.abroad import signs_abroad
from abuse_desk.domain.notices.signs.closings import SIGNS as CLOSINGS
from abuse_desk.domain.notices.signs.demands import SIGNS as DEMANDS
from abuse_desk.domain.notices.signs.matters import SIGNS as MATTERS
from abuse_desk.domain.notices.signs.measures import SIGNS as MEASURES
from abuse_desk.domain.notices.signs.neighbours import SIGNS as NEIGHBOURS
from abuse_desk.domain.notices.signs.reminders import SIGNS as REMINDERS
from abuse_desk.domain.notices.signs.reports import SIGNS as REPORTS
from abuse_desk.domain.notices.signs.says import Says
from abuse_desk.domain.notices.signs.templates import SIGNS as TEMPLATES
from abuse_desk.domain.notices.signs.voices import SIGNS as VOICES

SIGNS: dict[Says, Sign] = (
    REPORTS | REMINDERS | MEASURES | CLOSINGS | DEMANDS | MATTERS | VOICES | TEMPLATES | NEIGHBOURS
)


_LEXICON = Lexicon(SIGNS)


def signs_of(text: Plain, *, abroad: bool = False) -> frozenset[Says]:
    """Everything the text says; `abroad`: it is known to be in another language than English."""
    return _LEXICON.heard(text) | signs_abroad(text.flat, text.words, sure=abroad)


__all__ = ["SIGNS", "Says", "signs_of"]
