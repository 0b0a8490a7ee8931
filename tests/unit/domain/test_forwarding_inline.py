"""Inline forwards: whatever the client, the same original comes out."""

import pytest

from abuse_desk.domain.forwarding import unwrap
from abuse_desk.domain.message import Message, parse_message
from abuse_desk.domain.original import Original
from abuse_desk.domain.vocabulary import ForwardingForm
from tests.forwarding.inline import ATTRIBUTED, FORMS
from tests.forwarding.source import COMMENT, FORWARDED, FORWARDER, Source, outer

SOURCE = Source()


def opened(raw: bytes) -> Original:
    message = parse_message(raw)
    assert isinstance(message, Message)
    return unwrap(message)


@pytest.mark.parametrize("form", FORMS)
class TestEveryClient:
    def test_names_the_original_sender(self, form: str) -> None:
        assert opened(FORMS[form](SOURCE)).sender == SOURCE.sender

    def test_names_the_original_recipient(self, form: str) -> None:
        assert opened(FORMS[form](SOURCE)).to == (SOURCE.to,)

    def test_keeps_the_original_subject(self, form: str) -> None:
        assert opened(FORMS[form](SOURCE)).subject == SOURCE.subject

    def test_reads_the_original_date(self, form: str) -> None:
        assert opened(FORMS[form](SOURCE)).date == SOURCE.sent

    def test_keeps_the_body_whole(self, form: str) -> None:
        assert opened(FORMS[form](SOURCE)).body == SOURCE.body

    def test_tells_the_comment_from_the_body(self, form: str) -> None:
        assert opened(FORMS[form](SOURCE)).comment.startswith(COMMENT)

    def test_records_one_inline_layer(self, form: str) -> None:
        layers = opened(FORMS[form](SOURCE)).layers
        assert [(x.form, x.sender, x.date) for x in layers] == [
            (ForwardingForm.INLINE, FORWARDER, FORWARDED)
        ]


@pytest.mark.parametrize("form", ATTRIBUTED)
class TestForwardUnderOneLine:
    def test_names_who_wrote_when_and_what(self, form: str) -> None:
        original = opened(ATTRIBUTED[form](SOURCE))
        assert (original.sender, original.date, original.subject) == (
            SOURCE.sender,
            SOURCE.sent,
            SOURCE.subject,
        )

    def test_keeps_the_body_whole(self, form: str) -> None:
        assert opened(ATTRIBUTED[form](SOURCE)).body == SOURCE.body

    def test_is_an_answer_where_the_subject_says_so(self, form: str) -> None:
        raw = ATTRIBUTED[form](SOURCE).replace(b"Subject: FW:", b"Subject: Re:", 1)
        assert opened(raw).layers == ()


def quoting(attribution: str, subject: str) -> bytes:
    quoted = "\n".join(f"> {line}" for line in SOURCE.body.split("\n"))
    return outer(f"Is this ours?\n\n{attribution}\n{quoted}", subject)


def test_an_answer_that_quotes_a_notice_is_no_forward() -> None:
    raw = quoting(f"On Fri, Apr 28, 2023, AWS <{SOURCE.sender}> wrote:", f"Re: {SOURCE.subject}")
    assert opened(raw).layers == ()


def test_an_outlook_answer_to_aws_stays_an_answer() -> None:
    raw = FORMS["outlook_web"](SOURCE).replace(b"Subject: Fw: ", b"Subject: RE: ", 1)
    raw = raw.replace(b"To: intake@desk.example.net", b"To: ec2-abuse@amazon.com", 1)
    assert opened(raw).sender == FORWARDER


def test_a_question_among_colleagues_in_outlook_is_no_forward() -> None:
    raw = FORMS["outlook_web"](SOURCE).replace(b"Subject: Fw: ", b"Subject: RE: ", 1)
    assert opened(raw).layers == ()


def test_a_forward_of_aws_own_answer_is_a_forward() -> None:
    source = Source(subject="RE: Your AWS Abuse Report [10412345678] [AWS ID 111122223333]")
    assert opened(FORMS["outlook_web"](source)).subject == source.subject


def test_headers_quoted_by_aws_are_no_further_forward() -> None:
    spam = "From: spam@example.org\nDate: 27 Apr 2023 10:00\nTo: x@example.net\nSubject: Fwd: win"
    body = f"{SOURCE.body}\n\n{spam}\n\nbuy"
    assert opened(FORMS["gmail"](Source(body=body))).body == body
