"""intake: the queue of new mail and AWS Health events. A failed record alone comes back."""

import json
import os
from functools import cache, partial
from typing import Any
from urllib.parse import unquote_plus

from aws_lambda_powertools.utilities.batch import (
    BatchProcessor,
    EventType,
    process_partial_response,
)
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from abuse_desk.adapters import clients
from abuse_desk.adapters.case_store import DynamoCaseStore
from abuse_desk.adapters.mail_store import S3MailStore
from abuse_desk.adapters.reading import DeskReader
from abuse_desk.adapters.requeue import show_again
from abuse_desk.adapters.system_time import system_time
from abuse_desk.adapters.telemetry import (
    count,
    failure_logged,
    logger,
    metrics,
    minutes_since,
    outcome,
)
from abuse_desk.domain.cases.health import parse_health_event
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.ports import TransientFault
from abuse_desk.domain.vocabulary import Outcome
from abuse_desk.settings import IntakeSettings
from abuse_desk.workflows.intake import SETUP_OBJECT, Intake, intake, record_setup_object
from abuse_desk.workflows.witness import witness

SOON = 40  # seconds: longer than the reader keeps a fault of DNS

processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)


@metrics.log_metrics
@logger.inject_lambda_context
def handler(
    event: dict[str, Any], context: LambdaContext
) -> PartialItemFailureResponse | dict[str, Any]:
    """One batch of the queue; or, by whoever may invoke this function, `{"do": ...}`: a replay."""
    if "do" in event:
        return _asked(event)
    return process_partial_response(event, _record, processor, context)


def _asked(event: dict[str, Any]) -> dict[str, Any]:
    from abuse_desk.handlers.replay import Parts, answer  # noqa: PLC0415 - no mail waits for it

    return answer(event, Parts(_mails(), _cases(), _reader(), _settings()))


def _record(record: SQSRecord) -> None:
    try:
        with failure_logged(record.message_id):
            _received(record)
    except Exception:
        _comes_back(record)
        raise


def _comes_back(record: SQSRecord) -> None:
    """Most faults are over in a minute: nobody should wait the queue's twelve for them.

    Once only: from the third receive on just the head of a mail is read, and that must not be
    reached within minutes.
    """
    if int(record.attributes.approximate_receive_count) > 1:
        return
    try:
        show_again(clients.sqs(), _settings().queue_url, record.receipt_handle, SOON)
    except Exception as failure:  # noqa: BLE001 - the queue shows it all the same, only later
        logger.warning("comes back late", extra={"error": type(failure).__name__})


def _received(record: SQSRecord) -> None:
    body = json.loads(record.body)
    if body.get("source") == "aws.health":
        return _health(body)
    tries = int(record.attributes.approximate_receive_count)
    for notification in body.get("Records", []):  # s3:TestEvent has none
        _mail(unquote_plus(notification["s3"]["object"]["key"]), tries)
    return None


def _mail(key: str, tries: int) -> None:
    stored = _mails().fetch(key)
    if stored is None:
        raise TransientFault(f"no object at {key}")
    now = system_time()
    if stored.mail_id == SETUP_OBJECT:
        return _told(record_setup_object(stored, _cases(), now))
    desk = Intake(_cases(), partial(_reader().read, tries=tries), _settings().config)
    return _told(intake(stored, desk, now))


def _health(event: dict[str, Any]) -> None:
    now = system_time()
    seen = parse_health_event(event, _settings().config, now)
    if seen is None:
        outcome("health_event_of_no_matter", detail_type=str(event.get("detail-type"))[:60])
        return
    case_id = witness(seen, _cases(), _settings().config, now)
    count("HealthEventReceived")
    outcome("health_event", case_id=case_id, entry_id=seen.entry_id)


def _told(mail: MailRecord) -> None:
    count(f"Mail{mail.outcome.capitalize()}")
    if mail.outcome is Outcome.ANSWER and mail.case_id:
        case = _cases().cases([mail.case_id])[mail.case_id].case
        minutes_since("MinutesToAnswer", case.opened_at, mail.recorded_at)
    outcome(
        "mail",
        mail_id=mail.mail_id,
        outcome=mail.outcome,
        shape=mail.what,
        trust=mail.trust,
        case_id=mail.case_id,
        entry_id=mail.entry_id,
    )


@cache
def _settings() -> IntakeSettings:
    return IntakeSettings.from_env(os.environ)


@cache
def _cases() -> DynamoCaseStore:
    return DynamoCaseStore(clients.dynamodb(), _settings().table)


@cache
def _mails() -> S3MailStore:
    return S3MailStore(clients.s3(), _settings().bucket, _settings().prefix)


@cache
def _reader() -> DeskReader:
    return DeskReader.of(_settings().config, _cases())
