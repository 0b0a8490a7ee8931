"""What AWS expects where it names no time. Apart, so that alerts know it without the reader."""

from datetime import timedelta

# AWS's knowledge centre: no answer within 24 hours may mean blocked resources or suspension.
POLICY = timedelta(hours=24)
