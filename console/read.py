"""`abuse-desk read` and `redact`: what stored mails say, without AWS and without network."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from abuse_desk.adapters.dns import recorded
from abuse_desk.adapters.outlook_item import mail_in
from abuse_desk.adapters.signatures import with_signatures
from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.reader import read_mail
from console.mails import Mail, Unopened, mails
from console.reading_table import table
from console.redaction import redacted

COULD_NOT_OPEN = 2


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per mail and line.")
@click.option("--dns", type=click.Path(path_type=Path), help="JSON: name -> TXT string.")
@click.option("--accounts", default="", help="Our account ids, parted by commas.")
@click.option("--forwarders", default="", help="Addresses whose forwards are trusted.")
@click.option("--team-domains", default="", help="Domains that may answer AWS for us.")
def read(  # noqa: PLR0917 - click passes every option by name
    files: tuple[str, ...],
    as_json: bool,  # noqa: FBT001
    dns: Path | None,
    accounts: str,
    forwarders: str,
    team_domains: str,
) -> None:
    """Read stored mails: files, directories, .mbox, Outlook's .msg, or - for standard input."""
    context = ReadContext(
        accounts=_listed(accounts),
        forwarders=_listed(forwarders),
        team_domains=_listed(team_domains),
        open_container=mail_in,
    )
    if dns is not None:
        context = with_signatures(context, recorded(_records(dns)))
    failed = False
    for found in mails(files):
        if isinstance(found, Unopened):
            click.echo(found.sentence, err=True)
            failed = True
        else:
            _print(found, context, as_json=as_json)
    if failed:
        sys.exit(COULD_NOT_OPEN)


@click.command()
@click.argument("file")
def redact(file: str) -> None:
    """Print a real mail as a fixture: ids, addresses and names replaced, keys and codes removed."""
    for found in mails((file,)):
        if isinstance(found, Unopened):
            click.echo(found.sentence, err=True)
            sys.exit(COULD_NOT_OPEN)
        sys.stdout.buffer.write(redacted(found.raw))


def _print(mail: Mail, context: ReadContext, *, as_json: bool) -> None:
    reading: dict[str, Any] = {"file": mail.name} | read_mail(mail.raw, context).as_json()
    if as_json:
        click.echo(json.dumps(reading, ensure_ascii=False))
    else:
        Console(highlight=False, soft_wrap=False).print(table(reading))


def _listed(text: str) -> frozenset[str]:
    return frozenset(item.strip().lower() for item in text.split(",") if item.strip())


def _records(path: Path) -> Mapping[str, str]:
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError) as error:
        raise click.UsageError(
            f"--dns {path}: not a JSON object of name -> TXT ({error})"
        ) from None
    if not isinstance(found, dict):
        raise click.UsageError(f"--dns {path}: not a JSON object of name -> TXT")
    return {str(name): str(record) for name, record in found.items()}
