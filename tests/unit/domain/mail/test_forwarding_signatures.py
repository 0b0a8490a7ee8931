"""Whose signature stands below a forwarded text: the forwarder's goes, a reporter's stays."""

import pytest

from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from tests.forwarding.forms import FORMS
from tests.forwarding.source import Source

REPORT = """\
Hello,

We've received a report(s) that your AWS resource(s) has been implicated in spam. We've included
the original report below for your review.

---Beginning of forwarded report(s)---

Our trap at trap.example.org took this:

From: "Watches" <sales@shop.example.net>
To: <trap@example.org>
Subject: Fwd: your order"""


def body_of(form: str, body: str) -> str:
    message = parse_message(FORMS[form](Source(body=body)))
    assert isinstance(message, Message)
    return unwrap(message).body


@pytest.mark.parametrize("form", ["gmail", "outlook_desktop"])
@pytest.mark.parametrize("signature", ["Trap operator, example.org", "Max Operator\nNight shift"])
def test_a_reporters_signature_is_part_of_the_notice(form: str, signature: str) -> None:
    body = f"{REPORT}\n\n-- \n{signature}"
    assert body_of(form, body) == body.replace("-- ", "--")


@pytest.mark.parametrize(
    "signature", ["Aya, Miller & Sons", "editor@example.com", "Web: www.example.com", "EDITOR"]
)
def test_the_forwarders_signature_below_a_report_is_cut_off(signature: str) -> None:
    assert body_of("gmail", f"{REPORT}\n\n-- \n{signature}") == REPORT


def test_of_two_signatures_the_last_one_is_the_forwarders() -> None:
    body = f"{REPORT}\n\n--\nTrap operator, example.org"
    assert body_of("gmail", f"{body}\n\n-- \nAya\nMiller & Sons") == body


def test_a_part_of_a_name_is_no_name() -> None:
    body = f"{REPORT}\n\n-- \nAyaka"
    assert body_of("gmail", body) == body.replace("-- ", "--")


def test_a_signature_inside_the_quoted_text_is_the_texts_own() -> None:
    body = "Hello,\n\nPlease stop.\n\n-- \nMiller & Sons"
    assert body_of("apple", body) == body.replace("-- ", "--")


def test_what_names_nobody_below_a_text_without_a_report_is_cut_off() -> None:
    assert body_of("gmail", "Hello,\n\nPlease stop.\n\n-- \nMiller & Sons") == (
        "Hello,\n\nPlease stop."
    )


def test_a_house_in_japan_is_not_told_by_its_country_alone() -> None:
    body = f"{REPORT}\nseen by mx.trap.example.co.jp\n\n-- \nNOC, example.co.jp"
    assert body_of("gmail", body) == body.replace("-- ", "--")


def test_another_house_of_the_same_country_is_none_of_the_texts() -> None:
    text = "Hello,\n\nPlease stop. See mx.trap.co.jp\n"
    assert body_of("gmail", f"{text}\n-- \nMiller, miller.co.jp") == text.rstrip("\n")
