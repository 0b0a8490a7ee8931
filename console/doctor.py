"""`abuse-desk doctor`: every link of the chain, and what to do about each that fails."""

from collections.abc import Iterator
from typing import Any, assert_never

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from console.app import App, print_json
from console.checkup.checks import CHECKS, examined
from console.checkup.dns import mail_exchangers
from console.checkup.patient import Patient
from console.checkup.result import (
    FAILS,
    Advice,
    Bad,
    Good,
    NotAllowed,
    NotCheckable,
    Result,
    Unanswered,
)
from console.screen import clock, screen
from console.stack import stack_of


class Unreached(click.ClickException):
    """There is no desk to look at."""

    exit_code = 2


@click.command(
    epilog="\b\nExamples:\n  abuse-desk doctor\n"
    "  abuse-desk --stack abuse-desk --profile security doctor --json"
)
@click.option("--json", "as_json", is_flag=True, help="A JSON list, one object a check.")
@click.pass_context
def doctor(context: click.Context, *, as_json: bool) -> None:
    """Look at every link of the chain, from the domain to the people who are told.

    It looks with your own credentials and changes nothing. Exit 0 when no link fails, 1 when one
    does or could not be looked at, 2 when there is no desk to look at. What the local desk cannot
    show is said, and counts as neither.
    """
    patient = _patient(context.obj)
    found = list(_examined(patient))
    if as_json:
        print_json([{"check": name} | as_dict(result) for name, result in found])
    else:
        _print(patient, found)
    context.exit(int(any(isinstance(result, FAILS) for _, result in found)))


def as_dict(result: Result) -> dict[str, Any]:
    """What scripts are given: `result`, and the sentences that kind of result has."""
    match result:
        case Good():
            return {"result": "good", "says": result.says}
        case Advice():
            return {"result": "advice", "says": result.says, "do": result.do}
        case Bad():
            said = {"says": result.says, "means": result.means, "do": result.do}
            return {"result": "bad"} | said
        case NotAllowed():
            return {"result": "not_allowed", "needs": result.needs}
        case NotCheckable():
            return {"result": "not_checkable", "says": result.why}
        case Unanswered():
            return {"result": "unanswered", "says": result.why}
        case _ as never:
            assert_never(never)


def _patient(app: App) -> Patient:
    """The desk that is meant; exit 2 with a sentence where there is none."""
    try:
        stack = stack_of(app.where)
        return Patient(app.desk, stack, mail_exchangers, clock())
    except click.ClickException as unreached:
        raise Unreached(unreached.message) from unreached


def _examined(patient: Patient) -> Iterator[tuple[str, Result]]:
    # On standard error: what scripts read stays clean. Shown on a terminal alone.
    with Console(stderr=True).status("") as progress:
        for number, check in enumerate(CHECKS, 1):
            progress.update(f"{number} of {len(CHECKS)}: {check.name}")
            yield check.name, examined(check, patient)


def _print(patient: Patient, found: list[tuple[str, Result]]) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("", no_wrap=True)
    table.add_column("link", no_wrap=True)
    table.add_column("what was seen, what it means, what to do")
    for name, result in found:
        table.add_row(_mark(result), name, _words(result))
    screen().print(f"[dim]{escape(patient.desk.name)}, {patient.now:%Y-%m-%d %H:%M} UTC[/]")
    screen().print(table)
    failed = sum(isinstance(result, FAILS) for _, result in found)
    screen().print(f"[red]{failed} links fail.[/]" if failed else "[green]No link fails.[/]")


def _mark(result: Result) -> str:
    match result:
        case Good():
            return "[green]ok[/]"
        case Advice():
            return "[yellow]advice[/]"
        case Bad():
            return "[bold red]FAILS[/]"
        case NotAllowed() | Unanswered():
            return "[red]not seen[/]"
        case NotCheckable():
            return "[dim]not here[/]"
        case _ as never:
            assert_never(never)


def _words(result: Result) -> str:
    match result:
        case Good():
            return escape(result.says)
        case Advice():
            return f"{escape(result.says)}\n[yellow]{escape(result.do)}[/]"
        case Bad():
            return f"{escape(result.says)}\n{escape(result.means)}\n[bold]{escape(result.do)}[/]"
        case NotAllowed():
            return f"not allowed to look: needs {escape(result.needs)}"
        case NotCheckable():
            return f"[dim]not checkable here: {escape(result.why)}[/]"
        case Unanswered():
            return f"could not be looked at: {escape(result.why)}"
        case _ as never:
            assert_never(never)
