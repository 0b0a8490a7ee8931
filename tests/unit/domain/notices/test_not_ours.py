"""What AWS names beside our resources: the victim's, the reporter's, and plain words."""

import pytest

from abuse_desk.domain.vocabulary import Basis, ResourceType
from tests.notices.letters import THREAD, implicated, told

LABELLED = "> Instance: i-0123456789abcdef0\n> Region: us-west-2\n> Account: 111122223333"
QUOTED = (
    "> We've received a report that your AWS resource i-0123456789abcdef0 in account\n"
    "> 111122223333 (us-west-2) has been port scanning."
)


def named(words: str) -> set[tuple[ResourceType, str]]:
    kinds = {ResourceType.DOMAIN, ResourceType.BUCKET, ResourceType.URL}
    facts = told(words).facts
    return {(one.type, one.id) for one in facts.resources if one.type in kinds}


@pytest.mark.parametrize(
    "words",
    [
        "Your instance i-0123456789abcdef0 attacks the domain shop.victim.example.",
        "The following domain victim-shop.com was scanned by your AWS resource.",
        "Your distribution serves phishing pages which impersonate the domain mybank.com.",
        "The complainant, who owns the domain reporter-corp.com, complains of spam.",
        "Your instance i-0123456789abcdef0 floods the domain play.mygame.net.",
        "Your instance i-0123456789abcdef0 sends DNS queries for the domain evil-c2.biz.",
        "The spam was received at the domain gmail.com.",
        "The brand owner who holds the domain brandname.com reported phishing.",
    ],
)
def test_a_domain_that_is_not_called_ours_is_none_of_ours(words: str) -> None:
    assert named(implicated("phishing") + words) == set()


@pytest.mark.parametrize(
    "words",
    [
        "Please take down your domain shop-offers.com.",
        "The domain shop-offers.com, which is hosted in your account, shows it.",
        "The domain name shop-offers.com registered with us shows it.",
        "Implicated domain: shop-offers.com",
    ],
)
def test_a_domain_that_is_called_ours_is_a_resource(words: str) -> None:
    assert named(implicated("phishing") + words) == {(ResourceType.DOMAIN, "shop-offers.com")}


@pytest.mark.parametrize(
    "words",
    [
        "Please review your S3 bucket policy.",
        "Delete the S3 bucket immediately.",
        "Check your S3 bucket permissions.",
        "Review your S3 bucket access-control.",
        "Turn on your S3 bucket server-side encryption.",
    ],
)
def test_a_word_behind_a_bucket_is_no_name(words: str) -> None:
    assert named(implicated("phishing") + words) == set()


@pytest.mark.parametrize(
    "words",
    [
        "It copied data from s3://victim-data-2020/private without authorization.",
        "It attempted to access the reporter's S3 bucket acme-logs-2024.",
        "The reporter placed logs at s3://reporter-evidence-77/logs.txt for you to see.",
    ],
)
def test_a_bucket_of_others_is_none_of_ours(words: str) -> None:
    assert named(implicated("intrusion attempts") + words) == set()


@pytest.mark.parametrize(
    "words",
    [
        "The pages lie in your S3 bucket shop-offers-2024.",
        'The pages lie in your S3 bucket "shop-offers-2024".',
        "The pages lie in a bucket named shop-offers-2024.",
        "The pages are hosted at s3://shop-offers-2024/login.html.",
        "Resource: arn:aws:s3:::shop-offers-2024",
    ],
)
def test_a_bucket_that_is_called_ours_by_its_name_is_a_resource(words: str) -> None:
    assert (ResourceType.BUCKET, "shop-offers-2024") in named(implicated("phishing") + words)


@pytest.mark.parametrize(
    "words",
    [
        "Resources: https://docs.example.net/how-to-secure",
        "Targeted resource: https://victim.example.org/login",
    ],
)
def test_an_address_to_read_or_of_the_victim_is_no_place_of_ours(words: str) -> None:
    assert named(implicated("phishing") + words) == set()


def test_the_address_of_a_resource_is_its_place() -> None:
    assert named(implicated("phishing") + "Resource: https://203.0.113.7/login") == {
        (ResourceType.URL, "https://203.0.113.7/login")
    }


@pytest.mark.parametrize(
    "words",
    [
        "As of today we have not\nblocked any traffic of i-0123456789abcdef0, and need details.",
        "Have you stopped or\nterminated instances in us-east-1?",
        "Tell us whether you have\nrestricted access to port 22 of i-0123456789abcdef0.",
        "Terminated instances cannot be recovered. Please tell us what you did.",
        "Blocked ports on your side do not help.",
        "Throttled traffic is normal for the t3 class of i-0123456789abcdef0.",
        "We recommend:\nLimited access to SSH\nStopped instances where not needed\nPlease reply.",
        "Your colleague's report was withdrawn; ours was not.",
    ],
)
def test_what_nobody_did_is_no_measure(words: str) -> None:
    assert told(words, THREAD).facts.measures == ()


@pytest.mark.parametrize(
    "words",
    [
        "It is over.\n\nBlocked OUTBOUND TCP traffic\nBlocked INBOUND traffic on port 22",
        "Done:\nBlocked OUTBOUND TCP traffic to 22 and\n2222\nBlocked INBOUND traffic on 22",
    ],
)
def test_rows_without_a_mark_say_what_was_done(words: str) -> None:
    assert len(told(words, THREAD).facts.measures) == 2


@pytest.mark.parametrize(
    "words",
    [
        "Our team is staffed until end of day tomorrow to help.",
        "We will review your case by end of day tomorrow.",
        "We will look at it at 17:30 UTC tomorrow.",
        "We will reply to your questions by 5 PM UTC tomorrow.",
        "We blocked the traffic until 5 PM UTC tomorrow. Please reply.",
        "We limited it to stop the harm until 5 PM UTC tomorrow. Please reply.",
        "Please reply by 5 PM AEST tomorrow.",
        "Please reply by 5 PM SGT tomorrow.",
    ],
)
def test_a_time_that_is_not_ours_or_of_no_known_zone_is_no_deadline(words: str) -> None:
    assert told(words, THREAD).facts.answer_by_basis is not Basis.STATED


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Please reply by 5 PM UTC tomorrow.", "13 17:00"),
        ("You must stop it by end of day tomorrow.", "14 00:00"),
        ("We need your reply by 5 PM UTC today.", "12 17:00"),
        ("We would appreciate an answer by 5 PM UTC today.", "12 17:00"),
        ("Can you get it done by 5 PM UTC today?", "12 17:00"),
        ("We will isolate the instance at 5 PM UTC tomorrow.", "13 17:00"),
    ],
)
def test_a_time_by_which_we_must_act_is_the_deadline(words: str, due: str) -> None:
    facts = told(words, THREAD).facts
    assert f"{facts.answer_by:%d %H:%M}" == due


@pytest.mark.parametrize(
    ("sent", "words", "due"),
    [
        ("Tue, 12 May 2026 18:00:00 -0800", "Please reply by 11 PM PST today.", "13 07:00"),
        ("Tue, 12 May 2026 03:00:00 +0900", "Please reply by 11:00 PM JST tomorrow.", "13 14:00"),
    ],
)
def test_a_day_is_that_of_the_zone_that_is_named(sent: str, words: str, due: str) -> None:
    facts = told(words, THREAD, sent=sent).facts
    assert f"{facts.answer_by:%d %H:%M}" == due


@pytest.mark.parametrize(
    "words",
    [
        f"{LABELLED}\n\nThe resource above has been implicated in Port Scanning.",
        f"{QUOTED}\n\nWe have not received a response to the report above. Please reply.",
    ],
)
def test_what_aws_sets_apart_with_quote_marks_is_its_own(words: str) -> None:
    facts = told(words, THREAD).facts
    found = [(one.id, one.account, one.region) for one in facts.resources]
    assert found == [("i-0123456789abcdef0", "111122223333", "us-west-2")]


def test_words_that_aws_quotes_to_answer_them_are_not_its_own() -> None:
    words = (
        "> We stopped the instance. Is this case closed?\n> This case has been investigated and"
        " resolved.\n\nNo: we have not seen it stopped. Please reply with the corrective action."
    )
    assert told(words, THREAD).facts.needs_answer


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("It was detected contacting a known malware C&C server.", "infrastructure/botnet"),
        ("It has been detected as part of a malware botnet.", "infrastructure/botnet"),
        ("It contacted a host classified as malware infrastructure.", "infrastructure/botnet"),
        ("It hosts a file that was flagged as a trojan.", "content/malware"),
        ("It made exploit attempts trying passwords.", "connection/vulnerability_scan"),
        ("It was seen trying passwords on remote hosts.", "connection/login_attack"),
    ],
)
def test_malware_that_is_contacted_is_not_served_and_an_exploit_stays_one(
    words: str, kind: str
) -> None:
    found = told(f"We've received a report about your resource i-0123456789abcdef0. {words}")
    assert found.facts.abuse_types == (kind,)
