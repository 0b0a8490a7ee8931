"""`abuse-desk answer`: the drafted answer with its gaps marked, or the record that it was sent."""

from collections.abc import Iterator
from typing import Any

import click
from rich.markup import escape

from abuse_desk.domain.answers.draft import LANGUAGES
from abuse_desk.domain.answers.words import Approach
from console.acting import act_options, do
from console.app import App, print_json
from console.screen import screen

_APPROACHES = {approach.replace("_", "-"): approach for approach in Approach}


@click.command(
    epilog="\b\nExamples:\n  abuse-desk answer case-1a2b3c4d5e\n"
    "  abuse-desk answer case-1a2b3c4d5e --approach more-time\n"
    "  abuse-desk answer case-1a2b3c4d5e --body > answer.txt\n"
    "  abuse-desk answer case-1a2b3c4d5e --done --by Aya"
)
@act_options
@click.option("--by", metavar="NAME", help="Who sent it: your name, with --done.")
@click.option("--done", is_flag=True, help="Record that the answer was sent to AWS.")
@click.option(
    "--approach",
    type=click.Choice(list(_APPROACHES)),
    default="fixed",
    show_default=True,
    help="What the answer says.",
)
@click.option("--language", type=click.Choice(list(LANGUAGES)), help="Of the gaps and cautions.")
@click.option("--body", "body_only", is_flag=True, help="Print nothing but the text of the draft.")
@click.pass_obj
def answer(
    app: App,
    /,
    case_id: str,
    *,
    done: bool,
    approach: str,
    language: str | None,
    body_only: bool,
    **options: Any,
) -> None:
    """Print a drafted answer to AWS; with --done record that it was sent.

    Nothing is sent from here. Fill the gaps, send it from the mailbox that is named, with the
    subject and the Cc as they are: the copy that reaches the intake proves the answer.
    """
    if done:
        if not options["by"]:
            raise click.UsageError("--done needs --by NAME")
        return do(app, "answer", case_id, options)
    app.showed([app.desk.ask("show", case=case_id)])
    asked = {"case": case_id, "approach": str(_APPROACHES[approach])}
    found = app.desk.ask("draft", **asked, **({"language": language} if language else {}))
    if options["as_json"]:
        return print_json(found)
    if body_only:
        return click.echo(found["body"], nl=False)
    return _print(found, case_id)


def _print(draft: dict[str, Any], case_id: str) -> None:
    out = screen()
    for caution in draft["cautions"]:
        out.print(f"[bold yellow]CAUTION[/] {escape(caution)}")
    for name, value in _head(draft):
        out.print(f"[bold]{name:<11}[/]{escape(value)}", soft_wrap=True)
    out.print()
    out.print(escape(draft["body"]), soft_wrap=True)
    out.rule()
    done = f"abuse-desk answer {case_id} --done --by NAME"
    out.print(f"{draft['gaps']} gaps to fill, each in [[[...]]]. When it is sent: {done}")


def _head(draft: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "Look first", draft["look_first"]
    if draft["send_from"]:
        yield "Send from", ", ".join(draft["send_from"])
    if draft["to"]:
        yield "To", draft["to"]
    if draft["cc"]:
        yield "Cc", draft["cc"]
    yield "Subject", draft["subject"]
    if draft["mailto"]:
        yield "Or open", draft["mailto"]
