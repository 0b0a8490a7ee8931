"""`abuse-desk doctor`: every link of the chain, and what to do about each that fails."""

from collections.abc import Iterator

import click
from rich.console import Console
from rich.markup import escape

from console.app import App, print_json
from console.checkup.checks import CHECKS, examined
from console.checkup.dns import mail_exchangers
from console.checkup.patient import Patient
from console.checkup.result import FAILS, Result
from console.checkup.table import as_dict, table
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
    screen().print(f"[dim]{escape(patient.desk.name)}, {patient.now:%Y-%m-%d %H:%M} UTC[/]")
    screen().print(table(found))
    failed = sum(isinstance(result, FAILS) for _, result in found)
    screen().print(f"[red]{failed} links fail.[/]" if failed else "[green]No link fails.[/]")
