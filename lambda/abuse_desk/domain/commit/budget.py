"""The budget of alerts about what nobody vouches for: so many an hour, and one for all the rest.

It is for triage cases of unproved mail that names none of our accounts, and for the desk's question
about a forwarder it does not know. Verified mail and open cases are never held back.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from abuse_desk.domain.alerts.desk_alert import forwarder_alert
from abuse_desk.domain.alerts.due import AlertState
from abuse_desk.domain.cases.case import Case, Status
from abuse_desk.domain.cases.entry import TRUSTED
from abuse_desk.domain.commit.record import CaseRecord, Change, Spend
from abuse_desk.domain.config import Cadence, DeskConfig

HOUR = timedelta(hours=1)


def counter(now: datetime) -> str:
    """The hour whose budget an alert of this moment comes out of."""
    return f"unverified {now:%Y-%m-%dT%H}"


def shares_budget(case: Case) -> bool:
    """Whether alerts about this case come out of the budget."""
    return case.status is Status.TRIAGE and case.trust.level not in TRUSTED and not case.ours


def within_budget(
    change: Change, before: CaseRecord | None, spent: int, now: datetime, config: DeskConfig
) -> Change:
    """The change with its alert paid for, or held back: then nobody is told, and nothing repeats.

    A change that is held back writes no counter, so a flood does not queue up at one row. What
    waits for the end of the quiet hours is paid for when it is told.
    """
    if change.record is None or not change.effects or not shares_budget(change.record.case):
        return change
    if spent < config.unverified_budget:
        return replace(change, spend=Spend(counter(now), spent))
    if change.record.state.held:
        return replace(change, effects=())
    state = before.state if before else AlertState(seen_until=now)
    record = replace(change.record, state=state)
    return replace(change, record=record, next_due=record.next_due(config.cadence), effects=())


def repeat_within_budget(change: Change, spent: int, now: datetime, config: DeskConfig) -> Change:
    """A repeat, paid for or held back: at most half of the budget, the rest is for what is new.

    A repeat that is held back counts as made, so the clock comes back to it in its turn.
    """
    if spent < config.unverified_budget // 2:
        return replace(change, spend=Spend(counter(now), spent))
    return replace(change, effects=())


def release_within_budget(change: Change, spent: int, now: datetime, config: DeskConfig) -> Change:
    """What waited for the end of the quiet hours, paid for; beyond the budget it is held back.

    Then it counts as if it had come in now: the hour's one alert for all the rest tells of it.
    """
    if spent < config.unverified_budget or change.record is None:
        return replace(change, spend=Spend(counter(now), spent))
    record = replace(change.record, state=AlertState(seen_until=now))
    return replace(change, record=record, next_due=record.next_due(config.cadence), effects=())


def asking_to_list(
    change: Change, address: str, spent: int, now: datetime, config: DeskConfig
) -> Change:
    """The change that also asks, once for ever, whether this forwarder is ours.

    Anybody can make up forwarders: with the budget spent, the question waits for the next mail. In
    quiet hours it waits for the digest.
    """
    if is_quiet(config.cadence, now) and config.cadence.digest_at:
        return change
    paid = change.spend
    used = paid.seen + paid.count if paid else spent
    if used >= config.unverified_budget:
        return change
    return replace(
        change,
        spend=Spend(counter(now), paid.seen if paid else spent, paid.count + 1 if paid else 1),
        sighting=sighting(address),
        effects=(*change.effects, forwarder_alert(address, config.language)),
    )


def is_quiet(cadence: Cadence, now: datetime) -> bool:
    """Whether people are to be left alone with what is not urgent."""
    return cadence.quiet_hours is not None and cadence.quiet_hours.until(now) is not None


def sighting(address: str) -> str:
    """The name of the row that says this forwarder was asked about."""
    return f"forwarder {address.lower()[:320]}"


def held_back(records: Iterable[CaseRecord], hour: datetime) -> int:
    """How many of these cases came in this hour and nobody was told of."""
    return sum(_is_held_back(record, hour) for record in records)


def _is_held_back(record: CaseRecord, hour: datetime) -> bool:
    state = record.state
    return (
        shares_budget(record.case)
        and not record.case.quiet
        and state.last_alert_at is None
        and not state.held
        and counter(state.seen_until) == counter(hour)
    )
