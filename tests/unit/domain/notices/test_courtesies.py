"""A survey line means no matter, and nothing that stands beside it is lost with it."""

from datetime import UTC, datetime

import pytest

from abuse_desk.domain.vocabulary import Basis, Family, Stage
from tests.notices.letters import (
    BREAK_IN_THREAD,
    REPORT,
    SUPPORT,
    THREAD,
    implicated,
    is_open,
    told,
)

SURVEYS = (
    "Please share your experience by rating this and other correspondences in the Support Center.",
    "We value your feedback. Please take a moment to rate this correspondence.",
    "How did we do?",
    "Please let us know how we did.",
    "Did we solve your problem?",
    "Was this response helpful?",
)
SES = {"subject": "Amazon SES sending paused", "sender": SUPPORT}


@pytest.mark.parametrize("survey", SURVEYS)
def test_a_survey_below_a_closing_asks_nothing(survey: str) -> None:
    words = "This case has been investigated and resolved by the AWS Abuse Team. No further action."
    assert told(f"{words}\n\n{survey}", THREAD).stage is Stage.RESOLUTION


@pytest.mark.parametrize("survey", SURVEYS)
def test_facts_above_a_survey_stay(survey: str) -> None:
    words = (
        "Reported Activity: Port Scanning\nAWS Account ID: 111122223333\nRegion: us-west-2\n"
        "Implicated Resource: EC2 Instance Id: i-0123456789abcdef0\n"
        f"You must reply by 2026-05-14\n{survey}"
    )
    facts = told(words).facts
    assert facts.reported_activity == "Port Scanning"
    assert (facts.accounts, facts.regions) == (("111122223333",), ("us-west-2",))
    assert facts.answer_by_basis is Basis.STATED


@pytest.mark.parametrize(
    "asked",
    [
        "Please send us your feedback on the cause and delete the exposed key by 14 May 2026.",
        "Please reply to confirm that the instance no longer scans.",
        "Please provide the root cause, as we told you in our questions of Monday.",
        "Please provide feedback on what led to it before we lift the restrictions.",
        "Please complete the following survey of what you changed and reply to us.",
    ],
)
def test_a_demand_that_sounds_like_a_courtesy_keeps_the_matter_open(asked: str) -> None:
    words = f"Thank you for your reply. This case has been investigated and resolved. {asked}"
    assert is_open(told(words, THREAD))


@pytest.mark.parametrize(
    "words",
    [
        "Your key was used in the future; the quarantine policy remains in place.",
        "In the future, we recommend roles, and the quarantine policy is still attached.",
    ],
)
def test_a_restriction_beside_advice_for_later_is_none_that_ended(words: str) -> None:
    found = told(f"This case is resolved. {words}", BREAK_IN_THREAD, sender=SUPPORT)
    assert is_open(found)


def test_advice_for_later_keeps_no_closed_case_open() -> None:
    words = "This case has been resolved. For the future we recommend that you patch your hosts."
    assert told(words, THREAD).stage is Stage.RESOLUTION


@pytest.mark.parametrize(
    "closing",
    [
        (
            "Once the cached copy is gone too, confirm it here, and this case will be resolved and"
            " no further action will be required."
        ),
        "Send us the log of the cleanup and this case will be closed; nothing else is needed.",
        (
            "Please confirm that the copy is gone; after that we will resolve this case and no"
            " further action is required."
        ),
    ],
)
def test_a_closing_promised_for_what_we_have_to_do_closes_nothing(closing: str) -> None:
    assert is_open(told(f"Thank you for taking down the page. {closing}", THREAD))


@pytest.mark.parametrize(
    "words",
    [
        "This review period has ended. Your bounce rate has not improved.",
        "Our review of your account is complete. Your ability to send is not restored.",
        "We are pausing your ability to send email: recipients were rating your messages as junk.",
    ],
)
def test_a_review_that_ended_badly_is_no_end(words: str) -> None:
    found = told(f"{words}\n\nAmazon SES", SES["subject"], sender=SES["sender"])
    assert (found.family, found.stage) == (Family.SENDING, Stage.ENFORCEMENT)


@pytest.mark.parametrize(
    "words",
    [
        "Your account is no longer under review and its status is healthy.",
        "Your account is not under review any more and in good standing.",
        "The review period has ended and your account has been returned to healthy status.",
    ],
)
def test_a_review_that_ended_well_needs_no_answer(words: str) -> None:
    found = told(f"{words} No action is required.", "Amazon SES account review", sender=SUPPORT)
    assert not found.facts.needs_answer


@pytest.mark.parametrize(
    "words",
    [
        "A page at http://shop.example.com on your account collects credit card numbers.",
        "A page in your bucket takes payment card details from visitors. Please take it down.",
    ],
)
def test_phishing_for_cards_is_no_bill(words: str) -> None:
    assert told(f"We have received a report. {words}", REPORT).family is Family.ABUSE


def test_a_report_we_doubted_is_no_report_of_ours() -> None:
    words = (
        "Thank you for your complaint about our notice. The site you reported clean still sends"
        " spam. We require corrective action from you."
    )
    assert is_open(told(words, THREAD))


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        (
            (
                "AWS カスタマーアグリーメントに違反する利用が確認されました。2026-05-20 までに"
                "是正の上ご返信いただけない場合、アカウントを停止いたします。"
            ),
            Stage.FINAL_NOTICE,
        ),
        (
            "AWS アカウント 111122223333 を停止いたしました。理由: 適正利用規約への違反。",
            Stage.ENFORCEMENT,
        ),
        (
            (
                "Ihr AWS-Konto 111122223333 wird wegen Verstoßes gegen die Kundenvereinbarung am"
                " 2026-05-20 gesperrt. Bitte antworten Sie."
            ),
            Stage.FINAL_NOTICE,
        ),
    ],
)
def test_a_suspension_for_cause_is_no_bill_in_other_languages(words: str, stage: Stage) -> None:
    found = told(words, "お客様の AWS アカウントが停止されます", sender=SUPPORT)
    assert (found.family, found.stage) == (Family.ACCOUNT, stage)


def test_a_report_that_begins_as_usual_is_no_courtesy() -> None:
    assert told(implicated("port scanning") + SURVEYS[0]).stage is Stage.REPORT


def test_advice_and_offers_take_no_fact_with_them() -> None:
    words = (
        "Your access key was exposed. We recommend that you delete AKIAIOSFODNN7EXAMPLE, and rotate"
        " keys regularly. If you have any questions, name your account 111122223333."
    )
    facts = told(words, "Your AWS Access Key is Exposed", sender=SUPPORT).facts
    assert [one.id for one in facts.resources] == ["AKIA************MPLE"]
    assert facts.accounts == ("111122223333",)


def test_a_time_beside_what_was_seen_is_a_time_to_answer() -> None:
    words = implicated("port scanning") + (
        "We observed further scans and expect your message within 6 hours."
    )
    facts = told(words, sent="Tue, 12 May 2026 09:00:00 +0000").facts
    assert facts.answer_by == datetime(2026, 5, 12, 15, tzinfo=UTC)
