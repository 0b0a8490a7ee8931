"""Plays lives on a local desk: real SMTP, the deployed functions, and a held clock.

    python -m local.life samples/lives/story-answered-in-time.json

Prints what people were told as `abuse-desk simulate` does; the two say the same.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from abuse_desk.adapters.outbox import DynamoOutbox
from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.export import utc
from abuse_desk.domain.cases.entry import CaseId
from console.life import Happening, Life, LifeError, MailCame, PersonActed, read_life
from console.naming import Unclear, named_entry
from console.pace import paced
from console.play import TOLD_OF_CASE, Told
from console.simulate import timeline
from local.ask import answered
from local.demo import complain, printer
from local.desk import Desk, story_config
from local.failure import LocalFailure
from local.held import clock_function, held_desk, move_to, run_clock
from local.post import post
from local.running import running_desk
from local.signing import sign
from local.watch import ledger_row, store, wait_for

BLOCK_END = re.compile(rb"^X-SES-RECEIPT:.*\r?\n(?:[ \t].*\r?\n)*", re.MULTILINE)
MAIL_FROM = re.compile(rb"^Return-Path: <([^>\r\n]*)>", re.MULTILINE)
HELO = re.compile(rb"^Received: from (\S+)", re.MULTILINE)
SLOW = 120.0  # seconds a hop may take: a life is played to its end on a busy machine too
SIGNED_BY = re.compile(rb"\bdkim=pass header\.i=@([\w.-]+)")


@dataclass(frozen=True, slots=True)
class Departing:
    """A mail as its sender hands it over: what SES wrote on top is the door's to write again."""

    raw: bytes
    mail_from: str = "sender@example.net"
    helo: str = "localhost"
    signed_by: tuple[str, ...] = ()


@dataclass(slots=True)
class LocalStage:
    """A running desk on which one life is played. `ids` are its cases in order of opening."""

    desk: Desk
    clock: str
    ids: list[CaseId] = field(default_factory=list)

    def soonest(self) -> datetime | None:
        """When the clock must look next."""
        found = self.desk.clients.dynamodb.query(
            TableName=self.desk.outputs["TableName"],
            IndexName="worklist",
            KeyConditionExpression="needs = :needs",
            ExpressionAttributeValues={":needs": {"S": "NEEDS"}},
            Limit=1,
        )["Items"]
        return datetime.fromisoformat(found[0]["next_due"]["S"]) if found else None

    def happen(self, happening: Happening) -> Iterator[Told]:
        """A mail comes or a person acts, and people are told of it."""
        move_to(self.desk, happening.at)
        if isinstance(happening, MailCame):
            self._receive(happening)
        else:
            yield from self._act(happening)
        self._settle()

    def look(self, at: datetime) -> Iterator[Told]:
        """The clock's run of this minute; what it tells is heard at the end."""
        move_to(self.desk, at)
        run_clock(self.desk, self.clock)
        self._settle()
        yield from ()

    def heard(self) -> list[Told]:
        """Everything people and machines were told, in order of time."""
        subjects = {
            (case_id, utc(alert.at), str(alert.cause)): alert.subject
            for case_id in self.ids
            for alert in store(self.desk).told(case_id)
            if alert.delivered_at is not None
        }
        details: dict[str, dict[str, Any]] = {}
        wait_for("every event", lambda: self._hear(details) >= len(subjects), SLOW)
        lines = [self._line(detail, subjects) for detail in details.values()]
        return sorted(map(Told, lines), key=lambda told: told.line["at"])

    def _receive(self, mail: MailCame) -> None:
        departing = as_sent(mail.raw)
        raw = departing.raw
        for domain in departing.signed_by:
            raw = sign(raw, domain, self.desk.zone, mail.at)
        intake = [self.desk.outputs["IntakeAddress"]]
        sender = (departing.mail_from, intake, departing.helo)
        mail_id = post(self.desk.smtp_port, raw, *sender)
        row = wait_for(
            f"the ledger row of {mail.name}", lambda: ledger_row(self.desk, mail_id), SLOW
        )
        if row.case_id and row.case_id not in self.ids:
            self.ids.append(row.case_id)

    def _act(self, asked: PersonActed) -> Iterator[Told]:
        case_id = self._named(asked.case)
        shown = answered(self.desk, do="show", case=case_id).get("ok", {})
        try:
            answer = answered(self.desk, **self._request(asked, case_id, shown))
        except Unclear as unclear:
            answer = {"refused": str(unclear)}
        if "refused" in answer:
            yield Told(_refusal(asked, shown, answer["refused"]))

    def _request(
        self, asked: PersonActed, case_id: CaseId, shown: dict[str, Any]
    ) -> dict[str, Any]:
        said = {
            "seen": asked.seen,
            "until": asked.until and asked.until.isoformat(),
            "reason": asked.reason,
            "note": asked.note,
            "about": named_entry(asked.act, shown, asked.entry),
            "level": asked.level,
            "into": self._named(asked.into) if asked.into is not None else None,
        }
        known = {name: value for name, value in said.items() if value}
        return {"do": asked.act, "case": case_id, "by": asked.by, **known}

    def _named(self, number: int) -> CaseId:
        known = 0 < number <= len(self.ids)
        return self.ids[number - 1] if known else CaseId(str(number))

    def _settle(self) -> None:
        """Until everything that was committed has left."""
        outbox = DynamoOutbox(self.desk.clients.dynamodb, self.desk.outputs["TableName"])
        wait_for("every effect to leave", lambda: outbox.backlog().count == 0, SLOW, poll=0.01)

    def _hear(self, details: dict[str, dict[str, Any]]) -> int:
        """Delivery is at least once; what another life left behind is none of ours."""
        for event in self.desk.observer.events():
            detail = event["detail"]
            if detail["case"]["case_id"] in self.ids and not detail["held"]:
                details[detail["effect_id"]] = detail
        return len(details)

    def _line(
        self, detail: dict[str, Any], subjects: dict[tuple[CaseId, str | None, str], str]
    ) -> dict[str, Any]:
        case_id = CaseId(detail["case"]["case_id"])
        return {
            "at": detail["at"],
            "case": self.ids.index(case_id) + 1,
            "cause": detail["cause"],
            **{name: detail["case"][name] for name in TOLD_OF_CASE},
            "subject": subjects[case_id, detail["at"], detail["cause"]],
        }


def play_on(desk: Desk, life: Life) -> list[Told]:
    """What people were told, and what was refused, in order of time. The desk should be empty."""
    desk.observer.events()
    with held_desk(desk):
        stage = LocalStage(desk, clock_function(desk))
        refused = list(paced(life, stage))
        return sorted((*refused, *stage.heard()), key=lambda told: told.line["at"])


def main(files: list[str]) -> int:
    """Each life on a desk of its own; 0 when all could be played."""
    screen = Console(highlight=False)
    for file in files:
        try:
            life = read_life(Path(file))
            screen.print(f"\n[bold]{file}")
            with running_desk(story_config(), printer(screen)) as desk:
                for told in play_on(desk, life):
                    screen.print(timeline(told), soft_wrap=True)
        except (LifeError, LocalFailure) as failure:
            complain("local.life", LocalFailure(str(failure)))
            return 1
    return 0


def as_sent(stored: bytes) -> Departing:
    """The mail before SES took it, from what SES wrote on top; the bytes as they are without."""
    end = BLOCK_END.search(stored.partition(b"\r\n\r\n")[0] + b"\r\n")
    if end is None:
        return Departing(stored)
    block = stored[: end.end()]
    sender, host = MAIL_FROM.search(block), HELO.search(block)
    return Departing(
        raw=stored[end.end() :],
        mail_from=sender[1].decode() if sender else "",
        helo=host[1].decode() if host else "localhost",
        signed_by=tuple(dict.fromkeys(one.decode() for one in SIGNED_BY.findall(block))),
    )


def _refusal(asked: PersonActed, shown: dict[str, Any], sentence: str) -> dict[str, Any]:
    return {
        "at": utc(asked.at),
        "case": asked.case,
        "cause": Cause.REFUSED,
        **{name: shown.get(name) for name in TOLD_OF_CASE},
        "subject": f"{asked.act} refused: {sentence}",
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
