"""Plays a life offline: the desk's own workflows over a desk in memory, with a clock we hold."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeAlias

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryOutbox, MemoryTable
from abuse_desk.adapters.reading import context_of, forwarders
from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.effects import Alert, BusEvent, Effect
from abuse_desk.domain.alerts.export import utc
from abuse_desk.domain.cases.entry import CaseId, EntryId
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import NoMessage, parse_message
from abuse_desk.domain.notices.reading import Unreadable
from abuse_desk.domain.origin.trust import assess
from abuse_desk.domain.ports import MailRead, StoredMail
from abuse_desk.domain.reader import read
from abuse_desk.domain.refusals.refusal import Why
from abuse_desk.workflows.act import Refused, Request, act
from abuse_desk.workflows.clock import Clock, look
from abuse_desk.workflows.dispatch import Dispatch, dispatch
from abuse_desk.workflows.intake import Intake, intake
from abuse_desk.workflows.show import shown_case
from console.life import Happening, Life, MailCame, PersonActed
from console.naming import Unclear, named_entry
from console.pace import paced

TOLD_OF_CASE = ("severity", "status", "whose_move", "answer_by")


@dataclass(frozen=True, slots=True)
class Told:
    """One alert, or one refused act, as the contract says it."""

    line: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Happened:
    """A mail or an act, in words, for the timeline."""

    at: datetime
    text: str


Moment: TypeAlias = Told | Happened


@dataclass(slots=True)
class Played:
    """The desk of one life. `heard` is what its outlet was given and nobody has taken yet."""

    life: Life
    table: MemoryTable = field(default_factory=MemoryTable)
    heard: list[Effect] = field(default_factory=list)
    mails: int = 0

    @property
    def cases(self) -> MemoryCaseStore:
        """The desk's cases."""
        return MemoryCaseStore(self.table)

    def deliver(self, effect: Effect) -> None:
        """`Outlet`: keeps what people and machines are told."""
        self.heard.append(effect)

    def soonest(self) -> datetime | None:
        """When the clock must look next."""
        return min(self.table.worklist.values(), default=None)

    def happen(self, happening: Happening) -> Iterator[Moment]:
        """A mail comes or a person acts, and people are told of it."""
        if isinstance(happening, MailCame):
            yield _received(self, happening)
        else:
            yield _acted(self, happening)
        yield from _tell(self, happening.at)

    def look(self, at: datetime) -> Iterator[Moment]:
        """The clock's run of this minute."""
        for _ in look(Clock(self.cases, self.life.config), at):
            yield from _tell(self, at)

    def ids(self) -> list[CaseId]:
        """Case ids in order of opening."""
        return list(self.table.cases)

    def shown(self) -> list[dict[str, Any]]:
        """Every case at the end of the life, as `show --json`."""
        cadence, until = self.life.config.cadence, self.life.until
        return [shown_case(case_id, self.cases, cadence, until) or {} for case_id in self.ids()]


def play(played: Played) -> Iterator[Moment]:
    """What happens and what people are told, in order of time, up to and with `until`."""
    return paced(played.life, played)


def _received(played: Played, mail: MailCame) -> Happened:
    played.mails += 1
    stored = StoredMail(f"mail/life-{played.mails:04d}", mail.raw, mail.at)
    desk = Intake(played.cases, lambda stored: _read(played, stored), played.life.config)
    record = intake(stored, desk, mail.at)
    return Happened(mail.at, f"{mail.name}: {_said(played, record)}")


def _said(played: Played, record: MailRecord) -> str:
    number = f", case {played.ids().index(record.case_id) + 1}" if record.case_id else ""
    trust = f", {record.trust}" if record.trust else ""
    return f"{record.outcome}{trust}{number}"


def _read(played: Played, stored: StoredMail) -> MailRead:
    """As intake reads it in AWS, but that no DNS is asked: signatures count as not checked."""
    message = parse_message(stored.raw)
    if isinstance(message, NoMessage):
        return MailRead(Unreadable(message.reason, len(stored.raw)), None)
    config = played.life.config
    context = context_of(config, forwarders(config, played.cases))
    context = replace(context, received_at=stored.received_at)
    original = unwrap(message)
    verdict = assess(original, context)
    return MailRead(read(original, verdict.trust, context), verdict)


def _acted(played: Played, asked: PersonActed) -> Moment:
    try:
        _do(played, asked)
    except (Refused, Unclear) as refused:
        return Told(_refusal(played, asked, str(refused)))
    return Happened(asked.at, f"{asked.act} by {asked.by}, case {asked.case}")


def _do(played: Played, asked: PersonActed) -> None:
    config = played.life.config
    case_id = _named(played, asked.case)
    shown = shown_case(case_id, played.cases, config.cadence, asked.at)
    about = named_entry(asked.act, shown or {}, asked.entry)
    request = Request(
        act=asked.act,
        case_id=case_id,
        by=asked.by,
        seen=asked.seen,
        until=asked.until,
        reason=asked.reason,
        note=asked.note,
        about=EntryId(about) if about else None,
        level=asked.level,
        into=_named(played, asked.into) if asked.into is not None else None,
    )
    act(request, played.cases, config, asked.at)


def _named(played: Played, number: int) -> CaseId:
    """The case of this number, in order of opening."""
    ids = played.ids()
    if not 0 < number <= len(ids):
        raise Refused(Why.NO_CASE, case=str(number))
    return ids[number - 1]


def _tell(played: Played, now: datetime) -> Iterator[Moment]:
    """Deliver what was just committed, as the stream would; an alert's event says its facts."""
    desk = Dispatch(played.cases, MemoryOutbox(played.table), played)
    for ref in played.table.stream():
        dispatch(ref, desk, now)
    subjects: dict[tuple[CaseId, str], str] = {}
    for effect in played.heard:
        if isinstance(effect, Alert):
            subjects[effect.case_id, effect.cause] = effect.subject
        elif isinstance(effect, BusEvent):
            detail = json.loads(effect.detail)
            if detail["held"]:
                yield Happened(now, f"{detail['cause']} waits: quiet hours")
                continue
            subject = subjects[effect.case_id, detail["cause"]]
            yield Told(_line(played, effect.case_id, now, detail, subject))
    played.heard.clear()


def _line(
    played: Played, case_id: CaseId, now: datetime, detail: dict[str, Any], subject: str
) -> dict[str, Any]:
    return {
        "at": utc(now),
        "case": played.ids().index(case_id) + 1,
        "cause": detail["cause"],
        **{name: detail["case"][name] for name in TOLD_OF_CASE},
        "subject": subject,
    }


def _refusal(played: Played, asked: PersonActed, sentence: str) -> dict[str, Any]:
    ids = played.ids()
    known = 0 < asked.case <= len(ids)
    cadence = played.life.config.cadence
    shown = shown_case(ids[asked.case - 1], played.cases, cadence, asked.at) if known else None
    return {
        "at": utc(asked.at),
        "case": asked.case,
        "cause": Cause.REFUSED,
        **{name: (shown or {}).get(name) for name in TOLD_OF_CASE},
        "subject": f"{asked.act} refused: {sentence}",
    }
