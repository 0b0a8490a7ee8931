"""`abuse-desk replay`: stored mails are read again by today's reader and rules.

Intake does it, for it alone may read every mail; what comes back is what changed, never mail.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from console.app import App
from console.connection import Desk
from console.day import EARLIEST, Day
from console.screen import screen

AT_ONCE = 20  # mails asked for in one call
COULD_NOT = 1
COLOURS = {"changed": "yellow", "recorded": "yellow", "failed": "red", "gone": "dim"}
SAID = {
    "changed": "read otherwise than before",
    "recorded": "had no ledger row and were picked up",
    "confirmed": "the same, written anew under today's rules",
    "unchanged": "unchanged",
    "gone": "no longer there",
    "failed": "could not be read again",
}


@dataclass(slots=True)
class Run:
    """One replay: over which desk, and what came of it so far."""

    reader: Desk
    dry_run: bool
    counts: Counter[str] = field(default_factory=Counter)
    opened: set[str] = field(default_factory=set)
    last: str = ""  # key of the last mail that is done

    def read(self, keys: list[str]) -> Iterator[dict[str, Any]]:
        """Each mail's outcome. A call that fails is tried mail by mail: one stops no other."""
        while keys:
            found = self._asked(keys)
            for one in found:
                self._note(one)
                yield one
            keys = keys[len(found) :]

    def _asked(self, keys: list[str]) -> list[dict[str, Any]]:
        try:
            found: list[dict[str, Any]] = self.reader.ask("replay", keys=keys, dry_run=self.dry_run)
        except click.ClickException as failed:
            if len(keys) > 1:
                return self._asked(keys[:1])
            return [_failed(keys[0], failed.message)]
        return found or [_failed(keys[0], "intake gave no answer about it")]

    def _note(self, one: dict[str, Any]) -> None:
        self.counts[one["result"]] += 1
        self.last = one["key"]
        old_cases = [c["old"] for c in one["changes"] if c["what"] == "case"]
        if one["case_id"] and old_cases and old_cases[0] is None:
            self.opened.add(one["case_id"])


@click.command(
    epilog="\b\nExamples:\n  abuse-desk replay --from 2024-07-01 --dry-run\n"
    "  abuse-desk --stack abuse-desk replay --from 2024-07-01 --to 2024-07-31 --json"
)
@click.option("--from", "since", type=Day(), help="Mail stored from this day or time on.")
@click.option("--to", "until", type=Day(end=True), help="Mail stored up to the end of this day.")
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
@click.option("--after", default="", metavar="KEY", help="Go on after this mail of a stopped run.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per changed mail, then one.")
@click.pass_obj
def replay(
    app: App,
    /,
    *,
    since: datetime | None,
    until: datetime | None,
    dry_run: bool,
    after: str,
    as_json: bool,
) -> None:
    """Read stored mails again with today's reader, rules and lists.

    What is read otherwise is written beside what stands, nothing is edited, and no unproved mail
    lowers a case. Mail without a ledger row is picked up. Run twice, the second changes nothing.
    """
    run = Run(app.intake, dry_run)
    span = (since or EARLIEST, until or datetime.now(UTC))
    _check(run, span)
    try:
        for one in _followed(run, span, after):
            if one["result"] not in ("unchanged", "confirmed"):
                _print(one, as_json=as_json)
    except KeyboardInterrupt:
        _print_stopped(run, after)
    _print_summary(run, as_json=as_json)
    if run.counts["failed"]:
        sys.exit(COULD_NOT)


def _check(run: Run, span: tuple[datetime, datetime]) -> None:
    if span[0] > span[1]:
        raise click.UsageError("--from lies after --to")
    what = "Nothing is written: a dry run" if run.dry_run else "What changed is written beside"
    Console(stderr=True, highlight=False).print(f"[dim]{escape(run.reader.name)}. {what}.[/]")


def _followed(run: Run, span: tuple[datetime, datetime], after: str) -> Iterator[dict[str, Any]]:
    """Every mail's outcome, while a bar says how far it is where somebody watches."""
    err = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=err, transient=True) as bar:
        task = bar.add_task("listing", total=None)
        total = sum(1 for _ in stored_keys(run.reader, span, after)) if err.is_terminal else None
        bar.update(task, description="reading", total=total)
        keys = stored_keys(run.reader, span, after)
        while some := list(islice(keys, AT_ONCE)):
            for one in run.read(some):
                bar.advance(task)
                yield one


def stored_keys(reader: Desk, span: tuple[datetime, datetime], after: str = "") -> Iterator[str]:
    """Keys of the mails stored in this span, a page at a time."""
    since, until = (end.isoformat() for end in span)
    while True:
        page = reader.ask("stored", after=after, **{"from": since, "to": until})
        yield from page["keys"]
        after = page["after"]
        if not after:
            return


def _failed(key: str, why: str) -> dict[str, Any]:
    none: dict[str, Any] = {"received_at": None, "changes": [], "case_id": None}
    return {"key": key, "result": "failed", "note": why, **none}


def _print(one: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        return click.echo(json.dumps(one, ensure_ascii=False))
    came = (
        f"{datetime.fromisoformat(one['received_at']):%Y-%m-%d %H:%M}  "
        if (one["received_at"])
        else ""
    )
    colour = COLOURS[one["result"]]
    out = screen()
    line = f"{came}[{colour}]{one['result']}[/]  {escape(one['key'])}"
    out.print(f"{line}  {one['case_id'] or ''}".rstrip(), soft_wrap=True)
    for change in one["changes"]:
        said = f"{change['what']}: {change['old'] or '-'} -> {change['new'] or '-'}"
        out.print(f"    {escape(said)}", soft_wrap=True)
    if one["note"]:
        out.print(f"    {escape(one['note'])}", soft_wrap=True)
    return None


def _print_stopped(run: Run, after: str) -> None:
    last = run.last or after
    go_on = f"; go on with: --after {last}" if last else ""
    click.echo(f"Stopped: what is written stays{go_on}", err=True)


def _print_summary(run: Run, *, as_json: bool) -> None:
    read = sum(run.counts.values())
    if as_json:
        summary = {"read": read, **{name: run.counts[name] for name in SAID}}
        summary |= {"cases_opened": len(run.opened), "dry_run": run.dry_run}
        return click.echo(json.dumps({"summary": summary}))
    out = screen()
    out.print(f"[bold]{read} mails read again[/]" + (", nothing written" if run.dry_run else ""))
    for name, words in SAID.items():
        if run.counts[name]:
            out.print(f"  {run.counts[name]:>6}  {words}")
    if run.opened:
        would = "would open or join" if run.dry_run else "opened or joined"
        out.print(f"  {len(run.opened):>6}  cases {would}")
    return None
