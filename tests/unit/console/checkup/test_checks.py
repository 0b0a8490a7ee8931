"""Whatever keeps the doctor from looking is a result of its own: never green, never a crash."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import boto3
import click
import pytest
from botocore.exceptions import ClientError, EndpointConnectionError
from click.testing import CliRunner

from console.app import App
from console.checkup.checks import CHECKS, Check, examined
from console.checkup.dns import NoDns
from console.checkup.patient import Patient
from console.checkup.result import FAILS, Good, NotAllowed, NotCheckable, Result, Unanswered
from console.connection import Where
from console.main import main
from console.seen import Seen
from console.stack import Stack


@dataclass
class Silent:
    """A desk that is never asked here."""

    name: str = "the desk of the test"

    def ask(self, do: str, **what: Any) -> Any:
        raise AssertionError(do)


STACK = Stack(
    "abuse-desk", local=False, session=boto3.Session(region_name="eu-west-1"), settings={}
)
PATIENT = Patient(Silent(), STACK, lambda _domain: [], datetime(2026, 3, 4, tzinfo=UTC))
LOCAL = replace(PATIENT, stack=replace(STACK, local=True))


def refused(code: str, message: str) -> ClientError:
    return ClientError(
        {"Error": {"Code": code, "Message": message}}, "DescribeActiveReceiptRuleSet"
    )


def raising(fault: Exception) -> Callable[[Patient], Result]:
    def run(_patient: Patient) -> NoReturn:
        raise fault

    return run


def check(fault: Exception) -> Check:
    return Check("rule set", "ses:DescribeActiveReceiptRuleSet", raising(fault))


@pytest.mark.parametrize(
    "code", ["AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation"]
)
def test_a_missing_permission_is_named(code: str) -> None:
    found = examined(check(refused(code, "no")), PATIENT)
    assert found == NotAllowed("ses:DescribeActiveReceiptRuleSet")


def test_the_permission_that_aws_names_is_the_one_that_is_said() -> None:
    said = "User: x is not authorized to perform: sqs:GetQueueAttributes because"
    assert examined(check(refused("AccessDenied", said)), PATIENT) == NotAllowed(
        "sqs:GetQueueAttributes"
    )


def test_a_desk_that_may_not_be_asked_is_a_missing_permission() -> None:
    said = "it did not answer: User is not authorized to perform: lambda:InvokeFunction on"
    found = examined(check(click.ClickException(said)), PATIENT)
    assert found == NotAllowed("lambda:InvokeFunction")


@pytest.mark.parametrize(
    "fault",
    [
        refused("Throttling", "Rate exceeded"),
        EndpointConnectionError(endpoint_url="https://ses.example"),
        NoDns("DNS did not answer"),
        LookupError("the stack has no ClockFunction"),
        click.ClickException("the desk failed"),
    ],
)
def test_a_look_that_got_no_answer_says_so(fault: Exception) -> None:
    assert isinstance(examined(check(fault), PATIENT), Unanswered)


def test_what_the_local_desk_cannot_show_is_never_green() -> None:
    good = Check("MX record", "", lambda _patient: Good("fine"), not_here="no DNS here")
    assert examined(good, LOCAL) == NotCheckable("no DNS here")
    assert examined(good, PATIENT) == Good("fine")


def test_every_check_has_a_name_of_its_own() -> None:
    names = [one.name for one in CHECKS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("result", "fails"),
    [
        (Good("a"), False),
        (NotCheckable("a"), False),
        (NotAllowed("a"), True),
        (Unanswered("a"), True),
    ],
)
def test_what_could_not_be_seen_does_not_pass(result: Result, *, fails: bool) -> None:
    assert isinstance(result, FAILS) is fails


def test_no_desk_at_all_is_exit_2_and_one_sentence(tmp_path: Path) -> None:
    app = App(Where("nowhere", "eu-west-1", "no-such-profile"), Seen(tmp_path / "seen"))
    said = CliRunner().invoke(main, ["doctor"], obj=app)
    assert (said.exit_code, said.output.count("\n")) == (2, 1)
