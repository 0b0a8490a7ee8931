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


def receiving_metric(name: str) -> cloudwatch.MathExpression:
    """A metric of SES for receipt rules, of every rule here ("SES/Rule Metrics" in its guide).

    A query, for the guide does not name the metric's dimensions, and an alarm on a wrong one would
    stay silent for ever. In a set that we joined it counts others' rules too.
    """
    return cloudwatch.MathExpression(
        expression=f'SELECT SUM({name}) FROM "AWS/SES"',  # noqa: S608 - CloudWatch, fixed names
        using_metrics={},
        label=name,
        period=FIVE_MINUTES,
    )
