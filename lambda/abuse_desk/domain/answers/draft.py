"""The drafted answer to AWS: whom it goes to, from which mailbox, and what it says.

The draft is English: every notice of Trust & Safety known to us is, and so is whoever reads the
answer. The gaps in it speak the language of the person who fills them. Nothing is ever sent from
here: a person sends the answer, and the copy that comes back to the intake proves it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from abuse_desk.domain.answers.addressing import Addressing, addressing
from abuse_desk.domain.answers.en import ENGLISH
from abuse_desk.domain.answers.ja import JAPANESE
from abuse_desk.domain.answers.letter import Letter, body, gaps_in, without_hints
from abuse_desk.domain.answers.mailto import mailto
from abuse_desk.domain.answers.words import Approach, Hints, KitWords
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import Act, ActFact, AnswerFact, Entry, NoticeFact
from abuse_desk.domain.cases.fold import settled
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.late import late
from abuse_desk.domain.text import harmless

LANGUAGES = {"en": ENGLISH, "ja": JAPANESE}
_REPLY = late(r"\s*(?:re|aw|sv|回复|答复)\s*[:\uff1a]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer a person fills in and sends."""

    approach: Approach
    addressing: Addressing
    subject: str
    body: str
    gaps: int
    look: str
    words: KitWords

    @property
    def mailto(self) -> str | None:
        """A link that opens the draft in a mail program; None where mail reaches nobody at AWS."""
        to = self.addressing.to
        if to is None:
            return None
        bodies = (self.body, without_hints(self.body, self.words.mark))
        return mailto(to, self.addressing.cc, self.subject, bodies)

    def as_json(self) -> dict[str, Any]:
        """As `abuse-desk answer --json` prints it."""
        return {
            "approach": self.approach,
            "cautions": [self.words.cautions[one] for one in self.addressing.cautions],
            "look_first": self.look,
            "send_from": list(self.addressing.send_from),
            "to": self.addressing.to,
            "cc": self.addressing.cc,
            "subject": self.subject,
            "body": self.body,
            "gaps": self.gaps,
            "mailto": self.mailto,
        }


def draft_answer(
    case: Case,
    entries: Iterable[Entry],
    approach: Approach,
    config: DeskConfig,
    language: str | None = None,
) -> Draft | None:
    """The answer to the newest notice that wants one. None: AWS never wrote in this case.

    `language` (`en`, `ja`) is that of the gaps and cautions; the config's where left out.
    """
    history = settled(entries)
    asking = _asking(history)
    if asking is None:
        return None
    words = LANGUAGES[language or config.language]
    hints = hints_for(case, words)
    text = body(Letter(case, asking, approach, words, hints, _answered_at(history)))
    return Draft(
        approach=approach,
        addressing=addressing(asking, config),
        subject=_subject(asking.subject),
        body=text,
        gaps=gaps_in(text),
        look=hints.look,
        words=words,
    )


def hints_for(case: Case, words: KitWords) -> Hints:
    """The hints for what was reported: by abuse type, by its category, by family."""
    return next(words.hints[key] for key in _keys(case) if key in words.hints)


def _keys(case: Case) -> Iterator[str]:
    for abuse_type in case.abuse_types:
        yield abuse_type
        yield abuse_type.partition("/")[0]
    if case.family:
        yield case.family
    yield "abuse"


def _asking(history: list[Entry]) -> NoticeFact | None:
    notices = [entry.fact for entry in history if isinstance(entry.fact, NoticeFact)]
    wanting = [notice for notice in notices if notice.facts.needs_answer]
    return next(reversed(wanting or notices), None)


def _answered_at(history: list[Entry]) -> datetime | None:
    answers = [entry.sent_at for entry in history if _answers(entry)]
    return answers[-1] if answers else None


def _answers(entry: Entry) -> bool:
    fact = entry.fact
    return isinstance(fact, AnswerFact) or (isinstance(fact, ActFact) and fact.act is Act.ANSWER)


def _subject(subject: str) -> str:
    """AWS's subject unchanged, for it is what AWS threads by; marked as a reply."""
    line = harmless(subject, 300)
    return line if _REPLY.match(line) else f"Re: {line}"
