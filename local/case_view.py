"""One case as a person wants to see it at the end of the demo."""

from typing import Any

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table


def case_view(case: dict[str, Any]) -> RenderableType:
    """A panel: what it is about on top, its history below."""
    title = f"[bold]{escape(case['case_id'])}[/]  {_standing(case)}"
    return Panel(
        Group(_facts(case), "", _history(case["entries"])), title=title, title_align="left"
    )


def _standing(case: dict[str, Any]) -> str:
    resolution = f" ({case['resolution']})" if case["resolution"] else ""
    return escape(f"{case['status']}{resolution}, severity {case['severity']}")


def _facts(case: dict[str, Any]) -> Table:
    resources = (
        f"{one['type']} {one['id']} {' '.join(one['addresses'])}" for one in case["resources"]
    )
    answer_by = f"{case['answer_by']} ({case['answer_by_basis']})" if case["answer_by"] else "-"
    facts = {
        "AWS's case": case["reference"],
        "account": ", ".join(case["accounts"]),
        "region": ", ".join(case["regions"]),
        "resource": ", ".join(resources),
        "abuse type": ", ".join(case["abuse_types"]),
        "answer by": answer_by,
        "trust": f"{case['trust']['level']}: {'; '.join(case['trust']['reasons'])}",
    }
    table = Table.grid(padding=(0, 2))
    for name, value in facts.items():
        table.add_row(f"[dim]{name}[/]", escape(value or "-"))
    return table


def _history(entries: list[dict[str, Any]]) -> Table:
    table = Table("sent", "what", "trust", "copies", box=None, padding=(0, 2, 0, 0))
    for entry in entries:
        trust = entry["trust"]["level"] if entry["trust"] else ""
        copies = str(len(entry["copies"])) if entry["copies"] else ""
        table.add_row(entry["sent_at"], escape(entry["summary"]), trust, copies)
    return table
