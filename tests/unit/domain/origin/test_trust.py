"""What a verdict leaves to be done, and what it keeps."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from abuse_desk.adapters.dns import recorded
from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.origin.evidence import RULES
from abuse_desk.domain.origin.trust import HOW_TO_CONFIRM, judge
from abuse_desk.domain.vocabulary import TrustLevel
from tests.mailsign.arrivals import HOP, SAW, VIA_LIST, broken, changed
from tests.mailsign.keys import key
from tests.mailsign.mails import (
    CONTEXT,
    EDITOR,
    INTAKE,
    ROOT,
    ZONE,
    Counting,
    assessed,
    attaching,
    from_aws,
    html,
    notice,
    quoting,
    received,
    sealed,
    signed,
    with_key,
)
from tests.mailsign.sign import SIGNED


def test_a_silent_resolver_leaves_an_attached_original_undecided() -> None:
    raw = received(attaching("a@example.net", from_aws()))
    verdict = assessed(raw, CONTEXT, Counting(silent=True))
    assert (verdict.trust.level, verdict.undecided) == (TrustLevel.UNVERIFIED, True)
    assert "could not be checked now" in verdict.trust.reasons[0]


def test_a_silent_resolver_does_not_hold_up_what_ses_verified() -> None:
    verdict = assessed(received(from_aws()), CONTEXT, Counting(silent=True))
    assert (verdict.trust.level, verdict.undecided) == (TrustLevel.VERIFIED, False)


def test_a_silent_resolver_never_makes_a_mail_forged() -> None:
    verdict = assessed(changed(broken(signed(notice()))), CONTEXT, Counting(silent=True))
    assert (verdict.trust.level, verdict.undecided) == (TrustLevel.UNVERIFIED, True)


def test_a_silent_resolver_leaves_a_chain_undecided() -> None:
    raw = changed(sealed(notice(), "google.com", SAW))
    verdict = assessed(raw, CONTEXT, Counting(silent=True))
    assert (verdict.trust.level, verdict.undecided) == (TrustLevel.UNVERIFIED, True)
    assert "could not be checked" in verdict.trust.reasons[0]


def test_a_trusted_forward_whose_signature_was_not_checked_is_worth_another_try() -> None:
    raw = received(attaching(EDITOR, from_aws()))
    verdict = assessed(raw, CONTEXT, Counting(silent=True))
    assert (verdict.trust.level, verdict.undecided) == (TrustLevel.TRUSTED_FORWARDER, True)


@pytest.mark.parametrize(
    "raw",
    [
        received(from_aws()),
        received(attaching("a@example.net", from_aws())),
        changed(with_key(with_key(from_aws(), "b", key("other")), "c", key("other"))),
    ],
)
def test_a_verified_mail_costs_at_most_two_look_ups(raw: bytes) -> None:
    lookup = Counting()
    assessed(raw, CONTEXT, lookup)
    assert 0 < len(set(lookup.asked)) <= 2


def test_a_mail_without_a_signature_of_interest_costs_none() -> None:
    lookup = Counting()
    assessed(received(signed(quoting(EDITOR), "amazonses.com")), CONTEXT, lookup)
    assert lookup.asked == []


def test_the_evidence_reaches_the_same_verdict_offline() -> None:
    raw = received(attaching("a@example.net", from_aws()))
    first = assessed(raw, CONTEXT)
    again = assessed(raw, CONTEXT, recorded(first.evidence.records()))
    assert again == first
    assert first.trust.level is TrustLevel.VERIFIED


def test_the_evidence_of_a_chain_reaches_the_same_verdict_offline() -> None:
    raw = changed(sealed(notice(), "google.com", SAW))
    first = assessed(raw, CONTEXT)
    assert assessed(raw, CONTEXT, recorded(first.evidence.records())) == first


def test_the_evidence_is_plain_json_with_the_block_verbatim() -> None:
    kept = json.loads(json.dumps(assessed(received(from_aws()), CONTEXT).evidence.as_json()))
    assert kept["rules"] == RULES
    assert kept["ses"][0] == ["Return-Path", "<bounce@amazonses.com>"]
    assert kept["arc"] is None
    assert kept["signatures"][1] == {
        "domain": "amazon.com",
        "selector": "k1",
        "result": "pass",
        "detail": "",
        "signed_headers": list(SIGNED),
        "dns": "found",
        "key_record": ZONE["k1._domainkey.amazon.com"],
        "weaknesses": [],
    }


def test_the_evidence_of_a_chain_is_plain_json() -> None:
    kept = assessed(changed(sealed(notice(), "google.com", SAW)), CONTEXT).evidence.as_json()
    assert kept["arc"]["result"] == "pass"
    assert list(kept["arc"]["keys"]) == ["arc._domainkey.google.com"]


def test_an_unlisted_forwarder_is_named_and_asked_about() -> None:
    verdict = assessed(received(quoting("aya@example.net")), CONTEXT)
    assert verdict.unlisted_forwarder == "aya@example.net"
    assert "aya@example.net is no listed forwarder" in verdict.trust.reasons[-1]


@pytest.mark.parametrize(
    "raw",
    [
        received(quoting("aya@example.net"), dmarc="fail"),
        received(quoting(EDITOR)),
        received(from_aws()),
        received(notice(author="x@example.net")),
        received(notice(author="x@aws-support.example")),
    ],
)
def test_nobody_else_is_asked_about(raw: bytes) -> None:
    assert assessed(raw, CONTEXT).unlisted_forwarder is None


def test_unverified_mail_in_the_name_of_aws_says_how_to_confirm() -> None:
    trust = assessed(received(quoting("aya@example.net"), dmarc="fail"), CONTEXT).trust
    assert trust.reasons[-1] == HOW_TO_CONFIRM


def test_a_virus_is_said_and_changes_no_level() -> None:
    raw = received(from_aws()).replace(b"X-SES-Virus-Verdict: PASS", b"X-SES-Virus-Verdict: FAIL")
    trust = assessed(raw, CONTEXT).trust
    assert trust.level is TrustLevel.VERIFIED
    assert "virus scan says FAIL" in trust.reasons[-1]


def test_an_account_in_the_subject_makes_a_notice_ours() -> None:
    raw = from_aws(notice(to="a@example.net", body="Hello\r\n", subject="[AWS ID 111122223333]"))
    assert assessed(received(raw), CONTEXT).trust.level is TrustLevel.VERIFIED


def test_a_root_mailbox_makes_a_notice_ours() -> None:
    context = ReadContext(accounts=frozenset({"444455556666"}), mailboxes=frozenset({ROOT}))
    assert assessed(received(from_aws()), context).trust.level is TrustLevel.VERIFIED


def test_the_time_of_receipt_may_be_given() -> None:
    context = replace(CONTEXT, received_at=datetime(2023, 8, 1, tzinfo=UTC))
    assert assessed(received(from_aws()), context).trust.level is TrustLevel.UNVERIFIED


def test_bytes_that_do_not_verify_are_not_verified_whatever_ses_says() -> None:
    trust = assessed(received(broken(from_aws())), CONTEXT).trust
    assert trust.level is TrustLevel.FORGED


def test_the_same_behind_a_gateway_is_only_unverified() -> None:
    raw = received(b"X-Mimecast-Spam-Score: 0\r\n" + broken(from_aws()))
    trust = assessed(raw, CONTEXT).trust
    assert trust.level is TrustLevel.UNVERIFIED
    assert "the stored bytes do not verify" in trust.reasons[0]


def test_a_chain_proves_nothing_by_an_account_alone() -> None:
    context = ReadContext(accounts=frozenset({"111122223333"}))
    raw = changed(sealed(notice(to="x@example.net"), "google.com", SAW))
    assert assessed(raw, context).trust.level is TrustLevel.UNVERIFIED


def test_a_chain_counts_while_neither_accounts_nor_mailboxes_are_known() -> None:
    raw = changed(sealed(notice(to="x@example.net"), "google.com", SAW))
    assert assessed(raw, ReadContext()).trust.level is TrustLevel.TRUSTED_FORWARDER


def test_a_chain_that_saw_dkim_alone_vouches_too() -> None:
    raw = changed(sealed(notice(), "google.com", "mx.google.com; dkim=pass header.d=amazon.com"))
    assert assessed(raw, CONTEXT).trust.level is TrustLevel.TRUSTED_FORWARDER


def test_a_list_that_fails_dmarc_is_not_trusted() -> None:
    trust = assessed(received(notice(author=VIA_LIST), dmarc="none"), CONTEXT).trust
    assert trust.level is TrustLevel.UNVERIFIED


def test_without_a_signature_check_judge_says_what_ses_says() -> None:
    message = parse_message(received(from_aws(notice(to=INTAKE))))
    assert isinstance(message, Message)
    assert judge(unwrap(message), CONTEXT).level is TrustLevel.VERIFIED


def test_an_inline_forward_that_names_no_account_is_trusted_all_the_same() -> None:
    trust = assessed(
        received(quoting(EDITOR, body="Hello, please look into it.\r\n")), CONTEXT
    ).trust
    assert trust.level is TrustLevel.TRUSTED_FORWARDER


def test_a_link_to_any_other_host_is_no_evidence() -> None:
    raw = received(HOP + html("Hello", "https://example.net/report"), dmarc="fail")
    assert assessed(raw, CONTEXT).trust.level is TrustLevel.UNVERIFIED


def test_an_unsigned_original_attached_by_a_stranger_proves_nothing() -> None:
    trust = assessed(received(attaching("a@example.net", notice())), CONTEXT).trust
    assert trust.reasons[0] == "the attached original has no signature of AWS"


def test_a_look_alike_named_in_plain_sight_is_no_evidence() -> None:
    raw = html("The site aws-login.example is hosted by you.", "https://aws-login.example/")
    trust = assessed(received(HOP + raw, dmarc="fail"), CONTEXT).trust
    assert trust.level is TrustLevel.UNVERIFIED
