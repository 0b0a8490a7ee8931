"""Every alert, event and case says the level of trust and why; unproved ones how to make sure."""

import json
from dataclasses import replace
from typing import Any

import pytest

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.effects import Alert, BusEvent, told
from abuse_desk.domain.alerts.export import entries_as_json
from abuse_desk.domain.alerts.wording.en import ENGLISH
from abuse_desk.domain.alerts.wording.ja import JAPANESE
from abuse_desk.domain.cases.entry import TRUSTED, Entry, NoticeFact
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.notices.reading import Trust
from abuse_desk.domain.vocabulary import TrustLevel
from tests.builders import CASE, CONFIG, START, a_notice, hours
from tests.told import text_of

WHY = "the signature of amazon.com on the original verifies, as the test says"
WORDS = {"en": ENGLISH, "ja": JAPANESE}
TIMELY = (Cause.MARK, Cause.REPEAT, Cause.ACKNOWLEDGEMENT_EXPIRED)
CAUSES = (Cause.OPENED, Cause.REMINDER, Cause.PROPOSAL, *TIMELY)


def a_mail(level: TrustLevel) -> Entry:
    entry = a_notice(trust=level)
    assert isinstance(entry.fact, NoticeFact)
    return replace(entry, fact=replace(entry.fact, trust=Trust(level, (WHY,))))


def texts(level: TrustLevel, why: Cause, language: str) -> tuple[str, dict[str, Any]]:
    """The alert as mail, and the event beside it."""
    entry = a_mail(level)
    config = replace(CONFIG, language=language)
    brought = None if why in TIMELY else entry
    effects = told(fold(CASE, [entry]), why, brought, START + hours(1), config)
    alert = next(effect for effect in effects if isinstance(effect, Alert))
    event = next(effect for effect in effects if isinstance(effect, BusEvent))
    return text_of(alert), json.loads(event.detail)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("why", CAUSES)
@pytest.mark.parametrize("level", TrustLevel)
def test_every_alert_says_the_level_and_why(level: TrustLevel, why: Cause, language: str) -> None:
    text, _ = texts(level, why, language)
    assert WORDS[language].trust[level] in text
    assert WHY in text


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("level", TrustLevel)
def test_only_unproved_mail_is_to_be_confirmed_elsewhere(level: TrustLevel, language: str) -> None:
    text, _ = texts(level, Cause.OPENED, language)
    assert (WORDS[language].confirm_origin in text) is (level not in TRUSTED)


@pytest.mark.parametrize("why", CAUSES)
@pytest.mark.parametrize("level", TrustLevel)
def test_every_event_says_the_level_and_why(level: TrustLevel, why: Cause) -> None:
    _, detail = texts(level, why, "en")
    assert detail["case"]["trust"] == {"level": level, "reasons": [WHY]}


@pytest.mark.parametrize("level", TrustLevel)
def test_every_mail_of_a_case_shows_its_level_and_why(level: TrustLevel) -> None:
    (shown,) = entries_as_json([a_mail(level)])
    assert shown["trust"] == {"level": level, "reasons": [WHY]}
