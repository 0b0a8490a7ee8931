"""The dashboard that a person reads: is mail coming, is somebody waiting, is the desk well?"""

from aws_cdk import aws_cloudwatch as cloudwatch
from constructs import Construct

from infra.metrics import own_metric, queue_metric, rule_metric
from infra.parts import Parts
from infra.plan import Plan

HALF = 12  # of a row's 24 columns
SEVERITIES = ("Critical", "High", "Medium", "Low")
OUTCOMES = ("Notice", "Answer", "Other", "Unrecognized", "Unreadable")
INTRODUCTION = """# {name}
**Open cases** first: what is critical or overdue needs a person now (`abuse-desk cases`).
Then mail and its outcomes, how fast people were, and the desk's own health.
What each alarm means, and the one thing to do: `docs/operations.md`."""


class Dashboard(Construct):
    """One page, most urgent first."""

    def __init__(self, scope: Construct, id_: str, *, plan: Plan, parts: Parts) -> None:
        super().__init__(scope, id_)
        board = cloudwatch.Dashboard(self, "Dashboard", dashboard_name=plan.names.stack)
        text = INTRODUCTION.format(name=plan.names.stack)
        board.add_widgets(cloudwatch.TextWidget(markdown=text, width=24, height=4))
        board.add_widgets(
            _now("Open cases by severity", *(f"Open{severity}" for severity in SEVERITIES)),
            _now("Open cases by status", "CasesTriage", "CasesOpen", "CasesAnswered"),
        )
        board.add_widgets(
            _graph(
                "Mail in, by outcome",
                *(own_metric(f"Mail{outcome}", "intake") for outcome in OUTCOMES),
            ),
            _graph(
                "Minutes until acknowledged, until answered (median)",
                own_metric("MinutesToAcknowledge", "desk", "p50"),
                own_metric("MinutesToAnswer", "intake", "p50"),
                own_metric("MinutesToAnswer", "desk", "p50"),
            ),
        )
        board.add_widgets(_health_of_effects(), _health_of_mail(plan, parts))


def _now(title: str, *names: str) -> cloudwatch.IWidget:
    """What the clock last counted."""
    return cloudwatch.SingleValueWidget(
        title=title,
        metrics=[own_metric(name, "clock", "Maximum") for name in names],
        width=HALF,
        set_period_to_time_range=False,
    )


def _graph(title: str, *metrics: cloudwatch.IMetric) -> cloudwatch.IWidget:
    return cloudwatch.GraphWidget(title=title, left=[*metrics], width=HALF)


def _health_of_effects() -> cloudwatch.IWidget:
    return cloudwatch.GraphWidget(
        title="Pending effects: how many, and seconds since the oldest was due",
        left=[own_metric("PendingEffects", "clock", "Maximum")],
        right=[own_metric("OldestPendingEffect", "clock", "Maximum")],
        width=HALF,
    )


def _health_of_mail(plan: Plan, parts: Parts) -> cloudwatch.IWidget:
    return _graph(
        "Mail that waits, was given up on, or was never accounted for",
        queue_metric(parts.inbox.queue, "ApproximateNumberOfMessagesVisible"),
        queue_metric(parts.inbox.dead_letters, "ApproximateNumberOfMessagesVisible"),
        own_metric("UnaccountedMail", "clock"),
        rule_metric(plan.names, "PublishFailure"),
    )
