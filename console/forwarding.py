"""`abuse-desk forwarders`: who may forward AWS's mail to the desk."""

from typing import Any

import click
from rich.markup import escape
from rich.table import Table

from console.app import App, print_json
from console.screen import screen


@click.group(
    epilog="\b\nExamples:\n  abuse-desk forwarders list\n"
    "  abuse-desk forwarders trust editor@example.com --by Aya"
)
def forwarders() -> None:
    """List trusted forwarders, trust one, or trust one no longer."""


@forwarders.command("list", epilog="\b\nExamples:\n  abuse-desk forwarders list --json")
@click.option("--json", "as_json", is_flag=True, help="A JSON list.")
@click.pass_obj
def list_(app: App, /, *, as_json: bool) -> None:
    """Every address with a word on it."""
    found = app.desk.ask("forwarders")
    if as_json:
        return print_json(found)
    return screen().print(_table(app, found))


@forwarders.command(
    epilog="\b\nExamples:\n  abuse-desk forwarders trust editor@example.com --by Aya"
)
@click.argument("address")
@click.option("--by", required=True, metavar="NAME", help="Who decides: your name.")
@click.pass_obj
def trust(app: App, /, address: str, by: str) -> None:
    """Trust what this address forwards from now on."""
    screen().print(_table(app, app.desk.ask("forwarder", address=address, by=by, trusted=True)))


@forwarders.command(
    epilog="\b\nExamples:\n  abuse-desk forwarders distrust editor@example.com --by Aya"
)
@click.argument("address")
@click.option("--by", required=True, metavar="NAME", help="Who decides: your name.")
@click.pass_obj
def distrust(app: App, /, address: str, by: str) -> None:
    """Trust this address no longer, whatever the configuration says."""
    screen().print(_table(app, app.desk.ask("forwarder", address=address, by=by, trusted=False)))


def _table(app: App, found: list[dict[str, Any]]) -> Table:
    table = Table(title=escape(app.desk.name), title_justify="left", box=None)
    table.add_column("address", no_wrap=True)
    table.add_column("trusted")
    table.add_column("said by")
    for one in found:
        table.add_row(
            escape(one["address"]), "yes" if one["trusted"] else "[red]no[/]", one["said_by"]
        )
    return table
