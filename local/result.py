"""What the demo leaves behind: `.desk/demo.json`, in the words of the public contract."""

from datetime import UTC, datetime
from typing import Any

from abuse_desk.domain.config import parse_config
from abuse_desk.domain.export import case_as_json, entries_as_json
from local.desk import Desk, story_config
from local.telling import Heard
from local.watch import ledger, store


def demo_result(desk: Desk, heard: Heard, story_seconds: float) -> dict[str, Any]:
    """Cases, what was told, the ledger and the times it took."""
    return {
        "cases": cases(desk),
        "notifications": heard.notifications,
        "events": heard.events,
        "ledger": [
            {"key": row.key, "outcome": row.outcome, "case_id": row.case_id} for row in ledger(desk)
        ],
        "seconds": {
            **{name: round(value, 2) for name, value in desk.seconds.items()},
            "story": round(story_seconds, 2),
        },
    }


def cases(desk: Desk) -> list[dict[str, Any]]:
    """Every case as `show --json` gives it."""
    cadence = parse_config(story_config()).cadence
    now, table = datetime.now(UTC), store(desk)
    return [
        case_as_json(record.case, now, cadence)
        | {"entries": entries_as_json(table.history(record.case.case_id))}
        for record in table.all_cases()
    ]
