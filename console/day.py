"""Days as a person types them: `2024-07-10`, or a whole time; without a zone it is UTC."""

from datetime import UTC, date, datetime, time

import click

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


class Day(click.ParamType[datetime]):
    """A day or a time. A day alone is its first moment, with `end` its last."""

    name = "DATE"

    def __init__(self, *, end: bool = False) -> None:
        self.end = end

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        text = str(value).strip()
        try:
            return _whole_day(text, end=self.end) if len(text) == len("2024-07-10") else _time(text)
        except ValueError:
            self.fail(f"{value!r} is no day; say 2024-07-10 or 2024-07-10T06:00Z", param, ctx)


def _whole_day(text: str, *, end: bool) -> datetime:
    return datetime.combine(date.fromisoformat(text), time.max if end else time.min, UTC)


def _time(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
