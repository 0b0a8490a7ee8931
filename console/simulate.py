"""`abuse-desk simulate`: plays a life offline and says what people would be told, and when."""

import json
import sys
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from console.life import LifeError, read_life
from console.play import Happened, Moment, Played, Told, play
from console.screen import COLOURS, screen, sheet

CANNOT_PLAY = 2


@click.command(
    epilog="\b\nExamples:\n  abuse-desk simulate life.json\n  abuse-desk simulate life.json --json"
)
@click.argument("life", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object per alert, then the cases.")
def simulate(life: Path, *, as_json: bool) -> None:
    """Play a life offline: its mails and acts, with the desk's own rules and a held clock."""
    try:
        played = Played(read_life(life))
    except LifeError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(CANNOT_PLAY)
    if as_json:
        _as_json(played)
    else:
        _for_people(played, screen())


def timeline(moment: Moment) -> str:
    """One line for people."""
    if isinstance(moment, Happened):
        return f"{moment.at:%Y-%m-%d %H:%M}  [dim]{escape(moment.text)}[/]"
    line = moment.line
    at = datetime.fromisoformat(line["at"])
    colour = COLOURS.get(line["severity"] or "low", "dim")
    lead = f"{at:%Y-%m-%d %H:%M}  [{colour}]{line['cause']:<24}[/] case {line['case']}  "
    return lead + escape(line["subject"])


def _as_json(played: Played) -> None:
    for moment in play(played):
        if isinstance(moment, Told):
            click.echo(json.dumps(moment.line, ensure_ascii=False))
    click.echo(json.dumps({"cases": played.shown()}, ensure_ascii=False))


def _for_people(played: Played, out: Console) -> None:
    for moment in play(played):
        out.print(timeline(moment), soft_wrap=True)
    for number, case in enumerate(played.shown(), 1):
        out.print(f"\n[dim]case {number} at {played.life.until:%Y-%m-%d %H:%M} UTC[/]")
        out.print(sheet(case, played.life.until))
