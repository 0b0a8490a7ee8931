"""The dashboard that a person reads: is mail coming, is somebody waiting, is the desk well?"""

from aws_cdk import aws_cloudwatch as cloudwatch
from constructs import Construct

from infra.metrics import own_metric, queue_metric, receiving_metric
from infra.names import Names
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
        names = plan.names
        board = cloudwatch.Dashboard(self, "Dashboard", dashboard_name=names.stack)
        text = INTRODUCTION.format(name=names.stack)
        board.add_widgets(cloudwatch.TextWidget(markdown=text, width=24, height=4))
        board.add_widgets(
            _now(names, "Open cases by severity", *(f"Open{severity}" for severity in SEVERITIES)),
            _now(names, "Open cases by status", "CasesTriage", "CasesOpen", "CasesAnswered"),
        )
        board.add_widgets(
            _graph(
                "Mail in, by outcome",
                *(own_metric(names, f"Mail{outcome}", "intake") for outcome in OUTCOMES),
            ),
            _graph(
                "Minutes until acknowledged, until answered (median)",
                own_metric(names, "MinutesToAcknowledge", "desk", "p50"),
                own_metric(names, "MinutesToAnswer", "intake", "p50"),
                own_metric(names, "MinutesToAnswer", "desk", "p50"),
            ),
        )
        board.add_widgets(_health_of_effects(names), _health_of_mail(names, parts))


def _now(names: Names, title: str, *metrics: str) -> cloudwatch.IWidget:
    """What the clock last counted."""
    return cloudwatch.SingleValueWidget(
        title=title,
        metrics=[own_metric(names, name, "clock", "Maximum") for name in metrics],
        width=HALF,
        set_period_to_time_range=False,
    )


def _graph(title: str, *metrics: cloudwatch.IMetric) -> cloudwatch.IWidget:
    return cloudwatch.GraphWidget(title=title, left=[*metrics], width=HALF)


def _health_of_effects(names: Names) -> cloudwatch.IWidget:
    return cloudwatch.GraphWidget(
        title="Pending effects: how many, and seconds since the oldest was due",
        left=[own_metric(names, "PendingEffects", "clock", "Maximum")],
        right=[own_metric(names, "OldestPendingEffect", "clock", "Maximum")],
        width=HALF,
    )


def _health_of_mail(names: Names, parts: Parts) -> cloudwatch.IWidget:
    return _graph(
        "Mail that waits, was given up on, or was never accounted for",
        queue_metric(parts.inbox.queue, "ApproximateNumberOfMessagesVisible"),
        queue_metric(parts.inbox.dead_letters, "ApproximateNumberOfMessagesVisible"),
        own_metric(names, "UnaccountedMail", "clock"),
        receiving_metric("PublishFailure"),
    )
