"""A case for a mail that the desk only keeps in its ledger, because a person believes it."""

import click

from console.app import App

MAIL_PREFIX = "mail/"
CASE_PREFIX = "case-"


def admitted(app: App, named: str) -> str:
    """The case that is meant: `named` itself, or the one this mail is in, or now opens.

    Raises ClickException when there is no such mail, or nothing that could be a case.
    """
    if named.startswith(CASE_PREFIX):
        return named
    key = f"{MAIL_PREFIX}{named.removeprefix(MAIL_PREFIX)}"
    (found,) = app.intake.ask("replay", keys=[key], admit=True)
    case_id = found["case_id"]
    if not case_id:
        why = {"gone": "there is no such mail", "failed": found["note"]}
        said = why.get(found["result"], "it is no notice, and opens no case")
        raise click.ClickException(f"{named}: {said}")
    return str(case_id)
