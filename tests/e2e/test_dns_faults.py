"""A fault of DNS through the whole desk: read again, then unverified; never a forgery, never lost.

What fails for the first time comes back within a minute, though the queue hides mail for twelve.
For the second time these twelve are cut to what the reader keeps a fault for, to fit into a test.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Literal

import pytest

from abuse_desk.domain.commit.record import MailRecord
from local.desk import Desk
from local.post import post
from local.watch import store, wait_for, wait_for_ledger
from tests.e2e.at_the_desk import reasons_of
from tests.mailsign.keys import key
from tests.mailsign.mails import BODY, attaching, notice, with_key

pytestmark = pytest.mark.emulator

STRANGER = "x@evil.example"
SHOWN_AGAIN = "33"  # seconds; the reader keeps a fault for 30
WITHIN = 120  # far below the 720 seconds for which the queue hides what was received
PATIENCE = 200
FAILING, SILENT, BACK = "failing", "silent", "back"  # selectors of three keys


@pytest.fixture(scope="module")
def ended(desk: Desk) -> Iterator[dict[str, MailRecord]]:
    """The ledger rows of three attached notices, by the selector of their only signature."""
    names = {one: f"{one}._domainkey.amazon.com" for one in (FAILING, SILENT, BACK)}
    desk.zone.txt.update(dict.fromkeys(names.values(), key("other").record()))
    desk.zone.failing.update((names[FAILING], names[BACK]))
    desk.zone.silent.add(names[SILENT])
    sent = {one: _sent(desk, number, one) for number, one in enumerate(names)}
    wait_for("a first receive", lambda: _in_flight(desk) >= len(sent), PATIENCE)
    with _shown_again_soon(desk):
        early = store(desk).mail(sent.values())
        assert not early
        desk.zone.failing.discard(names[BACK])
        wait_for("the first to come back", lambda: store(desk).mail([sent[BACK]]), WITHIN)
        wait_for_ledger(desk, sent.values(), PATIENCE)
    rows = store(desk).mail(sent.values())
    yield {one: rows[mail_id] for one, mail_id in sent.items()}
    desk.zone.failing.clear()
    desk.zone.silent.clear()
    for name in names.values():
        del desk.zone.txt[name]


@contextmanager
def _shown_again_soon(desk: Desk) -> Iterator[None]:
    queue = desk.outputs["QueueUrl"]
    name: Literal["VisibilityTimeout"] = "VisibilityTimeout"
    found = desk.clients.sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=[name])
    desk.clients.sqs.set_queue_attributes(QueueUrl=queue, Attributes={name: SHOWN_AGAIN})
    yield
    before = found["Attributes"][name]
    desk.clients.sqs.set_queue_attributes(QueueUrl=queue, Attributes={name: before})


def _in_flight(desk: Desk) -> int:
    name: Literal["ApproximateNumberOfMessagesNotVisible"] = "ApproximateNumberOfMessagesNotVisible"
    queue = desk.outputs["QueueUrl"]
    found = desk.clients.sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=[name])
    return int(found["Attributes"][name])


def _sent(desk: Desk, number: int, selector: str) -> str:
    date = f"Date: {format_datetime(datetime.now(UTC))}".encode()
    raw = notice(body=BODY, subject=f"Your AWS Abuse Report [{10480000000 + number}]")
    raw = raw.replace(b"Date: Fri, 28 Apr 2023 09:12:00 +0000", date)
    raw = raw.replace(b"0100018@", b"fault-%d@" % number)
    signed = attaching(STRANGER, with_key(raw, selector, key("other")))
    intake = [desk.outputs["IntakeAddress"]]
    return post(desk.smtp_port, signed, STRANGER, intake, "mx.evil.example")


def test_an_answer_that_comes_late_proves_the_mail(ended: dict[str, MailRecord]) -> None:
    assert ended[BACK].trust == "verified"


@pytest.mark.parametrize("fault", [FAILING, SILENT])
def test_a_fault_that_stays_leaves_it_unverified(ended: dict[str, MailRecord], fault: str) -> None:
    assert ended[fault].trust == "unverified"


@pytest.mark.parametrize("fault", [FAILING, SILENT])
def test_the_case_says_that_dns_did_not_answer(
    desk: Desk, ended: dict[str, MailRecord], fault: str
) -> None:
    assert "DNS" in reasons_of(desk, ended[fault])
