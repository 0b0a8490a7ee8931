"""One Lambda function of the desk, with every default in one place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.permissions import allow
from infra.plan import Plan

RUNTIME = lambda_.Runtime.PYTHON_3_14


@dataclass(frozen=True, slots=True)
class FunctionSpec:
    """What makes one function differ from another.

    `name` is the handler module under `abuse_desk.handlers`. What fails in an asynchronous
    invocation goes to `dead_letters`, where given.
    """

    name: str
    description: str
    timeout: Duration
    memory: int = 512  # MB
    environment: Mapping[str, str] = field(default_factory=dict)
    grants: Sequence[iam.PolicyStatement] = ()
    dead_letters: sqs.IQueue | None = None
    reserved_concurrency: int | None = None  # None: the account's, shared


class DeskFunction(Construct):
    """A function, its role without managed policies, and its log group."""

    def __init__(self, scope: Construct, id_: str, *, plan: Plan, spec: FunctionSpec) -> None:
        super().__init__(scope, id_)
        self.role = _role(self, plan.names.role(spec.name.replace("_", "-")))
        self.log_group = _log_group(self)
        actions = ("logs:CreateLogStream", "logs:PutLogEvents")
        for statement in [allow(actions, self.log_group.log_group_arn), *spec.grants]:
            self.role.add_to_policy(statement)
        self.function = lambda_.Function(
            self,
            "Function",
            code=plan.code,
            handler=f"abuse_desk.handlers.{spec.name}.handler",
            description=spec.description,
            runtime=RUNTIME,
            architecture=lambda_.Architecture.ARM_64,
            timeout=spec.timeout,
            memory_size=spec.memory,
            reserved_concurrent_executions=spec.reserved_concurrency,
            role=self.role,
            log_group=self.log_group,
            environment={**_every_environment(spec.name, plan), **spec.environment},
        )
        if spec.dead_letters:
            _send_failures(self, spec.dead_letters)


def _role(scope: Construct, role_name: str) -> iam.Role:
    principal = iam.ServicePrincipal("lambda.amazonaws.com")
    return iam.Role(scope, "Role", assumed_by=principal, role_name=role_name)


def _log_group(scope: Construct) -> logs.LogGroup:
    return logs.LogGroup(
        scope,
        "Logs",
        retention=logs.RetentionDays.THREE_MONTHS,
        removal_policy=RemovalPolicy.DESTROY,
    )


def _every_environment(name: str, plan: Plan) -> dict[str, str]:
    return {
        "POWERTOOLS_SERVICE_NAME": name,
        "POWERTOOLS_METRICS_NAMESPACE": plan.names.metrics,
        "LOG_LEVEL": "INFO",
    }


def _send_failures(scope: DeskFunction, dead_letters: sqs.IQueue) -> None:
    scope.role.add_to_policy(allow(("sqs:SendMessage",), dead_letters.queue_arn))
    config = lambda_.CfnEventInvokeConfig
    lambda_.CfnEventInvokeConfig(
        scope,
        "Failures",
        function_name=scope.function.function_name,
        qualifier="$LATEST",
        maximum_retry_attempts=2,
        destination_config=config.DestinationConfigProperty(
            on_failure=config.OnFailureProperty(destination=dead_letters.queue_arn)
        ),
    )
