"""Cases for a person at night: by time left, loud ones in colour, whose move, who has it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

from abuse_desk.domain.text import moment, span

COLOURS = {"critical": "bold red", "high": "yellow", "medium": "cyan", "low": "dim"}
MOVES = {"us": "[bold]ours[/]", "aws": "AWS", "nobody": "-"}


def screen() -> Console:
    """Where everything for people is printed; plain text where it is no terminal."""
    return Console(highlight=False)


def worklist(cases: list[dict[str, Any]], now: datetime) -> RenderableType:
    """The table of `cases`, in the order the desk gave."""
    if not cases:
        return "[green]Nothing needs anybody.[/]"
    table = Table(box=None)
    # What a person copies into the next command must never be cut on a narrow terminal.
    for name in ("left", "severity", "case"):
        table.add_column(name, no_wrap=True)
    for name in ("status", "move", "who has it", "what"):
        table.add_column(name)
    for case in cases:
        table.add_row(*_row(case, now))
    return table


def sheet(case: dict[str, Any], now: datetime) -> RenderableType:
    """One case: what it is about, what waits for a person, and its history."""
    colour = COLOURS[case["severity"]]
    title = f"[bold]{escape(case['case_id'])}[/]  [{colour}]{_standing(case)}[/]"
    parts: list[RenderableType] = [_facts(case, now), ""]
    for proposal in case["proposals"]:
        claim = f"{proposal['claim']} ({proposal['sent_at']}) waits for: abuse-desk confirm"
        parts.append(f"[yellow]proposal:[/] {escape(claim)} {case['case_id']} --by NAME")
    if case["held"]:
        waiting = escape(", ".join(held["cause"] for held in case["held"]))
        parts.append(f"[yellow]waits for the end of quiet hours:[/] {waiting}")
    lists = (_history(case["entries"]), "", _alerts(case["alerts"]))
    return Panel(Group(*parts, *lists), title=title, title_align="left")


def left(case: dict[str, Any], now: datetime) -> str:
    """The time left to answer, in words; empty when it is not our move."""
    if case["whose_move"] != "us":
        return ""
    if case["answer_by"] is None:
        return "no time"
    length = datetime.fromisoformat(case["answer_by"]) - now
    return f"{span(length)} OVER" if case["overdue"] else span(length)


def clock() -> datetime:
    return datetime.now(UTC)


def _row(case: dict[str, Any], now: datetime) -> Iterator[str]:
    colour = COLOURS[case["severity"]]
    yield f"[{colour}]{left(case, now) or '-'}[/]"
    yield f"[{colour}]{case['severity']}[/]"
    yield escape(case["case_id"])
    yield escape(_status(case))
    yield MOVES[case["whose_move"]]
    yield _taken(case) or ("[red]nobody[/]" if case["whose_move"] == "us" else "-")
    yield escape(" ".join(filter(None, (case["family"], _about(case)))))


def _status(case: dict[str, Any]) -> str:
    return f"{case['status']} ({case['resolution']})" if case["resolution"] else case["status"]


def _standing(case: dict[str, Any]) -> str:
    return escape(f"{_status(case)}, {case['severity']}")


def _taken(case: dict[str, Any]) -> str:
    if not case["acknowledged_by"]:
        return ""
    until = datetime.fromisoformat(case["acknowledged_until"])
    return escape(f"{case['acknowledged_by']} until {until:%H:%M} UTC")


def _about(case: dict[str, Any]) -> str:
    what = case["resources"][0]["id"] if case["resources"] else case["title"]
    return " ".join((*case["accounts"][:1], what))[:70]


def _facts(case: dict[str, Any], now: datetime) -> Table:
    table = Table.grid(padding=(0, 2))
    for name, value in _fact_rows(case, now):
        if value:
            table.add_row(f"[dim]{name}[/]", escape(value))
    return table


def _fact_rows(case: dict[str, Any], now: datetime) -> Iterator[tuple[str, str]]:
    yield "title", case["title"]
    yield "went into", f"{case['merged_into']}: look there" if case["merged_into"] else ""
    yield "came in", ", ".join(case["merged_from"])
    yield "related", _related(case)
    yield "AWS's case", case["reference"] or ""
    yield "account", ", ".join(case["accounts"])
    yield "region", ", ".join(case["regions"])
    yield "resource", "\n".join(_resources(case))
    yield "abuse type", ", ".join(case["abuse_types"])
    yield "AWS has done", "\n".join(case["measures"])
    yield "answer by", _answer_by(case, now)
    yield "whose move", {"us": "ours", "aws": "AWS's", "nobody": "nobody's"}[case["whose_move"]]
    yield "who has it", _taken(case)
    yield "trust", f"{case['trust']['level']}: {'; '.join(case['trust']['reasons'])}"


def _related(case: dict[str, Any]) -> str:
    """What may be the same matter, and how a person says that it is."""
    if not case["related"]:
        return ""
    into = case["related"][0] if len(case["related"]) == 1 else "INTO"
    merge = f"abuse-desk merge {case['case_id']} {into} --by NAME"
    return f"{', '.join(case['related'])}; if it is one matter:\n{merge}"


def _resources(case: dict[str, Any]) -> Iterator[str]:
    for one in case["resources"]:
        yield " ".join(filter(None, (one["type"], one["id"], *one["addresses"], one["region"])))
    if case["resource_count"] > len(case["resources"]):
        yield f"and {case['resource_count'] - len(case['resources'])} more"


def _answer_by(case: dict[str, Any], now: datetime) -> str:
    if case["answer_by"] is None:
        return ""
    when = moment(datetime.fromisoformat(case["answer_by"]), ("UTC",))
    return f"{when}, {case['answer_by_basis']}, {left(case, now)}"


def _history(entries: list[dict[str, Any]]) -> Table:
    table = Table("#", "sent", "what", "trust", "copies", box=None, padding=(0, 2, 0, 0))
    for number, entry in enumerate(entries, 1):
        trust = entry["trust"]["level"] if entry["trust"] else ""
        copies = str(len(entry["copies"])) if entry["copies"] else ""
        sent = f"{datetime.fromisoformat(entry['sent_at']):%Y-%m-%d %H:%M}"
        table.add_row(str(number), sent, escape(entry["summary"]), trust, copies)
    return table


def _alerts(alerts: list[dict[str, Any]]) -> Table:
    """Every alert, in order of time; several of one cause in a row are one line."""
    table = Table("alerted", "why", "times", "last", box=None, padding=(0, 2, 0, 0))
    for _, group in groupby(alerts, key=lambda alert: alert["cause"]):
        first, *more = group
        last = more[-1] if more else first
        why = first["cause"] if last["delivered_at"] else f"{first['cause']} (not sent yet)"
        repeated = (str(len(more) + 1), _minute(last)) if more else ("", "")
        table.add_row(_minute(first), escape(why), *repeated)
    return table


def _minute(alert: dict[str, Any]) -> str:
    return f"{datetime.fromisoformat(alert['at']):%Y-%m-%d %H:%M}"
