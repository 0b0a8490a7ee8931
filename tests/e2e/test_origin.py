"""Signed mail through the whole desk: SES's verdict at the door, our own check by DNS, the ledger.

The keys are ours, in the zone that the desk's name server holds. Faults of DNS: test_dns_faults.
"""

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest

from abuse_desk.adapters.dns import kept
from abuse_desk.adapters.signatures import with_signatures
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.origin.evidence import kept_dns
from abuse_desk.domain.origin.trust import assess
from local.desk import Desk
from local.post import post
from local.watch import store, wait_for_ledger
from tests.e2e.at_the_desk import reasons_of
from tests.mailsign.arrivals import SAW
from tests.mailsign.forgeries import short_cover
from tests.mailsign.keys import SHORT, key
from tests.mailsign.mails import BODY, ZONE, attaching, notice, sealed, signed, with_key

pytestmark = pytest.mark.emulator
STRANGER = "x@evil.example"


@dataclass(frozen=True, slots=True)
class Case:
    """How a mail comes, made from a fresh notice, and what the desk should say of it."""

    how: str
    level: str
    why: str
    made: Callable[[bytes], bytes]


def both(raw: bytes) -> bytes:
    return signed(signed(raw), "amazonses.com")


def attached(inner: bytes) -> bytes:
    return attaching(STRANGER, inner)


def as_file(inner: bytes) -> bytes:
    """An attached file with the line ends of Unix."""
    text = base64.encodebytes(inner.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    kind = b'Content-Type: application/octet-stream; name="notice.eml"\r\n'
    marks = kind + b"Content-Transfer-Encoding: base64\r\n"
    return (
        attached(b"INNER")
        .replace(b"Content-Type: message/rfc822\r\n", marks)
        .replace(b"INNER", text)
    )


def refolded(raw: bytes) -> bytes:
    return raw.replace(b"Subject: Your AWS", b"Subject: Your\r\n\tAWS")


def elsewhere(raw: bytes) -> bytes:
    return raw.replace(b"111122223333", b"999900001111").replace(
        b"root@example.com", b"r@x.example"
    )


CASES = (
    Case("two signatures", "verified", "SES saw DMARC pass and the signature of amazon.com", both),
    Case("headers folded anew", "verified", "the signature of", lambda r: refolded(both(r))),
    Case("attached by a stranger", "verified", "the signature of", lambda r: attached(both(r))),
    Case("attached as a file", "verified", "the signature of", lambda r: as_file(both(r))),
    Case(
        "one key rotated away",
        "verified",
        "the signature of amazon.com",
        lambda r: attached(with_key(signed(r), "gone", key("other"))),
    ),
    Case(
        "its only key gone",
        "unverified",
        "no key at gone._domainkey.amazon.com",
        lambda r: attached(with_key(r, "gone", key("other"))),
    ),
    Case(
        "a revoked key",
        "unverified",
        "the key was revoked",
        lambda r: attached(with_key(r, "old", key("other"))),
    ),
    Case(
        "a short key",
        "unverified",
        "the key is too short: 512 bits",
        lambda r: attached(with_key(r, "short", SHORT)),
    ),
    Case(
        "Ed25519",
        "unverified",
        "no verifier for ed25519-sha256",
        lambda r: attached(signed(r).replace(b"a=rsa-sha256", b"a=ed25519-sha256")),
    ),
    Case(
        "one byte changed",
        "forged",
        "was changed after AWS signed it",
        lambda r: both(r).replace(b"port scanning", b"port scamming"),
    ),
    Case(
        "more text below what is covered",
        "unverified",
        "covers only the beginning of the body",
        short_cover,
    ),
    Case(
        "a second Subject",
        "unverified",
        "Subject stands more than once",
        lambda r: b"Subject: This case has been resolved\r\n" + both(r),
    ),
    Case("a second From", "forged", "more than one From", lambda r: b"From: a@b.c\r\n" + both(r)),
    Case("unsigned", "forged", "came directly and failed DMARC", lambda r: r),
    Case(
        "a good chain",
        "trusted_forwarder",
        "google.com vouches",
        lambda r: sealed(r, "google.com", SAW),
    ),
    Case(
        "a broken chain",
        "unverified",
        "the ARC chain is broken",
        lambda r: sealed(r, "google.com", SAW).replace(b"Hello,", b"Hallo,"),
    ),
    Case(
        "a chain of the attacker's",
        "unverified",
        "not a named sealer",
        lambda r: sealed(r, "attacker.example", SAW),
    ),
    Case(
        "somebody else's, sent on",
        "unverified",
        "it names no account of ours",
        lambda r: both(elsewhere(r)),
    ),
)


@pytest.fixture(scope="module")
def judged(desk: Desk) -> Iterator[dict[str, tuple[MailRecord, bytes]]]:
    """Every mail, sent by SMTP: its ledger row, and the bytes as stored."""
    new = {name: record for name, record in ZONE.items() if name not in desk.zone.txt}
    desk.zone.txt.update(new)
    ids = {one.how: _sent(desk, number, one) for number, one in enumerate(CASES)}
    wait_for_ledger(desk, ids.values(), 120)
    rows = store(desk).mail(ids.values())
    yield {how: (rows[mail_id], _stored(desk, mail_id)) for how, mail_id in ids.items()}
    for name in new:
        del desk.zone.txt[name]


def _sent(desk: Desk, number: int, case: Case) -> str:
    date = f"Date: {format_datetime(datetime.now(UTC))}".encode()
    raw = notice(body=BODY, subject=f"Your AWS Abuse Report [{10470000000 + number}]")
    raw = raw.replace(b"Date: Fri, 28 Apr 2023 09:12:00 +0000", date)
    raw = raw.replace(b"0100018@", b"origin-%d@" % number)
    intake = [desk.outputs["IntakeAddress"]]
    return post(desk.smtp_port, case.made(raw), STRANGER, intake, "mx.evil.example")


def _stored(desk: Desk, mail_id: str) -> bytes:
    bucket = desk.outputs["BucketName"]
    found = desk.clients.s3.get_object(Bucket=bucket, Key=f"mail/{mail_id}")
    return bytes(found["Body"].read())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.how)
def test_each_mail_has_its_level_in_the_ledger(
    judged: dict[str, tuple[MailRecord, bytes]], case: Case
) -> None:
    assert judged[case.how][0].trust == case.level


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.how)
def test_each_mail_has_its_reason_in_its_case(
    desk: Desk, judged: dict[str, tuple[MailRecord, bytes]], case: Case
) -> None:
    assert case.why in reasons_of(desk, judged[case.how][0])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.how)
def test_the_ledger_row_alone_reaches_the_verdict_again(
    judged: dict[str, tuple[MailRecord, bytes]], case: Case
) -> None:
    row, raw = judged[case.how]
    message = parse_message(raw)
    assert isinstance(message, Message)
    known = ReadContext(
        accounts=frozenset({"111122223333", "444455556666"}),
        forwarders=frozenset({"editor@example.com"}),
        team_domains=frozenset({"example.com"}),
        mailboxes=frozenset({"root@example.com"}),
        region="eu-west-1",
    )
    known = replace(known, received_at=row.received_at)
    verdict = assess(unwrap(message), with_signatures(known, kept(kept_dns(row.evidence))))
    again = json.dumps(verdict.evidence.as_json(), sort_keys=True)
    assert (verdict.trust.level, again) == (row.trust, row.evidence)
