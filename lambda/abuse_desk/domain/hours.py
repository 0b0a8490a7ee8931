"""Hours of a day where people live: quiet hours, and a moment that comes once a day.

Both are spans between whole moments, so a day of 23 or 25 hours and an hour that does not exist
move their ends, never their meaning.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `starts` to `ends`, every night, in the time of `zone`; `ends` may be the next day."""

    starts: time
    ends: time
    zone: str

    def until(self, at: datetime) -> datetime | None:
        """When the quiet hours end in which `at` lies, UTC; None outside of them."""
        today = at.astimezone(ZoneInfo(self.zone)).date()
        for day in (today - DAY, today):
            starts, ends = _moment(day, self.starts, self.zone), self._end(day)
            if starts <= at < ends:
                return ends
        return None

    def _end(self, day: date) -> datetime:
        return _moment(day if self.starts < self.ends else day + DAY, self.ends, self.zone)


@dataclass(frozen=True, slots=True)
class Daily:
    """A moment that comes once a day, in the time of `zone`."""

    at: time
    zone: str = "UTC"

    def last(self, now: datetime) -> tuple[date, datetime]:
        """The day whose moment is the newest that is not after `now`, and the moment, UTC."""
        today = now.astimezone(ZoneInfo(self.zone)).date()
        day = today if self.on(today) <= now else today - DAY
        return day, self.on(day)

    def on(self, day: date) -> datetime:
        """The moment of a day, UTC."""
        return _moment(day, self.at, self.zone)


def _moment(day: date, at: time, zone: str) -> datetime:
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
