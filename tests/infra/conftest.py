"""The synthesised template, made once; configs that differ from the sample in a few keys."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from infra.node import use_own_node

use_own_node()

from aws_cdk import App  # noqa: E402 - jsii needs node first
from aws_cdk.assertions import Template  # noqa: E402

from infra.config import parse_stack_config  # noqa: E402
from infra.stack import AbuseDeskStack  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
Resources: TypeAlias = Mapping[str, Mapping[str, Any]]
Synthesis: TypeAlias = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def sample() -> dict[str, Any]:
    """`abuseDesk` as cdk.json ships it."""
    found: dict[str, Any] = json.loads((ROOT / "cdk.json").read_text())["context"]["abuseDesk"]
    return found


@pytest.fixture(scope="session")
def synthesis(sample: dict[str, Any]) -> Synthesis:
    """Makes a template from the sample config with these keys changed; None leaves a key out."""

    def synthesise(**changes: Any) -> dict[str, Any]:
        values = {key: value for key, value in (sample | changes).items() if value is not None}
        app = App(builtin_cloud_formation_validation=False)
        stack = AbuseDeskStack(app, parse_stack_config(values))
        return dict(Template.from_stack(stack).to_json())

    return synthesise


@pytest.fixture(scope="session")
def template(synthesis: Synthesis) -> dict[str, Any]:
    """The template of the sample config."""
    return synthesis()


@pytest.fixture(scope="session")
def resources(template: dict[str, Any]) -> Resources:
    """Every resource of the sample stack by logical id."""
    found: Resources = template["Resources"]
    return found
