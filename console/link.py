"""`abuse-desk link` and `rotate`: links of the page for named people, and their keys."""

import secrets
from typing import Any

import click
from botocore.exceptions import BotoCoreError, ClientError
from rich.markup import escape

from console.app import App, print_json
from console.screen import screen
from console.stack import stack_of

NO_PAGE = "This desk has no page: `page` is off in its configuration. Act by the command line."
KEY_BYTES = 48


@click.command(
    epilog="\b\nExamples:\n  abuse-desk link --as Aya\n"
    "  abuse-desk --stack abuse-desk link case-1a2b3c4d5e --as Aya"
)
@click.argument("case_id", metavar="[CASE]", required=False)
@click.option("--as", "by", required=True, metavar="NAME", help="Who acts with it: your name.")
@click.option("--json", "as_json", is_flag=True, help="url, until and name as JSON.")
@click.pass_obj
def link(app: App, /, case_id: str | None, by: str, *, as_json: bool) -> None:
    """Make a link to the page for 12 hours: to one case, or to the worklist and every case.

    Whoever holds it acts under this name: keep it to yourself.
    """
    made = app.desk.ask("link", **({"case": case_id} if case_id else {}), by=by)
    url = f"{app.page_url.rstrip('/')}{made['path']}"
    if as_json:
        return print_json({"url": url, "until": made["until"], "name": made["name"]})
    said = f"[dim]{escape(app.desk.name)}: {escape(made['name'])}, until {made['until']}[/]"
    screen().print(said, soft_wrap=True)
    return click.echo(url)


@click.command(
    "rotate",
    epilog="\b\nExamples:\n  abuse-desk --stack abuse-desk --profile security rotate",
)
@click.pass_obj
def rotate_key(app: App, /) -> None:
    """Make a new key for signed links; the one before stays valid until the next rotation.

    Twice in a row ends every link that is out, within five minutes.
    """
    stack = stack_of(app.where)
    try:
        secret = stack.outputs.get("LinkSecretArn")
        if secret is None:
            raise click.ClickException(NO_PAGE)
        _put_key(stack.client("secretsmanager"), secret)
    except (BotoCoreError, ClientError) as fault:
        raise click.ClickException(f"the key was not rotated: {fault}") from fault
    screen().print(
        f"[green]rotated[/] the key of stack {escape(stack.name)}: it signs new links within"
        " 5 minutes; those signed by the key before still open",
        soft_wrap=True,
    )


def _put_key(client: Any, secret: str) -> None:
    client.put_secret_value(SecretId=secret, SecretString=secrets.token_urlsafe(KEY_BYTES))
