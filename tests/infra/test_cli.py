"""The life of a stack by the pinned CDK command line, as `make deploy` and `make destroy` run it.

Once, from an account with nothing in it: bootstrap, deploy, deploy a changed config, destroy, and
deploy again over the evidence.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from infra.names import Names
from local.clients import NOBODY, Clients
from local.deploy import physical_id
from local.emulator import ACCOUNT, Emulator, start_emulator
from tests.infra.conftest import ROOT

pytestmark = pytest.mark.emulator

STACK = "abuse-desk"
NAMES = Names(STACK, "eu-west-1", ACCOUNT)
PROJECT = ("app.py", "cdk.json", "infra", "lambda", "requirements.lock", "pyproject.toml")
SHARED = (".venv", ".cache")  # made by `make setup`, and what was installed or bundled before
CASE = {"pk": {"S": "CASE#1"}, "sk": {"S": "CASE"}}
COMPILED = shutil.ignore_patterns("__pycache__")


@dataclass(frozen=True, slots=True)
class Checkout:
    """The project as somebody has it who deploys, and an account that nobody has."""

    folder: Path
    aws: Clients
    environment: dict[str, str]

    def configure(self, **changes: Any) -> None:
        """Edit cdk.json."""
        file = self.folder / "cdk.json"
        settings = json.loads(file.read_text())
        settings["context"]["abuseDesk"] |= changes
        file.write_text(json.dumps(settings))

    def run(self, command: str, *options: str) -> str:
        """What the command line printed."""
        done = subprocess.run(
            [sys.executable, "-m", "infra.deploy", command, *options],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-3000:]
        return done.stdout

    def deploy(self) -> str:
        return self.run("deploy", "--require-approval", "never")


@dataclass(frozen=True, slots=True)
class Life:
    """What was seen at each turn."""

    first: dict[str, str]
    second: dict[str, str]
    statuses: list[str]
    destroyed: str
    again: str
    case_is_there: bool


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checkout]:
    folder = tmp_path_factory.mktemp("checkout")
    for name in PROJECT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=COMPILED)
        else:
            shutil.copyfile(ROOT / name, folder / name)
    for name in SHARED:
        (folder / name).symlink_to(ROOT / name)
    account = start_emulator()
    aws = Clients(account.endpoint, account.region, account.certificate)
    yield Checkout(folder, aws, _environment(account, folder))
    account.stop()


@pytest.fixture(scope="module")
def life(checkout: Checkout) -> Life:
    """Every turn, one after the other."""
    aws = checkout.aws
    checkout.run("bootstrap")
    checkout.deploy()
    first = _environment_of_dispatch(aws)
    checkout.configure(deskName="the night desk")
    checkout.deploy()
    second = _environment_of_dispatch(aws)
    aws.dynamodb.put_item(TableName=NAMES.table, Item=CASE)
    destroyed = checkout.run("destroy", "--force")
    again = checkout.deploy()
    found = aws.dynamodb.get_item(TableName=NAMES.table, Key=CASE)
    return Life(first, second, _statuses(aws), destroyed, again, "Item" in found)


def test_a_changed_config_reaches_the_functions_by_a_second_deployment(life: Life) -> None:
    assert "the night desk" not in life.first["DESK_CONFIG"]
    assert "the night desk" in life.second["DESK_CONFIG"]


def test_nothing_but_the_config_changes_between_the_two(life: Life) -> None:
    changed = {name for name, value in life.second.items() if life.first.get(name) != value}
    assert changed == {"DESK_CONFIG"}


def test_a_destroy_says_what_is_kept_and_where(life: Life) -> None:
    kept = [line for line in life.destroyed.splitlines() if "kept:" in line]
    assert {name for name in (NAMES.bucket, NAMES.table) if name in str(kept)} == {
        NAMES.bucket,
        NAMES.table,
    }


def test_a_deployment_after_it_takes_the_evidence_over(life: Life) -> None:
    assert "taking over from an earlier desk" in life.again
    assert life.case_is_there


def test_the_stack_ends_up_whole(life: Life) -> None:
    assert life.statuses == ["UPDATE_COMPLETE"]


def _environment(account: Emulator, folder: Path) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    certificate = str(account.certificate)
    return own | {
        "PYTHONPATH": f"{folder}:{folder / 'lambda'}",
        "AWS_ENDPOINT_URL": account.endpoint,
        "AWS_CA_BUNDLE": certificate,
        "NODE_EXTRA_CA_CERTS": certificate,
        "AWS_ACCESS_KEY_ID": NOBODY,
        "AWS_SECRET_ACCESS_KEY": NOBODY,
        "AWS_REGION": account.region,
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": "127.0.0.1",
    }


def _environment_of_dispatch(aws: Clients) -> dict[str, str]:
    function = physical_id(aws, STACK, "DispatchFunction")
    found = aws.lambda_.get_function_configuration(FunctionName=function)
    return dict(found["Environment"]["Variables"])


def _statuses(aws: Clients) -> list[str]:
    stacks = aws.cloudformation.describe_stacks(StackName=STACK)["Stacks"]
    return [one["StackStatus"] for one in stacks]
