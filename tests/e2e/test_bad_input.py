"""Bytes that are no good mail reach a final state in the ledger, and a person where it matters."""

import os

import pytest

from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.vocabulary import Outcome
from local.desk import Desk
from local.receipt import MAIL_LIMIT
from local.watch import ledger_row, store, wait_for
from tests.e2e.at_the_desk import send

pytestmark = pytest.mark.emulator

NOTICE = (
    b"We've received a report(s) that your AWS resource(s)\r\n\r\nAWS ID: 111122223333    Region:"
    b" us-west-2    EC2 Instance Id: i-0123456789abcdef0 [203.0.113.7]\r\n\r\nhas been implicated"
    b" in activity that resembles port scanning.\r\n"
)


def recorded(desk: Desk, mail_id: str, seconds: float = 60) -> MailRecord:
    """The ledger row, once there is one: no mail may be lost without a word."""
    return wait_for(f"the ledger row of {mail_id}", lambda: ledger_row(desk, mail_id), seconds)


def put(desk: Desk, name: str, raw: bytes) -> str:
    """An object in the bucket as it is: what SMTP would not carry."""
    bucket = desk.outputs["BucketName"]
    desk.clients.s3.put_object(Bucket=bucket, Key=f"mail/{name}", Body=raw)
    return name


def status(desk: Desk, row: MailRecord) -> Status:
    assert row.case_id is not None
    return store(desk).cases([row.case_id])[row.case_id].case.status


def test_an_empty_object_is_recorded_as_unreadable(desk: Desk) -> None:
    row = recorded(desk, put(desk, "empty-object", b""))
    assert row.outcome is Outcome.UNREADABLE


def test_an_empty_object_opens_a_triage_case(desk: Desk) -> None:
    row = recorded(desk, put(desk, "another-empty-object", b""))
    assert status(desk, row) is Status.TRIAGE


def test_random_bytes_reach_a_final_state(desk: Desk) -> None:
    assert recorded(desk, put(desk, "random-bytes", os.urandom(20_000))).outcome in Outcome


def test_random_bytes_by_smtp_reach_a_final_state(desk: Desk) -> None:
    noise = b"".join(
        os.urandom(60).replace(b"\r", b"").replace(b"\n", b"") + b"\r\n" for _ in "x" * 99
    )
    assert recorded(desk, send(desk, noise)).outcome in Outcome


def test_a_notice_without_headers_is_not_lost(desk: Desk) -> None:
    row = recorded(desk, send(desk, b"\r\n" + NOTICE))
    assert row.outcome in (Outcome.NOTICE, Outcome.UNRECOGNIZED)


def test_a_notice_without_headers_waits_for_a_person(desk: Desk) -> None:
    row = recorded(desk, send(desk, b"\r\n" + NOTICE.replace(b"def0", b"def1")))
    assert status(desk, row) in (Status.OPEN, Status.TRIAGE)


def test_a_notice_in_an_unknown_charset_is_read(desk: Desk) -> None:
    head = (
        b"From: ec2-abuse@amazon.com\r\nTo: root@example.com\r\nSubject: Your AWS Abuse Report\r\n"
        b"Content-Type: text/plain; charset=x-nobody-knows\r\n\r\n"
    )
    assert recorded(desk, send(desk, head + NOTICE)).outcome is Outcome.NOTICE


@pytest.mark.parametrize(
    "filler", [b"x" * 76 + b"\r\n", b"> " * 38 + b"\r\n"], ids=["plain", "quoted"]
)
def test_a_mail_of_40_mb_is_read(desk: Desk, filler: bytes) -> None:
    head = b"From: ec2-abuse@amazon.com\r\nSubject: Your AWS Abuse Report\r\n\r\n"
    room = MAIL_LIMIT - len(head) - len(NOTICE) - 4096  # SES's own headers
    raw = head + NOTICE + filler * (room // len(filler))
    assert recorded(desk, send(desk, raw), 120).outcome is Outcome.NOTICE
