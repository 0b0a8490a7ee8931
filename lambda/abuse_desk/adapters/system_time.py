"""The time: the one place that asks for it, and nothing that runs in AWS can set it.

Workflows get it as `now`. The local desk runs the functions with another module in place of this
one (`local.worker`), so that whole lives can be played on it; the asset holds this one alone.
"""

from datetime import UTC, datetime


def system_time() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)
