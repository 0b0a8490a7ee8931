"""`make deploy` and `make destroy`: the pinned CDK command line, and what it cannot know.

Before: can SES receive in this region? Is there evidence of an earlier desk to take over? After a
destroy: where the evidence lies.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from abuse_desk.domain.config import ConfigError
from infra.adoption import AdoptionError, Places, adopt, find_retained, stack_exists
from infra.cdk_cli import CliError, cdk_command
from infra.config import StackConfig, parse_stack_config
from infra.names import Names

ROOT = Path(__file__).resolve().parent.parent
ASSEMBLY = ROOT / "cdk.out"


class DeploymentError(RuntimeError):
    """Why the desk cannot be deployed, in one sentence."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the desk goes: its config, its names in this account, and the credentials' session."""

    config: StackConfig
    names: Names
    session: boto3.Session


def main() -> int:
    """Run one command; problems are one sentence on standard error and exit 1."""
    asked = _arguments()
    try:
        place = _place(asked.profile)
        steps = {"deploy": deploy, "destroy": destroy, "bootstrap": bootstrap}
        return steps[asked.command](place, asked.profile, asked.rest)
    except (ConfigError, CliError, AdoptionError, DeploymentError) as error:
        sys.exit(f"abuse-desk: {error}")
    except (BotoCoreError, ClientError) as error:
        sys.exit(f"abuse-desk: AWS did not answer: {error}")


def deploy(place: Place, profile: str | None, rest: list[str]) -> int:
    """Check, synthesise, take over what an earlier desk left, and deploy."""
    check_region(place.config.region)
    if code := _cdk("synth", profile, ["--quiet"]):
        return code
    take_over(place)
    return _cdk("deploy", profile, ["--app", str(ASSEMBLY), *rest])


def destroy(place: Place, profile: str | None, rest: list[str]) -> int:
    """Remove the desk, and say where the evidence is."""
    code = _cdk("destroy", profile, rest)
    if code == 0:
        retained = find_retained(_places(place.session), place.names)
        for kind, name in retained.found.items():
            _say(f"kept: {kind.split('::')[1]} {name}")
        _say("`make deploy` takes these over again; docs/deploy.md says how to delete them")
    return code


def bootstrap(place: Place, profile: str | None, rest: list[str]) -> int:
    """Once an account and region: what every CDK app needs there."""
    where = f"aws://{place.names.account}/{place.config.region}"
    return _cdk("bootstrap", profile, [where, *rest])


def check_region(region: str, look_up: Callable[[str, int], Any] = socket.getaddrinfo) -> None:
    """SES receives where `inbound-smtp.REGION.amazonaws.com` exists. Raises DeploymentError.

    A name that is unknown beside one that is known says something about the region; two unknown
    names, only that this machine has no resolver.
    """
    receiving = f"inbound-smtp.{region}.amazonaws.com"
    if _is_known(receiving, look_up):
        return
    if _is_known("sts.amazonaws.com", look_up):
        raise DeploymentError(
            f"SES receives no mail in {region} ({receiving} does not exist): choose another"
            " abuseDesk.region in cdk.json, for example eu-west-1"
        )
    _say(f"no host could be looked up; going on without knowing whether SES receives in {region}")


def _is_known(host: str, look_up: Callable[[str, int], Any]) -> bool:
    try:
        look_up(host, 443)
    except socket.gaierror:
        return False
    return True


def take_over(place: Place) -> None:
    """If there is no stack but evidence of an earlier one, import it into a new stack."""
    cloudformation = place.session.client("cloudformation")
    if stack_exists(cloudformation, place.names.stack):
        return
    retained = find_retained(_places(place.session), place.names)
    if retained:
        _say(f"taking over from an earlier desk: {', '.join(sorted(retained.found.values()))}")
        template = json.loads((ASSEMBLY / f"{place.names.stack}.template.json").read_text())
        adopt(cloudformation, place.names.stack, template, retained)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.deploy", description=__doc__)
    parser.add_argument("command", choices=("bootstrap", "deploy", "destroy"))
    parser.add_argument("--profile", help="a profile of ~/.aws/config")
    asked, rest = parser.parse_known_args()
    asked.rest = rest  # what is not ours is the CDK command line's
    return asked


def _place(profile: str | None) -> Place:
    context = json.loads((ROOT / "cdk.json").read_text())["context"]
    config = parse_stack_config(context.get("abuseDesk"))
    session = boto3.Session(profile_name=profile, region_name=config.region)
    account = session.client("sts").get_caller_identity()["Account"]
    names = Names(config.stack_name, config.region, account, config.join_rule_set)
    return Place(config, names, session)


def _places(session: boto3.Session) -> Places:
    return Places(session.client("s3"), session.client("dynamodb"), session.client("kms"))


def _cdk(command: str, profile: str | None, rest: list[str]) -> int:
    chosen = ["--profile", profile] if profile else []
    environment = os.environ | {"CDK_DISABLE_CLI_TELEMETRY": "true"}
    done = subprocess.run(
        [*cdk_command(), command, *chosen, *rest], cwd=ROOT, env=environment, check=False
    )
    return done.returncode


def _say(text: str) -> None:
    print(f"abuse-desk: {text}", flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
