"""A reading for people: what, who, where, by when, how sure, which shape, what is missing."""

from typing import Any

from rich.markup import escape
from rich.table import Table

_STYLES = {"notice": "bold red", "unrecognized": "bold yellow", "answer": "cyan", "other": "dim"}


def table(reading: dict[str, Any]) -> Table:
    """A short table of one reading; rows without a value are left out."""
    made = Table(
        title=escape(reading["file"]),
        title_justify="left",
        show_header=False,
        box=None,
        pad_edge=False,
    )
    made.add_column(style="dim", no_wrap=True)
    made.add_column(overflow="fold")
    for label, value in _rows(reading):
        if value:
            style = _STYLES.get(reading["outcome"], "") if label == "what" else ""
            made.add_row(label, escape(value), style=style)
    return made


def _rows(reading: dict[str, Any]) -> list[tuple[str, str]]:
    original = reading["original"] or {}
    return [
        ("what", _what(reading)),
        ("subject", original.get("subject") or ""),
        ("from", _from(reading)),
        ("who", ", ".join(reading["accounts"]) or _expected(reading, "no account")),
        ("where", _where(reading)),
        ("abuse", _abuse(reading)),
        ("done by AWS", "; ".join(reading["measures"])),
        ("wanted", "; ".join(reading["required_actions"])),
        ("by when", _by_when(reading)),
        ("how sure", _how_sure(reading)),
        ("shape", reading["shape"] or ""),
        ("said", " / ".join(reading.get("signs", []))),
        ("missing", "; ".join(reading["warnings"])),
    ]


def _what(reading: dict[str, Any]) -> str:
    words = [reading["outcome"], reading["family"], reading["stage"], reading.get("kind")]
    named = ", ".join(word.replace("_", " ") for word in words if word)
    reference = f" [{reading['reference']}]" if reading["reference"] else ""
    return f"{named}{reference}" + (f": {reading['reason']}" if "reason" in reading else "")


def _from(reading: dict[str, Any]) -> str:
    if not reading["original"]:
        return ""
    hops = [f"{hop['form']} by {hop['from'] or 'unknown'}" for hop in reading["forwarding"]]
    return ", ".join([reading["original"]["from"] or "unknown", *reversed(hops)])


def _where(reading: dict[str, Any]) -> str:
    named = [
        " ".join(
            part for part in (item["id"], ", ".join(item["addresses"]), item["region"]) if part
        )
        for item in reading["resources"]
    ]
    shown = named[:10] + ([f"and {len(named) - 10} more"] if len(named) > 10 else [])
    return "; ".join(shown) or ", ".join(reading["regions"])


def _abuse(reading: dict[str, Any]) -> str:
    times = [time["start"] for time in reading["abuse_times"]]
    parts = [reading["reported_activity"], ", ".join(reading["abuse_types"]), ", ".join(times)]
    return "; ".join(part for part in parts if part)


def _by_when(reading: dict[str, Any]) -> str:
    if not reading["needs_answer"]:
        return _expected(reading, "no answer needed")
    return f"{reading['answer_by'] or 'no time stated'} ({reading['answer_by_basis']})"


def _how_sure(reading: dict[str, Any]) -> str:
    trust = reading["trust"]
    return f"{trust['level']}: {'; '.join(trust['reasons'])}" if trust else ""


def _expected(reading: dict[str, Any], words: str) -> str:
    return words if reading["outcome"] == "notice" else ""
