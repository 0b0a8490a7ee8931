"""`abuse-desk drill`: a test alert by the way every alert takes, and whether it got through."""

import time
from typing import Any

import click
from botocore.exceptions import BotoCoreError, ClientError
from rich.markup import escape

from console.app import App, print_json
from console.screen import screen
from console.stack import stack_of
from console.subscribers import Subscriber, subscribers

WAIT = 60.0  # seconds
EVERY = 0.5  # seconds between two looks
LOST = (
    "Look at:  abuse-desk doctor\n"
    "          the log of dispatch (docs/operations.md, effects-late)\n"
    "The effect stays pending, and the clock tries it again for as long as it takes."
)


@click.command(
    epilog="\b\nExamples:\n  abuse-desk drill --by Aya\n"
    "  abuse-desk --stack abuse-desk --profile security drill --by Aya --json"
)
@click.option("--by", default="", metavar="NAME", help="Who tries it; your IAM name if left out.")
@click.option("--wait", default=WAIT, show_default=True, help="Seconds until it counts as lost.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object.")
@click.pass_context
def drill(context: click.Context, by: str, wait: float, *, as_json: bool) -> None:
    """Send everybody who is told a test alert, marked as a drill; wait until it has left.

    Exit 0 when every topic took it, 1 when one did not within the time.
    """
    app: App = context.obj
    started = app.desk.ask("drill", by=by)
    states = _awaited(app, [one["effect_id"] for one in started], wait)
    found = [one | _state_of(one, states) for one in started]
    told = _told(app)
    if as_json:
        print_json({"topics": found, "subscriptions": told and [_as_json(one) for one in told]})
    else:
        _print(app, found, told)
    context.exit(0 if all(one["delivered"] for one in found) else 1)


def _awaited(app: App, effects: list[str], wait: float) -> list[dict[str, Any]]:
    end = time.monotonic() + wait
    while True:
        states: list[dict[str, Any]] = app.desk.ask("drilled", effects=effects)
        arrived = sum(one["delivered"] for one in states)
        if arrived == len(effects) or time.monotonic() >= end:
            return states
        time.sleep(EVERY)


def _state_of(started: dict[str, Any], states: list[dict[str, Any]]) -> dict[str, Any]:
    lost = {"delivered": False, "seconds": None, "attempts": 0, "last_failure": ""}
    known = (one for one in states if one["effect_id"] == started["effect_id"])
    return next(known, lost)


def _told(app: App) -> list[Subscriber] | None:
    """Who is subscribed; None where this person may not see it."""
    try:
        return subscribers(stack_of(app.where))
    except (ClientError, BotoCoreError, click.ClickException):
        return None


def _print(app: App, found: list[dict[str, Any]], told: list[Subscriber] | None) -> None:
    say = screen().print
    say(f"[dim]{escape(app.desk.name)}[/]")
    for one in found:
        say(_line(one))
    say(_whom(told))
    if not all(one["delivered"] for one in found):
        say(LOST)


def _line(one: dict[str, Any]) -> str:
    if one["delivered"]:
        return f"[green]sent[/] to the topic for {one['topic']} after {one['seconds']:.1f} s"
    why = f": {escape(one['last_failure'])}" if one["last_failure"] else ""
    return f"[red]NOT SENT[/] to the topic for {one['topic']}, {one['attempts']} attempts{why}"


def _whom(told: list[Subscriber] | None) -> str:
    if told is None:
        return "[yellow]Whom it reached cannot be said: needs sns:ListSubscriptionsByTopic[/]"
    waiting = [one for one in told if not one.confirmed]
    lines = [f"{len(told) - len(waiting)} confirmed subscriptions. Ask the people behind them."]
    lines += [
        f"[yellow]{escape(f'{one.protocol} {one.endpoint}')} has not confirmed and got nothing[/]"
        for one in waiting
    ]
    return "\n".join(lines)


def _as_json(one: Subscriber) -> dict[str, Any]:
    return {"protocol": one.protocol, "endpoint": one.endpoint, "confirmed": one.confirmed}
