"""Logs and metrics: one line an outcome, never a word of a mail."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit

logger = Logger()
metrics = Metrics()


def outcome(what: str, **facts: str | float | None) -> None:
    """One structured line."""
    logger.info(what, extra={name: value for name, value in facts.items() if value is not None})


@contextmanager
def failure_logged(what: str) -> Iterator[None]:
    """Log that a record failed and raise on: the kind of error, for its text may hold a mail's."""
    try:
        yield
    except Exception as failure:
        logger.error("failed", extra={"record": what, "error": type(failure).__name__})  # noqa: TRY400
        raise


def count(metric: str, number: float = 1) -> None:
    """Raise a metric of the desk."""
    metrics.add_metric(name=metric, unit=MetricUnit.Count, value=number)


def minutes_since(metric: str, start: datetime, now: datetime) -> None:
    """Record how many minutes something took."""
    value = (now - start).total_seconds() / 60
    metrics.add_metric(name=metric, unit=MetricUnit.NoUnit, value=max(value, 0))


def seconds(metric: str, value: float) -> None:
    """Record a length of time."""
    metrics.add_metric(name=metric, unit=MetricUnit.Seconds, value=value)
