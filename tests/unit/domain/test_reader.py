"""The reader's decisions that no single mail of the corpus shows."""

import re
from datetime import UTC, datetime

import pytest

from abuse_desk.domain import read_mail
from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.notices.reading import Answer, Notice, Other, Unreadable, Unrecognized
from abuse_desk.domain.vocabulary import Basis, Stage

AWS = "trustandsafety@support.aws.com"
SUBJECT = "Your AWS Abuse Report [10412345678]"
DATE = "Fri, 28 Apr 2023 09:12:00 +0000"
SIGNED = "\n\nRegards,\nAWS Trust & Safety\n"
REPORT = (
    "Hello,\n\nWe've received a report(s) that your AWS resource(s)\n\n"
    "AWS ID: 111122223333 Region: us-west-2 EC2 Instance Id: i-0123456789abcdef0 [203.0.113.7]"
    "\n\nhas been implicated in activity which resembles port scanning."
)


def mail(
    text: str,
    sender: str = AWS,
    subject: str = SUBJECT,
    to: str = "r@example.com",
    date: str = DATE,
) -> bytes:
    head = f"From: {sender}\nTo: {to}\nSubject: {subject}\nDate: {date}\n\n"
    return (head + text).encode()


def notice(text: str, **head: str) -> Notice:
    reading = read_mail(mail(text, **head))
    assert isinstance(reading, Notice)
    return reading


@pytest.mark.parametrize(
    "words",
    [
        "This case has not been resolved yet. Please review the instance again.",
        "Once the content is gone this case can be closed. Please confirm the removal.",
        "If this notice was sent in error, no further action is required; else please reply.",
        "The case will be closed when you have replied. Please provide details.",
        "I will be resolving your case for now. Restrictions have been placed on your account.",
        "We closed your last case. We have now received another report about your instance.",
    ],
)
def test_an_open_matter_is_never_closed_by_a_condition(words: str) -> None:
    stage = notice("Hello,\n\n" + words + SIGNED).stage
    assert stage not in {Stage.RESOLUTION, Stage.RETRACTION}


def test_re_in_the_subject_makes_no_answer_of_a_mail_of_aws() -> None:
    assert isinstance(read_mail(mail(REPORT + SIGNED, subject=f"RE: {SUBJECT}")), Notice)


def test_our_mail_to_the_abuse_desk_is_an_answer_whatever_it_quotes() -> None:
    text = f"We stopped it.\n\n> {REPORT}\n"
    reading = read_mail(mail(text, sender="ann@example.com", to=AWS))
    assert isinstance(reading, Answer)
    assert reading.reference == "10412345678"


def test_a_copy_line_to_the_abuse_desk_counts_as_well() -> None:
    raw = mail("Done.", sender="ann@example.com", to="boss@example.com")
    raw = raw.replace(b"Subject:", b"Cc: AWS <ec2-abuse@amazon.com>\nSubject:", 1)
    assert isinstance(read_mail(raw), Answer)


def test_a_notice_under_a_strangers_address_is_still_a_notice() -> None:
    assert notice(REPORT + SIGNED, sender="x@attacker.example").stage is Stage.REPORT


def test_our_own_alert_that_comes_back_is_no_notice() -> None:
    context = ReadContext(own_addresses=frozenset({"desk@example.com"}))
    reading = read_mail(mail(REPORT + SIGNED, sender="desk@example.com"), context)
    assert isinstance(reading, Other)
    assert reading.kind == "own_alert"


def test_words_of_aws_that_fit_no_shape_are_shown_to_a_person() -> None:
    raw = mail("Hello,\n\nThe moon over your environment is full." + SIGNED)
    raw = re.sub(rb"(?m)^Subject:.*$", b"Subject: A word about the moon", raw)
    reading = read_mail(raw)
    assert isinstance(reading, Unrecognized)
    assert reading.signs


def test_unknown_words_under_a_case_number_of_aws_keep_its_matter_open() -> None:
    reading = notice("Hello,\n\nThe moon over your environment is full." + SIGNED)
    assert reading.stage is Stage.INFORMATION_REQUEST
    assert reading.facts.needs_answer


def test_an_absent_persons_automatic_reply_to_aws_is_no_answer() -> None:
    raw = mail("Away until Monday.", sender="ann@example.com", to="ec2-abuse@amazon.com")
    reading = read_mail(b"Auto-Submitted: auto-replied\n" + raw)
    assert isinstance(reading, Other)
    assert reading.kind == "automatic_reply"


def test_nothing_in_the_bytes_is_unreadable() -> None:
    assert isinstance(read_mail(b""), Unreadable)


def test_the_reporters_addresses_times_and_numbers_are_never_ours() -> None:
    report = (
        "\n---Beginning of forwarded report(s)---\nInstance Id: i-0fedcba9876543210 us-east-1\n"
        "Account 999988887777, Case Number: 55555, answer within 2 hours, 198.51.100.4\n"
    )
    facts = notice(REPORT + SIGNED + report).facts
    assert [resource.id for resource in facts.resources] == ["i-0123456789abcdef0"]
    assert facts.accounts == ("111122223333",)
    assert facts.regions == ("us-west-2",)
    assert facts.answer_by_basis is Basis.POLICY
    assert facts.reporter_text is not None
    assert "999988887777" in facts.reporter_text


def test_the_victims_address_is_not_our_resource() -> None:
    facts = notice(
        REPORT + "\nRemote IP: 198.51.100.9\nDestination IPs: 198.51.100.8" + SIGNED
    ).facts
    assert facts.resources[0].addresses == ("203.0.113.7",)
    assert len(facts.resources) == 1


@pytest.mark.parametrize(
    ("words", "answer_by"),
    [
        ("Please reply within 24 hours.", "2023-04-29T09:12:00Z"),
        ("Please reply within twenty-four (24) hours.", "2023-04-29T09:12:00Z"),
        ("Please reply within three (3) business days.", "2023-05-01T09:12:00Z"),
        ("You must reply by 2023-05-02.", "2023-05-02T00:00:00Z"),
        ("You must reply by May 2, 2023 5:00 PM PDT.", "2023-05-03T00:00:00Z"),
        ("You must reply no later than 2 May 2023 10:00 UTC.", "2023-05-02T10:00:00Z"),
        ("Please reply before 02-05-2023.", "2023-05-02T00:00:00Z"),
        ("Reply within 48 hours; you must finish by 2023-04-29 12:00 UTC.", "2023-04-29T12:00:00Z"),
    ],
)
def test_the_earliest_stated_time_is_the_answer_by(words: str, answer_by: str) -> None:
    reading = notice(f"Hello,\n\nWe have not received a response. {words}" + SIGNED).as_json()
    assert (reading["answer_by"], reading["answer_by_basis"]) == (answer_by, "stated")


@pytest.mark.parametrize(
    "words",
    [
        "We saw it on 2023-04-27.",
        "You had until 2023-04-20 to reply.",
        "In the past 24 hours it went on.",
        "We will get back to you within 24 hours.",
    ],
)
def test_a_time_that_is_no_deadline_leaves_the_policy(words: str) -> None:
    reading = notice(f"Hello,\n\nWe have not received a response. {words}" + SIGNED)
    assert reading.facts.answer_by_basis is Basis.POLICY


def test_a_date_far_from_the_receipt_gives_way_to_it_with_a_warning() -> None:
    received = datetime(2026, 1, 1, tzinfo=UTC)
    reading = read_mail(mail(REPORT + SIGNED), ReadContext(received_at=received))
    assert isinstance(reading, Notice)
    assert reading.sent_at == received
    assert any("time of receipt" in warning for warning in reading.warnings)


def test_ten_thousand_resources_are_counted_and_said() -> None:
    ids = "\n".join(f"i-{number:017x}" for number in range(10_000))
    reading = notice(f"{REPORT}\n{ids}{SIGNED}")
    assert len(reading.facts.resources) == 200
    assert reading.facts.resource_count > 200
    assert any("resources named" in warning for warning in reading.warnings)


def test_an_access_key_is_masked_wherever_the_reading_shows_facts() -> None:
    text = "Your AWS Access Key AKIAIOSFODNN7EXAMPLE is exposed. Please rotate it." + SIGNED
    facts = notice(text, subject="Your AWS Access Key is Exposed").facts
    assert [resource.id for resource in facts.resources] == ["AKIA************MPLE"]


@pytest.mark.parametrize(
    "words",
    [
        "user\tAKIAIOSFODNN7EXAMPLE",
        "at URL: https://shop.example/?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE",
    ],
)
def test_a_key_in_the_place_of_another_resource_is_masked_too(words: str) -> None:
    report = REPORT.replace("port scanning", "hosting phishing content")
    resources = notice(f"{report}\n\n{words}{SIGNED}").facts.resources
    assert "AKIAIOSFODNN7EXAMPLE" not in str(resources)


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("by 5:00 PM UTC today", datetime(2023, 4, 28, 17, tzinfo=UTC)),
        ("by 11:30 pm PDT today", datetime(2023, 4, 29, 6, 30, tzinfo=UTC)),
        ("before 08:00 tomorrow", datetime(2023, 4, 29, 8, tzinfo=UTC)),
        ("by end of day", datetime(2023, 4, 29, tzinfo=UTC)),
        ("by close of business tomorrow", datetime(2023, 4, 30, tzinfo=UTC)),
        ("by tomorrow", datetime(2023, 4, 29, tzinfo=UTC)),
    ],
)
def test_an_agents_time_of_the_day_is_a_stated_deadline(words: str, by: datetime) -> None:
    facts = notice(f"{REPORT}\n\nPlease reply {words}.{SIGNED}").facts
    assert (facts.answer_by, facts.answer_by_basis) == (by, Basis.STATED)


def test_a_time_of_the_day_that_is_over_is_no_deadline() -> None:
    facts = notice(f"{REPORT}\n\nPlease confirm it was gone by 6:00 AM UTC today.{SIGNED}").facts
    assert facts.answer_by_basis is Basis.POLICY


def test_without_any_date_a_notice_needs_an_answer_by_no_time_at_all() -> None:
    reading = read_mail(mail(REPORT + SIGNED).replace(b"Date: " + DATE.encode() + b"\n", b""))
    said = reading.as_json()
    assert said["needs_answer"]
    assert (said["sent_at"], said["answer_by"], said["answer_by_basis"]) == (None, None, "none")


def test_a_few_lines_quoted_inside_a_letter_close_nothing() -> None:
    words = (
        "> This case has been investigated and resolved.\n\nWe see new scans today, have a look."
    )
    assert notice(f"Hello,\n\n{words}{SIGNED}", subject=f"RE: {SUBJECT}").stage not in {
        Stage.RESOLUTION,
        Stage.RETRACTION,
    }


RE = f"RE: {SUBJECT}"


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("Please ignore our last mail: it was meant for another customer.", Stage.RETRACTION),
        ("We contacted you by mistake and apologize for the confusion.", Stage.RETRACTION),
        ("We are looking into your reply, no further action is needed for now.", Stage.UPDATE),
        ("The second point is unresolved. Our request stands.", Stage.INFORMATION_REQUEST),
        (
            "The message we sent you is three days old; spam still leaves 203.0.113.7.",
            Stage.REMINDER,
        ),
        ("Was the AMI shared? Thanks for the reply so far.", Stage.INFORMATION_REQUEST),
        ("As soon as our team has verified it, the case is closed.", Stage.INFORMATION_REQUEST),
    ],
)
def test_words_in_the_middle_of_a_matter_say_its_stage(words: str, stage: Stage) -> None:
    assert notice(f"Hello,\n\n{words}{SIGNED}", subject=RE).stage is stage


@pytest.mark.parametrize(
    ("subject", "words", "kind"),
    [
        ("Thank you for your abuse report", "Thank you for submitting it.", "support_case"),
        ("AWS Backup and you", "Join us at our webinar. Unsubscribe here.", "marketing"),
        ("Your DKIM identity was verified", "The records of example.com are set.", "announcement"),
    ],
)
def test_mail_of_aws_about_no_case_of_ours_is_harmless(subject: str, words: str, kind: str) -> None:
    reading = read_mail(
        mail(f"Hello,\n\n{words}\n", sender="no-reply-aws@amazon.com", subject=subject)
    )
    assert isinstance(reading, Other)
    assert reading.kind == kind
