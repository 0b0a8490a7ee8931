"""`make demo`: the whole way of eight mails through the deployed desk, one line a hop."""

import sys
import time
from typing import Any

from rich.console import Console
from rich.markup import escape

from local.case_view import case_view
from local.desk import Say, story_config
from local.failure import LocalFailure
from local.opening import open_page
from local.result import demo_result
from local.running import running_desk
from local.state import DEMO, ROOT, write_demo
from local.telling import tell_story


def main() -> int:
    """0 when every hop held; 1 and one sentence when one did not."""
    screen = Console(highlight=False)
    try:
        result = _run(printer(screen))
        _check(result)
    except LocalFailure as failure:
        complain("make demo", failure)
        return 1
    for case in result["cases"]:
        screen.print(case_view(case))
    screen.print(f"\nIts page: {result['page']}", soft_wrap=True)
    screen.print("  (this desk has stopped; `make serve` opens one whose page stays)")
    seconds = ", ".join(f"{name} {value:.1f} s" for name, value in result["seconds"].items())
    screen.print(f"\n{len(result['ledger'])} objects in the ledger; {seconds}")
    screen.print(f"Everything as data: {DEMO.relative_to(ROOT)}")
    return 0


def complain(command: str, failure: LocalFailure) -> None:
    """One clear sentence on standard error."""
    screen = Console(stderr=True, highlight=False)
    screen.print(f"[red]{command}:[/] {escape(str(failure))}", soft_wrap=True)


def printer(screen: Console) -> Say:
    """Prints one line a hop; an empty hop is a heading."""

    def say(hop: str, what: str) -> None:
        lead = f"[green]✓[/] {hop:<14} " if hop else "\n[bold]"
        screen.print(lead + escape(what), soft_wrap=True)

    return say


def _run(say: Say) -> dict[str, Any]:
    with running_desk(story_config(), say) as desk:
        started = time.monotonic()
        heard = tell_story(desk, say)
        result = demo_result(desk, heard, time.monotonic() - started)
        result["page"] = open_page(heard, say)
    write_demo(result)
    return result


def _check(result: dict[str, Any]) -> None:
    """The end of the story, as its readers know it."""
    cases = result["cases"]
    if len(cases) != 1:
        raise LocalFailure(f"The story should end with one case and ends with {len(cases)}")
    case = cases[0]
    if (case["status"], case["resolution"]) != ("resolved", "retraction"):
        end = f"{case['status']} ({case['resolution']})"
        raise LocalFailure(f"The case should be resolved as a retraction and is {end}")
    kinds = [entry["kind"] for entry in case["entries"]]
    if kinds != ["notice", "notice", "answer", "notice"]:
        raise LocalFailure(f"The history should hold four entries and holds {', '.join(kinds)}")


if __name__ == "__main__":
    sys.exit(main())
