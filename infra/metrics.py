"""The metrics that alarms and the dashboard watch: AWS's own, and those the functions emit.

Ours are in a namespace of each desk, with the one dimension powertools adds: `service`, the
function's name.
"""

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from infra.names import Names

FIVE_MINUTES = Duration.minutes(5)


def own_metric(names: Names, name: str, service: str, statistic: str = "Sum") -> cloudwatch.Metric:
    """A metric that one of our functions emits."""
    return cloudwatch.Metric(
        namespace=names.metrics,
        metric_name=name,
        dimensions_map={"service": service},
        statistic=statistic,
        period=FIVE_MINUTES,
    )


def queue_metric(queue: sqs.IQueue, name: str) -> cloudwatch.Metric:
    """A metric of SQS; gauges, so the highest value counts."""
    return queue.metric(name, statistic="Maximum", period=FIVE_MINUTES)


def function_metric(
    function: lambda_.IFunction, name: str, statistic: str = "Sum"
) -> cloudwatch.Metric:
    """A metric of Lambda."""
    return function.metric(name, statistic=statistic, period=FIVE_MINUTES)


def rule_metric(names: Names, name: str) -> cloudwatch.Metric:
    """A metric of SES for our receipt rule ("SES/Rule Metrics" in the SES developer guide)."""
    return cloudwatch.Metric(
        namespace="AWS/SES",
        metric_name=name,
        dimensions_map={"RuleName": names.rule},
        statistic="Sum",
        period=FIVE_MINUTES,
    )
