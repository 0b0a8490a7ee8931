"""200 mails in a burst, some by SMTP twice: every one in the ledger, one case a matter."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from abuse_desk.adapters.outbox import DynamoOutbox
from abuse_desk.domain.commit.record import CaseRecord, MailRecord
from abuse_desk.domain.vocabulary import Outcome
from local.desk import Desk
from local.post import post
from local.receipt import SETUP_OBJECT
from local.signing import sign
from local.story import STEPS, prepare
from local.watch import ledger, store, wait_for, wait_for_ledger

pytestmark = pytest.mark.emulator

MATTERS = 40
REPORT = replace(STEPS[0], signed_by=())
SPAM = next(step for step in STEPS if step.file == "06-spam.eml")
MINUTES = 300.0
SENDERS = 8


@dataclass(frozen=True, slots=True)
class Mail:
    """What goes over the wire, and whether it is a notice."""

    raw: bytes
    mail_from: str
    helo: str
    notice: bool


@dataclass(frozen=True, slots=True)
class Burst:
    """What became of it."""

    sent: Counter[bool]  # how many notices, and how many that are none
    ids: frozenset[str]
    rows: list[MailRecord]
    cases: list[CaseRecord]


def report(desk: Desk, matter: int, notice: int) -> Mail:
    """AWS's word on one matter, signed; `notice` numbers the distinct ones of it."""
    raw = prepare(REPORT, datetime.now(UTC), desk.zone)
    raw = raw.replace(b"10412345678", b"1047%07d" % matter)
    raw = raw.replace(b"story-0001-report", b"burst-%d-%d" % (matter, notice))
    raw = raw.replace(b"i-0123456789abcdef0", b"i-0123456789ab%05x" % (matter * 10 + notice))
    return Mail(sign(raw, "amazon.com", desk.zone), REPORT.mail_from, REPORT.helo, notice=True)


def spam(desk: Desk, number: int) -> Mail:
    raw = prepare(SPAM, datetime.now(UTC), desk.zone)
    fresh = raw.replace(b"Subject: ", b"Subject: %d " % number, 1)
    return Mail(fresh, SPAM.mail_from, SPAM.helo, notice=False)


def mails(desk: Desk) -> Iterator[Mail]:
    """40 matters of two notices each, each notice twice; and 40 mails that are none."""
    for matter in range(MATTERS):
        for notice in range(2):
            twice = report(desk, matter, notice)
            yield from (twice, twice)
        yield spam(desk, matter)


def messages(desk: Desk, queue: str) -> int:
    """How many are in this queue, seen or out of sight."""
    found = desk.clients.sqs.get_queue_attributes(
        QueueUrl=desk.outputs[queue],
        AttributeNames=["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
    )["Attributes"]
    return sum(int(number) for number in found.values())


@pytest.fixture(scope="module")
def burst(stage: Desk) -> Burst:
    """All of them at once; done when all are in the ledger, or time is up."""
    to = [stage.outputs["IntakeAddress"]]
    ready = list(mails(stage))
    with ThreadPoolExecutor(SENDERS) as senders:
        ids = list(
            senders.map(
                lambda one: post(stage.smtp_port, one.raw, one.mail_from, to, one.helo), ready
            )
        )
    wanted = {*ids, SETUP_OBJECT}
    box = DynamoOutbox(stage.clients.dynamodb, stage.outputs["TableName"])
    wait_for_ledger(stage, wanted, MINUTES)
    wait_for("the queue", lambda: messages(stage, "QueueUrl") == 0, MINUTES)
    wait_for("the outbox", lambda: box.backlog().count == 0, MINUTES)
    return Burst(
        sent=Counter(mail.notice for mail in ready),
        ids=frozenset(ids),
        rows=[row for row in ledger(stage) if row.mail_id != SETUP_OBJECT],
        cases=list(store(stage).all_cases()),
    )


def test_each_of_200_mails_has_one_ledger_row(burst: Burst) -> None:
    assert (len(burst.ids), sorted(row.mail_id for row in burst.rows)) == (200, sorted(burst.ids))


def test_each_is_what_it_was_sent_as(burst: Burst) -> None:
    outcomes = Counter(row.outcome for row in burst.rows)
    assert outcomes == {Outcome.NOTICE: burst.sent[True], Outcome.OTHER: burst.sent[False]}


def test_each_matter_is_one_case(burst: Burst) -> None:
    references = sorted(record.case.reference or "" for record in burst.cases)
    assert references == [f"1047{matter:07d}" for matter in range(MATTERS)]


def test_each_case_holds_two_notices_and_the_copy_of_each(stage: Desk, burst: Burst) -> None:
    for record in burst.cases:
        entries = Counter(e.entry_id for e in store(stage).history(record.case.case_id))
        assert sorted(entries.values()) == [2, 2], record.case.reference


def test_people_hear_of_each_notice_once(stage: Desk, burst: Burst) -> None:
    heard = Counter(one["subject"] for one in stage.observer.notifications())
    assert heard.total() == MATTERS * 2


def test_machines_hear_each_event_once(stage: Desk, burst: Burst) -> None:
    ids = [event["detail"]["effect_id"] for event in stage.observer.events()]
    assert (len(ids), len(set(ids))) == (MATTERS * 2, MATTERS * 2)


@pytest.mark.parametrize("queue", ["QueueUrl", "DeadLetterQueueUrl"])
def test_no_mail_waits_or_was_given_up(stage: Desk, burst: Burst, queue: str) -> None:
    assert messages(stage, queue) == 0
