"""The app as a person runs it, with every check on: cdk-nag, CloudFormation's schema, cfn-lint."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.infra.conftest import ROOT  # isort: skip - puts node on PATH before aws_cdk

from aws_cdk import App, Stack
from aws_cdk.assertions import Annotations as AppAnnotations
from aws_cdk.assertions import Match
from aws_cdk.aws_sns import CfnTopic, Topic

from infra.config import parse_stack_config
from infra.stack import AbuseDeskStack
from infra.synth import add_checks


@pytest.fixture(scope="module")
def assembly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cloud assembly that `python app.py` writes."""
    folder = tmp_path_factory.mktemp("assembly")
    done = _run_app(folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_what_cdk_nag_found_is_acknowledged_at_single_constructs(assembly: Path) -> None:
    """The app ended well, so nothing is left; this is all that was waved through, and where."""
    assert {(path.rpartition("/")[2], rule) for path, rule in _acknowledged(assembly)} == {
        ("Bucket", "AwsSolutions-S1"),
        ("Role", "AwsSolutions-IAM5"),
        ("Secret", "AwsSolutions-SMG4"),
    }


def test_cdk_nag_would_stop_what_nobody_acknowledged(sample: dict[str, Any]) -> None:
    app = App(builtin_cloud_formation_validation=False)
    stack = AbuseDeskStack(app, parse_stack_config(sample))
    Topic(stack, "WithoutTls")
    add_checks(app)
    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()


def test_a_property_that_cloudformation_does_not_know_stops_the_app() -> None:
    context = json.loads((ROOT / "cdk.json").read_text())["context"]
    app = App(context={key: value for key, value in context.items() if key != "abuseDesk"})
    CfnTopic(Stack(app, "Wrong"), "Topic").add_property_override("Colour", "red")
    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()


def test_cfn_lint_has_nothing_to_say(assembly: Path) -> None:
    """But that some of the dependencies CDK writes down are implied (W3005)."""
    template = assembly / "abuse-desk.template.json"
    command = [str(Path(sys.executable).parent / "cfn-lint"), "--ignore-checks", "W3005", "--"]
    done = subprocess.run([*command, str(template)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_wrong_value_ends_the_app_with_one_line(tmp_path: Path) -> None:
    done = _run_app(tmp_path, {"abuseDesk": {"region": "eu-west-1"}})
    assert done.returncode == 1
    assert done.stderr.strip().splitlines() == [
        'abuse-desk: abuseDesk.intakeDomain is missing; for example "desk.example.com"'
    ]


def test_a_missing_address_is_proposed_on_the_way(tmp_path: Path, sample: dict[str, Any]) -> None:
    config = {key: value for key, value in sample.items() if key != "intakeAddress"}
    done = _run_app(tmp_path, {"abuseDesk": config})
    assert done.returncode == 0, done.stderr
    assert 'keep it in cdk.json: "intakeAddress": "desk-' in done.stderr


def _run_app(
    outdir: Path, context: dict[str, Any] | None = None
) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"CDK_OUTDIR": str(outdir)}
    if context is not None:
        environment["CDK_CONTEXT_JSON"] = json.dumps(context)
    return subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def _acknowledged(assembly: Path) -> Iterator[tuple[str, str]]:
    metadata = json.loads((assembly / "abuse-desk.metadata.json").read_text())
    for path, entries in metadata.items():
        for entry in entries:
            if entry["type"] == "aws:cdk:acknowledged-rules":
                yield from ((path, _rule(name)) for name in entry["data"])


def _rule(name: str) -> str:
    return name.rpartition("Annotation::")[2].partition("[")[0]


@pytest.mark.parametrize(("narrowed", "warnings"), [({"minSeverity": "high"}, 1), ({}, 0)])
def test_a_desk_whose_subscriptions_all_narrow_is_warned_of(
    sample: dict[str, Any], narrowed: dict[str, str], warnings: int
) -> None:
    only = {"protocol": "email", "endpoint": "oncall@example.com", **narrowed}
    app = App(builtin_cloud_formation_validation=False)
    stack = AbuseDeskStack(app, parse_stack_config(sample | {"subscriptions": [only]}))
    said = Match.string_like_regexp("keep one without")
    assert len(AppAnnotations.from_stack(stack).find_warning("*", said)) == warnings
