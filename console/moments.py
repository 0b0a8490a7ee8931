"""Times as a person types them: `4h`, `90m`, or a date and time with its zone."""

import re
from datetime import UTC, datetime, timedelta

import click

SPAN = re.compile(r"(\d{1,4})([mhd])")
UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


class Moment(click.ParamType[datetime]):
    """A time from now on (`30m`, `4h`, `1d`) or an ISO 8601 time; without a zone it is UTC."""

    name = "TIME"

    def convert(
        self, value: object, _param: click.Parameter | None, _ctx: click.Context | None
    ) -> datetime:
        """The time that is meant; one sentence where it is none, as for every refused act."""
        if isinstance(value, datetime):
            return value
        try:
            return moment_of(str(value), datetime.now(UTC))
        except ValueError as error:
            example = "say 4h, 90m or 2024-07-10T06:00Z"
            raise click.ClickException(f"{value!r} is no time; {example}") from error


def moment_of(text: str, now: datetime) -> datetime:
    """The time that is meant. Raises ValueError."""
    found = SPAN.fullmatch(text.strip().lower())
    if found:
        return now + int(found[1]) * UNITS[found[2]]
    at = datetime.fromisoformat(text.strip())
    return at if at.tzinfo else at.replace(tzinfo=UTC)
