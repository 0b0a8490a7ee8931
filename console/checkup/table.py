"""What the checks found, for people and for scripts."""

from collections.abc import Iterable
from typing import Any, assert_never

from rich.markup import escape
from rich.table import Table

from console.checkup.result import (
    Advice,
    Bad,
    Good,
    NotAllowed,
    NotCheckable,
    Result,
    Unanswered,
)


def table(found: Iterable[tuple[str, Result]]) -> Table:
    """One row a check: how it stands, its name, the sentences."""
    rows = Table(box=None, padding=(0, 2, 0, 0))
    rows.add_column("", no_wrap=True)
    rows.add_column("link", no_wrap=True)
    rows.add_column("what was seen, what it means, what to do")
    for name, result in found:
        rows.add_row(mark(result), name, words(result))
    return rows


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


def mark(result: Result) -> str:
    """One or two words in the colour of the result."""
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


def words(result: Result) -> str:
    """Everything the result says, a sentence a line."""
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
