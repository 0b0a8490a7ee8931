"""The pace of a life: what happens, and between it every whole minute in which a case is due.

Minutes in which none is due change nothing, so they are skipped. `simulate` and the local desk play
lives at this same pace.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from console.life import Happening, Life

MINUTE = timedelta(minutes=1)

Seen_co = TypeVar("Seen_co", covariant=True)


class Stage(Protocol[Seen_co]):
    """A desk on which a life is played."""

    def soonest(self) -> datetime | None:
        """When the clock must look next; None where nothing is due ever."""
        ...

    def happen(self, happening: Happening) -> Iterator[Seen_co]:
        """A mail comes or a person acts, and people are told of it."""
        ...

    def look(self, at: datetime) -> Iterator[Seen_co]:
        """The clock's run of this minute."""
        ...


def paced(life: Life, stage: Stage[Seen_co]) -> Iterator[Seen_co]:
    """What is seen, in order of time, up to and with `until`. The clock runs after what happens."""
    coming = [happening for happening in life.happenings if happening.at <= life.until]
    clock = coming[0].at if coming else life.until
    while True:
        due = _next_look(stage.soonest(), clock)
        if coming and (due is None or coming[0].at <= due):
            happening = coming.pop(0)
            clock = max(clock, _whole_minute(happening.at))
            yield from stage.happen(happening)
        elif due is not None and due <= life.until:
            clock = due + MINUTE
            yield from stage.look(due)
        else:
            return


def _next_look(soonest: datetime | None, clock: datetime) -> datetime | None:
    """The first minute from `clock` on in which a case is due."""
    return None if soonest is None else _whole_minute(max(soonest, clock))


def _whole_minute(at: datetime) -> datetime:
    """The first whole minute that is not before `at`."""
    floor = at.replace(second=0, microsecond=0)
    return floor if floor == at else floor + MINUTE
