"""What the demo leaves behind: `.desk/demo.json`, in the words of the public contract."""

from typing import Any

from local.ask import cases
from local.desk import Desk
from local.telling import Heard
from local.watch import ledger


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
