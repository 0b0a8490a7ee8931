"""Publishes the assets of a cloud assembly and deploys its template: what the CDK command does."""

import io
import json
import re
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from local.clients import Clients
from local.emulator import Emulator
from local.failure import LocalFailure

DEPLOY_SECONDS = 120.0
POLL_SECONDS = 0.1
BOOTSTRAP = "/cdk-bootstrap/hnb659fds/version"  # CDK's default qualifier


@dataclass(frozen=True, slots=True)
class Assembly:
    """A synthesised stack on disk."""

    folder: Path
    stack: str

    @property
    def template(self) -> Path:
        return self.folder / f"{self.stack}.template.json"


def only_stack(folder: Path) -> Assembly:
    """The single stack of a cloud assembly. Raises LocalFailure where there is not exactly one."""
    found = sorted(folder.glob("*.template.json"))
    if len(found) != 1:
        raise LocalFailure(f"{folder} should hold one stack and holds {len(found)}")
    return Assembly(folder, found[0].name.removesuffix(".template.json"))


def deploy(emulator: Emulator, clients: Clients, assembly: Assembly) -> dict[str, str]:
    """Deploy into the embedded AWS and return the stack's outputs.

    Raises LocalFailure with the first reason CloudFormation gives.
    """
    _bootstrap(clients)
    url = _publish(emulator, clients, assembly)
    try:
        clients.cloudformation.create_stack(
            StackName=assembly.stack,
            TemplateURL=url,
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"],
        )
    except ClientError as refused:
        reason = refused.response["Error"]["Message"]
        raise LocalFailure(f"The deployment was refused: {reason}") from refused
    return _outputs(clients, assembly.stack)


def physical_id(clients: Clients, stack: str, construct: str) -> str:
    """What the embedded AWS calls the resource of this construct path, such as `IntakeFunction`."""
    found = clients.cloudformation.describe_stack_resources(StackName=stack)["StackResources"]
    logical = re.compile(construct + r"[0-9A-F]{8}")  # CDK appends a digest of the path
    return next(
        one["PhysicalResourceId"] for one in found if logical.fullmatch(one["LogicalResourceId"])
    )


def _bootstrap(clients: Clients) -> None:
    """What `cdk bootstrap` leaves behind and the template asks for."""
    clients.ssm.put_parameter(Name=BOOTSTRAP, Value="30", Type="String", Overwrite=True)


def _publish(emulator: Emulator, clients: Clients, assembly: Assembly) -> str:
    url = ""
    for asset in _assets(assembly):
        source = assembly.folder / asset["source"]["path"]
        body = _zipped(source) if asset["source"]["packaging"] == "zip" else source.read_bytes()
        for destination in asset["destinations"].values():
            bucket = _filled(destination["bucketName"], emulator)
            key = _filled(destination["objectKey"], emulator)
            _put(clients, emulator.region, bucket, key, body)
            if source == assembly.template:
                url = f"{emulator.endpoint}/{bucket}/{key}"
    if not url:
        raise LocalFailure(f"{assembly.folder} does not publish its own template")
    return url


def _assets(assembly: Assembly) -> Iterator[dict[str, Any]]:
    listing = json.loads((assembly.folder / f"{assembly.stack}.assets.json").read_text())
    yield from listing["files"].values()


def _filled(name: str, emulator: Emulator) -> str:
    known = {"${AWS::AccountId}": emulator.account, "${AWS::Region}": emulator.region}
    known["${AWS::Partition}"] = "aws"
    for placeholder, value in known.items():
        name = name.replace(placeholder, value)
    return name


def _put(clients: Clients, region: str, bucket: str, key: str, body: bytes) -> None:
    with suppress(clients.s3.exceptions.BucketAlreadyOwnedByYou):  # one bucket for every asset
        place: Any = {"LocationConstraint": region}
        clients.s3.create_bucket(Bucket=bucket, CreateBucketConfiguration=place)
    clients.s3.put_object(Bucket=bucket, Key=key, Body=body)


def _zipped(folder: Path) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder))
    return body.getvalue()


def _outputs(clients: Clients, stack: str) -> dict[str, str]:
    end = time.monotonic() + DEPLOY_SECONDS
    while time.monotonic() < end:
        found = clients.cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
        if found["StackStatus"] == "CREATE_COMPLETE":
            return {one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", [])}
        if not found["StackStatus"].endswith("IN_PROGRESS"):
            raise LocalFailure(f"The deployment failed: {_first_failure(clients, stack)}")
        time.sleep(POLL_SECONDS)
    raise LocalFailure(f"The deployment was not complete after {DEPLOY_SECONDS:.0f} s")


def _first_failure(clients: Clients, stack: str) -> str:
    events = clients.cloudformation.describe_stack_events(StackName=stack)["StackEvents"]
    failed = [one for one in events if one.get("ResourceStatus", "").endswith("FAILED")]
    if not failed:
        return "CloudFormation gives no reason"
    first = failed[-1]  # newest come first
    return f"{first.get('LogicalResourceId')}: {first.get('ResourceStatusReason', 'no reason')}"
