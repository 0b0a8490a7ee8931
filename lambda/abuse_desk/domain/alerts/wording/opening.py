"""The first sentences of an alert: what has happened, and what waited to be told."""

from collections.abc import Iterator
from datetime import timedelta

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.wording.telling import Telling
from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.cases.entry import TRUSTED, Act, ActFact, NoticeFact
from abuse_desk.domain.text import harmless, moment


def opening(telling: Telling) -> str:
    """What this alert is about, whose act it was, how sure it is, and what waited for it."""
    parts = (_happened(telling), *_doubt(telling), *_who(telling), *_held(telling))
    return "\n".join(parts)


def _happened(telling: Telling) -> str:
    case, zones = telling.case, telling.config.zones
    taken = case.acknowledgement
    return _sentence(telling).format(
        by=telling.person(taken.by) if taken else "?",
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


def _doubt(telling: Telling) -> Iterator[str]:
    """A mail that anybody may have written does not speak for AWS in the first line alone."""
    fact = telling.entry.fact if telling.entry else None
    if isinstance(fact, NoticeFact) and fact.trust.level not in TRUSTED:
        yield telling.words.trust[fact.trust.level]


def _who(telling: Telling) -> Iterator[str]:
    """The person whose act it was, where the first sentence does not say so, and why."""
    fact = telling.entry.fact if telling.entry else None
    if not isinstance(fact, ActFact) or fact.act is Act.ACK:
        return
    sentence = telling.words.by_why if fact.reason else telling.words.by
    yield sentence.format(by=telling.person(fact.by), reason=harmless(fact.reason, 300))


def _held(telling: Telling) -> Iterator[str]:
    if telling.held:
        yield f"\n{telling.words.held}"
    for one in telling.held:
        yield f"  {moment(one.at, telling.config.zones)}  {telling.words.turns[one.cause]}"
