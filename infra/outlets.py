"""Where effects go: the topic for people, the second topic for escalation, the bus for machines."""

from collections.abc import Sequence

from aws_cdk import Annotations
from aws_cdk import aws_events as events
from aws_cdk import aws_sns as sns
from constructs import Construct

from infra.plan import Plan
from infra.subscriptions import Subscription

NARROWED = (
    "Every subscription narrows what it is sent, so the plain alarm about dispatch itself reaches"
    " nobody: keep one without minSeverity, accounts and owners (docs/subscribe.md)."
)


class Outlets(Construct):
    """`topic` for people, `escalation` where configured, `bus` for machines."""

    def __init__(self, scope: Construct, id_: str, *, plan: Plan) -> None:
        super().__init__(scope, id_)
        config = plan.config
        self.topic = _topic(self, "Topic", config.subscriptions)
        self.escalation = (
            _topic(self, "Escalation", config.escalation.subscriptions)
            if config.escalation
            else None
        )
        if all(subscription.filter_policy() for subscription in config.subscriptions):
            Annotations.of(self).add_warning_v2("abuse-desk:narrowed", NARROWED)
        self.bus = events.EventBus(self, "Bus", event_bus_name=plan.names.bus)

    @property
    def topic_arns(self) -> list[str]:
        """Every topic alerts may go to."""
        return [topic.topic_arn for topic in (self.topic, self.escalation) if topic]


def _topic(scope: Construct, id_: str, subscriptions: Sequence[Subscription]) -> sns.Topic:
    topic = sns.Topic(scope, id_, enforce_ssl=True)
    for index, subscription in enumerate(subscriptions):
        sns.CfnSubscription(
            topic,
            f"Subscription{index}",
            topic_arn=topic.topic_arn,
            protocol=subscription.protocol,
            endpoint=subscription.endpoint,
            filter_policy=subscription.filter_policy(),
        )
    return topic
