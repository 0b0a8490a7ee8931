"""From context to cloud assembly, with every check on: config, CloudFormation, cdk-nag."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aws_cdk import App, Validations
from cdk_nag import AwsSolutionsChecks

from abuse_desk.domain.config import ConfigError
from infra.bundling import BundlingError
from infra.config import StackConfig, parse_stack_config
from infra.stack import AbuseDeskStack


class SynthesisError(Exception):
    """Why there is no stack, in one sentence for the person who deploys."""


def synthesise(context: Mapping[str, Any], outdir: str) -> Path:
    """Write the cloud assembly and return its folder."""
    app = App(context=dict(context), outdir=outdir)
    try:
        config = parse_stack_config(_abuse_desk(app))
        AbuseDeskStack(app, config)
    except (ConfigError, BundlingError) as error:
        raise SynthesisError(str(error)) from error
    add_checks(app)
    _propose(config)
    try:
        return Path(app.synth().directory)
    except RuntimeError as error:  # how jsii reports what the checks found, already printed
        if "ValidationFailed" not in str(error):
            raise
        raise SynthesisError(f"a check refused the stack: {error}") from error


def add_checks(app: App) -> None:
    """cdk-nag, beside CDK's own check that cdk.json turns on: what they find stops synthesis."""
    Validations.of(app).add_plugins(AwsSolutionsChecks(app))


def _abuse_desk(app: App) -> Any:
    """An object in cdk.json, or its JSON as text: `-c abuseDesk='{...}'`."""
    found = app.node.try_get_context("abuseDesk")
    if not isinstance(found, str):
        return found
    try:
        return json.loads(found)
    except ValueError as error:
        raise ConfigError("region", "cannot be read: abuseDesk is not JSON", "{...}") from error


def _propose(config: StackConfig) -> None:
    if config.proposed:
        print(  # noqa: T201
            f'Proposed intake address; keep it in cdk.json: "intakeAddress": '
            f'"{config.intake_address}"',
            file=sys.stderr,
        )
