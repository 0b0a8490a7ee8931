"""The daily digest: at most one a day, however late, doubled or overlapping the clock runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from abuse_desk.domain.alerts.digest import Digest, digest_alert
from abuse_desk.domain.commit.budget import is_quiet
from abuse_desk.domain.commit.digest import Span, digest_of
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.hours import DAY, Daily
from abuse_desk.domain.ports import CaseStore, MailStore
from abuse_desk.workflows.once import done, is_done

DAYS_BACK = 30  # a clock that stood still for longer begins anew
GROUP = 100  # ledger rows asked for at once


@dataclass(frozen=True, slots=True)
class Digesting:
    """What the digest is made from."""

    mails: MailStore
    cases: CaseStore
    config: DeskConfig


def tell_digest(desk: Digesting, now: datetime) -> Digest | None:
    """The digest of the newest day that is due and was not told; None where there is none.

    A day that left nothing behind is marked as told. So is the first day of a desk, which begins
    here: the cases of its first hours have just been told. In quiet hours it waits for their end.
    """
    cadence = desk.config.cadence
    if cadence.digest_at is None or is_quiet(cadence, now):
        return None
    day, until = cadence.digest_at.last(now)
    if is_done(desk.cases, _name(day)):
        return None
    since = _last_told(desk.cases, cadence.digest_at, day)
    found = _digest(desk, Span(day, since, until)) if since else None
    telling = found is not None and found.says_something
    effects = (digest_alert(found, desk.config),) if found and telling else ()
    return found if done(desk.cases, _name(day), effects, now) and telling else None


def _name(day: date) -> str:
    return f"digest {day:%Y-%m-%d}"


def _last_told(cases: CaseStore, daily: Daily, day: date) -> datetime | None:
    """The moment of the last digest before this day's: nothing between the two is left out."""
    days = (day - back * DAY for back in range(1, DAYS_BACK + 1))
    return next((daily.on(one) for one in days if is_done(cases, _name(one))), None)


def _digest(desk: Digesting, span: Span) -> Digest:
    known = {*desk.config.forwarders, *desk.cases.forwarders()}
    unclosed = desk.cases.cases(desk.cases.unclosed()).values()
    return digest_of(span, _mails(desk, span), unclosed, known, desk.config.cadence)


def _mails(desk: Digesting, span: Span) -> Iterator[MailRecord]:
    keys = desk.mails.keys(span.since, span.until)
    while group := tuple(islice(keys, GROUP)):
        yield from desk.cases.mail(key.rsplit("/", 1)[-1] for key in group).values()
