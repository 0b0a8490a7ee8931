"""Which label lines are the block's: a comment above and AWS's text below have labels too."""

import pytest

from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.mail.original import Original
from tests.forwarding.forms import FORMS
from tests.forwarding.source import COMMENT, Source, outer

SOURCE = Source()
PLAIN = ["outlook_desktop", "outlook_japanese", "outlook_web", "gmail"]


def opened(raw: bytes) -> Original:
    message = parse_message(raw)
    assert isinstance(message, Message)
    return unwrap(message)


@pytest.mark.parametrize("form", PLAIN)
@pytest.mark.parametrize("stray", ["件名：至急", "Subject: urgent", "Re: scan\r\nDate: 1 May 2023"])
def test_a_label_the_comment_ends_with_is_no_field(form: str, stray: str) -> None:
    raw = FORMS[form](SOURCE).replace(COMMENT.encode(), f"{COMMENT}\r\n\r\n{stray}".encode(), 1)
    original = opened(raw)
    assert (original.subject, original.date, original.body) == (
        SOURCE.subject,
        SOURCE.sent,
        SOURCE.body,
    )


@pytest.mark.parametrize("form", PLAIN)
@pytest.mark.parametrize("first", ["Subject: Notice", "Cc: a@example.org", "Priority: Urgent"])
def test_a_label_the_text_begins_with_is_the_texts(form: str, first: str) -> None:
    body = f"{first}\n\n{SOURCE.body}"
    assert opened(FORMS[form](Source(body=body))).body == body


def test_a_date_of_the_text_is_not_that_of_a_block_with_an_unknown_label() -> None:
    body = f"Date: Wed, 26 Apr 2023 02:21:07 GMT\n\n{SOURCE.body}"
    block = f"From: {SOURCE.sender}\nQachon: 28 Apr 2023 18:12\nTo: {SOURCE.to}\nSubject: x"
    original = opened(outer(f"{block}\n\n{body}", "Fwd: x"))
    assert (original.date, original.body) == (SOURCE.sent, body)


def test_a_block_in_paragraphs_below_a_stray_one_is_whole() -> None:
    rows = (
        "Subject: urgent",
        f"From: {SOURCE.sender}",
        "Sent: 28 Apr 2023 18:12",
        f"To: {SOURCE.to}",
    )
    page = "".join(f"<p>{row}</p>" for row in (*rows, f"Subject: {SOURCE.subject}", "Hello,"))
    original = opened(outer(page, f"FW: {SOURCE.subject}", "text/html"))
    assert (original.subject, original.body) == (SOURCE.subject, "Hello,")


def test_cells_whose_labels_end_in_a_colon_need_no_known_label() -> None:
    rows = (("Kimdir", SOURCE.sender), ("Qachon", "28 Apr 2023 18:12"), ("Mavzu", SOURCE.subject))
    cells = "".join(f"<tr><td>{label}:</td><td>{value}</td></tr>" for label, value in rows)
    page = f"<p>x</p><table>{cells}</table><p>Hello,</p>"
    original = opened(outer(page, f"Fwd: {SOURCE.subject}", "text/html"))
    assert (original.sender, original.date, original.subject) == (
        SOURCE.sender,
        SOURCE.sent,
        SOURCE.subject,
    )


@pytest.mark.parametrize("between", ["FYI", "----- Forwarded Message -----"])
def test_a_line_between_two_blocks_does_not_go_on_with_the_subject(between: str) -> None:
    inner = f"Subject: {SOURCE.subject}\nDate: 28 Apr 2023 18:12\nFrom: {SOURCE.sender}"
    block = f"From: jo@example.com\nSent: 28 Apr 2023 19:00\nSubject: Fwd: {SOURCE.subject}"
    original = opened(outer(f"{block}\n{between}\n{inner}\n\nHello", f"Fwd: Fwd: {SOURCE.subject}"))
    assert original.layers[1].subject == f"Fwd: {SOURCE.subject}"


def test_a_subject_wrapped_before_a_long_word_is_read_whole() -> None:
    subject = "RE:[CASE 5212345601] お客様のアカウントが不正アクセスを受けている可能性があります"
    block = (
        f"差出人: {SOURCE.sender}\n日付: 2023年4月28日 18:12\n件名: {subject}\n宛先: {SOURCE.to}"
    )
    wrapped = block.replace("] お客様", "]\nお客様")
    original = opened(outer(f"{wrapped}\n\nHello", f"Fwd: {subject}"))
    assert (original.subject, original.to) == (subject, (SOURCE.to,))


@pytest.mark.parametrize("address", ["<{0}>", "[mailto:{0}]", "({0})", "<{0}<mailto:{0}>>"])
def test_an_address_on_the_line_below_its_name_is_the_names(address: str) -> None:
    shown = address.format(SOURCE.sender)
    block = f"From: AWS\n{shown}\nSent: 28 Apr 2023 18:12\nTo: {SOURCE.to}\nSubject: x"
    assert opened(outer(f"{block}\n\nHello", "FW: x")).sender == SOURCE.sender
