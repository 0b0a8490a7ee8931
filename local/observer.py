"""Ears beside the stack: queues that hear what the topic tells people and the bus tells machines.

They are the local desk's own and no part of the stack: in AWS people subscribe, here this listens.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from local.clients import Clients


@dataclass(frozen=True, slots=True)
class Observer:
    """Queue URLs of the two ears. What is heard once is taken off the queue."""

    clients: Clients
    notifications_url: str
    events_url: str

    def notifications(self) -> list[dict[str, Any]]:
        """What people were told since the last call: subject, message, attributes."""
        heard = []
        for body in self._drain(self.notifications_url):
            attributes = body.get("MessageAttributes", {})
            heard.append(
                {
                    "subject": body.get("Subject"),
                    "message": body.get("Message"),
                    "attributes": {name: one["Value"] for name, one in attributes.items()},
                }
            )
        return heard

    def events(self) -> list[dict[str, Any]]:
        """The EventBridge events on the bus since the last call, as delivered."""
        return list(self._drain(self.events_url))

    def _drain(self, url: str) -> Iterator[dict[str, Any]]:
        while messages := self.clients.sqs.receive_message(
            QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=0
        ).get("Messages"):
            for one in messages:
                self.clients.sqs.delete_message(QueueUrl=url, ReceiptHandle=one["ReceiptHandle"])
                yield json.loads(one["Body"])


def listen(clients: Clients, account: str, topic_arn: str, bus: str) -> Observer:
    """Subscribe one queue to the topic and one to every event of the account on the bus."""
    people, _ = _queue(clients, "desk-heard-notifications", topic_arn, "sns.amazonaws.com")
    rule = clients.events.put_rule(
        Name="desk-heard", EventBusName=bus, EventPattern=json.dumps({"account": [account]})
    )["RuleArn"]
    machines, machines_arn = _queue(clients, "desk-heard-events", rule, "events.amazonaws.com")
    people_arn = _arn(clients, people)
    clients.sns.subscribe(TopicArn=topic_arn, Protocol="sqs", Endpoint=people_arn)
    target = {"Id": "heard", "Arn": machines_arn}
    clients.events.put_targets(Rule="desk-heard", EventBusName=bus, Targets=[target])  # type: ignore[list-item] # two keys are enough
    return Observer(clients, people, machines)


def _queue(clients: Clients, name: str, source: str, service: str) -> tuple[str, str]:
    url = clients.sqs.create_queue(QueueName=name)["QueueUrl"]
    arn = _arn(clients, url)
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": service},
        "Action": "sqs:SendMessage",
        "Resource": arn,
        "Condition": {"ArnEquals": {"aws:SourceArn": source}},
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    clients.sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": policy})
    return url, arn


def _arn(clients: Clients, url: str) -> str:
    found = clients.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
    return found["Attributes"]["QueueArn"]
