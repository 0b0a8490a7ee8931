"""Patterns that are compiled when they are first asked.

The reader knows some hundreds, and a mail asks a part of them. Compiled at import they were a third
of a cold start.
"""

import re
from typing import Any, AnyStr, cast


def late(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, made at the first question; a faulty `source` raises then."""
    return cast("re.Pattern[AnyStr]", _Late(source, flags))


class _Late:
    """Stands for a pattern: takes over each method of it when it is first wanted."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), name)
        # Found there from now on: a question costs no more than of a compiled pattern.
        setattr(self, name, found)
        return found
