"""The way to a desk: its `desk` function, by IAM, whether it runs in AWS or on this machine."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import IO, Any, Protocol

import boto3
import click
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from local.state import read_env

NO_DESK = (
    "No desk to act on: start the local one with `make serve`, or name a deployed one with"
    " `abuse-desk --stack NAME ...`"
)
OUTPUT = "DeskFunctionName"
INTAKE_OUTPUT = "IntakeFunctionName"
INTAKE_SECONDS = 150  # it may read several large mails in one call


class Desk(Protocol):
    """A desk that can be asked. `name` says in words which one it is."""

    @property
    def name(self) -> str: ...

    def ask(self, do: str, **what: Any) -> Any:
        """The answer of the desk; a refusal is a ClickException that holds its sentence."""
        ...


@dataclass(frozen=True)
class Where:
    """Which desk the person means: a deployed stack, or the one that runs on this machine."""

    stack: str | None = None
    region: str | None = None
    profile: str | None = None

    @cached_property
    def desk(self) -> Desk:
        """That desk. Raises ClickException with what to do where there is none."""
        if self.stack:
            return _deployed(self.stack, self.region, self.profile)
        env = read_env()
        if env is None:
            raise click.ClickException(NO_DESK)
        return local_function(env)

    @cached_property
    def intake(self) -> Desk:
        """The same desk's intake, the only function that may read every mail."""
        if self.stack:
            return _deployed(self.stack, self.region, self.profile, INTAKE_OUTPUT)
        env = read_env()
        if env is None:
            raise click.ClickException(NO_DESK)
        return local_function(env, "DESK_INTAKE_FUNCTION_NAME")


@dataclass(frozen=True)
class FunctionDesk:
    """`Desk` by invocation of its function."""

    name: str
    function: str
    session: boto3.Session
    settings: dict[str, Any]

    def ask(self, do: str, **what: Any) -> Any:
        request = {"do": do, "caller": self.caller} | what
        with _said_plainly(self.name):
            reply = self._client("lambda").invoke(
                FunctionName=self.function, Payload=json.dumps(request).encode()
            )
            answer = json.loads(reply["Payload"].read())
        if "FunctionError" in reply:
            raise click.ClickException(f"{self.name} failed: {answer.get('errorMessage', answer)}")
        return allowed(answer)

    @cached_property
    def caller(self) -> str:
        """The IAM principal that the desk records beside the name."""
        with _said_plainly(self.name):
            return str(self._client("sts").get_caller_identity()["Arn"])

    def _client(self, service: str) -> Any:
        return self.session.client(service, **self.settings)  # type: ignore[call-overload]  # two services, one way


def local_function(env: dict[str, str], function: str = "DESK_FUNCTION_NAME") -> FunctionDesk:
    """The desk that runs on this machine, from what it says about itself in `.desk/env`."""
    session = boto3.Session(
        aws_access_key_id=env["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=env["AWS_SECRET_ACCESS_KEY"],
        region_name=env["AWS_REGION"],
    )
    settings = {
        "endpoint_url": env["AWS_ENDPOINT_URL"],
        "verify": env["AWS_CA_BUNDLE"],
        # A proxy of the machine must never see what goes to loopback.
        "config": Config(
            proxies={}, read_timeout=INTAKE_SECONDS, retries={"total_max_attempts": 2}
        ),
    }
    name = f"the local desk (stack {env['DESK_STACK']})"
    return FunctionDesk(name, env[function], session, settings)


class RefusedThere(click.ClickException):
    """The desk did not do it; with `--json` standard output says so too, with the code."""

    def __init__(self, answer: dict[str, Any]) -> None:
        super().__init__(f"Refused: {answer['refused']}")
        self.answer = answer
        context = click.get_current_context(silent=True)
        self.as_json = bool(context and context.params.get("as_json"))

    def show(self, file: IO[Any] | None = None) -> None:
        if self.as_json:
            click.echo(json.dumps(self.answer, ensure_ascii=False, indent=2))
        super().show(file)


def allowed(answer: dict[str, Any]) -> Any:
    """What the desk answered. Raises ClickException with its sentence where it refused."""
    if "refused" in answer:
        raise RefusedThere(answer)
    return answer["ok"]


def _deployed(
    stack: str, region: str | None, profile: str | None, output: str = OUTPUT
) -> FunctionDesk:
    with _said_plainly(f"stack {stack}"):
        session = boto3.Session(profile_name=profile, region_name=region)
        found = session.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]
    outputs = {one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", [])}
    if output not in outputs:
        raise click.ClickException(f"The stack {stack} has no output {output}: is it a desk?")
    name = f"the desk of stack {stack} in {session.region_name}"
    settings = {"config": Config(read_timeout=INTAKE_SECONDS)}
    return FunctionDesk(name, outputs[output], session, settings)


@contextmanager
def _said_plainly(name: str) -> Iterator[None]:
    """One sentence instead of a trace when AWS cannot be reached or says no."""
    try:
        yield
    except (BotoCoreError, ClientError) as fault:
        raise click.ClickException(f"{name} did not answer: {fault}") from fault
