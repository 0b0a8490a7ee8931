"""What this person was shown of each case, so that an act covers that and nothing newer.

A demand that arrives between looking and acting stays open, and alerts. Kept in the user's own
state folder: entry counts by case, nothing of a mail.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Seen:
    """Entry counts by desk and case, in one file."""

    file: Path

    def of(self, desk: str, case_id: str) -> int | None:
        """How many entries were shown last, or None if the case never was."""
        count = self._read().get(desk, {}).get(case_id)
        return count if isinstance(count, int) else None

    def note(self, desk: str, shown: Mapping[str, int]) -> None:
        """Remember what was just shown: entry counts by case id."""
        kept = self._read()
        kept[desk] = {**kept.get(desk, {}), **shown}
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = self.file.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(kept))
        fresh.replace(self.file)

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            kept: dict[str, dict[str, Any]] = json.loads(self.file.read_text())
        except (FileNotFoundError, ValueError):
            return {}
        return kept


def own_seen() -> Seen:
    """The file of the person at this terminal."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Seen(Path(state) / "abuse-desk" / "seen.json")
