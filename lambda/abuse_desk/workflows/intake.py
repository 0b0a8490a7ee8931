"""Intake: one stored mail becomes a ledger row and, where it is a notice, an entry of a case."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from abuse_desk.domain.alerts.effects import tag
from abuse_desk.domain.cases.case import CLOSED, Case
from abuse_desk.domain.cases.entries import aged, entry_of, unreadable_entry
from abuse_desk.domain.cases.entry import CaseId, Entry
from abuse_desk.domain.cases.identity import CaseMail, Link, LinkKey, case_id, joins_by_matter, keys
from abuse_desk.domain.cases.placement import Copy, Open, Placement, place, place_by_matter
from abuse_desk.domain.cases.related import relating
from abuse_desk.domain.commit.budget import asking_to_list, counter, sighting, within_budget
from abuse_desk.domain.commit.change import (
    Ours,
    case_after,
    change_of,
    links_of,
)
from abuse_desk.domain.commit.confirmations import change_of_other
from abuse_desk.domain.commit.record import CaseRecord, Change, MailRecord
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.notices import confirmation
from abuse_desk.domain.notices.reading import (
    Answer,
    Notice,
    Other,
    Reading,
    Unreadable,
    Unrecognized,
)
from abuse_desk.domain.ports import CaseStore, Conflict, Found, MailRead, StoredMail, Unstorable
from abuse_desk.domain.vocabulary import Outcome, TrustLevel
from abuse_desk.workflows.history import folded_with, following

SETUP_OBJECT = "AMAZON_SES_SETUP_NOTIFICATION"  # what SES writes when the rule is made
TRIES = 20  # losing a race is ordinary: eight intakes on one case all get through


@dataclass(frozen=True, slots=True)
class Intake:
    """What intake works with. `read` is the reader with this desk's context.

    `again`: stored mail is read anew, so what is old by now wakes nobody. `admits`: a person
    wants a case also of what is only ledgered.
    """

    cases: CaseStore
    read: Callable[[StoredMail], MailRead]
    config: DeskConfig
    again: bool = False
    admits: bool = False


def intake(stored: StoredMail, desk: Intake, now: datetime) -> MailRecord:
    """Record one mail, once however often it is delivered. Raises `Conflict` if races never end."""
    mail = desk.read(stored)
    for _ in range(TRIES):
        try:
            return _record(stored, mail, desk, now)
        except Conflict:
            continue
        except Unstorable as refused:
            mail = MailRead(Unreadable(f"could not be stored: {refused}", len(stored.raw)), None)
    raise Conflict(f"{stored.mail_id}: {TRIES} writers came first")


def record_setup_object(stored: StoredMail, cases: CaseStore, now: datetime) -> MailRecord:
    """The object SES writes when the rule is made: proof of its write access, and no mail."""
    ledger = MailRecord(
        mail_id=stored.mail_id,
        key=stored.key,
        outcome=Outcome.OTHER,
        received_at=stored.received_at,
        recorded_at=now,
        digest=hashlib.sha256(stored.raw).hexdigest(),
        size=len(stored.raw),
        what="setup_object",
    )
    found = cases.look_up(stored.mail_id, (), counter(now))
    if found.mail is None:
        cases.commit(Change(mail=ledger, effects=(tag(stored.key, Outcome.OTHER),)), now)
    return found.mail or ledger


def _record(stored: StoredMail, mail: MailRead, desk: Intake, now: datetime) -> MailRecord:
    reading = mail.reading
    wanted = keys(reading).all if isinstance(reading, CaseMail) else ()
    stranger = _stranger(mail)
    seen = sighting(stranger) if stranger else None
    found = desk.cases.look_up(stored.mail_id, wanted, counter(now), seen)
    if found.mail is not None:
        return found.mail
    ledger = replace(ledger_row(stored, mail, now), stranger=stranger or "")
    change = changed_by(stored, reading, found, desk, now)
    if stranger and not found.sighted and not _is_copy(change, found):
        change = asking_to_list(change, stranger, found.spent, now, desk.config)
    if change.record:
        ledger = replace(ledger, case_id=change.record.case.case_id)
    if change.entry:
        ledger = replace(ledger, entry_id=change.entry.entry_id)
    kind = confirmation.KIND if change.lists_confirmation else ""
    tagged = (*change.effects, tag(stored.key, ledger.outcome, kind))
    desk.cases.commit(replace(change, mail=ledger, effects=tagged), now)
    return ledger


def _stranger(mail: MailRead) -> str | None:
    """Who forwards AWS's notices to us and is not listed."""
    if not isinstance(mail.reading, Notice) or mail.verdict is None:
        return None
    return mail.verdict.unlisted_forwarder


def _is_copy(change: Change, found: Found) -> bool:
    """A copy needs nobody's trust: what it says is known, and it makes no alert."""
    known = {link.entry_id for link in found.links.values()}
    return change.entry is not None and change.entry.entry_id in known


def changed_by(
    stored: StoredMail, reading: Reading, found: Found, desk: Intake, now: datetime
) -> Change:
    """What a mail changes that is no entry yet: its case, or nothing."""
    match reading:
        case Other():
            return change_of_other(reading, stored.mail_id, found.spent, now, desk.config)
        case Unreadable():
            entry = unreadable_entry(reading, stored.mail_id, stored.received_at)
            after = _after(None, entry, desk.cases, copy=False)
            change = change_of(None, after, entry, now, desk.config)
            return within_budget(change, None, found.spent, now, desk.config)
        case Notice() | Answer() | Unrecognized():
            return _placed(stored, reading, found, desk, now)
        case _ as never:
            assert_never(never)


def _placed(
    stored: StoredMail, reading: CaseMail, found: Found, desk: Intake, now: datetime
) -> Change:
    records, there = following(found.links.values(), desk.cases)
    cases = {case_id: record.case for case_id, record in records.items()}
    links = {
        key: replace(link, case_id=there.get(link.case_id, link.case_id))
        for key, link in found.links.items()
    }
    placement = _placement(reading, links, cases, desk)
    kept_out = not desk.admits and _only_ledgered(reading, desk.config)
    if isinstance(placement, Open) and kept_out:
        return Change()
    known_as = placement.entry_id if isinstance(placement, Copy) else None
    entry = entry_of(reading, stored.mail_id, stored.received_at, desk.config, known_as)
    entry = aged(entry, now, desk.config) if desk.again else entry
    if not isinstance(placement, Copy):
        entry = relating(entry, placement.related)
    before = _before(placement, records, desk.cases)
    after = _after(before, entry, desk.cases, copy=known_as is not None)
    change = change_of(before, after, entry, now, desk.config)
    change = within_budget(change, before, found.spent, now, desk.config)
    ours = Ours(
        after.case_id,
        merged={case_id for case_id in there if there[case_id] == after.case_id},
        closed={case_id for case_id in there if cases[there[case_id]].status in CLOSED},
    )
    return replace(change, links=links_of(reading, entry, ours, found.links))


def _placement(
    reading: CaseMail,
    links: Mapping[LinkKey, Link],
    cases: Mapping[CaseId, Case],
    desk: Intake,
) -> Placement:
    placement = place(reading, links, cases)
    if placement != Open():
        return placement
    if not joins_by_matter(reading):
        return placement
    unclosed = desk.cases.cases(desk.cases.unclosed())
    return place_by_matter(reading, (record.case for record in unclosed.values()))


def _only_ledgered(reading: CaseMail, config: DeskConfig) -> bool:
    """Opens no case: forged mail that names none of our accounts, and answers nobody vouches for.

    The first stands in the ledger; the second is a stranger's mail to AWS.
    """
    if isinstance(reading, Answer):
        return not reading.lowers
    forged = reading.trust.level is TrustLevel.FORGED
    return forged and not config.owns(reading.facts.accounts)


def _before(
    placement: Placement, records: Mapping[CaseId, CaseRecord], cases: CaseStore
) -> CaseRecord | None:
    if isinstance(placement, Open):
        return None
    joined = placement.case_id
    return records.get(joined) or cases.cases((joined,))[joined]


def _after(before: CaseRecord | None, entry: Entry, cases: CaseStore, *, copy: bool) -> Case:
    joined = before.case.case_id if before else case_id(entry.entry_id)
    after = case_after(joined, before, entry, copy=copy)
    return after or folded_with(joined, entry, cases)


def ledger_row(stored: StoredMail, mail: MailRead, now: datetime) -> MailRecord:
    """What the ledger says of a mail that was just read; case and entry are not known yet."""
    reading, verdict = mail.reading, mail.verdict
    return MailRecord(
        mail_id=stored.mail_id,
        key=stored.key,
        outcome=_outcome(reading),
        received_at=stored.received_at,
        recorded_at=now,
        digest=hashlib.sha256(stored.raw).hexdigest(),
        size=len(stored.raw),
        what=_what(reading),
        trust=verdict.trust.level if verdict else None,
        evidence=json.dumps(verdict.evidence.as_json(), sort_keys=True) if verdict else "",
    )


def _outcome(reading: Reading) -> Outcome:
    match reading:
        case Notice():
            return Outcome.NOTICE
        case Answer():
            return Outcome.ANSWER
        case Other():
            return Outcome.OTHER
        case Unrecognized():
            return Outcome.UNRECOGNIZED
        case Unreadable():
            return Outcome.UNREADABLE


def _what(reading: Reading) -> str:
    """The shape of a notice, the kind of other mail: never a word of the mail."""
    if isinstance(reading, Notice):
        return reading.shape
    return reading.kind if isinstance(reading, Other) else ""
