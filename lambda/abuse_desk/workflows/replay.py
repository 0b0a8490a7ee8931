"""Replay: a stored mail is read again by today's reader and rules, with the evidence of its day.

What is read otherwise is written beside what stands: a superseding entry, another row in the
ledger. Nothing is edited, unproved mail lowers nothing, and a second replay changes nothing.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from abuse_desk.domain.alerts.effects import Tag, tag
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entries import entry_of
from abuse_desk.domain.cases.entry import CaseId, Entry
from abuse_desk.domain.cases.identity import CaseMail, LinkKind, keys
from abuse_desk.domain.cases.related import relating
from abuse_desk.domain.cases.rereading import first_id, read_anew
from abuse_desk.domain.commit.budget import counter, within_budget
from abuse_desk.domain.commit.change import Ours, change_of, links_of
from abuse_desk.domain.commit.record import Change, LaterReading, MailRecord
from abuse_desk.domain.commit.rereading import (
    Difference,
    Result,
    Said,
    differences,
    is_same_verdict,
)
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.notices.reading import Other
from abuse_desk.domain.ports import CaseStore, Conflict, Found, MailRead, StoredMail
from abuse_desk.domain.vocabulary import Outcome, TrustLevel
from abuse_desk.workflows.history import folded_with, following
from abuse_desk.workflows.intake import (
    SETUP_OBJECT,
    TRIES,
    Intake,
    changed_by,
    intake,
    ledger_row,
    record_setup_object,
)
from abuse_desk.workflows.known_mail import KnownMail, known_mail

MOST_STEPS = 3  # a mail that is no longer proved takes two: its level, then its words


@dataclass(frozen=True, slots=True)
class Replay:
    """What replay works with. `read_again` takes the evidence that was kept; `read` asks DNS."""

    cases: CaseStore
    read: Callable[[StoredMail], MailRead]
    read_again: Callable[[StoredMail, str], MailRead]
    config: DeskConfig
    writes: bool = True  # False: only says what it would do
    admits: bool = False  # a case also of what is only ledgered


@dataclass(frozen=True, slots=True)
class Replayed:
    """What became of one mail, and what a person should do about it, if anything (`note`)."""

    result: Result
    changes: tuple[Difference, ...] = ()
    case_id: CaseId | None = None
    note: str = ""


def replay(stored: StoredMail, desk: Replay, now: datetime) -> Replayed:
    """Read one stored mail again. Raises what reading or the table raises."""
    rows = desk.cases.readings(stored.mail_id)
    if not rows:
        return _picked_up(stored, desk, now)
    if stored.mail_id == SETUP_OBJECT:
        return Replayed(Result.UNCHANGED)
    if hashlib.sha256(stored.raw).hexdigest() != rows[0].digest:
        return Replayed(Result.FAILED, note="the stored bytes are not those the ledger knows")
    mail = desk.read_again(stored, next((r.evidence for r in rows[::-1] if r.evidence), ""))
    for _ in range(TRIES):
        try:
            return _compared(_Again(stored, mail, desk, now))
        except Conflict:
            continue
    raise Conflict(f"{stored.mail_id}: {TRIES} writers came first")


def _picked_up(stored: StoredMail, desk: Replay, now: datetime) -> Replayed:
    """An object without a ledger row: read as if it had just come, but for its age."""
    if stored.mail_id == SETUP_OBJECT:
        if desk.writes:
            record_setup_object(stored, desk.cases, now)
        return Replayed(Result.RECORDED, (Difference("outcome", None, Outcome.OTHER),))
    if desk.writes:
        row = intake(stored, _as_intake(desk), now)
    else:
        again = _Again(stored, desk.read(stored), desk, now)
        row, _ = _placed(again.today, again.as_if_new())
    said = (("outcome", row.outcome), ("trust", row.trust), ("case", row.case_id))
    changes = tuple(Difference(what, None, new) for what, new in said if new)
    return Replayed(Result.RECORDED, changes, row.case_id)


@dataclass(frozen=True, slots=True)
class _Again:
    """One mail as it is read today."""

    stored: StoredMail
    mail: MailRead
    desk: Replay
    now: datetime

    @property
    def rows(self) -> tuple[MailRecord, ...]:
        """What the ledger says of it, newest last."""
        return self.desk.cases.readings(self.stored.mail_id)

    @property
    def today(self) -> MailRecord:
        """What the ledger would say today; case and entry are not known yet."""
        return ledger_row(self.stored, self.mail, self.now)

    def as_if_new(self) -> Change:
        """What intake would do with it, were it not there."""
        reading = self.mail.reading
        if isinstance(reading, Other):
            return Change()
        wanted = keys(reading).all if isinstance(reading, CaseMail) else ()
        found = self.desk.cases.look_up(None, wanted, counter(self.now))
        return changed_by(self.stored, reading, found, _as_intake(self.desk), self.now)


@dataclass(frozen=True, slots=True)
class _Step:
    """One transaction, and what it changes."""

    change: Change
    old: Said
    new: Said
    case_id: CaseId | None
    note: str = ""


def _compared(again: _Again) -> Replayed:
    first = step = _step(again)
    for _ in range(MOST_STEPS):
        if step is None or not again.desk.writes:
            break
        again.desk.cases.commit(step.change, again.now)
        step = _step(again)
    if first is None:
        return Replayed(Result.UNCHANGED, case_id=again.rows[-1].case_id)
    changes = differences(first.old, first.new)
    result = Result.CHANGED if changes else Result.CONFIRMED
    return Replayed(result, changes, first.case_id, first.note if changes else "")


def _step(again: _Again) -> _Step | None:
    rows = again.rows
    known = known_mail(rows[-1], again.desk.cases)
    if known is None:
        return _first_entry(again, rows)
    if not isinstance(again.mail.reading, CaseMail):
        return _no_longer_of_a_case(again, rows, known)
    if rows[-1].outcome is Outcome.UNREADABLE:
        return _moved(again, rows, known) or _read_anew(again, again.mail.reading, rows, known)
    return _read_anew(again, again.mail.reading, rows, known)


def _first_entry(again: _Again, rows: tuple[MailRecord, ...]) -> _Step | None:
    """A mail that is in no case yet: today's reader may open one, or know where it belongs."""
    change = again.as_if_new()
    today, case = _placed(again.today, change)
    if is_same_verdict(rows[-1], today):
        return None
    old, new = Said.of(rows[-1], None, None), Said.of(today, change.entry, case)
    return _Step(_written(change, rows, today), old, new, today.case_id)


def _moved(again: _Again, rows: tuple[MailRecord, ...], known: KnownMail) -> _Step | None:
    """What could not be read is a notice of another case: it goes there, its old case is left."""
    change = again.as_if_new()
    if change.record is None or change.record.version == 1:
        return None
    today, case = _placed(again.today, change)
    left = known.case
    note = f"{left.case_id} is left over: abuse-desk merge {left.case_id} {today.case_id}"
    old, new = Said.of(rows[-1], known.newest, left), Said.of(today, change.entry, case)
    return _Step(_written(change, rows, today), old, new, today.case_id, note)


def _placed(today: MailRecord, change: Change) -> tuple[MailRecord, Case | None]:
    if change.record is None or change.entry is None:
        return today, None
    case = change.record.case
    return replace(today, case_id=case.case_id, entry_id=change.entry.entry_id), case


def _no_longer_of_a_case(
    again: _Again, rows: tuple[MailRecord, ...], known: KnownMail
) -> _Step | None:
    """A case is never taken back by reading: a person looks, and dismisses it."""
    today, case = known.in_place(again.today), known.case
    if is_same_verdict(known.in_place(rows[-1]), today):
        return None
    old, new = Said.of(rows[-1], known.newest, case), Said.of(today, None, case)
    note = f"{case.case_id} stays as it is; if you agree: abuse-desk dismiss {case.case_id}"
    return _Step(_written(Change(), rows, today), old, new, case.case_id, note)


def _read_anew(
    again: _Again, reading: CaseMail, rows: tuple[MailRecord, ...], known: KnownMail
) -> _Step | None:
    """The mail stays in its case: what it says today supersedes, or is one more word."""
    stored, config = again.stored, again.desk.config
    identity = first_id(known.newest.entry_id)
    fresh = entry_of(reading, stored.mail_id, stored.received_at, config, identity)
    added = read_anew(known.readings, fresh)
    today = known.in_place(again.today)
    old = Said.of(rows[-1], known.newest, known.case)
    if added is None and is_same_verdict(known.in_place(rows[-1]), today):
        return None
    if added is None:
        new, note = Said.of(today, known.newest, known.case), _if_forged(today, known.case)
        return _Step(_written(Change(), rows, today), old, new, today.case_id, note)
    change, note = _superseding(again, reading, added, known)
    after = change.record.case if change.record else known.case
    return _Step(
        _written(change, rows, today), old, Said.of(today, added, after), today.case_id, note
    )


def _if_forged(today: MailRecord, case: Case) -> str:
    if today.trust != TrustLevel.FORGED:
        return ""
    how = f"abuse-desk relabel {case.case_id} --level forged"
    return f"{case.case_id} stays as it is; if you agree: {how}"


def _superseding(
    again: _Again, reading: CaseMail, added: Entry, known: KnownMail
) -> tuple[Change, str]:
    desk, now, case_id = again.desk, again.now, known.case.case_id
    found = desk.cases.look_up(None, keys(reading).all, counter(now))
    other = _elsewhere(found, case_id, desk.cases)
    added = relating(added, (other,)) if other else added
    after = folded_with(case_id, added, desk.cases)
    change = change_of(known.record, after, added, now, desk.config)
    change = within_budget(change, known.record, found.spent, now, desk.config)
    named = replace(added, entry_id=first_id(added.entry_id))
    links = links_of(reading, named, Ours(case_id), found.links)
    new = tuple(write for write in links if write.link.key not in found.links)
    note = f"it names the matter of {other}: abuse-desk merge {case_id} {other}" if other else ""
    return replace(change, links=new), note


def _elsewhere(found: Found, case_id: CaseId, cases: CaseStore) -> CaseId | None:
    """Where a number or thread leads that this mail was not known to have."""
    strong = (LinkKind.REFERENCE, LinkKind.THREAD)
    _, there = following((k for k in found.links.values() if k.key.kind in strong), cases)
    return next((end for end in there.values() if end != case_id), None)


def _as_intake(desk: Replay) -> Intake:
    # What a person asks for is not old news.
    return Intake(desk.cases, desk.read, desk.config, again=not desk.admits, admits=desk.admits)


def _written(change: Change, rows: tuple[MailRecord, ...], today: MailRecord) -> Change:
    """The change with today's row beside the others, and the object's tag where it must stay."""
    number = len(rows)
    tags: tuple[Tag, ...] = ()
    if today.outcome not in (rows[-1].outcome, Outcome.OTHER):
        plain = tag(today.key, today.outcome)
        tags = (replace(plain, effect_id=f"{plain.effect_id}-{number}"),)
    effects = (*change.effects, *tags)
    return replace(change, later=LaterReading(number, today), effects=effects)
