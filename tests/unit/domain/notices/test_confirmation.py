"""A provider's question whether its user may forward: found by its form, in any language."""

import pytest

from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.notices.confirmation import Confirmation, confirmation_of
from tests.forwarding_confirmations import (
    ASKER,
    CANCEL,
    CODE,
    LABELS,
    LINK,
    SENDER,
    SUBJECTS,
    confirmation,
)


def found(raw: bytes) -> Confirmation | None:
    message = parse_message(raw)
    assert isinstance(message, Message)
    return confirmation_of(unwrap(message))


def told(raw: bytes) -> tuple[str | None, str | None, str | None]:
    seen = found(raw)
    assert seen is not None
    return seen.requester, seen.code, seen.link


@pytest.mark.parametrize("language", SUBJECTS)
def test_who_asks_the_code_and_the_link_are_found_in_any_language(language: str) -> None:
    assert told(confirmation(SUBJECTS[language], LABELS[language])) == (ASKER, CODE, LINK)


@pytest.mark.parametrize("language", LABELS)
def test_a_code_that_the_subject_does_not_hold_is_found_behind_its_label(language: str) -> None:
    assert told(confirmation("Gmail", LABELS[language]))[1] == CODE


def test_a_code_in_a_header_is_found() -> None:
    raw = confirmation("Gmail", code="", headers=f"X-Google-Address-Confirmation: {CODE}\r\n")
    assert told(raw)[1] == CODE


def test_a_code_in_other_digits_is_given_in_ascii() -> None:
    assert told(confirmation("Gmail", code="٤٩٣٨١٧٢٦٥"))[1] == CODE


def test_a_mail_with_a_link_alone_has_no_code() -> None:
    assert told(confirmation("Gmail", code="")) == (ASKER, None, LINK)


def test_new_wording_without_code_and_link_is_still_a_confirmation() -> None:
    assert told(confirmation("Gmail", code="", link="")) == (ASKER, None, None)


def test_the_link_that_cancels_is_never_the_one_that_confirms() -> None:
    assert told(confirmation(link=CANCEL))[2] is None


def test_a_link_in_html_alone_is_found() -> None:
    help_ = '<a href="https://support.google.com/mail">help</a>'
    html = f'<p>{ASKER} {help_}</p><p><a href="{LINK}">confirm</a></p>'.encode()
    head, _, _ = confirmation("Gmail").partition(b"\r\n\r\n")
    assert told(head.replace(b"text/plain", b"text/html") + b"\r\n\r\n" + html)[2] == LINK


@pytest.mark.parametrize(
    "link",
    [
        "https://mail-settings.google.com.evil.example/mail/vf-abcdefgh",
        "https://mail-settings.google.com@evil.example/mail/vf-abcdefgh",
        "https://evil.example/https://mail.google.com/mail/",
        "http://mail-settings.google.com/mail/vf-abcdefgh",
        "https://accounts.google.com/mail/vf-abcdefgh",
        "https://mail.google.com/a/vf-abcdefgh",
    ],
)
def test_a_link_to_anywhere_else_is_not_shown(link: str) -> None:
    assert told(confirmation(link=link))[2] is None


@pytest.mark.parametrize(
    "sender",
    ["forwarding-noreply@google.com.evil.example", "mail-noreply@google.com", "a@b.example"],
)
def test_another_sender_makes_no_confirmation(sender: str) -> None:
    assert found(confirmation(sender=sender)) is None


def test_a_confirmation_that_somebody_passes_on_is_none() -> None:
    inner = confirmation()
    raw = (
        b"From: a@example.com\r\nTo: desk-7f3k9q@desk.example.com\r\nSubject: Fwd: x\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: message/rfc822\r\n\r\n" + inner + b"\r\n--b--\r\n"
    )
    assert found(raw) is None


def test_numbers_in_links_and_text_are_no_code() -> None:
    raw = confirmation("Gmail", code="", link="https://example.com/?id=123456789")
    assert told(raw + b"Call 123456789 now\r\n")[1] is None


def test_who_asks_is_never_the_provider_or_the_desk() -> None:
    raw = confirmation("Gmail").replace(ASKER.encode(), SENDER.encode())
    assert told(raw)[0] is None
