"""`.desk/`: what a running local desk says about itself, for the command line and for scripts.

Standard library only: the console reads it without the rest of `local`.
"""

import json
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".desk"
ENV = FOLDER / "env"
DEMO = FOLDER / "demo.json"


def write_env(values: dict[str, str]) -> None:
    """Write `NAME=value` lines, readable by the owner alone."""
    FOLDER.mkdir(mode=0o700, exist_ok=True)
    ENV.touch(mode=0o600)
    ENV.write_text("".join(f"{name}={value}\n" for name, value in values.items()))


def read_env() -> dict[str, str] | None:
    """What a desk that runs now wrote, or None where none runs."""
    if not ENV.exists():
        return None
    lines = (line.partition("=") for line in ENV.read_text().splitlines())
    values = {name: value for name, _, value in lines if name}
    return values if _alive(int(values.get("DESK_PID", "0"))) else None


def remove_env() -> None:
    ENV.unlink(missing_ok=True)


def write_demo(result: dict[str, Any]) -> None:
    """The demo's result, as the contract says."""
    FOLDER.mkdir(mode=0o700, exist_ok=True)
    DEMO.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n")


def _alive(pid: int) -> bool:
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
