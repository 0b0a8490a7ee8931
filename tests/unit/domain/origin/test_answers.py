"""Which answers of ours may lower a case: those of a team domain that passed, by a person."""

import pytest

from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.origin.trust import may_lower_as_answer
from tests.mailsign.keys import key
from tests.mailsign.mails import AWS, CONTEXT, EDITOR, attaching, notice, received, signed
from tests.mailsign.sign import dkim


def lowers(raw: bytes, context: ReadContext = CONTEXT) -> bool:
    message = parse_message(raw)
    assert isinstance(message, Message)
    return may_lower_as_answer(unwrap(message), context)


def answer(author: str = "aya@example.com") -> bytes:
    return notice(author=author, to=AWS, body="We stopped the instance.\r\n")


@pytest.mark.parametrize(
    ("raw", "may"),
    [
        (received(answer()), True),
        (received(answer("aya@mail.example.com")), True),
        (received(signed(answer(), "example.com")), True),
        (received(answer(), dmarc="fail"), False),
        (received(answer("aya@example.net")), False),
        (received(answer(), header_from="evil.example"), False),
        (answer(), False),
        (received(b"From: x@evil.example\r\n" + answer(), header_from="example.com"), False),
        (received(attaching(EDITOR, answer())), False),
        (received(dkim(answer(), "example.com", "k1", key("example"), tags=" l=1;")), True),
        (
            received(
                dkim(answer(), "example.com", "k1", key("example"), tags=" l=1;"),
                envelope="x@evil.example",
            ),
            False,
        ),
    ],
)
def test_an_answer_lowers_only_from_a_team_domain_that_passed(raw: bytes, *, may: bool) -> None:
    if b"l=1" in raw and may:
        raw = raw.replace(b"bounce@amazonses.com", b"aya@example.com")
    assert lowers(raw) is may


LIST_ID = "List-ID: <security.example.com>\r\n"
NOT_A_PERSONS_WORD = {
    "a group that names the writer": (
        "'Eve' via security <security@example.com>",
        f"{LIST_ID}X-Original-From: Eve <x@evil.example>\r\n",
    ),
    "a group that names nobody": ("'Eve' via security <security@example.com>", LIST_ID),
    "a group without traces": ("x@evil.example via security <security@example.com>", ""),
    "a list by its own address": ("security@example.com", LIST_ID),
    "a list by the address to post to": (
        "security@example.com",
        "List-Post: <mailto:security@example.com>\r\n",
    ),
    "a writer in unclear syntax": ("aya@example.com", "X-Original-From: a, b\r\n"),
    "a ticket system": ("tickets@example.com", "Auto-Submitted: auto-generated\r\n"),
    "an absence": ("aya@example.com", "Auto-Submitted: auto-replied (vacation)\r\n"),
}


@pytest.mark.parametrize("how", NOT_A_PERSONS_WORD)
def test_what_no_person_of_ours_wrote_answers_nothing(how: str) -> None:
    author, more = NOT_A_PERSONS_WORD[how]
    assert not lowers(received(notice(author=author, to=AWS, more=more)))


@pytest.mark.parametrize(
    "more",
    [
        "Auto-Submitted: no\r\n",
        "List-ID: <announce.example.com>\r\n",
        "X-Original-Sender: aya@example.com\r\n",
    ],
)
def test_a_persons_answer_may_come_through_a_list_that_left_it_alone(more: str) -> None:
    assert lowers(received(notice(author="aya@example.com", to=AWS, more=more)))


def test_an_answer_lowers_nothing_while_no_team_domain_is_configured() -> None:
    assert not lowers(received(answer()), ReadContext())
