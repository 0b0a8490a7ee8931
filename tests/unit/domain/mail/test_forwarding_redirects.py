"""Mails passed on unchanged: who passed them on, and the list that hid the sender."""

from datetime import timedelta

import pytest

from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.mail.original import Original
from abuse_desk.domain.vocabulary import ForwardingForm
from tests.forwarding.redirected import GROUP, LISTS, REDIRECTS, google_group
from tests.forwarding.source import Source, direct

SOURCE = Source()


def opened(raw: bytes) -> Original:
    message = parse_message(raw)
    assert isinstance(message, Message)
    return unwrap(message)


def forms(original: Original) -> list[ForwardingForm]:
    return [layer.form for layer in original.layers]


@pytest.mark.parametrize("form", REDIRECTS)
class TestRedirect:
    def test_is_one_layer_by_the_mailbox(self, form: str) -> None:
        layers = opened(REDIRECTS[form](SOURCE)).layers
        assert [(x.form, x.sender) for x in layers] == [(ForwardingForm.REDIRECT, SOURCE.to)]

    def test_leaves_the_message_signed_as_it_was(self, form: str) -> None:
        original = opened(REDIRECTS[form](SOURCE))
        assert original.message is original.outer

    def test_changes_nothing_of_the_original(self, form: str) -> None:
        original = opened(REDIRECTS[form](SOURCE))
        assert (original.sender, original.subject, original.body) == (
            SOURCE.sender,
            SOURCE.subject,
            SOURCE.body,
        )


@pytest.mark.parametrize("form", LISTS)
class TestList:
    def test_copy_names_the_sender_behind_the_list(self, form: str) -> None:
        assert opened(LISTS[form](SOURCE)).sender == SOURCE.sender

    def test_prefix_is_no_part_of_the_subject(self, form: str) -> None:
        assert opened(LISTS[form](SOURCE)).subject == SOURCE.subject

    def test_footer_is_no_part_of_the_body(self, form: str) -> None:
        assert opened(LISTS[form](SOURCE)).body == SOURCE.body

    def test_is_a_redirect(self, form: str) -> None:
        assert ForwardingForm.REDIRECT in forms(opened(LISTS[form](SOURCE)))


def test_a_google_group_is_named_as_the_hop() -> None:
    assert opened(google_group(SOURCE)).layers[0].sender == GROUP


def test_a_newsletter_of_the_senders_own_house_is_no_redirect() -> None:
    source = Source(sender="news@shop.example", to="intake@desk.example.net")
    raw = direct(source, "List-Id: <news.shop.example>\nList-Post: <mailto:x@shop.example>\n")
    assert opened(raw).layers == ()


def test_a_colleagues_mail_to_a_group_of_the_same_house_passed_the_group() -> None:
    source = Source(sender="aya@example.com", to=GROUP)
    raw = direct(source, f"List-ID: <ops.example.com>\nMailing-list: list {GROUP}; contact x\n")
    assert [layer.sender for layer in opened(raw).layers] == [GROUP]


def test_a_mail_saved_from_the_mailbox_it_was_sent_to_was_passed_on_by_nobody() -> None:
    top = (
        f"Delivered-To: {SOURCE.to}\nReceived: by mx.example.com; Fri, 28 Apr 2023 09:12:05 +0000\n"
    )
    assert opened(direct(SOURCE, top)).layers == ()


def test_a_mail_saved_behind_a_redirect_names_the_mailbox_that_passed_it_on() -> None:
    top = (
        f"Delivered-To: x@example.org\nReceived: by a\nDelivered-To: {SOURCE.to}\nReceived: by b\n"
    )
    assert [layer.sender for layer in opened(direct(SOURCE, top)).layers] == [SOURCE.to]


def test_the_date_of_a_redirect_is_in_utc() -> None:
    date = opened(REDIRECTS["resent"](SOURCE)).layers[0].date
    assert date is not None
    assert (date.hour, date.utcoffset()) == (9, timedelta())
