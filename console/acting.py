"""A person's acts: each is one entry of the case, covers what that person saw, or is refused."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import click
from rich.markup import escape

from abuse_desk.domain.vocabulary import TrustLevel
from console.admitting import admitted
from console.app import App, print_json
from console.moments import Moment
from console.naming import Unclear, named_entry
from console.screen import clock, left, screen

Command = TypeVar("Command", bound=Callable[..., Any])

_by = click.option("--by", required=True, metavar="NAME", help="Who does it: your name.")
_reason = click.option("--reason", required=True, help="Why, in a sentence.")


def act_options(command: Command) -> Command:
    """What every act takes."""
    case = click.argument("case_id", metavar="CASE")
    seen = click.option(
        "--seen",
        type=click.IntRange(min=1),
        help="How many entries you saw; left out: those that were shown to you last.",
    )
    as_json = click.option("--json", "as_json", is_flag=True, help="The case afterwards, as JSON.")
    return case(seen(as_json(command)))


@click.command(
    epilog="\b\nExamples:\n  abuse-desk ack case-1a2b3c4d5e --by Aya\n"
    "  abuse-desk ack case-1a2b3c4d5e --by Aya --until 4h"
)
@act_options
@_by
@click.option("--until", type=Moment(), help="Until when; the desk proposes a time if left out.")
@click.pass_obj
def ack(app: App, /, case_id: str, **options: Any) -> None:
    """Take a case: the repeats stop until the time is over."""
    do(app, "ack", case_id, options)


@click.command(
    epilog='\b\nExamples:\n  abuse-desk resolve case-1a2b3c4d5e --by Aya --reason "AWS phoned"'
)
@act_options
@_by
@_reason
@click.pass_obj
def resolve(app: App, /, case_id: str, **options: Any) -> None:
    """Close a case that is over."""
    do(app, "resolve", case_id, options)


@click.command(
    epilog='\b\nExamples:\n  abuse-desk dismiss case-1a2b3c4d5e --by Aya --reason "phishing"'
)
@act_options
@_by
@_reason
@click.pass_obj
def dismiss(app: App, /, case_id: str, **options: Any) -> None:
    """Close a case that is not for us; verified mail opens it again."""
    do(app, "dismiss", case_id, options)


@click.command(epilog="\b\nExamples:\n  abuse-desk reopen case-1a2b3c4d5e --by Aya")
@act_options
@_by
@click.pass_obj
def reopen(app: App, /, case_id: str, **options: Any) -> None:
    """Make a case our move again."""
    do(app, "reopen", case_id, options)


@click.command("open", epilog="\b\nExamples:\n  abuse-desk open case-1a2b3c4d5e --by Aya")
@act_options
@_by
@click.pass_obj
def open_(app: App, /, case_id: str, **options: Any) -> None:
    """Say that a case in triage is a real one."""
    do(app, "open", case_id, options)


@click.command(epilog='\b\nExamples:\n  abuse-desk note case-1a2b3c4d5e "host rebuilt" --by Aya')
@act_options
@click.argument("note", metavar="TEXT")
@_by
@click.pass_obj
def note(app: App, /, case_id: str, **options: Any) -> None:
    """Write something into the history."""
    do(app, "note", case_id, options)


@click.command(
    epilog="\b\nExamples:\n  abuse-desk relabel case-1a2b3c4d5e 2 --level verified --by Aya"
)
@act_options
@click.argument("entry", metavar="[NUMBER]", required=False)
@click.option(
    "--level", required=True, type=click.Choice([str(level) for level in TrustLevel]), help="Trust."
)
@_by
@click.pass_obj
def relabel(app: App, /, case_id: str, **options: Any) -> None:
    """Say what a mail's origin really is. NUMBER is the mail's in `show`.

    CASE may be the id of a mail that is in no case, as forged mail about nobody of ours: it then
    gets one.
    """
    do(app, "relabel", admitted(app, case_id), options)


@click.command(epilog="\b\nExamples:\n  abuse-desk confirm case-1a2b3c4d5e --by Aya")
@act_options
@click.argument("entry", metavar="[NUMBER]", required=False)
@_by
@click.pass_obj
def confirm(app: App, /, case_id: str, **options: Any) -> None:
    """Say that a claim of unproved mail is true. NUMBER is the mail's in `show`."""
    do(app, "confirm", case_id, options)


@click.command(epilog="\b\nExamples:\n  abuse-desk merge case-1a2b3c4d5e case-5e4d3c2b1a --by Aya")
@act_options
@click.argument("into", metavar="INTO")
@_by
@click.pass_obj
def merge(app: App, /, case_id: str, **options: Any) -> None:
    """Say that CASE is the same matter as INTO: it goes on there, and CASE leads to it."""
    do(app, "merge", case_id, options)


ACTS = (ack, resolve, dismiss, reopen, open_, note, relabel, confirm, merge)


def do(app: App, act: str, case_id: str, options: dict[str, Any]) -> None:
    """One act on the desk that is meant, and what the case is afterwards."""
    as_json, given = options.pop("as_json"), options.pop("entry", None)
    before = app.desk.ask("show", case=case_id)
    options["seen"] = options["seen"] or _seen(app, before)
    try:
        options["about"] = named_entry(act, before, given)
    except Unclear as unclear:
        raise click.ClickException(str(unclear)) from unclear
    after = app.desk.ask(act, case=case_id, **_sendable(options))
    newer = before["entry_count"] - options["seen"]
    # After a merge the other case stands here, and nobody has looked at that one.
    if newer <= 0 and after["case_id"] == before["case_id"]:
        app.showed([after])
    if as_json:
        return print_json(after)
    return _tell(app, act, after, newer)


def _seen(app: App, case: dict[str, Any]) -> int:
    """What was shown last; a case that never was is shown by the act's own outcome."""
    last = app.seen.of(app.desk.name, case["case_id"])
    count: int = case["entry_count"]
    return min(last or count, count)


def _sendable(options: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in options.items()
        if value is not None
    }


def _tell(app: App, act: str, case: dict[str, Any], newer: int) -> None:
    standing = [case["status"], case["severity"], left(case, clock())]
    if case["acknowledged_by"]:
        standing.append(f"{case['acknowledged_by']} has it until {case['acknowledged_until']}")
    said = f"{case['case_id']} is now {', '.join(filter(None, standing))}"
    out = screen()
    out.print(f"[green]{act}[/] on {escape(app.desk.name)}: {escape(said)}", soft_wrap=True)
    if newer > 0:
        look = f"abuse-desk show {case['case_id']}"
        out.print(
            f"[yellow]Not covered: {newer} newer than what you were shown.[/] Look: {look}",
            soft_wrap=True,
        )
