"""`abuse-desk forwarding`: what a mailbox provider asks before it forwards to the desk."""

from typing import Any

import click
from rich.markup import escape
from rich.table import Table

from console.app import App, print_json
from console.screen import screen

NOTHING = (
    "[green]No confirmation waits.[/] Start the forwarding in the mailbox; its confirmation arrives"
    " here within a minute or two."
)
NOT_READABLE = (
    "cannot be read: its tag is still on its way (look again in a minute), or the mail is gone"
)
NOT_PROVED = "[red]NOT PROVED to be the provider's: do not follow its link[/]"


@click.command(
    epilog="\b\nExamples:\n  abuse-desk forwarding\n"
    "  abuse-desk --stack abuse-desk --profile security forwarding --json"
)
@click.option("--json", "as_json", is_flag=True, help="A JSON list.")
@click.pass_obj
def forwarding(app: App, /, *, as_json: bool) -> None:
    """Forwarding confirmations that wait, with their code and link. Shown only here.

    Enter the code, or open the link, only for a forwarding that you set up yourself.
    """
    found = app.desk.ask("forwarding")
    if as_json:
        return print_json(found)
    screen().print(f"[dim]{escape(app.desk.name)}[/]")
    for one in found:
        _print(one)
    return None if found else screen().print(NOTHING)


def _print(one: dict[str, Any]) -> None:
    asker = one["requested_by"] or "somebody"
    table = Table.grid(padding=(0, 2))
    for name, value in _rows(one):
        table.add_row(f"  [dim]{name}[/]", value)
    screen().print(f"\n[bold]{escape(asker)}[/] wants to forward to the desk")
    screen().print(table)
    if one["link"]:
        # On a line of its own and unbroken, or it could not be copied.
        screen().print(escape(one["link"]), soft_wrap=True)


def _rows(one: dict[str, Any]) -> list[tuple[str, str]]:
    seen = [("arrived", one["received_at"]), ("shown until", one["expires_at"])]
    if not one["readable"]:
        return [*seen, ("", NOT_READABLE)]
    proof = "yes, SES saw DMARC pass" if one["proved"] else NOT_PROVED
    return [
        ("asked by", escape(one["provider"])),
        ("is it real", proof),
        ("code", f"[bold]{escape(one['code'])}[/]" if one["code"] else "none was found"),
        *seen,
        ("link", "below" if one["link"] else "none was found"),
    ]
