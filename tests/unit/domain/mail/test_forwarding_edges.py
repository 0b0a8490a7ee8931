"""Forwards at the edge of what counts as one, and headers that only look like more."""

import pytest

from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.forwarding.addresses import find_addresses, first_address
from abuse_desk.domain.mail.forwarding.dates import Clock, parse_client_date
from abuse_desk.domain.mail.forwarding.prefixes import split_subject
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.mail.original import Original
from abuse_desk.domain.vocabulary import ForwardingForm
from tests.forwarding.attached import as_rfc822, carrying
from tests.forwarding.forms import FORMS
from tests.forwarding.redirected import arrived
from tests.forwarding.source import COMMENT, FORWARDER, Source, direct, outer

SOURCE = Source()


def opened(raw: bytes) -> Original:
    message = parse_message(raw)
    assert isinstance(message, Message)
    return unwrap(message)


def below_comment(form: str, text: str) -> bytes:
    shown = f"{COMMENT}\r\n\r\n{text}"
    return FORMS[form](SOURCE).replace(COMMENT.encode(), shown.encode(), 1)


class TestAboveTheBlock:
    def test_a_telephone_right_above_is_no_field(self) -> None:
        raw = below_comment("outlook_desktop", "TEL: 03-0000-0000")
        assert opened(raw).subject == SOURCE.subject

    def test_a_line_with_an_address_is_no_opening(self) -> None:
        raw = below_comment("outlook_desktop", "forwarded for b@example.org:")
        assert opened(raw).comment.endswith("forwarded for b@example.org:")

    def test_a_long_line_gives_a_block_without_a_date_none(self) -> None:
        block = "From: a@example.org\nTo: b@example.org\nSubject: Lunch\n\nwords"
        long = "On 28 April 2023 at 10:00 I had asked all of you whether anybody could come along."
        assert opened(outer(f"{long}\n{block}", "Fwd: Lunch")).date is None


class TestInsideTheBlock:
    def test_a_gateways_tag_is_no_part_of_the_subject(self) -> None:
        raw = FORMS["outlook_desktop"](SOURCE).replace(
            b"Subject: Your", b"Subject: [EXTERNAL] Your"
        )
        assert opened(raw).subject == SOURCE.subject

    def test_three_blank_lines_end_it(self) -> None:
        body = "From: a@example.org\n\n\n\nDate: 28 Apr 2023 10:00\nSubject: Lunch\n\nwords"
        assert opened(outer(body, "Fwd: Lunch")).layers == ()

    def test_labels_without_anybody_are_none(self) -> None:
        body = "Region: us-west-2\nDate: 28 Apr 2023 10:00\nSubject: Lunch\n\nwords"
        assert opened(outer(body, "Fwd: Lunch")).layers == ()

    def test_fields_run_together_behind_other_words_are_none(self) -> None:
        body = "We saw From: a@example.orgTo: b@example.orgSent: 28 Apr 2023 10:00Subject: Lunch"
        assert opened(outer(body, "Lunch")).layers == ()


class TestBelowTheBlock:
    def test_nothing_is_an_empty_body(self) -> None:
        assert opened(FORMS["outlook_desktop"](Source(body=""))).body == ""

    def test_a_line_that_lost_its_quote_mark_stays(self) -> None:
        raw = FORMS["apple"](SOURCE).replace(b"> has been implicated", b"has been implicated", 1)
        assert opened(raw).body == SOURCE.body

    def test_the_forwarders_signature_is_cut_off(self) -> None:
        raw = FORMS["gmail"](Source(body=f"{SOURCE.body}\n\n-- \nAya, Example Ltd."))
        assert opened(raw).body == SOURCE.body

    def test_a_byte_order_mark_above_the_text_is_no_part_of_it(self) -> None:
        raw = FORMS["apple"](Source(body=f"\ufeff{SOURCE.body}"))
        assert opened(raw).body == SOURCE.body

    def test_a_fourth_legal_paragraph_stays(self) -> None:
        legal = "\n\n".join(f"{n}. This mail is confidencial." for n in range(4))
        raw = FORMS["gmail"](Source(body=f"{SOURCE.body}\n\n{legal}"))
        assert opened(raw).body.endswith("0. This mail is confidencial.")


class TestChains:
    def test_more_hops_than_anybody_makes_are_not_followed(self) -> None:
        hop = (
            "-- Forwarded message --\nFrom: a@example.org\nDate: 28 Apr 2023 10:00\nSubject: L\n\n"
        )
        layers = opened(outer(hop * 20, "Fwd: L")).layers
        assert 1 <= len(layers) <= 12

    def test_our_answer_to_aws_is_the_original_of_its_forward(self) -> None:
        answer = (
            f"From: Aya <{FORWARDER}>\nSent: 28 April 2023 19:00\nTo: {SOURCE.sender}\n"
            f"Subject: RE: {SOURCE.subject}\n\nWe stopped it.\n\nFrom: AWS <{SOURCE.sender}>\n"
            f"Sent: 28 April 2023 18:12\nTo: {SOURCE.to}\nSubject: {SOURCE.subject}\n\nHello"
        )
        assert opened(outer(answer, f"FW: RE: {SOURCE.subject}")).sender == FORWARDER

    def test_a_second_mail_nobody_forwarded_is_part_of_the_first(self) -> None:
        thread = (
            "From: a@example.org\nSent: 28 April 2023 19:00\nTo: b@example.org\nSubject: Lunch\n\n"
            "Noon.\n\nFrom: c@example.org\nSent: 28 April 2023 18:12\nTo: a@example.org\n"
            "Subject: Lunch\n\nWhen?"
        )
        assert opened(outer(thread, "FW: Lunch")).sender == "a@example.org"


class TestLists:
    def test_the_sender_behind_via_is_the_one_to_answer(self) -> None:
        raw = direct(
            Source(sender="ops@example.com", name="'Amazon EC2 Abuse' via Ops"),
            f"List-Id: <ops.example.com>\nReply-To: {SOURCE.sender}\n",
        )
        assert opened(raw).sender == SOURCE.sender

    def test_without_an_address_of_its_own_is_named_by_the_sender(self) -> None:
        source = Source(sender="ops@lists.example.com")
        raw = direct(source, f"X-Google-Group-Id: 1\nX-Original-From: {SOURCE.sender}\n")
        assert opened(raw).layers[0].sender == source.sender

    def test_a_further_host_on_the_way_passed_the_mail_on(self) -> None:
        received = "Received: from a.example by b.example for <x@example.org>; now\n"
        layers = opened(direct(SOURCE, received + arrived(""))).layers
        assert [layer.sender for layer in layers] == [SOURCE.to]


def test_of_attached_mails_none_of_which_is_aws_the_first_counts() -> None:
    mails = [direct(Source(sender=f"{name}@example.org")) for name in ("a", "b")]
    assert opened(carrying(*map(as_rfc822, mails))).sender == "a@example.org"


def test_a_forward_quoted_twice_loses_both_marks() -> None:
    lines = SOURCE.body.split("\n")
    block = f"From: {SOURCE.sender}\nDate: 28 Apr 2023 18:12\nSubject: {SOURCE.subject}\n"
    quoted = "\n".join(f"> > {line}".rstrip() for line in (*block.split("\n"), *lines))
    assert opened(outer(quoted, f"Fwd: {SOURCE.subject}")).body == SOURCE.body


def test_the_forwarders_openpgp_signature_is_no_part_of_the_text() -> None:
    block = f"From: {SOURCE.sender}\nDate: 28 Apr 2023 18:12\nSubject: {SOURCE.subject}"
    armor = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n"
    end = "-----BEGIN PGP SIGNATURE-----\n\niQEz\n=abcd\n-----END PGP SIGNATURE-----"
    text = f"{armor}See:\n\n- ----- Forwarded message -----\n{block}\n\n{SOURCE.body}\n{end}"
    assert opened(outer(text, f"Fwd: {SOURCE.subject}")).body == SOURCE.body


def test_a_signature_begun_and_not_ended_is_text() -> None:
    text = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nhello"
    assert opened(outer(text, "hello")).body == text


def test_a_text_set_in_by_bars_loses_them() -> None:
    lines = SOURCE.body.split("\n")
    block = f"From: {SOURCE.sender}\nDate: 28 Apr 2023 18:12\nSubject: {SOURCE.subject}\n"
    barred = "\n".join(f"| {line}" for line in (*block.split("\n"), *lines))
    assert opened(outer(barred, f"Fwd: {SOURCE.subject}")).body == SOURCE.body


def test_an_attached_mail_without_a_byte_is_passed_over() -> None:
    assert ForwardingForm.ATTACHMENT not in [
        layer.form for layer in opened(carrying(as_rfc822(b""))).layers
    ]


class TestAddresses:
    def test_an_at_sign_alone_is_none(self) -> None:
        assert find_addresses("meet @ noon") == ()

    def test_of_several_without_brackets_the_first_counts(self) -> None:
        assert first_address("a@example.org, b@example.org") == "a@example.org"

    def test_brackets_without_an_address_are_passed_over(self) -> None:
        assert first_address("a@x.example <none> <b@y.example>") == "b@y.example"


@pytest.mark.parametrize("text", ["April 2023 10:00", "28 Apr 09:12"])
def test_a_date_without_its_day_or_year_is_none(text: str) -> None:
    assert parse_client_date(text, Clock()) is None


def test_an_offset_of_more_than_a_day_is_no_zone() -> None:
    found = parse_client_date("28 Apr 2023 09:12 UTC+99", Clock())
    assert found is not None
    assert found.moment.hour == 9


def test_thai_letters_that_are_no_month_are_none() -> None:
    assert parse_client_date("28 สค สย. 18:12", Clock()) is None


def test_the_thirteenth_prefix_belongs_to_the_subject() -> None:
    assert split_subject("Re: " * 13 + "x").rest == "Re: x"
