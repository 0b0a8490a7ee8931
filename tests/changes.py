"""Transactions for tests of the stores: made by the domain, as intake makes them."""

from datetime import datetime, timedelta

from abuse_desk.domain.cases.entry import CaseId, Entry
from abuse_desk.domain.cases.identity import Link, LinkKey, LinkKind
from abuse_desk.domain.commit.change import case_after, change_of
from abuse_desk.domain.commit.record import CaseRecord, Change, LinkWrite, MailRecord
from abuse_desk.domain.vocabulary import Outcome
from tests.builders import CASE, CONFIG

LATER = timedelta(minutes=2)


def opening(entry: Entry, case_id: CaseId = CASE, now: datetime | None = None) -> Change:
    """The transaction that opens a case with this entry."""
    case = case_after(case_id, None, entry, copy=False)
    assert case is not None
    return change_of(None, case, entry, now or entry.sent_at + LATER, CONFIG)


def adding(before: Change, entry: Entry) -> Change:
    """The transaction that adds an entry to what `before` wrote."""
    record = the_record(before)
    case = case_after(record.case.case_id, record, entry, copy=False)
    assert case is not None
    return change_of(record, case, entry, entry.sent_at + LATER, CONFIG)


def the_record(change: Change) -> CaseRecord:
    assert change.record is not None
    return change.record


def a_mail(mail_id: str, at: datetime) -> MailRecord:
    return MailRecord(mail_id, f"mail/{mail_id}", Outcome.NOTICE, at, at, "0" * 64, 1234)


def a_link(value: str, case_id: CaseId = CASE, owner: CaseId | None = None) -> LinkWrite:
    """A weak link row; `owner`: the case that may hold it until now."""
    return LinkWrite(Link(LinkKey(LinkKind.RESOURCE, value), case_id), owner)
