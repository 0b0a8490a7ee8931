"""Each turn of a case in words: both languages, whole and in one line, within AWS's limits."""

import re
from dataclasses import fields, replace
from typing import Any

import pytest

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.causes import cause
from abuse_desk.domain.alerts.effects import Alert, told
from abuse_desk.domain.alerts.limits import SUBJECT, problems
from abuse_desk.domain.alerts.wording.en import ENGLISH
from abuse_desk.domain.alerts.wording.ja import JAPANESE
from abuse_desk.domain.alerts.wording.short import SMS_MOST
from abuse_desk.domain.alerts.wording.words import Words
from abuse_desk.domain.cases.case import Case, Claim, Resolution
from abuse_desk.domain.cases.entry import Act, CaseId, ClosedFact, Entry, EntryId, TriageFact
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.notices.reading import Trust
from abuse_desk.domain.people import claimed
from abuse_desk.domain.vocabulary import Family, Stage, TrustLevel
from tests.builders import CASE, CONFIG, START, a_notice, an_act, an_answer, hours
from tests.told import forms

OLD = CaseId("case-0000000002")  # merged into the case that is told of
LANGUAGES = {"en": ENGLISH, "ja": JAPANESE}
UNPROVED = TrustLevel.UNVERIFIED
REPORT = a_notice(reported_activity="Port Scanning", reference="10412345678")
TAKEN = an_act(Act.ACK, 1, REPORT, until=5)
ANSWERED = an_answer(3)
CLOSED = a_notice("closed", Stage.RESOLUTION, 20)
UNREAD = Entry(
    EntryId("unread"),
    START,
    START,
    "ses-unread",
    TriageFact("unrecognized", Trust(UNPROVED), "x@example.com", "About your instance"),
)
BY_RULE = Entry(
    EntryId("rule"), START + hours(400), START + hours(400), "rule", ClosedFact(START + hours(3))
)
# Each cause as it comes about: the history, whose last entry brings it, or the hour of the clock.
BY_ENTRY: dict[Cause, list[Entry]] = {
    Cause.OPENED: [REPORT],
    Cause.ADDED_RESOURCE: [REPORT, a_notice("more", at=20, abuse_types=("connection/ddos",))],
    Cause.REMINDER: [REPORT, a_notice("again", Stage.REMINDER, 20)],
    Cause.FINAL_NOTICE: [REPORT, a_notice("last", Stage.FINAL_NOTICE, 20)],
    Cause.ENFORCEMENT: [REPORT, a_notice("acts", Stage.ENFORCEMENT, 20, measures=("Blocked 22",))],
    Cause.INFORMATION_REQUEST: [REPORT, a_notice("asks", Stage.INFORMATION_REQUEST, 20)],
    Cause.UPDATE: [REPORT, ANSWERED, a_notice("news", Stage.UPDATE, 20)],
    Cause.ACKNOWLEDGED: [REPORT, TAKEN],
    Cause.ANSWERED: [REPORT, ANSWERED],
    Cause.EXTENSION: [REPORT, a_notice("x", Stage.UPDATE, 1, stated=90, needs_answer=False)],
    Cause.RESOLVED: [REPORT, CLOSED],
    Cause.RETRACTED: [REPORT, a_notice("sorry", Stage.RETRACTION, 20)],
    Cause.REOPENED: [REPORT, CLOSED, a_notice("new", at=40)],
    Cause.TRIAGE: [UNREAD],
    Cause.PROPOSAL: [REPORT, a_notice("closed", Stage.RESOLUTION, 20, UNPROVED)],
    Cause.MERGED: [REPORT, an_act(Act.MERGE, 2, merged=OLD)],
}
BY_TIME: dict[Cause, tuple[list[Entry], float]] = {
    Cause.MARK: ([REPORT], 18),
    Cause.REPEAT: ([REPORT], 2),
    Cause.ACKNOWLEDGEMENT_EXPIRED: ([REPORT, TAKEN], 5),
    Cause.SILENT: ([REPORT, ANSWERED], 75),
}
HEADINGS = ("aws_says", "whose", "how_sure", "what_now", "evidence")


def case_of(history: list[Entry]) -> Case:
    gone = an_act(Act.MERGE, 2, into=CASE, name="gone")
    return fold(CASE, history, {OLD: (a_notice("other", at=1), gone)})


def by_entry(why: Cause, history: list[Entry], language: str = "en") -> Alert:
    config = replace(CONFIG, language=language, zones=("UTC", "Asia/Tokyo"))
    now = history[-1].received_at
    effects = told(case_of(history), why, history[-1], now, config)
    return next(effect for effect in effects if isinstance(effect, Alert))


def by_time(why: Cause, language: str = "en", at: float | None = None) -> Alert:
    history, due = BY_TIME[why]
    config = replace(CONFIG, language=language, zones=("UTC", "Asia/Tokyo"))
    now = START + hours(due if at is None else at)
    effects = told(case_of(history), why, None, now, config)
    return next(effect for effect in effects if isinstance(effect, Alert))


def any_alert(why: Cause, language: str) -> Alert:
    return by_time(why, language) if why in BY_TIME else by_entry(why, BY_ENTRY[why], language)


def sentences(words: Words) -> dict[str, str]:
    """Every text of a language by its place."""
    found: dict[str, str] = {}
    for one in fields(words):
        value: Any = getattr(words, one.name)
        several = dict(enumerate(value)) if isinstance(value, tuple) else value
        parts = {one.name: value} if isinstance(value, str) else several
        found |= {f"{one.name} {key}": text for key, text in parts.items()}
    return found


CASES = [(why, language) for why in (*BY_ENTRY, *BY_TIME) for language in LANGUAGES]


def test_every_cause_that_is_sent_is_tried() -> None:
    assert {*BY_ENTRY, *BY_TIME} == {*Cause} - {Cause.REFUSED}


@pytest.mark.parametrize("why", BY_ENTRY)
def test_the_histories_bring_the_causes_they_stand_for(why: Cause) -> None:
    *before, entry = BY_ENTRY[why]
    assert cause(case_of(before) if before else None, case_of([*before, entry]), entry) is why


@pytest.mark.parametrize(("why", "language"), CASES)
def test_an_alert_begins_with_its_turn(why: Cause, language: str) -> None:
    words = LANGUAGES[language]
    wanted = {
        Cause.RESOLVED: words.closings[Resolution.FIXED],
        Cause.PROPOSAL: words.claims[Claim.RESOLUTION],
    }.get(why, words.happened[why])
    assert forms(any_alert(why, language))["email"].startswith(wanted.partition("{")[0])


@pytest.mark.parametrize(
    ("language", "named"), [("en", "Ben (claimed) has"), ("ja", "Ben (自己申告) さん")]
)
def test_a_name_that_is_only_claimed_is_said_to_be(language: str, named: str) -> None:
    taken = an_act(Act.ACK, 1, REPORT, until=4, by=claimed("Ben"))
    alert = by_entry(Cause.ACKNOWLEDGED, [REPORT, taken], language)
    assert forms(alert)["email"].startswith(named)


@pytest.mark.parametrize(("why", "language"), CASES)
def test_every_blank_of_an_alert_is_filled(why: Cause, language: str) -> None:
    alert = any_alert(why, language)
    assert not re.search(r"[{}]|(?<!\w)\?|None", forms(alert)["email"] + forms(alert)["sms"])


@pytest.mark.parametrize(("why", "language"), CASES)
def test_an_alert_has_its_sections_in_order(why: Cause, language: str) -> None:
    text, words = forms(any_alert(why, language))["email"], LANGUAGES[language]
    headings = [getattr(words, name) for name in HEADINGS]
    headings[0] = next(one for one in (words.aws_says, words.mail_says) if f"\n{one}\n" in text)
    places = [text.index(f"\n{heading}\n") for heading in headings]
    assert places == sorted(places)


@pytest.mark.parametrize(("why", "language"), CASES)
def test_an_alert_is_within_the_limits_of_aws(why: Cause, language: str) -> None:
    alert = any_alert(why, language)
    assert problems(alert) == ()
    assert SUBJECT.fullmatch(alert.subject)
    assert len(alert.message.encode()) < 16 * 1024


@pytest.mark.parametrize(("why", "language"), CASES)
def test_one_line_says_how_loud_what_and_which_case(why: Cause, language: str) -> None:
    line = forms(any_alert(why, language))["sms"]
    assert len(line) <= SMS_MOST
    assert "\n" not in line
    assert LANGUAGES[language].turns[why] in line
    assert line.endswith(CASE)


@pytest.mark.parametrize("why", [*BY_ENTRY, *BY_TIME])
def test_the_subject_is_english_in_every_language(why: Cause) -> None:
    assert any_alert(why, "ja").subject == any_alert(why, "en").subject
    assert ENGLISH.turns[why] in any_alert(why, "en").subject


def test_no_two_turns_read_the_same() -> None:
    for words in LANGUAGES.values():
        assert len(set(words.turns.values())) == len(Cause)
        assert len(set(words.happened.values())) == len(Cause)


def test_japanese_says_everything_english_says() -> None:
    english, japanese = sentences(ENGLISH), sentences(JAPANESE)
    assert set(english) == set(japanese)
    assert [key for key in english if re.fullmatch(r"[ -~\n]*", japanese[key])] == []


@pytest.mark.parametrize("key", sentences(ENGLISH))
def test_both_languages_fill_the_same_blanks(key: str) -> None:
    blanks = [set(re.findall(r"{\w+}", sentences(words)[key])) for words in LANGUAGES.values()]
    assert blanks[0] == blanks[1]


@pytest.mark.parametrize(
    ("history", "why"),
    [
        ([REPORT, an_act(Act.RESOLVE, 2, REPORT, reason="gone")], "A person has closed this case"),
        ([REPORT, an_act(Act.DISMISS, 2, REPORT, reason="no")], "this is not for you"),
        ([REPORT, ANSWERED, BY_RULE], "nothing more since it was answered"),
        ([REPORT, CLOSED], "AWS has closed this matter"),
    ],
    ids=["resolved", "dismissed", "silence", "fixed"],
)
def test_a_case_that_is_over_says_why(history: list[Entry], why: str) -> None:
    assert why in forms(by_entry(Cause.RESOLVED, history))["email"]


def test_a_persons_act_says_whose_and_why() -> None:
    act = an_act(Act.RESOLVE, 2, REPORT, reason="instance deleted")
    text = forms(by_entry(Cause.RESOLVED, [REPORT, act]))["email"]
    assert "By Aya: instance deleted" in text


def test_a_mark_at_the_time_to_answer_says_that_it_is_over() -> None:
    text = forms(by_time(Cause.MARK, at=24))["email"]
    assert text.startswith("The time to answer AWS is over")


def test_an_unproved_mail_is_not_told_as_aws_words() -> None:
    text = forms(by_entry(Cause.OPENED, [a_notice(trust=UNPROVED)]))["email"]
    assert text.splitlines()[1] == "Not verified: this may or may not be from AWS."
    assert "WHAT THE MAIL SAYS" in text
    assert "Make sure first that it is real" in text


def test_an_unproved_claim_in_a_proved_case_is_not_told_as_aws_words() -> None:
    text = forms(by_entry(Cause.PROPOSAL, BY_ENTRY[Cause.PROPOSAL]))["email"]
    assert "WHAT THE MAIL SAYS" in text


def test_mail_nobody_has_judged_never_says_nothing_to_answer() -> None:
    text = forms(by_entry(Cause.TRIAGE, [UNREAD]))["email"]
    assert "AWS expects an answer by 2024-07-11 03:00 UTC (12:00 JST)" in text
    assert "Nothing to answer" not in text


def test_silence_of_aws_says_what_to_do_and_when_the_case_ends() -> None:
    text = forms(by_time(Cause.SILENT))["email"]
    assert "Ask AWS in the same thread" in text
    assert "2024-07-24 06:00 UTC" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", Family)
def test_every_family_says_what_aws_may_do(family: Family, language: str) -> None:
    text = forms(by_entry(Cause.OPENED, [a_notice(family=family)], language))["email"]
    assert LANGUAGES[language].threats[family] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_from_another_mailbox_is_warned_of(language: str) -> None:
    text = forms(any_alert(Cause.ANSWERED, language))["email"]
    warning = LANGUAGES[language].answered_elsewhere
    said = warning.format(sender="editor@example.com", mailboxes="root@example.com")
    assert said in text


def test_a_merge_says_which_case_came_in() -> None:
    text = forms(by_entry(Cause.MERGED, BY_ENTRY[Cause.MERGED]))["email"]
    assert text.startswith("Two cases are one matter: case-0000000002 goes on as this case.")
