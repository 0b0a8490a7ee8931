"""Who is subscribed to the topics of a desk, with their endpoints made unreadable to onlookers."""

from collections.abc import Iterator
from dataclasses import dataclass

from console.stack import Stack

PENDING = "PendingConfirmation"
GONE = "Deleted"


@dataclass(frozen=True, slots=True)
class Subscriber:
    """One subscription. `endpoint` is masked; `confirmed`: SNS sends to it."""

    topic: str
    protocol: str
    endpoint: str
    confirmed: bool


def subscribers(stack: Stack) -> list[Subscriber]:
    """Every subscription of every topic of the stack. Raises what boto3 raises."""
    return [one for topic in stack.ids("AWS::SNS::Topic") for one in _of_topic(stack, topic)]


def masked(protocol: str, endpoint: str) -> str:
    """Enough to know one's own by: `o***@example.com`, `***0123`, `https://host/***`."""
    if "://" in endpoint:
        scheme, _, rest = endpoint.partition("://")
        return f"{scheme}://{rest.split('/', 1)[0].rpartition('@')[2]}/***"
    if "@" in endpoint:
        local, _, domain = endpoint.rpartition("@")
        return f"{local[:1]}***@{domain}"
    if protocol == "sms":
        return f"***{endpoint[-4:]}"
    return endpoint.rpartition(":")[2]


def _of_topic(stack: Stack, topic: str) -> Iterator[Subscriber]:
    pages = stack.client("sns").get_paginator("list_subscriptions_by_topic")
    for page in pages.paginate(TopicArn=topic):
        for one in page["Subscriptions"]:
            arn, protocol = one["SubscriptionArn"], one["Protocol"]
            if arn != GONE:
                endpoint = masked(protocol, one.get("Endpoint", ""))
                yield Subscriber(topic.rpartition(":")[2], protocol, endpoint, arn != PENDING)
