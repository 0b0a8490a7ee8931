"""Python runs this at the start of every function's process on the local desk, and nowhere else.

The embedded AWS puts this folder on those processes' path. The asset stays what it is in AWS; only
the one module that asks for the time is found here instead.
"""

import sys
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import Any

REPLACED = "abuse_desk.adapters.system_time"


class HeldTime:
    """Finds the local desk's time in place of the system's."""

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> ModuleSpec | None:
        if name != REPLACED:
            return None
        return spec_from_file_location(name, Path(__file__).with_name("held_time.py"))


sys.meta_path.insert(0, HeldTime())
