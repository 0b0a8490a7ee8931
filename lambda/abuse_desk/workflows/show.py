"""What people look at: the worklist and one case with its history."""

from datetime import datetime
from typing import Any

from abuse_desk.domain.alerts.export import case_as_json, entries_as_json, utc
from abuse_desk.domain.cases.case import CLOSED, Status
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.cases.view import Severity, view
from abuse_desk.domain.commit.record import CaseRecord
from abuse_desk.domain.config import Cadence
from abuse_desk.domain.ports import CaseStore, ToldAlert
from abuse_desk.workflows.history import whole_history

UNCLOSED = tuple(status for status in Status if status not in CLOSED)


def worklist(
    cases: CaseStore, cadence: Cadence, now: datetime, *, everything: bool
) -> list[dict[str, Any]]:
    """What needs someone, least time left first; `everything` adds what is closed."""
    records = (
        list(cases.all_cases()) if everything else list(cases.cases(cases.unclosed()).values())
    )
    waiting = [r for r in records if everything or r.case.needs_us]
    return [_shown(record, cadence, now) for record in sorted(waiting, key=_urgency)]


def shown_case(
    case_id: CaseId, cases: CaseStore, cadence: Cadence, now: datetime
) -> dict[str, Any] | None:
    """One case with its history in order, copies attached, and every alert; None if there is none.

    `held`: what waits to be told until the quiet hours end.
    """
    record = cases.cases((case_id,)).get(case_id)
    if record is None:
        return None
    return {
        **_shown(record, cadence, now),
        "entries": entries_as_json(whole_history(case_id, cases)),
        "alerts": [_alert(alert) for alert in sorted(cases.told(case_id), key=_when)],
        "held": [{"at": utc(held.at), "cause": held.cause} for held in record.state.held],
    }


def tally(cases: CaseStore, cadence: Cadence, now: datetime) -> dict[str, int]:
    """How many cases are unclosed, by status, and by severity where it is our move."""
    counts = {f"Cases{status.title()}": 0 for status in UNCLOSED}
    counts |= {f"Open{severity.title()}": 0 for severity in Severity}
    for record in cases.cases(cases.unclosed()).values():
        case = record.case
        if case.status in UNCLOSED:
            counts[f"Cases{case.status.title()}"] += 1
        if case.needs_us:
            counts[f"Open{view(case, now, cadence).severity.title()}"] += 1
    return counts


def _shown(record: CaseRecord, cadence: Cadence, now: datetime) -> dict[str, Any]:
    return {
        **case_as_json(record.case, now, cadence),
        "version": record.version,
        "entry_count": record.entries,
        "next_due": utc(record.next_due(cadence)),
    }


def _alert(alert: ToldAlert) -> dict[str, Any]:
    return {
        "at": utc(alert.at),
        "cause": alert.cause,
        "subject": alert.subject,
        "delivered_at": utc(alert.delivered_at),
    }


def _when(alert: ToldAlert) -> datetime:
    return alert.at


def _urgency(record: CaseRecord) -> tuple[bool, bool, str]:
    """Ours first, then by the time to answer, those without one last."""
    case = record.case
    answer_by = utc(case.answer_by)
    return (not case.needs_us, answer_by is None, answer_by or utc(case.opened_at) or "")
