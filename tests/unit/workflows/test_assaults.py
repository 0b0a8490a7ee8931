"""Each further kind of hostile mail, at a desk in memory: nothing is lowered."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from abuse_desk.adapters.dns import DnsResolver
from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.adapters.reading import DeskReader
from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.alerts.limits import problems
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import TRUSTED
from abuse_desk.domain.cases.view import Severity, severity
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.config import Account, DeskConfig
from abuse_desk.domain.ports import StoredMail
from abuse_desk.workflows.intake import Intake, intake
from tests.e2e.assaults import Assault, assaults
from tests.e2e.attack import Target
from tests.mailsign.mails import IN_ZONE, INTAKE, from_aws, notice, received
from tests.told import effects_in, forms

CAME = datetime(2023, 4, 28, 9, 12, 4, tzinfo=UTC)
TARGET = Target("10412345678", "0100018@email.amazonses.com", CAME + timedelta(minutes=5))
CONFIG = DeskConfig(
    accounts=(Account("111122223333", "shop", "root@example.com"),),
    team_domains=("example.com",),
    forwarders=("security@example.com", "editor@example.com"),
    region="us-east-1",
    intake_address=INTAKE,
)
ALL = list(assaults(TARGET))


class Zone(DnsResolver):
    """The zone of the tests instead of DNS."""

    def txt(self, name: str) -> str | None:
        return IN_ZONE(name)


@dataclass
class Attacked:
    """A desk with one real case, and what came after."""

    table: MemoryTable = field(default_factory=MemoryTable)
    count: int = 0

    def take(self, raw: bytes, at: datetime) -> MailRecord:
        self.count += 1
        cases = MemoryCaseStore(self.table)
        reader = DeskReader(CONFIG, cases, Zone())
        stored = StoredMail(f"mail/{self.count}", raw, at)
        return intake(stored, Intake(cases, lambda mail: reader.read(mail, 1), CONFIG), at)

    def open(self) -> str:
        row = self.take(received(from_aws(notice(to=INTAKE))), CAME)
        assert row.case_id is not None
        return row.case_id

    def case(self, case_id: str) -> Case:
        return next(r.case for r in self.table.cases.values() if r.case.case_id == case_id)

    def alerts(self) -> list[Alert]:
        return effects_in(self.table, Alert)


def as_stored(assault: Assault) -> bytes:
    """With the block SES would write above it."""
    domain = assault.author.rpartition("@")[2]
    passes = "fail" if domain == "amazon.com" else "pass"
    return received(assault.raw, dmarc=passes, header_from=domain, helo=assault.helo)


def test_there_are_at_least_thirty_kinds() -> None:
    assert len({assault.how for assault in ALL}) >= 30


@pytest.mark.parametrize("assault", ALL, ids=lambda assault: assault.how)
def test_one_mail_of_a_stranger_lowers_nothing(assault: Assault) -> None:
    desk = Attacked()
    case_id = desk.open()
    before = desk.case(case_id)
    row = desk.take(as_stored(assault), TARGET.now)
    after = desk.case(case_id)
    assert row.trust not in TRUSTED
    assert (after.status, after.answer_by) == (before.status, before.answer_by)
    assert set(before.demands) <= set(after.demands)
    loudest = list(Severity)
    then, now = (severity(one, TARGET.now, CONFIG.cadence) for one in (before, after))
    assert loudest.index(now) <= loudest.index(then)


def test_all_of_them_together_alert_a_few_times_and_within_the_form_of_aws() -> None:
    desk = Attacked()
    case_id = desk.open()
    for number, assault in enumerate(ALL):
        desk.take(as_stored(assault), TARGET.now + timedelta(seconds=number))
    told = [alert for alert in desk.alerts() if alert.case_id == case_id]
    assert 1 < len(told) <= 8
    assert [problem for alert in desk.alerts() for problem in problems(alert)] == []


def test_no_alert_holds_a_link_of_theirs_or_calls_anybody() -> None:
    desk = Attacked()
    desk.open()
    for assault in ALL:
        desk.take(as_stored(assault), TARGET.now)
    texts = [text for a in desk.alerts() for text in (a.subject, *forms(a).values())]
    assert [text for text in texts if "evil.example/" in text or "<!channel>" in text] == []
