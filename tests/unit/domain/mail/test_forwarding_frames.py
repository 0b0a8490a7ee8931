"""What closes a forward, and what is the text's own: nothing AWS wrote is cut off."""

import pytest

from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.mail.original import Original
from tests.forwarding.forms import FORMS
from tests.forwarding.source import Source, outer

BLOCK = (
    "From: AWS Trust and Safety <trustandsafety@support.aws.com>\nDate: Tue, 12 May 2026 09:00:00"
    " +0000\nSubject: Your AWS Abuse Report [10412345678]\nTo: root@example.com\n\n"
)
SUBJECT = "Fwd: Your AWS Abuse Report [10412345678]"
REPORT = (
    "Hello,\n\nWe've received a report. It stands below.\n\n{0}Beginning of forwarded report(s){0}"
    "\nSrc: 203.0.113.7\n{0}End of forwarded report(s){0}\n\nRequired Actions: stop the scan.\n\n"
    "Regards,\nAWS Trust & Safety\nAbuse Case Number: 10412345678"
)
OPENINGS = [
    "--- Forwarded message ---",
    "-----Original Message-----",
    "----- Forwarded message -----",
    "-------- Forwarded Message --------",
    "---------- Forwarded message ---------",
]


def opened(body: str) -> Original:
    message = parse_message(outer(body, SUBJECT))
    assert isinstance(message, Message)
    return unwrap(message)


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("marks", ["---", "-----", "----------"])
def test_the_end_of_a_report_is_not_the_end_of_the_forward(opening: str, marks: str) -> None:
    body = REPORT.format(marks)
    assert opened(f"{opening}\n{BLOCK}{body}\n").body == body


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_mail_aws_quotes_with_the_same_marks_ends_no_forward(opening: str) -> None:
    marks = opening[: len(opening) - len(opening.lstrip("-"))]
    body = (
        f"Hello,\n\nSee below.\n\n{marks}Original Message{marks}\nSrc: 203.0.113.7\n"
        f"{marks}End of Original Message{marks}\n\nStop the scan."
    )
    assert opened(f"{opening}\n{BLOCK}{body}\n").body == body


def test_a_line_that_says_that_a_report_follows_stays() -> None:
    body = "Hello,\n\nPlease stop.\n\n----- Original report follows -----"
    assert opened(f"-----Original Message-----\n{BLOCK}{body}\n").body == body


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("rule", ["-" * 60, "=" * 40])
def test_a_rule_that_aws_ends_with_stays(opening: str, rule: str) -> None:
    body = f"Hello,\n\nPlease stop.\n\n{rule}"
    assert opened(f"{opening}\n{BLOCK}{body}\n").body == body


@pytest.mark.parametrize("below", ["", "\n\nKind regards\nAya", "\n\n-- \nAya\nMiller & Sons"])
def test_the_closing_line_of_a_client_ends_the_text(below: str) -> None:
    text = f"Hello,\n\nPlease stop.\n\n----- End forwarded message -----{below}\n"
    assert opened(f"----- Forwarded message -----\n{BLOCK}{text}").body == "Hello,\n\nPlease stop."


def test_a_closing_line_with_more_marks_than_the_opening_ends_the_text() -> None:
    opening = "---------------- Original message follows ----------------"
    closing = "--------------------- Original Message Ends --------------------"
    text = f"Hello,\n\nPlease stop.\n\n{closing}\n-- \nAya <aya@example.com>\n"
    assert opened(f"{opening}\n{BLOCK}{text}").body == "Hello,\n\nPlease stop."


def test_the_end_of_a_mail_the_text_itself_opened_stays() -> None:
    body = (
        "Hello,\n\nSee below.\n\n-----Original Message-----\nFrom: a@example.net\n\nBanned."
        "\n\n----- End forwarded message -----"
    )
    assert opened(f"---------- Forwarded message ---------\n{BLOCK}{body}\n").body == body


def test_each_forward_of_a_forward_closes_its_own_frame() -> None:
    closing = "----- End forwarded message -----"
    opening = "----- Forwarded message -----"
    again = BLOCK.replace("trustandsafety@support.aws.com", "jo@example.com").replace(
        "Subject: ", "Subject: Fwd: "
    )
    inner = f"{opening}\n{BLOCK}Hello,\n\nPlease stop.\n\n{closing}"
    found = opened(f"{opening}\n{again}See this.\n\n{inner}\n\n{closing}\n")
    assert (found.body, len(found.layers)) == ("Hello,\n\nPlease stop.", 2)


def test_a_frame_quoted_in_the_text_does_not_take_the_closing_line() -> None:
    text = "Hello,\n\nThank you for:\n\n> -----Original Message-----\n> We stopped it."
    closing = "\n\n----- End forwarded message -----\n"
    assert opened(f"----- Forwarded message -----\n{BLOCK}{text}{closing}").body == text


def test_a_rule_below_ends_the_text_where_the_client_sets_one() -> None:
    opening = "----------  Forwarded Message  ----------"
    text = f"Hello,\n\nPlease stop.\n\n{'-' * 41}\n"
    assert opened(f"{opening}\n{BLOCK}{text}").body == "Hello,\n\nPlease stop."


def test_a_subject_goes_on_with_no_greeting() -> None:
    subject = "Your AWS Abuse Report [10412345678] [AWS ID 111122223333] again"
    block = (
        "---------- Forwarded message ---------\nFrom: AWS <trustandsafety@support.aws.com>\n"
        f"Date: Tue, May 12, 2026 at 9:00 AM\nTo: root@example.com\nSubject: {subject}\n"
    )
    found = opened(f"{block}Hello customer,\nTo: whom it may concern\nPlease stop.\n")
    assert found.subject == subject


def test_the_body_below_gmails_block_is_whole() -> None:
    body = f"Hello,\n\nPlease stop.\n\n{'-' * 60}"
    message = parse_message(FORMS["gmail"](Source(body=body)))
    assert isinstance(message, Message)
    assert unwrap(message).body == body


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("----- 転送メッセージ ここから -----", "----- 転送メッセージ ここまで -----"),
        ("-------- 转发开始 --------", "-------- 转发结束 --------"),
        ("##### Forwarded message #####", "##### End of forwarded message #####"),
        ("------ Forwarded Message", "------ End of Forwarded Message"),
        ("－－－－ 転送メッセージ －－－－", "－－－－ 転送メッセージ 終わり －－－－"),
    ],
)
def test_a_frame_of_other_marks_and_words_is_no_part_of_the_text(
    opening: str, closing: str
) -> None:
    text = f"{opening}\n{BLOCK}Hello,\n\nPlease stop.\n\n{closing}\n\nAya\n"
    assert opened(text).body == "Hello,\n\nPlease stop."
