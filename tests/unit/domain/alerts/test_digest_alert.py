"""The digest and the alerts of the rounds in words: both languages, short, within AWS's limits."""

import re
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest

from abuse_desk.domain.alerts.digest import (
    SHOWN,
    Counts,
    Digest,
    Suspect,
    Suspicion,
    digest_alert,
)
from abuse_desk.domain.alerts.limits import problems
from abuse_desk.domain.alerts.round_alerts import broken_histories_alert, old_notices_alert
from abuse_desk.domain.alerts.wording.daily import DAILY_WORDS, DailyWords
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.vocabulary import Stage, TrustLevel
from tests.builders import CASE, CONFIG, START, a_notice
from tests.told import text_of

HOSTILE = "<b>\u202e http://aws-login.example/x AKIAIOSFODNN7EXAMPLE\r\nBcc: x"
TRIAGE = fold(CASE, [a_notice(trust=TrustLevel.UNVERIFIED, ours=False)])
CLAIMED = fold(CASE, [a_notice(), a_notice("c", Stage.RESOLUTION, 1, TrustLevel.UNVERIFIED)])
EMPTY = Digest(date(2024, 7, 10), START - timedelta(days=1), START)
FULL = replace(
    EMPTY,
    suspects=tuple(Suspect(why, START, f"mail-{why}", "x@example.net") for why in Suspicion),
    waiting=(TRIAGE,),
    proposals=(CLAIMED,),
    forwarders=("x@forward.example.net",),
    counts=Counts(mails=17, notices=3, open=2, answered=1),
)


def english(digest: Digest) -> str:
    return text_of(digest_alert(digest, CONFIG))


@pytest.mark.parametrize("part", ["suspects", "waiting", "proposals", "forwarders"])
def test_each_section_alone_is_something_to_say(part: str) -> None:
    assert replace(EMPTY, **{part: getattr(FULL, part)}).says_something


def test_numbers_alone_are_nothing_to_say() -> None:
    assert not replace(EMPTY, counts=FULL.counts).says_something


def test_the_digest_says_what_waits_and_the_command_for_it() -> None:
    wanted = (
        "From 2024-07-09 03:00 UTC to 2024-07-10 03:00 UTC",
        f"abuse-desk show {CASE}",
        f"abuse-desk confirm {CASE}",
        "abuse-desk forwarders trust x@forward.example.net",
        "FORGED, ABOUT NOBODY OF YOURS: 1",
        "2024-07-10 03:00 UTC  from x@example.net  mail mail-forged",
        "17 mails came in, 3 of them notices",
    )
    said = english(FULL)
    assert [one for one in wanted if one not in said] == []


def test_a_section_with_nothing_in_it_is_left_out() -> None:
    said = english(replace(EMPTY, waiting=FULL.waiting))
    assert "FORGED" not in said
    assert "FORWARDERS" not in said


def test_the_subject_counts_what_is_in_it() -> None:
    subject = digest_alert(FULL, CONFIG).subject
    assert subject == (
        "[LOW] Abuse Desk: daily digest, 1 waiting, 1 to confirm, 1 asking to forward, 3 suspicious"
    )


def test_a_digest_is_routed_as_the_desks_own_and_low() -> None:
    attributes = {a.name: a.values for a in digest_alert(FULL, CONFIG).attributes}
    assert attributes == {"kind": ("desk",), "severity": ("low",), "cause": ("digest",)}


def test_two_digests_of_one_day_have_one_id() -> None:
    again = replace(EMPTY, waiting=FULL.waiting)
    assert digest_alert(FULL, CONFIG).effect_id == digest_alert(again, CONFIG).effect_id


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_flood_is_a_number_and_hostile_text_stays_text(language: str) -> None:
    case = replace(TRIAGE, title=HOSTILE)
    suspects = (Suspect(Suspicion.FORGED, START, HOSTILE, HOSTILE),) * 100_000
    digest = replace(FULL, suspects=suspects, waiting=(case,) * 1000, forwarders=(HOSTILE,) * 1000)
    alert = digest_alert(digest, replace(CONFIG, language=language))
    assert problems(alert) == ()
    assert len(alert.message) < 64 * 1024
    assert not re.search(r"http://aws-login|AKIAIOSFODNN7EXAMPLE|\u202e", alert.message)
    assert DAILY_WORDS[language].more.format(count=100_000 - SHOWN) in text_of(alert)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_many_old_notices_are_one_alert_with_the_first_of_them(language: str) -> None:
    cases = [replace(TRIAGE, case_id=CaseId(f"case-{number:010d}")) for number in range(200)]
    alert = old_notices_alert(cases, "batch", replace(CONFIG, language=language))
    assert problems(alert) == ()
    assert "200 old notices" in alert.subject
    assert text_of(alert).count("case-") == SHOWN
    assert DAILY_WORDS[language].more.format(count=200 - SHOWN) in text_of(alert)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_broken_history_names_its_case(language: str) -> None:
    config = replace(CONFIG, language=language)
    alert = broken_histories_alert([CASE], date(2024, 7, 10), config)
    assert problems(alert) == ()
    assert CASE in text_of(alert)


def sentences(words: DailyWords) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in fields(words):
        value: Any = getattr(words, one.name)
        found |= {one.name: value} if isinstance(value, str) else value
    return found


@pytest.mark.parametrize("key", sentences(DAILY_WORDS["en"]))
def test_both_languages_fill_the_same_blanks(key: str) -> None:
    en, ja = (sentences(DAILY_WORDS[language])[key] for language in ("en", "ja"))
    assert set(re.findall(r"{\w+}", en)) == set(re.findall(r"{\w+}", ja))
    assert re.search(r"[^ -~\n]", ja)


def test_every_suspicion_has_its_words() -> None:
    assert all(set(words.suspects) == set(Suspicion) for words in DAILY_WORDS.values())
