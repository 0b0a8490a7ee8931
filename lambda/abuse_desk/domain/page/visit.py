"""A visit to the page: who looks, in which language, at what time."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from abuse_desk.domain.alerts.wording.alert import LANGUAGES
from abuse_desk.domain.alerts.wording.words import Words
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.late import late
from abuse_desk.domain.page.access import Grant
from abuse_desk.domain.page.words.en import ENGLISH
from abuse_desk.domain.page.words.ja import JAPANESE
from abuse_desk.domain.page.words.words import PageWords
from abuse_desk.domain.people import person
from abuse_desk.domain.text import moment

PAGE_WORDS = {"en": ENGLISH, "ja": JAPANESE}
RANGE = late(
    r"\s*([a-z]{1,8})(?:-[a-z0-9-]{1,20})?\s*(?:;\s*q=([01](?:\.\d{1,3})?)\s*)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Visit:
    """What every page is made for. `csrf` is what its forms must bring back."""

    grant: Grant
    csrf: str
    language: str
    now: datetime
    config: DeskConfig = field(default_factory=DeskConfig)

    @property
    def words(self) -> PageWords:
        return PAGE_WORDS[self.language]

    @property
    def alert_words(self) -> Words:
        """What alerts and the page say alike."""
        return LANGUAGES[self.language]

    def person(self, by: str, most: int = 100) -> str:
        """A name, and whether it is only claimed."""
        return person(by, most, self.language)

    def when(self, at: datetime) -> str:
        """A time in the zones of the desk."""
        return moment(at, self.config.zones)


def chosen_language(asked: str | None, accepted: str, default: str) -> str:
    """What the visitor switched to, else the first we speak by `Accept-Language`, else ours."""
    if asked in PAGE_WORDS:
        return str(asked)
    best = max(_ranges(accepted[:500]), key=lambda one: one[1], default=(default, 0.0))
    return best[0]


def other_language(language: str) -> str:
    return "en" if language == "ja" else "ja"


def _ranges(accepted: str) -> list[tuple[str, float]]:
    found = (RANGE.fullmatch(part) for part in accepted.split(","))
    ranges = ((one[1].lower(), float(one[2] or 1)) for one in found if one)
    return [(name, weight) for name, weight in ranges if name in PAGE_WORDS and weight > 0]
