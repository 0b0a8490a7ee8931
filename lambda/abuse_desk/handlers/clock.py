"""clock: every minute what is due, and what could not leave; every 15 minutes the sweep, what is
told of a day or of many at once, and, once a day, the rounds.
"""

import os
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from abuse_desk.adapters import clients
from abuse_desk.adapters.case_store import DynamoCaseStore
from abuse_desk.adapters.mail_store import S3MailStore
from abuse_desk.adapters.outbox import DynamoOutbox
from abuse_desk.adapters.outlet import AwsOutlet
from abuse_desk.adapters.requeue import SqsRequeue
from abuse_desk.adapters.system_time import system_time
from abuse_desk.adapters.telemetry import count, logger, metrics, outcome, seconds
from abuse_desk.handlers.dispatch import links_of, told
from abuse_desk.settings import ClockSettings
from abuse_desk.workflows.clock import Clock, look, send_pending, tell_held_back
from abuse_desk.workflows.digest import Digesting, tell_digest
from abuse_desk.workflows.dispatch import Dispatch
from abuse_desk.workflows.old_notices import tell_old_notices
from abuse_desk.workflows.rounds import make_rounds
from abuse_desk.workflows.show import tally
from abuse_desk.workflows.sweep import Sweep, sweep

SWEEP_EVERY = 15  # minutes


@metrics.log_metrics
@logger.inject_lambda_context
def handler(_event: dict[str, Any], _context: LambdaContext) -> None:
    """One minute. What fails is raised once the rest was tried: the next minute tries it again."""
    now = system_time()
    parts: list[Callable[[datetime], None]] = [_look, _send, _measure]
    if now.minute % SWEEP_EVERY == 0:
        parts += [_sweep, _old_notices, _digest, _rounds]
    failures = [failure for part in parts if (failure := _tried(part, now))]
    if failures:
        raise ExceptionGroup("the clock could not do all of its work", failures)


def _tried(part: Callable[[datetime], None], now: datetime) -> Exception | None:
    try:
        part(now)
    except Exception as failure:  # noqa: BLE001 - raised by the handler once all parts ran
        logger.exception("clock part failed", part=part.__name__)
        return failure
    return None


def _look(now: datetime) -> None:
    for case_id in look(Clock(_cases(), _settings().config), now):
        count("CaseDue")
        outcome("due", case_id=case_id)
    for held in tell_held_back(Clock(_cases(), _settings().config), now):
        outcome("held_back", cases=held)


def _send(now: datetime) -> None:
    settings = _settings()
    outlet = AwsOutlet(settings.topic, settings.bus, settings.bucket, settings.escalation)
    outbox = DynamoOutbox(clients.dynamodb(), settings.table)
    links = links_of(settings.page, settings.config.language)
    for delivery in send_pending(Dispatch(_cases(), outbox, outlet, links), now):
        told(delivery)


def _measure(now: datetime) -> None:
    """What waits and what is open, for the alarms and the dashboard."""
    backlog = DynamoOutbox(clients.dynamodb(), _settings().table).backlog()
    count("PendingEffects", backlog.count)
    seconds("OldestPendingEffect", (now - backlog.oldest).total_seconds() if backlog.oldest else 0)
    for metric, number in tally(_cases(), _settings().config.cadence, now).items():
        count(metric, number)


def _sweep(now: datetime) -> None:
    for key in sweep(_sweeper(), now):
        _requeued(key)


def _old_notices(now: datetime) -> None:
    told_of = tell_old_notices(_cases(), _settings().config, now)
    if told_of:
        outcome("old_notices", cases=told_of)


def _digest(now: datetime) -> None:
    digest = tell_digest(Digesting(_mails(), _cases(), _settings().config), now)
    if digest is not None:
        outcome("digest", day=str(digest.day), mails=digest.counts.mails)


def _rounds(now: datetime) -> None:
    rounds = make_rounds(_sweeper(), _settings().config, now)
    if rounds is None:
        return
    for key in rounds.unaccounted:
        _requeued(key)
    for case_id in rounds.broken:
        outcome("broken_history", case_id=case_id)
    outcome("rounds", unaccounted=len(rounds.unaccounted), broken=len(rounds.broken))


def _requeued(key: str) -> None:
    count("UnaccountedMail")
    outcome("requeued", mail_id=key.rsplit("/", 1)[-1])


def _sweeper() -> Sweep:
    settings = _settings()
    requeue = SqsRequeue(clients.sqs(), settings.queue_url, settings.bucket)
    return Sweep(_mails(), _cases(), requeue)


def _mails() -> S3MailStore:
    return S3MailStore(clients.s3(), _settings().bucket, _settings().prefix)


@cache
def _settings() -> ClockSettings:
    return ClockSettings.from_env(os.environ)


@cache
def _cases() -> DynamoCaseStore:
    return DynamoCaseStore(clients.dynamodb(), _settings().table)
