"""Stored objects without a ledger row: a replay picks them up, or says what it would do."""

from abuse_desk.adapters.memory import MemoryTable
from abuse_desk.domain.commit.rereading import Difference, Result
from abuse_desk.domain.ports import StoredMail
from abuse_desk.workflows.intake import SETUP_OBJECT
from tests.builders import START
from tests.mailsign.mails import BODY
from tests.unit.workflows.replaying import VERIFIED, Desk, a_mail


def test_an_object_without_a_ledger_row_is_picked_up() -> None:
    desk = Desk()
    desk.mails.append(StoredMail("mail/lost", a_mail(), START))
    said = desk.again(level=VERIFIED)
    assert (said.result, said.case_id) == (Result.RECORDED, desk.case().case_id)
    assert desk.again(level=VERIFIED).result is Result.UNCHANGED


def test_an_object_without_a_ledger_row_is_only_told_of_in_a_dry_run() -> None:
    desk = Desk()
    desk.mails.append(StoredMail("mail/lost", a_mail(), START))
    said = desk.again(level=VERIFIED, writes=False)
    assert Difference("outcome", None, "notice") in said.changes
    assert desk.table == MemoryTable(lock=desk.table.lock)


def test_a_dry_run_says_which_case_a_mail_without_a_ledger_row_would_open() -> None:
    desk = Desk(mails=[StoredMail("mail/ses-0", a_mail(), START)])
    said = desk.again(level=VERIFIED, writes=False)
    assert said == desk.again(level=VERIFIED)


def test_a_dry_run_says_which_case_a_mail_without_a_ledger_row_would_join() -> None:
    desk = Desk()
    desk.take(level=VERIFIED)
    second = a_mail(1, BODY + "\r\nOnce more.\r\n").replace(b"id-1", b"id-2")
    desk.mails.append(StoredMail("mail/ses-1", second, START))
    assert desk.again(level=VERIFIED, writes=False).case_id == desk.case().case_id


def test_the_set_up_object_is_no_mail() -> None:
    desk = Desk()
    desk.mails.append(StoredMail(f"mail/{SETUP_OBJECT}", b"set up", START))
    assert [desk.again().result for _ in range(2)] == [Result.RECORDED, Result.UNCHANGED]
    assert [row.what for row in desk.cases.ledger()] == ["setup_object"]
