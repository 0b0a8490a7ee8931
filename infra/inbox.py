"""What waits to be read: the queue of mail and AWS Health events, and what could not be handled."""

from aws_cdk import Duration
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_sqs as sqs
from constructs import Construct

INTAKE_TIMEOUT = Duration.seconds(120)
VISIBILITY = Duration.seconds(720)  # six times the function's timeout, as Lambda asks for
# AWS Health: abuse events, and the credential events that mail announces too.
HEALTH_EVENTS = {
    "source": ["aws.health"],
    "$or": [
        {"detail": {"service": ["ABUSE"]}},
        {
            "detail": {
                "eventTypeCode": [{"prefix": "AWS_RISK_CREDENTIALS"}, "AWS_RISK_IAM_QUARANTINE"]
            }
        },
    ],
}


class Inbox(Construct):
    """`queue` feeds intake; `dead_letters` takes what intake and the others gave up on."""

    def __init__(self, scope: Construct, id_: str) -> None:
        super().__init__(scope, id_)
        self.dead_letters = sqs.Queue(
            self, "DeadLetters", enforce_ssl=True, retention_period=Duration.days(14)
        )
        self.queue = sqs.Queue(
            self,
            "Queue",
            enforce_ssl=True,
            retention_period=Duration.days(14),
            visibility_timeout=VISIBILITY,
            dead_letter_queue=sqs.DeadLetterQueue(queue=self.dead_letters, max_receive_count=8),
        )
        _listen_to_health(self, self.queue, self.dead_letters)


def _listen_to_health(scope: Construct, queue: sqs.Queue, dead_letters: sqs.Queue) -> None:
    rule = events.Rule(
        scope,
        "Health",
        description="AWS Health's word on the same matters, as a third witness",
        targets=[targets.SqsQueue(queue, dead_letter_queue=dead_letters)],
        event_pattern=events.EventPattern(source=["aws.health"]),
    )
    resource = rule.node.default_child
    assert isinstance(resource, events.CfnRule)
    resource.event_pattern = HEALTH_EVENTS  # the L2 pattern has no $or
