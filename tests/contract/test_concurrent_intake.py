"""Many intakes at once, on both stores: one matter stays one case, and no entry is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from threading import Barrier

from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.ports import MailRead, StoredMail
from abuse_desk.domain.reader import read_mail
from abuse_desk.domain.vocabulary import Outcome
from abuse_desk.workflows.intake import Intake, intake
from tests.builders import ACCOUNT, CONFIG
from tests.contract.conftest import Stores

RECEIVED = datetime(2024, 7, 10, 3, 5, tzinfo=UTC)
CONTEXT = ReadContext(accounts=frozenset([ACCOUNT]), received_at=RECEIVED)
NOTICE = """From: ec2-abuse@amazon.com
To: root@example.com
Subject: Your Amazon EC2 Abuse Report 10412345678 [AWS ID 111122223333]
Date: Wed, 10 Jul 2024 03:00:00 +0000
Message-ID: <notice-{number}@example.com>
Content-Type: text/plain; charset=UTF-8

Hello,

We've received a report(s) that your AWS resource(s)

AWS ID: 111122223333    Region: us-west-2    EC2 Instance Id: i-0123456789abcdef{number}

has been implicated in activity that resembles port scanning. This is number {number}.
Please take action to stop the reported activity and reply with what you did.

Abuse Case Number: 10412345678
"""


def test_two_notices_of_one_new_matter_at_once_open_one_case(stores: Stores) -> None:
    mails = at_once(stores, [a_mail(1), a_mail(2)])
    assert len({mail.case_id for mail in mails}) == 1
    assert len(list(stores.cases.all_cases())) == 1


def test_one_mail_delivered_twice_at_once_is_recorded_once(stores: Stores) -> None:
    first, second = at_once(stores, [a_mail(1), a_mail(1)])
    assert first == second
    assert len(list(stores.cases.ledger())) == 1


def test_eight_intakes_on_one_case_all_get_through(stores: Stores) -> None:
    mails = at_once(stores, [a_mail(number) for number in range(8)])
    (record,) = stores.cases.all_cases()
    assert [mail.outcome for mail in mails] == [Outcome.NOTICE] * 8
    assert len({entry.source for entry in stores.cases.history(record.case.case_id)}) == 8
    assert (record.entries, record.version) == (8, 8)


def at_once(stores: Stores, mails: list[StoredMail]) -> list[MailRecord]:
    """What each intake recorded; all start together."""
    barrier = Barrier(len(mails))
    desk = Intake(stores.cases, _read, CONFIG)
    with ThreadPoolExecutor(len(mails)) as pool:
        return list(pool.map(partial(_taken, barrier.wait, desk), mails))


def a_mail(number: int) -> StoredMail:
    return StoredMail(f"mail/ses-{number}", NOTICE.format(number=number).encode(), RECEIVED)


def _taken(together: Callable[[], object], desk: Intake, mail: StoredMail) -> MailRecord:
    together()
    return intake(mail, desk, RECEIVED)


def _read(stored: StoredMail) -> MailRead:
    return MailRead(read_mail(stored.raw, CONTEXT), None)
