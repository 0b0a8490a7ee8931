"""What rings when the desk itself is unwell, and the two ways in which it is told.

Each change of an alarm's state goes by EventBridge through dispatch, as an alert with a severity.
Alarms that dispatch could not tell of, because they are about dispatch, also publish to the topic
themselves. `docs/operations.md` says for each alarm what it means and the one thing to do.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from constructs import Construct

from infra.function import DeskFunction
from infra.metrics import function_metric, own_metric, queue_metric, receiving_metric
from infra.parts import Parts
from infra.plan import Plan

ABOVE = cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD
BELOW = cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD


@dataclass(frozen=True, slots=True)
class Watch:
    """One alarm: rings when the metric is beyond `limit` in `periods` periods running.

    `plain`: also told straight from CloudWatch. Where the metric must not be below the limit, no
    data at all is below it too.
    """

    name: str
    means: str
    metric: cloudwatch.IMetric
    limit: float = 0
    periods: int = 1
    plain: bool = False
    comparison: cloudwatch.ComparisonOperator = ABOVE


class Alarms(Construct):
    """Every alarm of the desk, and the rule that hands its changes to dispatch."""

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        plan: Plan,
        parts: Parts,
        functions: dict[str, DeskFunction],
    ) -> None:
        super().__init__(scope, id_)
        watches = [
            *_of_queues(parts),
            *_of_functions(functions),
            *_of_mail(plan),
            *_of_effects(plan),
            *_of_the_page(plan),
        ]
        alarms = [_alarm(self, plan, parts, watch) for watch in watches]
        _allow_alarms_to_publish(plan, parts)
        _tell_dispatch(self, alarms, functions["dispatch"])


def _of_queues(parts: Parts) -> Iterator[Watch]:
    letters = queue_metric(parts.inbox.dead_letters, "ApproximateNumberOfMessagesVisible")
    yield Watch("dead-letters", "Something was given up on", letters, plain=True)
    oldest = queue_metric(parts.inbox.queue, "ApproximateAgeOfOldestMessage")
    yield Watch("mail-waits", "Mail waits for more than 15 minutes", oldest, limit=900)


def _of_functions(functions: dict[str, DeskFunction]) -> Iterator[Watch]:
    for name, function in functions.items():
        for metric in ("Errors", "Throttles"):
            yield Watch(
                f"{name}-{metric.lower()}",
                f"{name}: {metric.lower()} in two periods of 5 minutes",
                function_metric(function.function, metric),
                periods=2,
                plain=name == "dispatch",
            )
    age = function_metric(functions["dispatch"].function, "IteratorAge", "Maximum")
    yield Watch("effects-wait", "New effects wait for a minute", age, limit=60_000, plain=True)
    runs = function_metric(functions["clock"].function, "Invocations")
    yield Watch(
        "clock-stopped",
        "The clock has not run for 10 minutes",
        runs,
        limit=1,
        periods=2,
        plain=True,
        comparison=BELOW,
    )


def _of_mail(plan: Plan) -> Iterator[Watch]:
    names = plan.names
    failed = receiving_metric("PublishFailure")
    yield Watch("mail-refused", "SES could not store a mail and tries for 4 hours", failed)
    expired = receiving_metric("PublishExpired")
    yield Watch("mail-lost", "SES gave up on storing a mail: it is lost", expired, plain=True)
    unaccounted = own_metric(names, "UnaccountedMail", "clock")
    yield Watch("mail-unaccounted", "Stored mail had no ledger row: handed in again", unaccounted)


def _of_effects(plan: Plan) -> Iterator[Watch]:
    age = own_metric(plan.names, "OldestPendingEffect", "clock", "Maximum")
    yield Watch("effects-late", "An effect is pending for 5 minutes", age, limit=300, plain=True)
    count = own_metric(plan.names, "PendingEffects", "clock", "Maximum")
    yield Watch("effects-pile-up", "More than 50 effects are pending", count, limit=50, plain=True)


def _of_the_page(plan: Plan) -> Iterator[Watch]:
    """A browser is answered whatever happens, so Lambda counts no error of it."""
    failed = own_metric(plan.names, "PageFailed", "desk")
    yield Watch("page-failed", "The page could not answer somebody", failed)


def _alarm(scope: Construct, plan: Plan, parts: Parts, watch: Watch) -> cloudwatch.Alarm:
    missing = cloudwatch.TreatMissingData
    alarm = cloudwatch.Alarm(
        scope,
        "".join(word.capitalize() for word in watch.name.split("-")),
        alarm_name=f"{plan.names.stack}-{watch.name}",
        alarm_description=watch.means,
        metric=watch.metric,
        threshold=watch.limit,
        comparison_operator=watch.comparison,
        evaluation_periods=watch.periods,
        treat_missing_data=missing.BREACHING
        if watch.comparison == BELOW
        else missing.NOT_BREACHING,
    )
    if watch.plain:
        alarm.add_alarm_action(actions.SnsAction(parts.outlets.topic))
    return alarm


def _allow_alarms_to_publish(plan: Plan, parts: Parts) -> None:
    account = plan.names.account
    alarms = f"arn:aws:cloudwatch:{plan.names.region}:{account}:alarm:{plan.names.stack}-*"
    parts.outlets.topic.add_to_resource_policy(
        iam.PolicyStatement(
            sid="AlarmsOfTheDesk",
            principals=[iam.ServicePrincipal("cloudwatch.amazonaws.com")],
            actions=["sns:Publish"],
            resources=[parts.outlets.topic.topic_arn],
            conditions={
                "StringEquals": {"aws:SourceAccount": account},
                "ArnLike": {"aws:SourceArn": alarms},
            },
        )
    )


def _tell_dispatch(
    scope: Construct, alarms: list[cloudwatch.Alarm], dispatch: DeskFunction
) -> None:
    """To alarm and back: a new alarm's first `OK` is no news."""
    events.Rule(
        scope,
        "Changes",
        description="Alarms of the desk, told as alerts",
        event_pattern=events.EventPattern(
            source=["aws.cloudwatch"],
            detail_type=["CloudWatch Alarm State Change"],
            resources=[alarm.alarm_arn for alarm in alarms],
            detail={
                "state": {"value": ["ALARM", "OK"]},
                "previousState": {"value": ["ALARM", "OK"]},
            },
        ),
        targets=[targets.LambdaFunction(dispatch.function)],
    )
