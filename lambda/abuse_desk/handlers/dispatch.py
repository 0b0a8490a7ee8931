"""dispatch: the table's stream of new effects, and alarms of the desk itself.

One effect, one call; a failed one stays pending. A failed alarm is raised: Lambda tries it again,
and the most telling alarms also reach the topic without us.
"""

import os
from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.batch import (
    BatchProcessor,
    EventType,
    process_partial_response,
)
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from abuse_desk.adapters import clients
from abuse_desk.adapters.case_store import DynamoCaseStore
from abuse_desk.adapters.link_keys import SecretKeys
from abuse_desk.adapters.outbox import DynamoOutbox
from abuse_desk.adapters.outlet import AwsOutlet
from abuse_desk.adapters.system_time import system_time
from abuse_desk.adapters.telemetry import count, failure_logged, logger, metrics, outcome
from abuse_desk.domain.alerts.desk_alert import ALARM_CHANGE, desk_alert
from abuse_desk.domain.ports import EffectRef
from abuse_desk.settings import DispatchSettings, PageSettings
from abuse_desk.workflows.dispatch import Delivery, Dispatch, dispatch
from abuse_desk.workflows.links import Links

processor = BatchProcessor(
    event_type=EventType.DynamoDBStreams, raise_on_entire_batch_failure=False
)


@metrics.log_metrics
@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse | None:
    """One batch of the stream, or one change of an alarm."""
    if event.get("detail-type") == ALARM_CHANGE:
        _desk().outlet.deliver(desk_alert(event))
        outcome("alarm", alarm=str(event["detail"].get("alarmName"))[:100])
        return None
    return process_partial_response(event, _record, processor, context)


def _record(record: DynamoDBRecord) -> None:
    keys = record.dynamodb.keys if record.dynamodb else {}
    effect_id = keys["sk"].removeprefix("EFFECT#")
    with failure_logged(effect_id):
        told(dispatch(EffectRef(keys["pk"], effect_id), _desk(), system_time()))


def told(delivery: Delivery) -> None:
    """The log line and metric of one delivery."""
    count(f"Effect{delivery.sent.title().replace('_', '')}")
    outcome(
        "effect", effect_id=delivery.ref.effect_id, sent=delivery.sent, why=delivery.why or None
    )


@cache
def _desk() -> Dispatch:
    settings = DispatchSettings.from_env(os.environ)
    table = (clients.dynamodb(), settings.table)
    outlet = AwsOutlet(settings.topic, settings.bus, settings.bucket, settings.escalation)
    links = links_of(settings.page, settings.config.language)
    return Dispatch(DynamoCaseStore(*table), DynamoOutbox(*table), outlet, links)


@cache
def links_of(page: PageSettings | None, language: str) -> Links | None:
    """What links in alerts are made from; None where the desk has no page."""
    if page is None:
        return None
    return Links(page.url, SecretKeys(clients.secrets(), page.secret), language)
