"""Holds a running local desk at a moment: its functions, its door and its stored mail obey.

Nothing of the stack can do this. What runs in AWS asks the system for the time, in one module; the
local desk starts its functions with another one in that module's place (`local.worker`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from local.deploy import physical_id
from local.desk import Desk
from local.failure import LocalFailure
from local.worker.held_time import hold, release


@contextmanager
def held_desk(desk: Desk) -> Iterator[None]:
    """While it lasts the clock runs only when it is told to; afterwards it is the machine's."""
    every_minute = physical_id(desk.clients, desk.stack, "ClockEveryMinute")
    desk.clients.events.disable_rule(Name=every_minute)
    try:
        yield
    finally:
        release(desk.emulator.time)
        desk.clients.events.enable_rule(Name=every_minute)


def move_to(desk: Desk, at: datetime) -> None:
    """From now on it is `at`."""
    hold(desk.emulator.time, at)


def clock_function(desk: Desk) -> str:
    """What `run_clock` runs: whoever runs it often asks once, as it takes long to find."""
    return physical_id(desk.clients, desk.stack, "ClockFunction")


def run_clock(desk: Desk, function: str | None = None) -> None:
    """The clock's run of this minute. Raises LocalFailure where it fails."""
    name = function or clock_function(desk)
    answer = desk.clients.lambda_.invoke(FunctionName=name, Payload=b"{}")
    if "FunctionError" in answer:
        raise LocalFailure(f"The clock failed: {answer['Payload'].read()[:300]!r}")
