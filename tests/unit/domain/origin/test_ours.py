"""Whose notice it is, where nothing but the way it came says so."""

from dataclasses import replace

from abuse_desk.domain.context import ArcChain
from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.origin.trust import judge
from tests.mailsign.arrivals import FOREIGN, SAW, broken, changed
from tests.mailsign.mails import (
    CONTEXT,
    EDITOR,
    INTAKE,
    assessed,
    notice,
    quoting,
    received,
    sealed,
    signed,
)


def test_the_address_ses_took_the_mail_for_makes_a_notice_ours() -> None:
    raw = received(signed(notice(to=INTAKE, body=FOREIGN)))
    context = replace(CONTEXT, own_addresses=frozenset())
    assert assessed(raw, context).trust.level == "verified"


def test_a_good_chain_to_a_mailbox_we_do_not_know_is_not_forged() -> None:
    raw = changed(sealed(broken(signed(notice())), "google.com", SAW))
    unknown = replace(CONTEXT, team_domains=frozenset(), forwarders=frozenset())
    trust = assessed(raw, unknown).trust
    assert trust.level == "unverified"
    assert "To is no mailbox of ours" in "; ".join(trust.reasons)


def test_a_trusted_forward_of_another_account_says_so() -> None:
    trust = assessed(received(quoting(EDITOR, body=FOREIGN)), CONTEXT).trust
    assert (trust.level, trust.reasons[-1]) == (
        "trusted_forwarder",
        "it names no account of ours",
    )


def test_a_chain_that_seals_no_message_proves_nothing() -> None:
    chain = ArcChain("pass", ("google.com",), SAW)
    message = parse_message(changed(b"ARC-Seal: i=1\r\n" + notice()))
    assert isinstance(message, Message)
    trust = judge(unwrap(message), replace(CONTEXT, check_arc=lambda _raw: chain))
    assert (trust.level, trust.reasons[0]) == (
        "unverified",
        "the ARC chain proves nothing: it seals nothing",
    )
