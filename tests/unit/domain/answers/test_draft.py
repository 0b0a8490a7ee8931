"""The answer kit: whom the draft goes to, what it says, and which gaps it leaves."""

import re
from dataclasses import replace
from email.utils import parseaddr
from urllib.parse import parse_qs, urlsplit

import pytest

from abuse_desk.domain.answers.draft import LANGUAGES, Draft, draft_answer
from abuse_desk.domain.answers.mailto import MOST
from abuse_desk.domain.answers.words import Approach, Caution
from abuse_desk.domain.cases.entry import Entry, NoticeFact
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.notices.reading import AbuseTime
from abuse_desk.domain.vocabulary import Family, Stage, TrustLevel
from tests.builders import CASE, CONFIG, INSTANCE, START, a_notice, an_answer, hours

INTAKE = "x7k2@abuse.example.com"
OURS = replace(CONFIG, intake_address=INTAKE)
BINDING = (Stage.REPORT, Stage.REMINDER, Stage.FINAL_NOTICE, Stage.ENFORCEMENT)
CODES = re.compile(r"\[\[(?:FILL IN|記入): [^\n]+?\]\]")


def drafted(*entries: Entry, approach: Approach = Approach.FIXED, language: str = "en") -> Draft:
    found = draft_answer(fold(CASE, entries), entries, approach, OURS, language)
    assert found is not None
    return found


def notice_of(entry: Entry) -> NoticeFact:
    assert isinstance(entry.fact, NoticeFact)
    return entry.fact


def with_mail(entry: Entry, **changes: object) -> Entry:
    return replace(entry, fact=replace(notice_of(entry), **changes))  # type: ignore[arg-type]


def test_it_goes_to_the_address_of_aws_from_the_mailbox_aws_wrote_to() -> None:
    found = drafted(a_notice()).addressing
    assert (found.send_from, found.to) == (
        ("root@example.com",),
        "trustandsafety@support.aws.com",
    )


def test_the_intake_gets_the_copy_that_proves_the_answer() -> None:
    assert drafted(a_notice()).addressing.cc == INTAKE


def test_the_reply_address_goes_before_the_sender() -> None:
    entry = with_mail(a_notice(), reply_to="ec2-abuse@amazon.com")
    assert drafted(entry).addressing.to == "ec2-abuse@amazon.com"


@pytest.mark.parametrize(
    ("reply_to", "caution"),
    [
        ("help@aws-support.example", Caution.NOT_AWS),
        ("anyone@amazon.com.example", Caution.NOT_AWS),
        ("no-reply-aws@amazon.com", Caution.NOT_READ),
        ("no-reply@amazonaws.com", Caution.NOT_READ),
        ("health@aws.com", Caution.NOT_READ),
    ],
)
def test_an_address_that_reaches_nobody_at_aws_is_not_given(
    reply_to: str, caution: Caution
) -> None:
    found = drafted(with_mail(a_notice(), reply_to=reply_to))
    assert (found.addressing.to, found.mailto) == (None, None)
    assert caution in found.addressing.cautions


def test_a_notice_nobody_proved_says_so_before_anything_else() -> None:
    found = drafted(a_notice(trust=TrustLevel.UNVERIFIED))
    assert found.addressing.cautions[0] is Caution.NOT_PROVED


def test_the_intake_is_no_mailbox_to_send_from() -> None:
    entry = with_mail(a_notice(accounts=("999900001111",)), to=(INTAKE,))
    found = drafted(entry).addressing
    assert found.send_from == ()
    assert Caution.NO_MAILBOX in found.cautions


def test_a_notice_without_a_mailbox_is_answered_from_the_accounts_root() -> None:
    assert drafted(with_mail(a_notice(), to=())).addressing.send_from == ("root@example.com",)


@pytest.mark.parametrize(
    ("subject", "answered"),
    [
        ("Your AWS Abuse Report [10412345678]", "Re: Your AWS Abuse Report [10412345678]"),
        ("RE: Your AWS Abuse Report [1]", "RE: Your AWS Abuse Report [1]"),
        ("Report\r\nBcc: all@example.com", "Re: Report Bcc: all@example.com"),
    ],
)
def test_the_subject_stays_what_aws_threads_by(subject: str, answered: str) -> None:
    assert drafted(with_mail(a_notice(), subject=subject)).subject == answered


def test_known_facts_are_filled_in() -> None:
    body = drafted(a_notice(reference="10412345678", regions=("eu-central-1",))).body
    for line in (
        "Case number: 10412345678",
        "AWS account: 111122223333",
        "Region: eu-central-1",
        "Resource: instance i-0123456789abcdef0",
    ):
        assert line in body


def test_unknown_facts_are_gaps() -> None:
    body = drafted(a_notice(accounts=(), resources=())).body
    assert "AWS account: [[FILL IN:" in body
    assert "Resource: [[FILL IN:" in body


def test_each_thing_aws_asks_for_has_a_line() -> None:
    entry = a_notice(required_actions=("close port 111", "tell us the root cause"))
    body = drafted(entry).body
    assert "- close port 111: [[FILL IN:" in body
    assert "- tell us the root cause: [[FILL IN:" in body


def test_a_measure_in_force_is_asked_to_be_lifted() -> None:
    entry = a_notice(stage=Stage.ENFORCEMENT, measures=("Blocked outbound TCP port 22",))
    assert "- Blocked outbound TCP port 22" in drafted(entry).body.split("Please lift")[1]


def test_a_late_answer_that_was_given_before_says_when() -> None:
    body = drafted(a_notice(), an_answer(2), a_notice("reminder", Stage.REMINDER, at=30)).body
    assert "We answered on 2024-07-10 05:00 UTC" in body


def test_a_late_answer_that_was_never_given_does_not_claim_it() -> None:
    body = drafted(a_notice(), a_notice("reminder", Stage.REMINDER, at=30)).body
    assert "We answered" not in body


def test_more_time_names_the_hour_aws_expects() -> None:
    body = drafted(a_notice(stated=10), approach=Approach.MORE_TIME).body
    assert "AWS expects an answer by 2024-07-10 13:00 UTC" in body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("approach", Approach)
@pytest.mark.parametrize("family", Family)
@pytest.mark.parametrize("stage", BINDING)
def test_every_draft_has_gaps_that_are_marked_and_counted(
    stage: Stage, family: Family, approach: Approach, language: str
) -> None:
    found = drafted(a_notice(stage=stage, family=family), approach=approach, language=language)
    assert found.gaps == len(CODES.findall(found.body)) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_know_the_same_matters(language: str) -> None:
    assert set(LANGUAGES[language].hints) == set(LANGUAGES["en"].hints)
    assert set(LANGUAGES[language].cautions) == set(Caution)
    assert set(LANGUAGES[language].approaches) == set(Approach)


@pytest.mark.parametrize(
    "abuse_type",
    [
        "connection/port_scan", "connection/login_attack", "connection/ddos",
        "connection/scraping", "connection/vulnerability_scan", "connection/sql_injection",
        "vulnerability/open_service", "infrastructure/botnet", "content/malware",
        "content/phishing", "content", "messaging/spam", "messaging/bulk_messaging",
        "copyright/copyright", "infrastructure/compromised_server",
    ],
)  # fmt: skip
def test_every_abuse_type_has_hints_of_its_own(abuse_type: str) -> None:
    found = drafted(a_notice(abuse_types=(abuse_type,)))
    assert found.look != drafted(a_notice(abuse_types=())).look


def test_a_kind_nobody_listed_still_has_a_draft() -> None:
    assert drafted(a_notice(abuse_types=("reputation/unheard_of",))).gaps >= 3


def test_the_newest_demand_is_answered() -> None:
    last = a_notice("question", Stage.INFORMATION_REQUEST, at=5, required_actions=("send logs",))
    assert "- send logs" in drafted(last, a_notice(), a_notice("thanks", Stage.UPDATE, at=6)).body


def test_a_case_without_a_notice_has_no_draft() -> None:
    entries = (an_answer(0),)
    assert draft_answer(fold(CASE, entries), entries, Approach.FIXED, OURS) is None


def test_the_link_opens_the_same_mail() -> None:
    found = drafted(a_notice())
    assert found.mailto is not None
    link = urlsplit(found.mailto)
    fields = parse_qs(link.query)
    assert parseaddr(link.path)[1] == found.addressing.to
    assert (fields["subject"], fields["cc"]) == ([found.subject], [INTAKE])
    assert fields["body"][0].startswith("Hello,\r\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_is_never_too_long_for_a_mail_program(language: str) -> None:
    actions = tuple(f"{number} {'x' * 280}" for number in range(20))
    found = drafted(a_notice(required_actions=actions), language=language)
    assert found.mailto is not None
    assert len(found.mailto) <= MOST


def test_hostile_text_of_a_notice_stays_text() -> None:
    entry = a_notice(required_actions=("go to http://evil.example/\u202ecod.exe",))
    body = drafted(entry).body
    assert "http://evil.example" not in body
    assert "\u202e" not in body


def test_what_was_reported_and_when_is_filled_in() -> None:
    times = (AbuseTime(START, START + hours(1)), AbuseTime(START + hours(2)))
    body = drafted(a_notice(reported_activity="Port Scanning", abuse_times=times)).body
    assert "Reported activity: Port Scanning" in body
    assert "Reported time: 2024-07-10 03:00 UTC to 2024-07-10 04:00 UTC" in body
    assert "Reported time: 2024-07-10 05:00 UTC\n" in body


def test_many_resources_are_counted_not_listed() -> None:
    many = tuple(replace(INSTANCE, id=f"i-{number:017x}") for number in range(25))
    body = drafted(a_notice(resources=many, resource_count=10_000)).body
    assert body.count("Resource: instance") == 20
    assert "Resource: and 9980 more" in body
