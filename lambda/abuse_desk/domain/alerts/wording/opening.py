"""The first sentences of an alert: what has happened, and what waited to be told."""

from collections.abc import Iterator
from datetime import timedelta

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.wording.telling import Telling
from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.cases.entry import ActFact
from abuse_desk.domain.text import harmless, moment


def opening(telling: Telling) -> str:
    """One sentence on what this alert is about, who did it, and what waited for it."""
    return "\n".join((_happened(telling), *_who(telling), *_held(telling)))


def _happened(telling: Telling) -> str:
    case, zones = telling.case, telling.config.zones
    taken = case.acknowledgement
    return _sentence(telling).format(
        by=harmless(taken.by, 60) if taken else "?",
        until=moment(taken.until, zones) if taken else "?",
        merged=case.merged[-1] if case.merged else "?",
        claim=telling.words.claims[case.proposals[-1].claim] if case.proposals else "",
    )


def _sentence(telling: Telling) -> str:
    words, case = telling.words, telling.case
    if telling.cause is Cause.RESOLVED and case.status is Status.DISMISSED:
        return words.dismissed
    if telling.cause is Cause.RESOLVED and case.resolution:
        return words.closings[case.resolution]
    if telling.cause is Cause.MARK and (telling.view.left or timedelta()) <= timedelta():
        return words.time_is_over
    return words.happened[telling.cause]


def _who(telling: Telling) -> Iterator[str]:
    """The person who closed a case, and the reason that was given."""
    fact = telling.entry.fact if telling.entry else None
    if telling.cause is Cause.RESOLVED and isinstance(fact, ActFact):
        by, reason = harmless(fact.by, 60), harmless(fact.reason, 300)
        yield telling.words.closed_by.format(by=by, reason=reason) if reason else by


def _held(telling: Telling) -> Iterator[str]:
    if telling.held:
        yield f"\n{telling.words.held}"
    for one in telling.held:
        yield f"  {moment(one.at, telling.config.zones)}  {telling.words.turns[one.cause]}"
