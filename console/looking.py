"""`abuse-desk cases` and `show`: what needs someone, and one case with its history."""

import click
from rich.markup import escape

from console.app import App, print_json
from console.screen import clock, screen, sheet, worklist


@click.command(
    epilog="\b\nExamples:\n  abuse-desk cases\n  abuse-desk --stack abuse-desk cases --all --json"
)
@click.option("--all", "everything", is_flag=True, help="Closed cases too.")
@click.option("--json", "as_json", is_flag=True, help="A JSON list.")
@click.pass_obj
def cases(app: App, /, *, everything: bool, as_json: bool) -> None:
    """What needs someone, least time left first."""
    found = app.desk.ask("cases", all=everything)
    app.showed(found)
    if as_json:
        return print_json(found)
    now = clock()
    screen().print(f"[dim]{escape(app.desk.name)}, {now:%Y-%m-%d %H:%M} UTC[/]")
    return screen().print(worklist(found, now))


@click.command(epilog="\b\nExamples:\n  abuse-desk show case-1a2b3c4d5e")
@click.argument("case_id", metavar="CASE")
@click.option("--json", "as_json", is_flag=True, help="A JSON object.")
@click.pass_obj
def show(app: App, /, case_id: str, *, as_json: bool) -> None:
    """One case with its whole history."""
    found = app.desk.ask("show", case=case_id)
    app.showed([found])
    if as_json:
        return print_json(found)
    screen().print(f"[dim]{escape(app.desk.name)}[/]")
    return screen().print(sheet(found, clock()))
