"""Mail beside the notices: of our own reports, of bounces, of other houses, of who we are."""

from email.message import EmailMessage

import pytest

from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.notices.reading import Notice, Other, Reading
from abuse_desk.domain.reader import read_mail
from abuse_desk.domain.vocabulary import Family, Stage
from tests.notices.letters import SUPPORT, implicated, letter, told

REPORTED = "RE: Abuse report: port scanning from 198.51.100.77 (AWS) [10498765432]"
STRANGER = "abuse@hoster.example"


def read(words: str, subject: str, sender: str = SUPPORT) -> Reading:
    return read_mail(letter(words, subject, sender=sender))


def kind(reading: Reading) -> str | None:
    return reading.kind if isinstance(reading, Other) else None


@pytest.mark.parametrize(
    "words",
    [
        (
            "Thank you for submitting your abuse report of port scanning. We'll notify the customer"
            " responsible for the resource you've reported."
        ),
        (
            "Thank you for reporting this abuse. An EC2 instance was running at the address you"
            " provided in your abuse report. We have reached out to our customer."
        ),
        (
            "Thank you for your report. We've taken action on the resource you reported, and"
            " consider your report resolved."
        ),
    ],
)
def test_what_aws_says_of_our_own_report_is_no_notice(words: str) -> None:
    found = read(words, REPORTED, "trustandsafety@support.aws.com")
    assert kind(found) == "support_case"


def test_a_report_of_something_of_ours_is_a_notice_though_it_thanks() -> None:
    found = told(
        implicated("port scanning") + "Thank you for your report on the resource you reported."
    )
    assert found.stage is Stage.REPORT


@pytest.mark.parametrize("sender", ["MAILER-DAEMON@mx.example.com", "postmaster@example.com"])
def test_an_answer_that_came_back_answers_nobody(sender: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = sender, "ops@example.com"
    mail["Subject"] = "Undelivered Mail Returned to Sender"
    mail.set_content(
        "Your message could not be delivered.\n\n----- Original message -----\n"
        "From: root@example.com\nTo: ec2-abuse@amazon.com\n"
        "Subject: RE: Your AWS Abuse Report [10412345678]\n\nHi AWS team,\n\nwe stopped it.\n"
    )
    found = read_mail(mail.as_bytes(), ReadContext(team_domains=frozenset({"example.com"})))
    assert kind(found) == "automatic_reply"


def test_a_notice_that_came_back_is_a_notice() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = "MAILER-DAEMON@mx.example.com", "ops@example.com"
    mail["Subject"] = "Undelivered Mail Returned to Sender"
    mail.set_content(
        "Your message could not be delivered.\n\n----- Original message -----\n"
        "From: ec2-abuse@amazon.com\nTo: root@example.com\n"
        f"Subject: Your AWS Abuse Report [10412345678]\n\nHello,\n\n{implicated('port scanning')}"
    )
    assert isinstance(read_mail(mail.as_bytes()), Notice)


def test_a_hoster_that_writes_as_aws_does_is_not_aws() -> None:
    words = (
        "We've received a report that your server 198.51.100.6 has been implicated in activity"
        " which resembles brute force attacks against an Amazon EC2 instance. Activity of this"
        " nature is a violation of our Acceptable Use Policy. Please respond within 24 hours with"
        " the corrective action taken.\n\nRegards,\nTrust & Safety"
    )
    assert not isinstance(read(words, "Abuse report: action required", STRANGER), Notice)


def test_a_newsletter_that_quotes_a_notice_is_none() -> None:
    words = (
        'Found a mail titled "Your AWS Abuse Report" in your mailbox? "We\'ve received a report(s)'
        ' that your AWS resource(s) has been implicated in activity which resembles scanning".'
        " Unsubscribe here."
    )
    found = read(words, "What to do about abuse reports", "hi@news.example.org")
    assert not isinstance(found, Notice)


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (
            "Your exam is confirmed: AWS Certified Security",
            (
                "Your exam is on July 30. Topics: compromised instances, exposed credentials, logs."
                " AWS Training and Certification"
            ),
        ),
        (
            "MFA will be required for the root user of your AWS account",
            (
                "From 2026-07-15 your AWS account 111122223333 has a grace period of 35 days. After"
                " that you must register MFA to sign in, and access is limited without."
            ),
        ),
    ],
)
def test_what_every_customer_gets_is_no_notice(subject: str, words: str) -> None:
    assert kind(read(words, subject)) in {"marketing", "announcement"}


def test_an_application_on_an_instance_is_no_application_of_ours() -> None:
    words = "Please see that your application on i-0123456789abcdef0 stops its requests."
    assert told(words, "Your AWS Abuse Report: your application").family is Family.ABUSE


WHO_WE_ARE = (
    "We're unable to validate details about your AWS account 111122223333. Send us a recent bank"
    " statement for the payment method on file."
)


def test_a_suspension_until_aws_knows_who_we_are_is_for_cause() -> None:
    found = told(
        f"{WHO_WE_ARE} If we don't receive it by 2026-05-20, your account will be suspended.",
        "Action required: verify your AWS account",
        sender=SUPPORT,
    )
    assert (found.family, found.stage) == (Family.ACCOUNT, Stage.FINAL_NOTICE)


def test_a_suspension_over_money_is_billing_though_it_asks_who_we_are() -> None:
    words = f"{WHO_WE_ARE} Your payment is past due, and your account will be suspended."
    assert kind(read(words, "Action required: verify your AWS account")) == "billing"


def test_a_document_that_does_not_do_leaves_the_account_suspended() -> None:
    found = told(
        "The statement you sent can't be accepted. Please send us a full copy. We're unable to"
        " lift the suspension of your account before we've received it.",
        "RE:[CASE 168877001100222] AWS account verification",
        sender=SUPPORT,
    )
    assert (found.family, found.stage) == (Family.ACCOUNT, Stage.INFORMATION_REQUEST)


def test_a_notice_pasted_without_what_it_names_is_known_by_its_subject() -> None:
    words = (
        "To mitigate the abuse, we have taken the following steps:\n\nBlocked OUTBOUND TCP traffic"
        " from instance to remote hosts on port 8080\n\nPlease reply.\n\nAWS Trust & Safety"
    )
    found = read(words, "Fwd: Your AWS Abuse Report", "colleague@example.com")
    assert isinstance(found, Notice)
