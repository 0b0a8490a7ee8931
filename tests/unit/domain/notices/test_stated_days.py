"""Days and times by which AWS wants an answer, in the forms that leave something out."""

from datetime import UTC, datetime, timedelta

import pytest

from abuse_desk.domain.notices.deadlines import deadline
from abuse_desk.domain.notices.plain import plain
from abuse_desk.domain.notices.policy import UNDATED
from abuse_desk.domain.notices.times import moments
from abuse_desk.domain.vocabulary import Basis, Family, Stage

SENT = datetime(2025, 3, 11, 8, 15, tzinfo=UTC)


def due(text: str, sent: datetime = SENT) -> datetime | None:
    found = deadline(plain(text), sent, Family.ABUSE, Stage.REPORT)
    return found.at if found.basis is Basis.STATED else None


@pytest.mark.parametrize(
    ("day", "at"),
    [
        ("14.03.25", datetime(2025, 3, 14, tzinfo=UTC)),
        ("14.3.25", datetime(2025, 3, 14, tzinfo=UTC)),
        ("03/14/25", datetime(2025, 3, 14, tzinfo=UTC)),
        ("14/03/25", datetime(2025, 3, 14, tzinfo=UTC)),
        ("25-03-14", datetime(2025, 3, 14, tzinfo=UTC)),
        ("20-03-25", datetime(2025, 3, 20, tzinfo=UTC)),
        ("14.03.25 17:30 UTC", datetime(2025, 3, 14, 17, 30, tzinfo=UTC)),
    ],
)
def test_a_year_of_two_digits_is_read_by_what_lies_near(day: str, at: datetime) -> None:
    assert due(f"Please reply by {day}.") == at


@pytest.mark.parametrize("day", ["14.03.19", "31.12.99", "10.2.25.1", "14.03.2", "99.99.25"])
def test_what_lies_far_from_the_mail_or_is_no_day_states_none(day: str) -> None:
    assert due(f"Please reply by {day}.") is None


def test_a_clock_behind_a_date_in_either_order_counts() -> None:
    found = moments("03/14/2025 10:22:00 UTC", SENT)
    assert [one.at for one in found] == [datetime(2025, 3, 14, 10, 22, tzinfo=UTC)]


def test_an_hour_that_no_day_has_is_no_time() -> None:
    assert moments("2025-03-14 25:10 UTC", SENT) == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Please reply by 2025-03-20 14:00 UTC.", datetime(2025, 3, 20, 14, tzinfo=UTC)),
        ("Bitte antworten Sie uns bis zum 20.03.2025, wir warten auf die Antwort und das Konto.",
         datetime(2025, 3, 20, tzinfo=UTC)),
        ("Please reply within 24 hours.", None),
        ("Please reply by March 20.", None),
        ("Please reply by 5 PM UTC today.", None),
    ],
)  # fmt: skip
def test_of_a_mail_without_a_date_only_a_day_with_its_year_counts(
    text: str, at: datetime | None
) -> None:
    assert due(text, UNDATED) == at


def test_without_any_date_nothing_is_due_by_policy() -> None:
    found = deadline(plain("Please reply."), UNDATED, Family.ABUSE, Stage.REPORT)
    assert (found.at, found.basis) == (None, Basis.NONE)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("We have extended the deadline by 48 hours. Send your answer before then.", 48),
        ("Your deadline was extended by another two days.", 48),
    ],
)
def test_more_time_by_a_span_counts_from_the_mail(text: str, ahead: int) -> None:
    assert due(text) == SENT + timedelta(hours=ahead)


@pytest.mark.parametrize(
    "text",
    [
        "Within six hours, 214 instances were launched in your account.",
        "You can reopen this case within 14 days.",
        "Please tell us the corrective action taken on 2025-02-14.",
        "If you tell us the cause today, we could do more.",
    ],
)
def test_what_happened_or_is_offered_is_no_time_to_act_by(text: str) -> None:
    assert due(text) is None


def test_an_answer_wanted_today_is_due_when_the_day_ends() -> None:
    assert due("You must reply today.") == datetime(2025, 3, 12, tzinfo=UTC)


def test_a_time_behind_action_taken_is_that_of_the_answer() -> None:
    text = "Please reply with the corrective action taken by 2025-03-14 15:00 UTC."
    assert due(text) == datetime(2025, 3, 14, 15, tzinfo=UTC)
