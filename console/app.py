"""What every command works with: which desk is meant, and what this person was shown of it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import click
from botocore.exceptions import BotoCoreError, ClientError

from console.connection import Desk, Where
from console.seen import Seen, own_seen
from console.stack import stack_of


@dataclass(frozen=True)
class App:
    """One call of the command line."""

    where: Where
    seen: Seen

    @cached_property
    def desk(self) -> Desk:
        """The desk that is meant; a ClickException says what to do where there is none."""
        return self.where.desk

    @cached_property
    def intake(self) -> Desk:
        """That desk's intake: it alone may read every mail."""
        return self.where.intake

    @cached_property
    def page_url(self) -> str:
        """Where the page of that desk is; a ClickException where it has none."""
        try:
            found = stack_of(self.where).outputs.get("PageUrl")
        except (BotoCoreError, ClientError) as fault:
            raise click.ClickException(f"the stack did not answer: {fault}") from fault
        if found is None:
            raise click.ClickException("This desk has no page: `page` is off in its configuration.")
        return found

    def showed(self, cases: Iterable[Mapping[str, Any]]) -> None:
        """Remember that these were shown as they are: an act covers this much."""
        counts = {str(case["case_id"]): int(case["entry_count"]) for case in cases}
        self.seen.note(self.desk.name, counts)


def own_app(stack: str | None, region: str | None, profile: str | None) -> App:
    """The app of the person at this terminal."""
    return App(Where(stack, region, profile), own_seen())


def print_json(value: Any) -> None:
    """JSON for scripts, as the desk gave it."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))
