"""The daily digest at a desk in memory: once a day, whole, only if there is something to say."""

import json
from dataclasses import replace
from datetime import datetime, time, timedelta

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.domain.alerts.digest import Digest, Suspicion
from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.commit.record import Change
from abuse_desk.domain.config import Cadence, DeskConfig
from abuse_desk.domain.hours import Daily, QuietHours
from abuse_desk.domain.ports import ForwarderDecision, StoredMail
from abuse_desk.domain.vocabulary import Outcome, Stage, TrustLevel
from abuse_desk.workflows.digest import Digesting, tell_digest
from tests.builders import CONFIG, START, a_notice, hours
from tests.changes import a_mail, adding, opening
from tests.fakes import MemoryMailStore
from tests.told import about_the_desk

# START is 03:00 UTC on a Wednesday; the digest is due at 09:00.
DUE = START + hours(6)
QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)
FORWARDER = "x@forward.example.net"
SPAM = json.dumps(
    {
        "ses": [
            ["Return-Path", "<spam@example.net>"],
            ["Received", "from a by inbound-smtp.eu-west-1.amazonaws.com with SMTP id x; now"],
            ["X-SES-Spam-Verdict", "FAIL"],
        ]
    }
)


class Desk:
    """A desk that told a digest the day before, unless it is new."""

    def __init__(self, config: DeskConfig = CONFIG, *, new: bool = False) -> None:
        self.config = config
        self.table = MemoryTable()
        self.cases = MemoryCaseStore(self.table)
        self.mails: list[StoredMail] = []
        if not new:
            self.tell(DUE - DAY)

    def receive(self, name: str, at: float, **changes: object) -> None:
        record = replace(a_mail(name, START + hours(at)), **changes)  # type: ignore[arg-type]
        self.cases.commit(Change(mail=record), record.received_at)
        self.mails.append(StoredMail(record.key, b"", record.received_at))

    def open(
        self, name: str, level: TrustLevel = TrustLevel.VERIFIED, *, ours: bool = True
    ) -> None:
        case_id = CaseId(f"case-{name:>010}")
        self.cases.commit(opening(a_notice(name, trust=level, ours=ours), case_id), START)

    def tell(self, now: datetime) -> Digest | None:
        mails = MemoryMailStore(self.mails)
        return tell_digest(Digesting(mails, self.cases, self.config), now)

    def digests(self) -> list[Alert]:
        return about_the_desk(self.table)


def test_forged_mail_about_nobody_of_ours_is_in_the_digest() -> None:
    desk = Desk()
    desk.receive("false", 1, trust="forged")
    digest = desk.tell(DUE)
    assert digest is not None
    assert [(one.why, one.mail_id) for one in digest.suspects] == [(Suspicion.FORGED, "false")]
    assert len(desk.digests()) == 1


def test_spam_is_told_with_its_envelope_sender() -> None:
    desk = Desk()
    desk.receive("spam", 1, outcome=Outcome.OTHER, evidence=SPAM)
    digest = desk.tell(DUE)
    assert digest is not None
    assert [(one.why, one.sender) for one in digest.suspects] == [
        (Suspicion.SPAM, "spam@example.net")
    ]


def test_an_answer_nobody_vouches_for_is_told() -> None:
    desk = Desk()
    desk.receive("answer", 1, outcome=Outcome.ANSWER, trust="unverified")
    digest = desk.tell(DUE)
    assert digest is not None
    assert [one.why for one in digest.suspects] == [Suspicion.ANSWER]


def test_suspicious_mail_that_has_a_case_is_told_there_alone() -> None:
    desk = Desk()
    desk.receive("false", 1, trust="forged", case_id=CaseId("case-0000000001"))
    assert desk.tell(DUE) is None


def test_what_waits_to_be_judged_is_in_the_digest() -> None:
    desk = Desk()
    desk.open("1")
    desk.open("2", TrustLevel.UNVERIFIED, ours=False)
    digest = desk.tell(DUE)
    assert digest is not None
    assert [case.case_id for case in digest.waiting] == ["case-0000000002"]
    assert (digest.counts.open, digest.counts.answered) == (1, 0)


def test_a_claim_that_waits_is_in_the_digest() -> None:
    desk = Desk()
    opened = opening(a_notice())
    claim = a_notice("claim", Stage.RESOLUTION, 1, TrustLevel.UNVERIFIED)
    desk.cases.commit(opened, START)
    desk.cases.commit(adding(opened, claim), START)
    digest = desk.tell(DUE)
    assert digest is not None
    assert [case.case_id for case in digest.proposals] == ["case-0000000001"]


def test_a_forwarder_nobody_decided_on_is_in_the_digest() -> None:
    desk = Desk()
    desk.receive("one", 1, stranger=FORWARDER)
    desk.receive("two", 2, stranger=FORWARDER)
    digest = desk.tell(DUE)
    assert digest is not None
    assert digest.forwarders == (FORWARDER,)


def test_a_forwarder_somebody_decided_on_is_not() -> None:
    desk = Desk()
    desk.receive("one", 1, stranger=FORWARDER)
    desk.cases.decide_forwarder(ForwarderDecision(FORWARDER, trusted=False, by="Aya", at=START))
    assert desk.tell(DUE) is None


def test_a_day_with_nothing_to_say_is_silent_and_done() -> None:
    desk = Desk()
    desk.receive("bill", 1, outcome=Outcome.OTHER)
    assert desk.tell(DUE) is None
    desk.receive("false", 2, trust="forged")
    assert desk.tell(DUE + QUARTER) is None
    assert desk.digests() == []


def test_nothing_is_told_before_its_hour() -> None:
    desk = Desk()
    desk.receive("false", 1, trust="forged")
    assert desk.tell(DUE - timedelta(seconds=1)) is None


def test_a_digest_is_told_once_however_often_the_clock_runs() -> None:
    desk = Desk()
    desk.receive("false", 1, trust="forged")
    for number in range(8):
        desk.tell(DUE + number * QUARTER)
    assert len(desk.digests()) == 1


def test_a_clock_that_runs_late_tells_what_was_due() -> None:
    desk = Desk()
    desk.receive("false", 1, trust="forged")
    desk.receive("later", 7, trust="forged")
    digest = desk.tell(DUE + hours(14))
    assert digest is not None
    assert [one.mail_id for one in digest.suspects] == ["false"]


def test_a_clock_that_stood_still_for_days_leaves_nothing_out() -> None:
    desk = Desk()
    desk.receive("false", 1, trust="forged")
    desk.receive("later", 30, trust="forged")
    digest = desk.tell(DUE + 3 * DAY)
    assert digest is not None
    assert [one.mail_id for one in digest.suspects] == ["false", "later"]
    assert desk.tell(DUE + 4 * DAY) is None


def test_a_new_desk_tells_its_first_digest_on_its_second_day() -> None:
    desk = Desk(new=True)
    desk.receive("false", 1, trust="forged")
    assert desk.tell(DUE + QUARTER) is None
    desk.receive("next", 7, trust="forged")
    assert desk.tell(DUE + DAY) is not None


def test_a_digest_that_is_off_tells_nothing() -> None:
    desk = Desk(replace(CONFIG, cadence=Cadence(digest_at=None)))
    desk.receive("false", 1, trust="forged")
    assert desk.tell(DUE) is None


def test_a_digest_waits_for_the_end_of_quiet_hours() -> None:
    quiet = Cadence(quiet_hours=QuietHours(time(22), time(10), "UTC"), digest_at=Daily(time(9)))
    desk = Desk(new=True)
    desk.tell(DUE - DAY)
    desk.config = replace(CONFIG, cadence=quiet)
    desk.receive("false", 1, trust="forged")
    assert desk.tell(DUE) is None
    assert desk.tell(DUE + hours(1)) is not None


def test_a_thousand_mails_are_asked_for_in_groups() -> None:
    desk = Desk()
    for number in range(250):
        desk.receive(f"false-{number}", 1, trust="forged")
    digest = desk.tell(DUE)
    assert digest is not None
    assert (len(digest.suspects), digest.counts.mails) == (250, 250)
