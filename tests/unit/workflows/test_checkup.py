"""What the desk says of its own health."""

from datetime import timedelta

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryOutbox, MemoryTable
from abuse_desk.domain.commit.record import Change
from abuse_desk.domain.config import DeskConfig
from abuse_desk.workflows.checkup import health, recorded
from tests.builders import CONFIG, START, a_notice
from tests.changes import a_mail, opening


def test_what_waits_is_counted_with_its_age() -> None:
    table = MemoryTable()
    MemoryCaseStore(table).commit(opening(a_notice()), START)
    said = health(MemoryCaseStore(table), MemoryOutbox(table), CONFIG, START + timedelta(minutes=2))
    assert (said["pending"], said["oldest_pending_seconds"]) == (len(table.effects), 120.0)


def test_an_empty_outbox_is_nothing_pending() -> None:
    table = MemoryTable()
    said = health(MemoryCaseStore(table), MemoryOutbox(table), CONFIG, START)
    assert (said["pending"], said["oldest_pending_seconds"]) == (0, 0)


def test_a_forwarder_that_was_distrusted_does_not_count() -> None:
    table = MemoryTable(trusted={"editor@example.com": False})
    config = DeskConfig(forwarders=("editor@example.com",))
    said = health(MemoryCaseStore(table), MemoryOutbox(table), config, START)
    assert (said["forwarders"], said["accounts"]) == (0, 0)


def test_only_recorded_mail_is_named() -> None:
    table = MemoryTable()
    MemoryCaseStore(table).commit(Change(mail=a_mail("mail-1", START)), START)
    assert recorded(["mail-1", "mail-2"], MemoryCaseStore(table)) == ["mail-1"]
