"""What makes each function use its permissions, and what is to be seen when one is missing."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from abuse_desk.adapters import items
from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.effects import Alert, Tag
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.commit.record import Change
from abuse_desk.workflows.sweep import SETTLED_AFTER
from local.deploy import physical_id
from local.desk import Desk
from local.failure import LocalFailure
from local.held import move_to
from local.signing import sign
from local.story import STEPS, prepare
from local.watch import Row, outbox, store, wait_for
from local.worker.held_time import held_in, release
from tests.e2e.at_the_desk import send, send_report

REPORT = replace(STEPS[0], signed_by=())
CLOSING = replace(STEPS[-1], signed_by=())
SPAM = STEPS[5]
NO_CASE = CaseId("")
SWEEP_EVERY = 15  # minutes
_numbers = count(1)


@dataclass
class Mails:
    """intake: a new matter, an unproved one of nobody's account, a closing without any number."""

    desk: Desk
    ids: list[str] = field(default_factory=list)

    def start(self) -> None:
        number = next(_numbers)
        cold(self.desk, "Intake")
        self.ids = [send(self.desk, raw) for raw in self._mails(number)]

    def is_whole(self) -> bool:
        """Every mail is in the ledger."""
        return len(store(self.desk).mail(self.ids)) == len(self.ids)

    def mend(self) -> None:
        """The queue shows each mail again by itself; waited for, or it would meet the next lack."""
        wait_for("the mails", self.is_whole, 120)

    def _mails(self, number: int) -> Iterator[bytes]:
        zone, now = self.desk.zone, datetime.now(UTC)
        report = prepare(REPORT, now, zone).replace(b"10412345678", b"1046%07d" % number)
        report = report.replace(b"story-0001", b"whole-%d" % number)
        yield sign(report.replace(b"9abcdef0", b"9abc%04x" % number), "amazon.com", zone)
        strange = report.replace(b"1046", b"1045").replace(b"whole-", b"strange-")
        yield strange.replace(b"111122223333", b"999988887777")
        closing = prepare(CLOSING, now, zone).replace(b"story-0008", b"closing-%d" % number)
        closing = closing.replace(b"Report 10412345678", b"Report")
        closing = closing.replace(b"Case Number: 10412345678", b"")
        threads = re.compile(rb"^(In-Reply-To|References):.*\r?\n([ \t].*\r?\n)*", re.MULTILINE)
        closing = closing.replace(b"We are sorry", b"In matter %d, we are sorry" % number)
        yield sign(threads.sub(b"", closing), "amazon.com", zone)


@dataclass
class Effects:
    """dispatch: what a new case tells, and an alert of the past that may be superseded."""

    desk: Desk
    case_id: CaseId = NO_CASE

    def start(self) -> None:
        self.case_id = CaseId(send_report(self.desk))
        repeat_of_the_past(self.desk, self.case_id)

    def is_whole(self) -> bool:
        """Nothing of the case is pending."""
        return not any(row.pending for row in rows(self.desk, self.case_id))

    def mend(self) -> None:
        """Nothing here: the clock takes the rest up, all at the end."""


@dataclass
class Minute:
    """clock: a case to look at, effects of the past that the stream did not deliver, a mail of the
    past without its ledger row, and rounds that were not made today.

    Only while dispatch is away: else it would deliver them meanwhile. Only at a quarter of an hour.
    """

    desk: Desk
    case_id: CaseId = NO_CASE
    mail_id: str = ""
    failed: bool = False

    def start(self) -> None:
        release(self.desk.emulator.time)
        self.mail_id = unaccounted(self.desk)
        self.case_id = CaseId(send_report(self.desk))
        move_to(self.desk, quarter_after(datetime.now(UTC) + SETTLED_AFTER))
        long_ago(self.desk, self.case_id)
        forgotten_rounds(self.desk)
        self.run()

    def run(self) -> None:
        self.failed = "FunctionError" in invoked(self.desk, "Clock", {})

    def is_whole(self) -> bool:
        """The run did not fail, left nothing behind, and the mail is in the ledger again."""
        if self.failed or not store(self.desk).mail([self.mail_id]):
            return False
        return not any(row.pending for row in rows(self.desk, self.case_id))

    def mend(self) -> None:
        self.run()


@dataclass
class Acts:
    """desk: the worklist, all cases, a note, and a note about what was seen before another."""

    desk: Desk
    case_id: CaseId = NO_CASE
    said: list[str] = field(default_factory=list)

    def start(self) -> None:
        self.case_id = self.case_id or CaseId(send_report(self.desk))
        note = {"do": "note", "case": self.case_id, "by": "Aya", "note": "seen"}
        asked: list[dict[str, Any]] = [
            {"do": "cases"},
            {"do": "cases", "all": True},
            {"do": "health"},
            note,
            {**note, "seen": 1},
        ]
        answers = [invoked(self.desk, "Desk", one) for one in asked]
        self.said = [answer.get("FunctionError", "") for answer in answers]

    def is_whole(self) -> bool:
        """Every question was answered."""
        return not any(self.said)

    def mend(self) -> None:
        self.start()


Exercise = Mails | Effects | Minute | Acts
EXERCISES: dict[str, Callable[[Desk], Exercise]] = {
    "Intake": Mails,
    "Dispatch": Effects,
    "Clock": Minute,
    "Desk": Acts,
}


def invoked(desk: Desk, function: str, event: dict[str, Any]) -> dict[str, Any]:
    """One invocation, waited for."""
    name = physical_id(desk.clients, desk.stack, f"{function}Function")
    answer: Any = desk.clients.lambda_.invoke(FunctionName=name, Payload=json.dumps(event))
    return dict(answer)


def cold(desk: Desk, function: str) -> None:
    """A new process for this function, so that nothing it kept spares it a call."""
    name = physical_id(desk.clients, desk.stack, f"{function}Function")
    found = desk.clients.lambda_.get_function_configuration(FunctionName=name)
    desk.clients.lambda_.update_function_configuration(
        FunctionName=name, Environment={"Variables": found["Environment"]["Variables"]}
    )


def rows(desk: Desk, case_id: CaseId) -> list[Row]:
    """The outbox rows of one case, and the tag of the mail that opened it."""
    mails = {row.key for row in store(desk).ledger() if row.case_id == case_id}
    return [
        row
        for row in outbox(desk)
        if getattr(row.effect, "case_id", None) == case_id
        or getattr(row.effect, "key", None) in mails
    ]


def repeat_of_the_past(desk: Desk, case_id: CaseId) -> None:
    """An alert that time alone brought, written minutes ago: dispatch looks at the case first."""
    opened = next(row.effect for row in rows(desk, case_id) if isinstance(row.effect, Alert))
    late = replace(opened, effect_id=f"{opened.effect_id}-late", cause=Cause.REPEAT)
    store(desk).commit(Change(effects=(late,)), datetime.now(UTC) - timedelta(minutes=5))


def long_ago(desk: Desk, case_id: CaseId) -> None:
    """Every effect of the case has waited for its minute, and the case itself is due."""
    past = {"S": items.stamp(datetime.now(UTC) - timedelta(minutes=5))}
    for row in rows(desk, case_id):
        tagged = row.effect.key.rpartition("/")[2] if isinstance(row.effect, Tag) else None
        partition = f"MAIL#{tagged}" if tagged else f"CASE#{case_id}"
        _set(desk, items.key(partition, f"EFFECT#{row.effect.effect_id}"), "due_at", past)
    _set(desk, items.case_key(case_id), "next_due", past)


def unaccounted(desk: Desk) -> str:
    """A stored mail that nothing in the table knows of; returns its id."""
    mail_id = send(desk, prepare(SPAM, datetime.now(UTC), desk.zone))
    wait_for("the ledger row", lambda: store(desk).mail([mail_id]))
    found = desk.clients.dynamodb.query(
        TableName=desk.outputs["TableName"],
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": items.mail_key(mail_id)["pk"]},
    )
    for item in found["Items"]:
        _drop(desk, {name: item[name] for name in ("pk", "sk")})
    return mail_id


def quarter_after(at: datetime) -> datetime:
    """When the clock sweeps next, seen from this moment."""
    quarter = timedelta(minutes=SWEEP_EVERY)
    return at.replace(minute=0, second=0, microsecond=0) + quarter * (at.minute // SWEEP_EVERY + 1)


def forgotten_rounds(desk: Desk) -> None:
    """As if the clock had not made its rounds on the day at which the desk is held."""
    today = held_in(desk.emulator.time)
    _drop(desk, items.sighting_key(f"rounds {today:%Y-%m-%d}"))


def _drop(desk: Desk, key: dict[str, Any]) -> None:
    desk.clients.dynamodb.delete_item(TableName=desk.outputs["TableName"], Key=key)


def _set(desk: Desk, key: dict[str, Any], name: str, value: Any) -> None:
    desk.clients.dynamodb.update_item(
        TableName=desk.outputs["TableName"],
        Key=key,
        UpdateExpression=f"SET {name} = :value",
        ExpressionAttributeValues={":value": value},
    )


def settled(exercise: Exercise, seconds: float) -> bool:
    """Whether the exercise ends whole within this time."""
    try:
        return bool(wait_for("the end", exercise.is_whole, seconds))
    except LocalFailure:
        return False
