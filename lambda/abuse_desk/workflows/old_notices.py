"""Old notices open quietly; one alert tells of all of them, once no more are coming in."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from abuse_desk.domain.alerts.round_alerts import old_notices_alert
from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.commit.budget import is_quiet
from abuse_desk.domain.commit.record import CaseRecord, Change
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.ports import CaseStore, Conflict
from abuse_desk.workflows.once import done, is_done

SETTLED_AFTER = timedelta(minutes=10)  # since the newest of them came in
AT_MOST = timedelta(hours=1)  # that the oldest of them waits to be told of


def tell_old_notices(cases: CaseStore, config: DeskConfig, now: datetime) -> int:
    """How many were told of just now. Each of them is told of once."""
    untold = [r for r in cases.cases(cases.unclosed()).values() if _is_untold(r)]
    if is_quiet(config.cadence, now) or not _are_all_here(untold, now):
        return 0
    batch = max(record.state.seen_until for record in untold).isoformat()
    alert = old_notices_alert([record.case for record in untold], batch, config)
    name = f"old notices {batch}"
    first = not is_done(cases, name) and done(cases, name, (alert,), now)
    _mark(untold, cases, now)
    return len(untold) if first else 0


def _is_untold(record: CaseRecord) -> bool:
    case = record.case
    return case.quiet and case.status is Status.TRIAGE and record.state.last_alert_at is None


def _are_all_here(untold: list[CaseRecord], now: datetime) -> bool:
    came = [record.state.seen_until for record in untold]
    return bool(came) and (now - max(came) >= SETTLED_AFTER or now - min(came) >= AT_MOST)


def _mark(untold: Iterable[CaseRecord], cases: CaseStore, now: datetime) -> None:
    """As told of. Where another change came first, the next run does it."""
    for record in untold:
        state = replace(record.state, last_alert_at=now)
        told = replace(record, version=record.version + 1, state=state)
        try:
            cases.commit(Change(record=told), now)
        except Conflict:
            continue
