"""Redirects, lists, attachments, chains and gateways: the original comes out of each."""

import pytest

from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.mail.original import Original
from abuse_desk.domain.vocabulary import ForwardingForm
from tests.forwarding.attached import as_eml, as_file, as_rfc822, carrying
from tests.forwarding.forms import FORMS
from tests.forwarding.redirected import arrived
from tests.forwarding.source import COMMENT, FORWARDER, Source, direct, outer

SOURCE = Source()
RAW = direct(SOURCE)


def opened(raw: bytes) -> Original:
    message = parse_message(raw)
    assert isinstance(message, Message)
    return unwrap(message)


def forms(original: Original) -> list[ForwardingForm]:
    return [layer.form for layer in original.layers]


class TestDirectMail:
    def test_has_no_layers(self) -> None:
        assert opened(direct(SOURCE, arrived(""))).layers == ()

    def test_is_its_own_original(self) -> None:
        original = opened(RAW)
        assert original.message is original.outer

    def test_keeps_message_id_and_date(self) -> None:
        original = opened(RAW)
        assert (original.message_id, original.date) == (SOURCE.message_id, SOURCE.sent)

    def test_of_aws_is_not_opened_at_the_evidence_it_attaches(self) -> None:
        evidence = b"From: victim@example.org\r\nSubject: log\r\n\r\nlines\r\n"
        raw = carrying(as_rfc822(evidence)).replace(FORWARDER.encode(), SOURCE.sender.encode(), 1)
        assert opened(raw).sender == SOURCE.sender

    def test_lists_its_thread_oldest_first(self) -> None:
        raw = direct(SOURCE, "References: <a@x> <b@x>\nIn-Reply-To: <c@x>\n")
        assert opened(raw).references == ("<a@x>", "<b@x>", "<c@x>")


ATTACHED = {
    "rfc822": as_rfc822(RAW),
    "eml_octets": as_eml(RAW),
    "eml_upper_case": as_eml(RAW, name="NOTICE.EML"),
    "eml_as_text": as_eml(RAW, kind="text/plain"),
    "eml_encoded_name": as_eml(RAW, name="=?UTF-8?B?6YCa55+lLmVtbA==?="),
    "octets_without_a_name_that_says_so": as_eml(RAW, name="notice.bin"),
}


@pytest.mark.parametrize("form", ATTACHED)
class TestAttached:
    def test_original_is_found(self, form: str) -> None:
        assert opened(carrying(ATTACHED[form])).body == SOURCE.body

    def test_bytes_are_the_ones_that_were_signed(self, form: str) -> None:
        message = opened(carrying(ATTACHED[form])).message
        assert message is not None
        assert message.raw.rstrip() == RAW.rstrip()

    def test_layer_is_the_forwarders(self, form: str) -> None:
        layers = opened(carrying(ATTACHED[form])).layers
        assert [(x.form, x.sender) for x in layers] == [(ForwardingForm.ATTACHMENT, FORWARDER)]

    def test_comment_is_apart(self, form: str) -> None:
        assert opened(carrying(ATTACHED[form])).comment == COMMENT


def test_of_several_attached_mails_the_one_from_aws_is_the_original() -> None:
    other = b"From: boss@example.com\r\nSubject: lunch\r\nDate: x\r\n\r\nNoon?\r\n"
    assert opened(carrying(as_rfc822(other), as_rfc822(RAW))).sender == SOURCE.sender


def test_of_several_notices_the_others_are_said() -> None:
    second = direct(Source(subject="Your AWS Abuse Report [10412340000]"))
    warnings = opened(carrying(as_rfc822(RAW), as_rfc822(second))).warnings
    assert any("10412340000" in warning for warning in warnings)


def test_a_mail_behind_large_attachments_is_found() -> None:
    big = as_file(b"\x00\xff" * 1_000_000, "application/pdf", "big.pdf")
    assert opened(carrying(big, big, as_rfc822(RAW))).sender == SOURCE.sender


def test_a_mail_attached_to_an_attached_mail_is_found() -> None:
    inner = carrying(as_rfc822(RAW))
    assert forms(opened(carrying(as_rfc822(inner)))) == [ForwardingForm.ATTACHMENT] * 2


def test_an_inline_forward_in_an_attached_mail_is_found() -> None:
    original = opened(carrying(as_rfc822(FORMS["outlook_japanese"](SOURCE))))
    assert (original.sender, forms(original)) == (
        SOURCE.sender,
        [ForwardingForm.ATTACHMENT, ForwardingForm.INLINE],
    )


def test_a_returned_mail_is_not_a_forwarded_one() -> None:
    assert opened(carrying(as_rfc822(RAW), kind="report")).layers == ()


def test_a_digest_forwards_none_of_its_mails() -> None:
    assert opened(carrying(as_rfc822(RAW), kind="digest")).layers == ()


@pytest.mark.parametrize("name", ["notice.msg", "winmail.dat"])
def test_a_container_nobody_reads_is_said(name: str) -> None:
    raw = carrying(as_file(b"\xd0\xcf\x11\xe0", "application/octet-stream", name))
    assert any(name in warning for warning in opened(raw).warnings)


class TestChains:
    def test_a_forward_of_a_forward_has_two_layers(self) -> None:
        inner = FORMS["outlook_web"](SOURCE).decode().split("\r\n\r\n", 1)[1]
        text = inner.replace("\r\n", "\n").rstrip("\n")
        first = Source(
            sender="colleague@example.com",
            name="Col League",
            to=FORWARDER,
            subject=f"Fw: {SOURCE.subject}",
            body=text,
        )
        layers = opened(FORMS["gmail"](first)).layers
        assert [x.sender for x in layers] == [FORWARDER, "colleague@example.com"]

    def test_a_forward_of_a_forward_gives_the_innermost_body(self) -> None:
        inner = FORMS["apple"](SOURCE).decode().split("\r\n\r\n", 1)[1]
        text = inner.replace("\r\n", "\n").rstrip("\n")
        first = Source(
            sender="c@example.com", name="Col", subject=f"Fwd: {SOURCE.subject}", body=text
        )
        assert opened(FORMS["thunderbird"](first)).body == SOURCE.body

    def test_a_reply_above_a_forward_still_shows_the_original(self) -> None:
        inner = FORMS["gmail"](SOURCE).decode().split("\r\n\r\n", 1)[1].replace("\r\n", "\n")
        quoted = "\n".join(f"> {line}" for line in inner.rstrip("\n").split("\n"))
        raw = outer(
            f"On it.\n\nOn Fri, 28 Apr 2023 Col <c@example.com> wrote:\n\n{quoted}", "Re: Fwd"
        )
        assert opened(raw).body == SOURCE.body

    def test_an_outlook_reply_above_a_forward_still_shows_the_original(self) -> None:
        inner = FORMS["outlook_web"](SOURCE).decode().split("\r\n\r\n", 1)[1]
        first = Source(
            sender="boss@example.com",
            name="Boss",
            to=FORWARDER,
            subject=f"FW: {SOURCE.subject}",
            body=inner.replace("\r\n", "\n").rstrip("\n"),
        )
        raw = FORMS["outlook_desktop"](first).replace(b"Subject: FW: FW:", b"Subject: RE: FW:", 1)
        assert opened(raw).sender == SOURCE.sender

    def test_a_forward_through_a_list_has_both_layers(self) -> None:
        raw = FORMS["gmail"](SOURCE).replace(
            b"From: Aya", b"List-Post: <mailto:ops@lists.example.org>\r\nFrom: Aya", 1
        )
        assert forms(opened(raw)) == [ForwardingForm.REDIRECT, ForwardingForm.INLINE]


BANNERS = [
    "CAUTION: This email originated from outside of the organization. Do not click links in it.",
    "[EXTERNAL EMAIL] This message came from an external sender.",
    "【社外メール】このメールは外部から送信されています。",
]


@pytest.mark.parametrize("banner", BANNERS)
class TestGatewayBanner:
    def test_above_a_direct_mail_is_no_part_of_it(self, banner: str) -> None:
        assert opened(direct(Source(body=f"{banner}\n\n{SOURCE.body}"))).body == SOURCE.body

    def test_inside_a_forward_is_no_part_of_it(self, banner: str) -> None:
        raw = FORMS["outlook_web"](Source(body=f"{banner}\n\n{SOURCE.body}"))
        assert opened(raw).body == SOURCE.body


@pytest.mark.parametrize("tag", ["[EXTERNAL]", "[EXT]", "EXTERNAL:", "[External Sender]"])
def test_a_gateways_tag_is_no_part_of_the_subject(tag: str) -> None:
    raw = direct(Source(subject=f"{tag} {SOURCE.subject}"))
    assert opened(raw).subject == SOURCE.subject


REWRITTEN = {
    "safelinks": "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Faws.amazon.com"
    "%2Fsupport%3Fa%3D1&data=05%7C01&reserved=0",
    "urldefense_2": "https://urldefense.proofpoint.com/v2/url?u=https-3A__aws.amazon.com_support-3Fa"
    "-3D1&d=DwMFaQ&c=x&r=y",
    "urldefense_3": "https://urldefense.com/v3/__https://aws.amazon.com/support?a=1__;!!Abc!def$",
    "awstrack": "https://abcd1234.r.us-east-1.awstrack.me/L0/https:%2F%2Faws.amazon.com%2Fsupport"
    "%3Fa=1/1/0100018abc-def-000000/xyz=321",
}


@pytest.mark.parametrize("form", REWRITTEN)
def test_a_rewritten_link_in_the_body_leads_where_it_led(form: str) -> None:
    body = f"{SOURCE.body}\n\nSee {REWRITTEN[form]} for more."
    assert (
        "See https://aws.amazon.com/support?a=1 for more." in opened(direct(Source(body=body))).body
    )


def test_the_mark_behind_a_rewritten_link_stays() -> None:
    body = f"{SOURCE.body}\n\nRead the policy ({REWRITTEN['safelinks']}). Then answer."
    read = opened(direct(Source(body=body))).body
    assert read.endswith("Read the policy (https://aws.amazon.com/support?a=1). Then answer.")


LEGAL = [
    "This e-mail and any files are confidential and intended solely for the addressee.",
    "Scanned by Gatekeeper for viruses.",
    "本メールを誤って受信された場合は削除してください。",
]


@pytest.mark.parametrize("footer", LEGAL)
class TestLegalFooter:
    def test_below_a_forward_is_no_part_of_it(self, footer: str) -> None:
        raw = FORMS["outlook_web"](Source(body=f"{SOURCE.body}\n\n{footer}"))
        assert opened(raw).body == SOURCE.body

    def test_below_a_mail_nobody_passed_on_is_left(self, footer: str) -> None:
        body = f"{SOURCE.body}\n\n{footer}"
        assert opened(direct(Source(body=body))).body == body


def test_a_whole_mail_of_type_message_is_opened() -> None:
    head = b"From: editor@example.com\r\nContent-Type: message/rfc822\r\n\r\n"
    assert opened(head + RAW).sender == SOURCE.sender


@pytest.mark.parametrize(
    "name", ["X-MS-Exchange-ForwardingLoop", "X-Sieve-Redirected-From", "X-Forwarded-By"]
)
def test_a_forwarders_own_trace_names_its_mailbox(name: str) -> None:
    layers = opened(direct(SOURCE, arrived(f"{name}: box@example.com;1-2-3\n"))).layers
    assert [layer.sender for layer in layers] == ["box@example.com"]


def test_a_recipient_list_over_several_lines_is_read_whole() -> None:
    raw = FORMS["outlook_web"](Source(to="a@example.com,\n b@example.com, c@example.com"))
    assert opened(raw).to == ("a@example.com", "b@example.com", "c@example.com")


def test_a_subject_folded_in_the_block_is_read_whole() -> None:
    raw = FORMS["gmail"](Source(subject="Your AWS account 111122223333\n is compromised"))
    assert opened(raw).subject == "Your AWS account 111122223333 is compromised"
