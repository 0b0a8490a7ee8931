"""Intake over a desk in memory: which mail is a copy of a notice, and which is a notice anew."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.ports import MailRead, StoredMail
from abuse_desk.domain.reader import read_mail
from abuse_desk.domain.vocabulary import Outcome
from abuse_desk.workflows.intake import Intake, intake, record_setup_object
from tests.builders import ACCOUNT, CONFIG, START
from tests.told import effects_in

HEAD = """From: ec2-abuse@amazon.com
To: root@example.com
Subject: Your Amazon EC2 Abuse Report 10412345678 [AWS ID 111122223333]
Date: {date}
{identity}Content-Type: text/plain; charset=UTF-8

"""
WORDS = """Hello,

We've received a report(s) that your AWS resource(s)

AWS ID: 111122223333    Region: us-west-2    EC2 Instance Id: i-0123456789abcdef0

has been implicated in activity that resembles port scanning. Please take action to stop the
reported activity and reply with what you did.

Abuse Case Number: 10412345678
"""


@dataclass
class MemoryIntake:
    """A desk in memory that takes mails one after the other."""

    table: MemoryTable = field(default_factory=MemoryTable)
    count: int = 0

    def take(self, message_id: str | None, after: timedelta = timedelta(0)) -> MailRecord:
        sent = START + after
        identity = f"Message-ID: <{message_id}@example.com>\n" if message_id else ""
        raw = HEAD.format(date=format_datetime(sent), identity=identity) + WORDS
        return self.take_raw(raw, sent + timedelta(minutes=2))

    def take_raw(self, raw: str, received_at: datetime) -> MailRecord:
        self.count += 1
        stored = StoredMail(f"mail/ses-{self.count}", raw.encode(), received_at)
        return intake(stored, Intake(self.store, _read, CONFIG), stored.received_at)

    @property
    def store(self) -> MemoryCaseStore:
        return MemoryCaseStore(self.table)

    @property
    def alerts(self) -> int:
        return len(effects_in(self.table, Alert))


def test_the_same_words_sent_again_next_day_are_a_demand_anew() -> None:
    desk = MemoryIntake()
    first = desk.take("one")
    again = desk.take("two", timedelta(hours=23))
    assert (again.case_id, again.entry_id == first.entry_id) == (first.case_id, False)
    assert desk.alerts == 2


def test_a_copy_to_a_second_mailbox_of_ours_alerts_once() -> None:
    desk = MemoryIntake()
    assert desk.take("one").entry_id == desk.take("two", timedelta(minutes=3)).entry_id
    assert desk.alerts == 1


def test_an_inline_forward_whose_date_lost_its_zone_is_a_copy() -> None:
    desk = MemoryIntake()
    assert desk.take("one").entry_id == desk.take(None, timedelta(hours=9)).entry_id
    assert desk.alerts == 1


def test_a_forward_in_between_does_not_hide_the_demand_anew() -> None:
    desk = MemoryIntake()
    first = desk.take("one")
    desk.take(None, timedelta(hours=2))
    assert desk.take("two", timedelta(hours=23)).entry_id != first.entry_id
    assert desk.alerts == 2


def test_a_mail_delivered_twice_is_one_ledger_row() -> None:
    desk = MemoryIntake()
    first = desk.take("one")
    desk.count = 0
    assert desk.take("one") == first
    assert len(desk.table.mails) == 1


def test_mail_that_is_no_notice_opens_no_case() -> None:
    desk = MemoryIntake()
    other = desk.take_raw("From: ben@example.com\nSubject: Lunch\n\nAt noon?\n", START)
    assert (other.case_id, desk.table.cases) == (None, {})


def test_the_set_up_object_is_ledgered_and_opens_nothing() -> None:
    desk = MemoryIntake()
    stored = StoredMail("mail/AMAZON_SES_SETUP_NOTIFICATION", b"set up", START)
    assert record_setup_object(stored, desk.store, START).outcome is Outcome.OTHER
    assert desk.table.cases == {}


def _read(stored: StoredMail) -> MailRead:
    context = ReadContext(accounts=frozenset([ACCOUNT]), received_at=stored.received_at)
    return MailRead(read_mail(stored.raw, context), None)
