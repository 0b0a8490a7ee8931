"""The local desk's time: the machine's, unless it is held at a moment.

Stands in for `abuse_desk.adapters.system_time` in the functions of the local desk, and is what the
rest of it asks. Standard library only: a function's process loads it by its path.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

FILE = "DESK_HELD_TIME"  # names the file that holds the moment; without file or name: no hold


def system_time() -> datetime:
    """Now, in UTC, or the moment at which the local desk is held."""
    file = os.environ.get(FILE)
    return held_in(Path(file)) if file else datetime.now(UTC)


def held_in(file: Path) -> datetime:
    """The moment this file holds; the machine's time where there is no such file."""
    try:
        return datetime.fromisoformat(file.read_text())
    except FileNotFoundError:
        return datetime.now(UTC)


def hold(file: Path, at: datetime) -> None:
    """Hold the time. Whole at once: a function may read it at this very moment."""
    fresh = file.with_suffix(".new")
    fresh.write_text(at.isoformat())
    fresh.replace(file)


def release(file: Path) -> None:
    """Let the machine's time count again."""
    file.unlink(missing_ok=True)
