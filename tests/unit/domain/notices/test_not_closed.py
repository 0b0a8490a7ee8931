"""Mails that only sound as if AWS took a matter back or closed it, and some that do close it."""

import pytest

from abuse_desk.domain.notices.reading import Notice
from abuse_desk.domain.reader import read_mail
from abuse_desk.domain.vocabulary import Basis, Stage
from tests.notices.letters import DESK, REPORT, SUPPORT, THREAD, implicated, is_open, letter, told

SENDING = "Amazon SES review"
IMPLICATED = implicated("Port Scanning")

NOT_TAKEN_BACK = (
    (
        REPORT,
        (
            "We have received a report about login attempts against another customer's account "
            "from your instance i-0123456789abcdef0. Reply within 24 hours. Delete any "
            "resources you no longer need."
        ),
    ),
    (
        REPORT,
        (
            f"{IMPLICATED}The traffic was aimed at a host that belongs to another customer. "
            "Terminate resources you no longer need."
        ),
    ),
    (
        REPORT,
        (
            f"{IMPLICATED}We have not yet identified the cause of this. No reply to the reporter "
            "is expected."
        ),
    ),
    (
        REPORT,
        f"{IMPLICATED}AWS is not the source of the report. No response to the reporter is needed.",
    ),
    (
        REPORT,
        f"{IMPLICATED}The report is about another customer. No reply is expected to the reporter.",
    ),
    (
        THREAD,
        (
            "It does not explain the cause of the port scanning from i-0123456789abcdef0. "
            "Please remove keys you no longer need and tell us more."
        ),
    ),
    (
        THREAD,
        "We are sorry for the block on your instance: it did not name the cause of the traffic.",
    ),
    (
        THREAD,
        (
            "The activity concerns another account, 444455556666, which you own too. Remove "
            "what you no longer need there."
        ),
    ),
    (
        THREAD,
        (
            "Please understand that this was not an error. It is about another customer's "
            "server which your instance attacked. Delete what you no longer need."
        ),
    ),
)
NOT_RESOLVED = (
    (
        "We know that the report is about another customer's site. Your instance "
        "i-0123456789abcdef0 attacked it. There is nothing to do for them."
    ),
    "It belongs to someone else, you wrote. Our records differ. Nothing you sent proves it.",
    "Show us that you have resolved the report.",
    "Until we hear that you have closed this matter, the block stays.",
    "We need to know that you have resolved the incident.",
    "We would like to hear that you have resolved this incident.",
    "Reply with proof that you have resolved this incident.",
    "We understand you have resolved the incident. Could you share the root cause.",
    "We are satisfied with your key rotation, but you have to delete the user eve.",
    "We are satisfied with the first step, and with the second we need your help.",
    "Your team wrote that the ticket is closed. The host i-0123456789abcdef0 scans today.",
    "The ticket is closed to comments, reply by email with your corrective actions.",
    "The first incident is resolved. The second incident, on i-0fedcba9876543210, is open.",
    (
        "We are looking into your answer. You no longer need to keep the instance stopped. "
        "Please send the logs of last week."
    ),
)
REMINDERS = (
    (
        "We have not received a response regarding the abuse report implicating resources on "
        "your account. If you no longer need the resource, terminate it. If you are not the "
        "owner, please pass this notice to the owner."
    ),
    (
        "We're writing to follow up on your outstanding EC2 abuse reports. We've observed Port "
        "Scanning activity from account 111122223333. We have forwarded the report to your "
        "security contact as well. Terminate what you no longer need. Please reply within 24 "
        "hours."
    ),
    (
        "Our team is looking into your case, and has not heard from you. Delete resources you "
        "no longer require and reply."
    ),
)
SUSPENSIONS = (
    (SUPPORT, "Your AWS account 111122223333 has been administratively suspended due to abuse."),
    (SUPPORT, "Access to your AWS account has been fully revoked due to fraud."),
    (SUPPORT, "Your AWS account has been permanently suspended for violating the AUP."),
    (SUPPORT, "Your account has been indefinitely suspended for violating the AUP."),
    (DESK, "The AWS accounts 111122223333 and 444455556666 have been suspended due to abuse."),
)
CLOSINGS = (
    "This case has been investigated and resolved. Was this response helpful?",
    "This case has been investigated and resolved. How was your experience with us?",
    "This case has been investigated and resolved. Is there anything else?",
    "This case has been investigated and resolved. We no longer need your reply.",
)
RETRACTIONS = (
    "This report did not concern your account. No action is needed. Sorry for the confusion.",
    "That report was about another customer. Please disregard it; no action is required.",
    "Your instance was not the source of the traffic. No further action is required.",
    (
        "On further review the report was not valid: this notification was sent in error. No "
        "further action is required. This case has been resolved."
    ),
    "The complaint no longer applies. We sent this in error. No action needed.",
)
NEIGHBOURS = (
    (
        "abuse@amazonaws.com",
        "Re: Abuse of 198.51.100.9",
        (
            "Thank you for contacting us. We determined that 198.51.100.9 was in use by an AWS "
            "customer, and have forwarded your complaint to them."
        ),
    ),
    (
        DESK,
        "Your appointment of an abuse contact",
        "Thank you for setting your security contact for account 111122223333.",
    ),
    (
        SUPPORT,
        "Your AWS account has been reactivated",
        "Thank you for your payment. Your AWS account 111122223333 has been reactivated.",
    ),
    (
        SUPPORT,
        "Confirmation of your AWS account closure",
        (
            "Your AWS account 111122223333 has been closed as you requested. You can reopen it "
            "within 90 days."
        ),
    ),
)


@pytest.mark.parametrize(("subject", "text"), NOT_TAKEN_BACK)
def test_another_customer_or_an_unknown_cause_takes_no_report_back(subject: str, text: str) -> None:
    assert is_open(told(text, subject))


@pytest.mark.parametrize("text", NOT_RESOLVED)
def test_what_we_or_others_closed_is_not_closed_by_aws(text: str) -> None:
    assert is_open(told(text, THREAD))


def test_thanks_for_our_word_that_it_is_resolved_close_nothing() -> None:
    text = "Thank you for confirming that you have resolved the incident. We will review it."
    assert told(text, THREAD).stage is Stage.UPDATE


@pytest.mark.parametrize("text", REMINDERS)
def test_a_reminder_with_advice_stays_a_reminder(text: str) -> None:
    found = told(text, THREAD)
    assert is_open(found)
    assert found.stage is Stage.REMINDER


def test_a_reminder_that_asks_for_confirmation_keeps_its_deadline() -> None:
    text = (
        "We're following up: no response yet. Confirm that you closed the report within 24 hours."
    )
    found = told(text.replace("closed", "have closed"), THREAD)
    assert (found.stage, found.facts.answer_by_basis) == (Stage.REMINDER, Basis.STATED)


def test_a_review_that_ends_in_probation_is_a_report() -> None:
    text = (
        "Our review of your Amazon SES sending account has ended with the result that your "
        "account is put on probation."
    )
    assert told(text, SENDING, sender=SUPPORT).stage is Stage.REPORT


def test_a_review_that_ends_with_demands_stays_open() -> None:
    text = (
        "We have concluded our review of your account's Amazon SES sending. Please fix your "
        "complaint rate and reply with your plan."
    )
    assert is_open(told(text, SENDING, sender=SUPPORT))


@pytest.mark.parametrize(("sender", "text"), SUSPENSIONS)
def test_a_suspension_may_have_any_adverb(sender: str, text: str) -> None:
    assert told(text, "Your AWS account", sender=sender).stage is Stage.ENFORCEMENT


@pytest.mark.parametrize("text", CLOSINGS)
def test_a_question_about_the_service_keeps_nothing_open(text: str) -> None:
    assert told(text, THREAD).stage is Stage.RESOLUTION


@pytest.mark.parametrize("text", RETRACTIONS)
def test_what_is_valid_no_longer_is_taken_back(text: str) -> None:
    assert told(text, THREAD).stage is Stage.RETRACTION


@pytest.mark.parametrize(("sender", "subject", "text"), NEIGHBOURS)
def test_what_concerns_no_case_is_no_notice(sender: str, subject: str, text: str) -> None:
    assert not isinstance(read_mail(letter(text, subject, sender=sender)), Notice)
