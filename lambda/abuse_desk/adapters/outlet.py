"""The world outside: SNS for people, EventBridge for machines, an S3 tag for the lifecycle."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from botocore.exceptions import BotoCoreError, ClientError

from abuse_desk.adapters import clients
from abuse_desk.domain.alerts.effects import EVENT_SOURCE, Alert, Attribute, BusEvent, Effect, Tag
from abuse_desk.domain.alerts.limits import problems
from abuse_desk.domain.ports import DeliveryFailed

if TYPE_CHECKING:
    from mypy_boto3_sns.type_defs import MessageAttributeValueTypeDef


@dataclass(frozen=True, slots=True)
class AwsOutlet:
    """`Outlet` over the desk's topic, bus and bucket."""

    topic: str
    bus: str
    bucket: str
    escalation: str | None = None  # the second topic, where the config has one

    def deliver(self, effect: Effect) -> None:
        refused = problems(effect)
        if refused:
            raise DeliveryFailed("; ".join(refused))
        try:
            self._call(effect)
        except ClientError as error:
            raise DeliveryFailed(error.response["Error"]["Code"]) from error
        except BotoCoreError as error:
            raise DeliveryFailed(type(error).__name__) from error

    def _call(self, effect: Effect) -> None:
        match effect:
            case Alert():
                self._publish(effect)
            case BusEvent():
                self._put_event(effect)
            case Tag():
                self._tag(effect)
            case _ as never:
                assert_never(never)

    def _publish(self, alert: Alert) -> None:
        clients.sns().publish(
            TopicArn=self._topic(alert),
            Subject=alert.subject,
            Message=alert.message,
            MessageStructure="json",
            MessageAttributes={a.name: _attribute(a) for a in alert.attributes},
        )

    def _topic(self, alert: Alert) -> str:
        if not alert.escalates:
            return self.topic
        if self.escalation is None:
            raise DeliveryFailed("no second topic is configured")
        return self.escalation

    def _put_event(self, event: BusEvent) -> None:
        """PutEvents answers 200 for entries it did not take: the count decides."""
        response = clients.events().put_events(
            Entries=[
                {
                    "EventBusName": self.bus,
                    "Source": EVENT_SOURCE,
                    "DetailType": event.detail_type,
                    "Detail": event.detail,
                }
            ]
        )
        if response["FailedEntryCount"]:
            raise DeliveryFailed(response["Entries"][0].get("ErrorCode", "PutEvents failed"))

    def _tag(self, tag: Tag) -> None:
        tags = {"desk-outcome": str(tag.outcome)} | ({"desk-kind": tag.kind} if tag.kind else {})
        clients.s3().put_object_tagging(
            Bucket=self.bucket,
            Key=tag.key,
            Tagging={"TagSet": [{"Key": name, "Value": value} for name, value in tags.items()]},
        )


def _attribute(attribute: Attribute) -> "MessageAttributeValueTypeDef":
    if len(attribute.values) == 1:
        return {"DataType": "String", "StringValue": attribute.values[0]}
    return {"DataType": "String.Array", "StringValue": json.dumps(attribute.values)}
