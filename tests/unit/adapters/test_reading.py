"""A mail that keeps failing ends in front of a person, and its head is still read."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest

from abuse_desk.adapters.dns import DnsResolver
from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.adapters.reading import FORWARDERS_KEPT, HEAD, LAST_TRY, DeskReader
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.notices.reading import Notice, Unreadable
from abuse_desk.domain.ports import StoredMail
from tests.conftest import NOW

SAMPLE = Path(__file__).parents[3] / "samples" / "01-report.eml"


class RefusingStore(MemoryCaseStore):
    """A table that does not answer."""

    def forwarders(self) -> Mapping[str, bool]:
        raise RuntimeError("each time")


class CountingStore(MemoryCaseStore):
    """Says how often the forwarders were asked for."""

    asked = 0

    def forwarders(self) -> Mapping[str, bool]:
        self.asked += 1
        return super().forwarders()


class BrokenBytes(bytes):
    """A mail that cannot be read."""

    def __getitem__(self, key: Any) -> NoReturn:
        raise RuntimeError("each time")


def a_reader(store: type[MemoryCaseStore] = MemoryCaseStore) -> DeskReader:
    return DeskReader(DeskConfig(), store(MemoryTable()), DnsResolver())


def a_mail(padding: int = 0) -> StoredMail:
    return StoredMail("mail/1", SAMPLE.read_bytes() + b"x" * padding, NOW)


def test_a_third_receive_reads_the_head_alone() -> None:
    reading = a_reader().read(a_mail(padding=4 * HEAD), tries=LAST_TRY).reading
    assert isinstance(reading, Notice)
    assert len(reading.original.body) < HEAD


def test_what_goes_wrong_on_the_third_receive_is_an_outcome() -> None:
    broken = replace(a_mail(), raw=BrokenBytes(b"x"))
    reading = a_reader().read(broken, tries=LAST_TRY).reading
    assert isinstance(reading, Unreadable)
    assert reading.reason == "reading failed 3 times (RuntimeError)"


@pytest.mark.parametrize("tries", [LAST_TRY - 1, LAST_TRY, LAST_TRY + 1])
def test_a_table_that_refuses_is_never_held_against_the_mail(tries: int) -> None:
    with pytest.raises(RuntimeError):
        a_reader(RefusingStore).read(a_mail(), tries=tries)


def test_what_goes_wrong_before_comes_back_to_the_queue() -> None:
    with pytest.raises(RuntimeError):
        a_reader(RefusingStore).read(a_mail(), tries=LAST_TRY - 1)


def test_forwarders_are_asked_for_once_a_minute() -> None:
    store, times = CountingStore(MemoryTable()), [0.0]
    reader = DeskReader(DeskConfig(), store, DnsResolver(), lambda: times[0])
    asked = []
    for times[0] in (0.0, FORWARDERS_KEPT - 1, FORWARDERS_KEPT + 1):
        reader.read(a_mail(), tries=1)
        asked.append(store.asked)
    assert asked == [1, 1, 2]
