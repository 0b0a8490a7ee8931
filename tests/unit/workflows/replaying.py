"""A desk in memory whose mails are read as the test says: when they come, and again."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.utils import format_datetime

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.notices.reading import Notice, Other, Trust, Unreadable, Unrecognized
from abuse_desk.domain.origin.evidence import Evidence, Verdict
from abuse_desk.domain.ports import MailRead, StoredMail
from abuse_desk.domain.reader import read_mail
from abuse_desk.domain.vocabulary import Stage, TrustLevel
from abuse_desk.workflows.intake import Intake, intake
from abuse_desk.workflows.replay import Replay, Replayed, replay
from tests.builders import CONFIG, START
from tests.mailsign.mails import BODY, CONTEXT, notice
from tests.told import effects_in

VERIFIED, UNVERIFIED, FORGED = TrustLevel.VERIFIED, TrustLevel.UNVERIFIED, TrustLevel.FORGED
LATER = START + timedelta(days=2)
MUCH_LATER = START + timedelta(days=30)
Change = Callable[[Notice], Notice | Other | Unreadable | Unrecognized]


def as_it_is(reading: Notice) -> Notice:
    return reading


def as_other(reading: Notice) -> Other:
    return Other(reading.original, reading.trust, reading.sent_at, "no_sign_of_aws")


def as_unreadable(reading: Notice) -> Unreadable:
    return Unreadable("no headers", len(reading.original.body))


def as_unrecognized(reading: Notice) -> Unrecognized:
    return Unrecognized(reading.original, reading.trust, reading.sent_at, ("AWS",), reading.facts)


def as_stage(stage: Stage) -> Change:
    return lambda reading: replace(
        reading, stage=stage, facts=replace(reading.facts, needs_answer=False, answer_by=None)
    )


def as_closing(reading: Notice) -> Notice:
    changed = as_stage(Stage.RESOLUTION)(reading)
    assert isinstance(changed, Notice)
    return changed


@dataclass
class Desk:
    """A desk in memory whose reader and verdicts are as the test says, then and now."""

    table: MemoryTable = field(default_factory=MemoryTable)
    mails: list[StoredMail] = field(default_factory=list)

    @property
    def cases(self) -> MemoryCaseStore:
        return MemoryCaseStore(self.table)

    def take(
        self,
        reads: Change = as_it_is,
        level: TrustLevel = UNVERIFIED,
        raw: bytes | None = None,
        at: datetime = START,
    ) -> MailRecord:
        """A mail comes in."""
        stored = StoredMail(f"mail/ses-{len(self.mails)}", raw or a_mail(), at)
        self.mails.append(stored)
        return intake(stored, Intake(self.cases, reader(reads, level), CONFIG), at)

    def again(
        self,
        reads: Change = as_it_is,
        level: TrustLevel = UNVERIFIED,
        now: datetime = LATER,
        mail: int = -1,
        *,
        writes: bool = True,
        admits: bool = False,
    ) -> Replayed:
        """The mail is read again."""
        read = reader(reads, level)
        desk = Replay(
            self.cases, read, lambda stored, _: read(stored), CONFIG, writes=writes, admits=admits
        )
        return replay(self.mails[mail], desk, now)

    def case(self) -> Case:
        (record,) = self.cases.all_cases()
        return record.case

    def alerts(self) -> int:
        return len(effects_in(self.table, Alert))


def a_mail(number: int = 1, body: str = BODY) -> bytes:
    date = f"Date: {format_datetime(START - timedelta(minutes=2))}".encode()
    raw = notice(body=body, subject=f"Your AWS Abuse Report [{10412345678 + number}]")
    raw = raw.replace(b"Date: Fri, 28 Apr 2023 09:12:00 +0000", date)
    return raw.replace(b"0100018@email", b"id-%d@email" % number)


def reader(reads: Change, level: TrustLevel) -> Callable[[StoredMail], MailRead]:
    def read(stored: StoredMail) -> MailRead:
        found = read_mail(stored.raw, replace(CONTEXT, received_at=stored.received_at))
        assert isinstance(found, Notice)
        trust = Trust(level, ("as the test says",))
        reading = reads(replace(found, trust=trust))
        verdict = None if isinstance(reading, Unreadable) else Verdict(trust, Evidence())
        return MailRead(reading, verdict)

    return read


def differing(replayed: Replayed) -> dict[str, tuple[str | None, str | None]]:
    return {one.what: (one.old, one.new) for one in replayed.changes}
