"""A refusal in words."""

from datetime import datetime

from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.people import person
from abuse_desk.domain.refusals.en import ENGLISH
from abuse_desk.domain.refusals.ja import JAPANESE
from abuse_desk.domain.refusals.refusal import Refusal, Value
from abuse_desk.domain.text import moment

LANGUAGES = {"en": ENGLISH, "ja": JAPANESE}
MOST = 100  # characters of a name, an address, a word of the request


def said(refusal: Refusal, language: str = "en", zones: tuple[str, ...] = ("UTC",)) -> str:
    """The sentence, without its full stop; times in these zones."""
    values = {name: _text(value, language, zones) for name, value in refusal.values.items()}
    return LANGUAGES[language].sentences[refusal.why].format(**values)


def _text(value: Value, language: str, zones: tuple[str, ...]) -> str:
    if isinstance(value, datetime):
        return moment(value, zones)
    if isinstance(value, Status):
        return LANGUAGES[language].statuses[value]
    return person(str(value), MOST, language)
