"""What the desk does once, whichever store keeps it: digest, old notices, rounds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from abuse_desk.domain.alerts.digest import Digest
from abuse_desk.domain.commit.record import Change
from abuse_desk.domain.ports import CaseStore, Page, StoredMail
from abuse_desk.domain.vocabulary import Stage
from abuse_desk.workflows.digest import Digesting, tell_digest
from abuse_desk.workflows.old_notices import tell_old_notices
from abuse_desk.workflows.once import done, is_done
from abuse_desk.workflows.rounds import Rounds, make_rounds
from abuse_desk.workflows.sweep import Sweep
from tests.builders import CONFIG, START, a_notice, hours
from tests.changes import a_mail, adding, opening
from tests.contract.conftest import Stores
from tests.fakes import MemoryMailStore

DUE = START + hours(6)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """A bucket in which another run of the clock tells its digest while ours is being made."""

    desk: Digesting
    mails: MemoryMailStore

    def fetch(self, key: str) -> StoredMail | None:
        return self.mails.fetch(key)

    def keys(self, since: datetime, until: datetime) -> Iterator[str]:
        tell_digest(self.desk, until)
        return self.mails.keys(since, until)

    def page(self, after: str, since: datetime, until: datetime) -> Page:
        return self.mails.page(after, since, until)


def a_forged_day(cases: CaseStore) -> MemoryMailStore:
    """A desk that told yesterday's digest and has received one forged mail since."""
    tell_digest(Digesting(MemoryMailStore(), cases, CONFIG), DUE - DAY)
    record = a_mail("false", START)
    cases.commit(Change(mail=replace(record, trust="forged")), START)
    return MemoryMailStore([StoredMail(record.key, b"", START)])


def alerts(stores: Stores) -> int:
    return stores.outbox.backlog().count


def told(digest: Digest | None) -> bool:
    return digest is not None


def test_a_digest_is_told_once(stores: Stores) -> None:
    desk = Digesting(a_forged_day(stores.cases), stores.cases, CONFIG)
    assert [told(tell_digest(desk, DUE + hours(n))) for n in range(3)] == [True, False, False]
    assert alerts(stores) == 1


def test_of_two_overlapping_runs_one_tells_the_digest(stores: Stores) -> None:
    mails = a_forged_day(stores.cases)
    inner = Digesting(mails, stores.cases, CONFIG)
    outer = Digesting(Meanwhile(inner, mails), stores.cases, CONFIG)
    assert tell_digest(outer, DUE) is None
    assert alerts(stores) == 1


def test_what_is_done_is_done_once(stores: Stores) -> None:
    assert not is_done(stores.cases, "digest 2024-07-10")
    assert [done(stores.cases, "digest 2024-07-10", (), START) for _ in range(2)] == [True, False]
    assert is_done(stores.cases, "digest 2024-07-10")


def test_old_notices_are_told_of_once(stores: Stores) -> None:
    stores.cases.commit(opening(a_notice(quiet=True)), START)
    later = [START + hours(n) for n in (1, 2)]
    assert [tell_old_notices(stores.cases, CONFIG, now) for now in later] == [1, 0]


def test_a_stored_history_holds_together(stores: Stores) -> None:
    opened = opening(a_notice(measures=("Blocked port 22",), stated=30))
    stores.cases.commit(opened, START)
    stores.cases.commit(adding(opened, a_notice("again", Stage.REMINDER, 1)), START)
    sweep = Sweep(MemoryMailStore(), stores.cases, requeue)
    assert make_rounds(sweep, CONFIG, START + DAY) == Rounds()
    assert make_rounds(sweep, CONFIG, START + DAY) is None


def requeue(key: str) -> None:
    raise AssertionError(f"{key} is accounted for")
