"""AWS's limits, checked before an effect is written: the emulator accepts what AWS refuses.

Sources: Amazon SNS API reference (Publish), Amazon EventBridge quotas, Amazon S3 object tagging.
"""

import json
from collections.abc import Iterator
from typing import assert_never

from abuse_desk.domain.alerts.effects import Alert, BusEvent, Effect, Tag
from abuse_desk.domain.late import late

SNS_MESSAGE = 256 * 1024
EVENT_DETAIL = 256 * 1024
SNS_ATTRIBUTES = 10
SUBJECT = late(r"[!-~][ -~]{0,99}")
ATTRIBUTE_NAME = late(r"[A-Za-z0-9_.-]{1,256}")


def problems(effect: Effect) -> tuple[str, ...]:
    """What AWS would refuse about this effect; empty when nothing."""
    match effect:
        case Alert():
            return tuple(_alert_problems(effect))
        case BusEvent():
            return tuple(_event_problems(effect))
        case Tag():
            return () if 0 < len(effect.key) <= 1024 else ("S3 key length",)
        case _ as never:
            assert_never(never)


def _alert_problems(alert: Alert) -> Iterator[str]:
    if not SUBJECT.fullmatch(alert.subject):
        yield "subject: 1 to 100 printable ASCII characters, not starting with a space"
    size = len(alert.message.encode()) + _attribute_bytes(alert)
    if size > SNS_MESSAGE:
        yield f"message: {size} bytes, at most {SNS_MESSAGE}"
    if len(alert.attributes) > SNS_ATTRIBUTES:
        yield f"attributes: {len(alert.attributes)}, at most {SNS_ATTRIBUTES}"
    for attribute in alert.attributes:
        if not ATTRIBUTE_NAME.fullmatch(attribute.name) or not all(attribute.values):
            yield f"attribute {attribute.name}: empty or misnamed"


def _attribute_bytes(alert: Alert) -> int:
    return sum(len(a.name) + len(json.dumps(a.values).encode()) for a in alert.attributes)


def _event_problems(event: BusEvent) -> Iterator[str]:
    size = len(event.detail.encode()) + len(event.detail_type) + 14
    if size > EVENT_DETAIL:
        yield f"detail: {size} bytes, at most {EVENT_DETAIL}"
