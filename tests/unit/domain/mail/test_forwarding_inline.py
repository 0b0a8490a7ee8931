"""Inline forwards: whatever the client, the same original comes out."""

import pytest

from abuse_desk.domain import read_mail
from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.mail.original import Original
from abuse_desk.domain.vocabulary import ForwardingForm
from tests.forwarding.forms import FORMS
from tests.forwarding.further import FURTHER
from tests.forwarding.inline import ATTRIBUTED
from tests.forwarding.source import COMMENT, FORWARDED, FORWARDER, Source, outer
from tests.forwarding.webmail import WEBMAIL

SOURCE = Source()
ALL = FORMS | FURTHER | WEBMAIL


def opened(raw: bytes) -> Original:
    message = parse_message(raw)
    assert isinstance(message, Message)
    return unwrap(message)


@pytest.mark.parametrize("form", ALL)
class TestEveryClient:
    def test_names_the_original_sender(self, form: str) -> None:
        assert opened(ALL[form](SOURCE)).sender == SOURCE.sender

    def test_names_the_original_recipient(self, form: str) -> None:
        assert opened(ALL[form](SOURCE)).to == (SOURCE.to,)

    def test_keeps_the_original_subject(self, form: str) -> None:
        assert opened(ALL[form](SOURCE)).subject == SOURCE.subject

    def test_reads_the_original_date(self, form: str) -> None:
        assert opened(ALL[form](SOURCE)).date == SOURCE.sent

    def test_keeps_the_body_whole(self, form: str) -> None:
        assert opened(ALL[form](SOURCE)).body == SOURCE.body

    def test_tells_the_comment_from_the_body(self, form: str) -> None:
        assert opened(ALL[form](SOURCE)).comment.startswith(COMMENT)

    def test_records_one_inline_layer(self, form: str) -> None:
        layers = opened(ALL[form](SOURCE)).layers
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


def test_a_sender_without_an_address_is_said() -> None:
    raw = FORMS["outlook_desktop"](SOURCE).replace(b" <ec2-abuse@amazon.com>", b"", 1)
    original = opened(raw)
    assert (original.sender, original.body) == (None, SOURCE.body)
    assert any("without an address" in warning for warning in original.warnings)


def test_a_block_whose_date_cannot_be_read_is_said() -> None:
    raw = FORMS["mixed_labels"](SOURCE).replace(b"2023/04/28 18:12", b"yesterday")
    original = opened(raw)
    assert original.date is None
    assert any("no date" in warning for warning in original.warnings)


def test_what_stands_below_a_quoted_forward_is_a_comment() -> None:
    raw = FORMS["apple"](SOURCE) + b"-- \r\nAya, on the road\r\n"
    original = opened(raw)
    assert original.body == SOURCE.body
    assert original.comment.endswith("Aya, on the road")


def test_a_text_digest_forwards_none_of_its_mails() -> None:
    entry = "From: {}\nDate: 28 Apr 2023 09:12\nSubject: {}\n\nwords\n\n"
    body = entry.format(SOURCE.sender, SOURCE.subject) + entry.format("b@example.org", "Lunch")
    assert opened(outer(body, "Ops Digest, Vol 1")).layers == ()


def test_mails_quoted_side_by_side_are_no_forward() -> None:
    entry = "From: {}@example.org\nDate: 28 Apr 2023 09:12\nSubject: {}\n\nwords\n\n"
    body = entry.format("a", "Invoice") + entry.format("b", "Lunch")
    assert opened(outer(body, "What came in today")).layers == ()


def test_ones_own_mail_forwarded_to_oneself_is_a_forward() -> None:
    source = Source(sender="intake@desk.example.net")
    assert opened(FORMS["gmail"](source)).sender == source.sender


def test_a_colleagues_answer_quoted_by_outlook_is_no_forward() -> None:
    source = Source(sender="intake@desk.example.net", name="Desk", subject="Lunch")
    raw = FORMS["outlook_desktop"](source).replace(b"Subject: FW: ", b"Subject: Lunch? ", 1)
    assert opened(raw).layers == ()


def test_a_stray_label_above_the_block_does_not_hide_it() -> None:
    raw = FORMS["outlook_desktop"](SOURCE).replace(b"From: Amazon", b"To: all\r\nFrom: Amazon", 1)
    assert opened(raw).sender == SOURCE.sender


def test_further_labels_of_the_block_are_no_body() -> None:
    raw = FORMS["outlook_desktop"](SOURCE).replace(
        b"10412345678]\r\n\r\nHello", b"10412345678]\r\nImportance: High\r\n\r\nHello", 1
    )
    assert opened(raw).body == SOURCE.body


def test_label_lines_at_the_top_of_the_body_stay_in_it() -> None:
    body = f"Correspondence: yes\nRegion: us-west-2\n\n{SOURCE.body}"
    assert opened(FORMS["outlook_web"](Source(body=body))).body == body


def test_the_address_in_brackets_is_the_senders() -> None:
    raw = FORMS["gmail"](Source(name="ops@example.com via AWS"))
    assert opened(raw).sender == SOURCE.sender


def test_a_log_of_run_together_fields_is_no_block() -> None:
    body = "log: from: a@b.example to: c@d.example date: 2023-04-28 10:00 subject: x"
    assert opened(outer(body, "FYI")).layers == ()


def test_a_closing_line_parts_the_forwarders_signature_from_the_text() -> None:
    assert opened(FURTHER["mutt_signed_below"](SOURCE)).comment.endswith("Kind regards\nAya")


def test_a_forward_the_reporter_quoted_ends_no_text_of_aws() -> None:
    spam = (
        "----- Forwarded message from Pills <p@example.org> -----\n\nFrom: Pills <p@example.org>\n"
        "Date: Thu, 27 Apr 2023 14:46:40 +0000\nSubject: Buy\n\nBuy.\n\n"
        "----- End forwarded message -----\n\nPlease stop this host.\n\nA victim"
    )
    body = f"{SOURCE.body}\n\n{spam}"
    assert opened(FORMS["gmail"](Source(body=body))).body == body


def test_the_same_frame_inside_the_text_does_not_end_it() -> None:
    body = f"{SOURCE.body}\n\n----- End forwarded message -----\n\nPlease stop this host."
    assert opened(FURTHER["mutt"](Source(body=body))).body == body


SIGNATURES = {
    "signature": "-- \nAya\nMail: aya@example.com\nTel: +81 3\nWeb: example.com\nSince: 2019-01-01",
    "command": "ID: 4F2A\nSender: cron@example.com\nArrival: 27 Apr 2023 10:00\nRecipient: x",
}


@pytest.mark.parametrize("above", SIGNATURES)
class TestWhatOnlyLooksLikeABlock:
    def test_is_no_hop_above_a_forward(self, above: str) -> None:
        raw = FORMS["gmail"](SOURCE)
        shown = SIGNATURES[above].replace("\n", "\r\n").encode()
        raw = raw.replace(COMMENT.encode(), COMMENT.encode() + b"\r\n\r\n" + shown, 1)
        assert len(opened(raw).layers) == 1

    def test_is_no_forward_of_its_own(self, above: str) -> None:
        assert opened(outer(f"Is it ours?\n\n{SIGNATURES[above]}", "A question")).layers == ()


def test_a_telephone_above_the_block_is_no_field_of_it() -> None:
    raw = FORMS["outlook_japanese"](SOURCE)
    raw = raw.replace(COMMENT.encode(), f"{COMMENT}\r\n\r\nTEL: 03-0000-0000".encode(), 1)
    assert opened(raw).subject == SOURCE.subject


def test_labels_without_colons_count_only_below_an_opening() -> None:
    body = 'From "A" <a@example.org>\nTo b@example.org\nDate 28.04.2023 10:00\nSubject hello'
    assert opened(outer(body, "FYI")).layers == ()


@pytest.mark.parametrize("row", ["Subject hello", "Date 28.04.2023 10:00"])
def test_labels_without_colons_must_name_sender_date_and_subject(row: str) -> None:
    body = f'------ Forwarded Message ------\nFrom "A" <a@example.org>\n{row}\n\nwords'
    assert opened(outer(body, "FYI")).layers == ()


def test_a_groupwise_forward_is_one_line_between_marks() -> None:
    body = f">>> {SOURCE.name} <{SOURCE.sender}> 28.04.2023 18:12 >>>\n{SOURCE.body}"
    original = opened(outer(body, f"FW: {SOURCE.subject}"))
    assert (original.sender, original.date, original.body) == (
        SOURCE.sender,
        SOURCE.sent,
        SOURCE.body,
    )


def test_a_verdict_written_into_the_forward_raises_no_trust() -> None:
    proof = "Authentication-Results: amazonses.com; dkim=pass header.i=@amazon.com; dmarc=pass"
    block_end = b"To: <root@example.com>\r\n"
    raw = FORMS["gmail"](SOURCE)
    assert block_end in raw
    reading = read_mail(raw.replace(block_end, block_end + proof.encode() + b"\r\n", 1))
    assert reading.as_json()["trust"] == read_mail(raw).as_json()["trust"]


WRAPPED = "Action Required: Your AWS Access Key is Exposed for AWS Account\n111122223333"


@pytest.mark.parametrize("form", ["gmail", "outlook_web", "gmail_chinese"])
class TestSubjectThatTheClientWrapped:
    def test_is_read_whole(self, form: str) -> None:
        raw = FORMS[form](Source(subject=WRAPPED)).replace(b"Account\r\n1", b"Account 1", 1)
        assert opened(raw).subject == WRAPPED.replace("\n", " ")

    def test_leaves_the_body_as_it_is(self, form: str) -> None:
        raw = FORMS[form](Source(subject=WRAPPED)).replace(b"Account\r\n1", b"Account 1", 1)
        assert opened(raw).body == SOURCE.body


def test_a_line_right_below_the_block_is_the_bodys() -> None:
    raw = FORMS["outlook_web"](SOURCE).replace(
        b"[10412345678]\r\n\r\nHello", b"[10412345678]\r\nHello"
    )
    assert opened(raw).subject == SOURCE.subject


def test_a_memo_above_the_forward_is_no_hop() -> None:
    memo = "To: Ops team\r\nFrom: Aya\r\nDate: 28 April 2023\r\nSubject: trouble\r\n\r\nPlease."
    raw = FORMS["gmail"](SOURCE).replace(COMMENT.encode(), f"{COMMENT}\r\n\r\n{memo}".encode(), 1)
    assert len(opened(raw).layers) == 1


def test_a_closing_line_that_says_nothing_of_a_forward_is_the_texts() -> None:
    body = f"{SOURCE.body}\n\n----- End of log -----\n\nPlease answer."
    assert opened(FURTHER["mutt"](Source(body=body))).body == body


def test_a_letter_that_quotes_a_mail_on_another_matter_is_the_original() -> None:
    letter = (
        "Hello,\n\nyour host sent us this:\n\nFrom: a@example.net\nSent: 28 April 2023 10:00\n"
        "To: b@example.net\nSubject: pills\n\nBuy now"
    )
    block = "From: c@example.net\nSent: 28 April 2023 18:12\nTo: d@example.net\nSubject: FW: scan"
    original = opened(outer(f"{block}\n\n{letter}", "FW: FW: scan"))
    assert (original.sender, original.body) == ("c@example.net", letter)


def test_a_space_lost_where_a_subject_was_folded_parts_no_chain() -> None:
    inner = (
        "From: a@example.net\nSent: 28 April 2023 10:00\nTo: c@x.example\nSubject: [1] 件名\n\nhi"
    )
    block = "From: c@x.example\nSent: 28 April 2023 18:12\nTo: d@x.example\nSubject: FW: [1]件名"
    assert opened(outer(f"{block}\n\n{inner}", "FW: FW: [1]件名")).sender == "a@example.net"
