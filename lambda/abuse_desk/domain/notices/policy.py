"""What AWS expects where it names no time. Apart, so that alerts know it without the reader."""

from datetime import UTC, datetime, timedelta

# AWS's knowledge centre: no answer within 24 hours may mean blocked resources or suspension.
POLICY = timedelta(hours=24)
# A mail without any date counts as one of this time: only a date with its year stands in it.
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
