"""What an alert may speak of, and in which language."""

from dataclasses import dataclass
from datetime import datetime

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.quiet import Held
from abuse_desk.domain.alerts.wording.en import ENGLISH
from abuse_desk.domain.alerts.wording.ja import JAPANESE
from abuse_desk.domain.alerts.wording.words import Words
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import Entry
from abuse_desk.domain.cases.view import View
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.people import person

LANGUAGES = {"en": ENGLISH, "ja": JAPANESE}
MOST_OF_NAME = 60  # characters


@dataclass(frozen=True, slots=True)
class Telling:
    """Everything an alert may speak of."""

    case: Case
    view: View
    cause: Cause
    entry: Entry | None  # None: time alone brought it
    now: datetime
    config: DeskConfig
    held: tuple[Held, ...] = ()  # what waited for the end of the quiet hours

    @property
    def words(self) -> Words:
        """The words of the desk's language."""
        return LANGUAGES[self.config.language]

    def person(self, by: str) -> str:
        """A name, and whether it is only claimed."""
        return person(by, MOST_OF_NAME, self.config.language)
