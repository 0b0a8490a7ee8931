"""The daily rounds: mail that was forgotten for long, and histories that were tampered with."""

from dataclasses import replace
from datetime import timedelta

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.commit.record import Change
from abuse_desk.domain.ports import StoredMail
from abuse_desk.domain.vocabulary import Stage
from abuse_desk.workflows.rounds import Rounds, make_rounds
from abuse_desk.workflows.sweep import Sweep
from tests.builders import CASE, CONFIG, START, a_notice
from tests.changes import a_mail, adding, opening
from tests.fakes import MemoryMailStore
from tests.told import about_the_desk

DAY = timedelta(days=1)
OPENED = opening(a_notice())


class Desk:
    """A desk in memory with one case of two entries, and a bucket."""

    def __init__(self) -> None:
        self.table = MemoryTable()
        self.cases = MemoryCaseStore(self.table)
        self.mails: list[StoredMail] = []
        self.requeued: list[str] = []
        self.cases.commit(OPENED, START)
        self.cases.commit(adding(OPENED, a_notice("again", Stage.REMINDER, 1)), START)

    def make(self, days: float = 1) -> Rounds | None:
        sweep = Sweep(MemoryMailStore(self.mails), self.cases, self.requeue)
        return make_rounds(sweep, CONFIG, START + days * DAY)

    def requeue(self, key: str) -> None:
        self.requeued.append(key)

    def alerts(self) -> list[Alert]:
        return about_the_desk(self.table)


def test_mail_without_a_ledger_row_is_handed_in_again_however_old() -> None:
    desk = Desk()
    desk.mails.append(StoredMail("mail/lost", b"", START - 200 * DAY))
    rounds = desk.make()
    assert rounds is not None
    assert rounds.unaccounted == ("mail/lost",)
    assert desk.requeued == ["mail/lost"]


def test_mail_with_a_ledger_row_is_left_alone() -> None:
    desk = Desk()
    desk.mails.append(StoredMail("mail/known", b"", START - 200 * DAY))
    desk.cases.commit(Change(mail=a_mail("known", START)), START)
    assert desk.make() == Rounds()


def test_a_whole_history_is_nothing_to_tell() -> None:
    desk = Desk()
    assert desk.make() == Rounds()
    assert desk.alerts() == []


def test_an_entry_that_was_changed_is_told() -> None:
    desk = Desk()
    entries = desk.table.entries[CASE]
    entries[1] = replace(entries[1], source="somebody else")
    assert desk.make() == Rounds(broken=(CASE,))
    (alert,) = desk.alerts()
    assert CASE in alert.message


def test_an_entry_that_was_taken_out_is_told() -> None:
    desk = Desk()
    del desk.table.entries[CASE][2]
    assert desk.make() == Rounds(broken=(CASE,))


def test_rounds_are_made_once_a_day() -> None:
    desk = Desk()
    assert [desk.make(days) is None for days in (1, 1.5, 2)] == [False, True, False]


def test_a_broken_history_is_told_once_a_day() -> None:
    desk = Desk()
    del desk.table.entries[CASE][2]
    for days in (1, 1.2, 1.4, 2):
        desk.make(days)
    assert len(desk.alerts()) == 2
