"""The stack behind a desk: its parts, reached with the operator's own credentials."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import boto3
import click
from botocore.exceptions import BotoCoreError

from console.connection import NO_DESK, Where, local_function
from local.state import read_env

ANY = r"\w*"


@dataclass(frozen=True)
class Stack:
    """One deployed stack. `local`: in the embedded AWS of this machine, which is not AWS."""

    name: str
    local: bool
    session: boto3.Session
    settings: Mapping[str, Any]

    @property
    def region(self) -> str:
        return str(self.session.region_name)

    def client(self, service: str) -> Any:
        return self.session.client(service, **self.settings)  # type: ignore[call-overload]  # many services, one way

    @property
    def outputs(self) -> dict[str, str]:
        """What the stack says about itself. Raises what boto3 raises."""
        return {one["OutputKey"]: one["OutputValue"] for one in self._itself.get("Outputs", [])}

    @property
    def deployed_at(self) -> datetime:
        """When it was last created or updated."""
        found: datetime = self._itself.get("LastUpdatedTime") or self._itself["CreationTime"]
        return found

    @cached_property
    def _itself(self) -> dict[str, Any]:
        described = self.client("cloudformation").describe_stacks(StackName=self.name)
        return dict(described["Stacks"][0])

    @cached_property
    def _resources(self) -> list[tuple[str, str, str]]:
        # Pages: a desk has more resources than the call without pages gives.
        pages = self.client("cloudformation").get_paginator("list_stack_resources")
        return [
            (one["ResourceType"], one["LogicalResourceId"], one.get("PhysicalResourceId", ""))
            for page in pages.paginate(StackName=self.name)
            for one in page["StackResourceSummaries"]
        ]

    def ids(self, kind: str, construct: str = ANY) -> list[str]:
        """Physical ids of the resources of this type whose construct path is `construct`."""
        logical = re.compile(construct + r"[0-9A-F]{8}")  # CDK appends a digest of the path
        return [
            physical
            for type_, name, physical in self._resources
            if type_ == kind and logical.fullmatch(name)
        ]

    def id(self, kind: str, construct: str) -> str:
        """The one of these; LookupError where the stack has none."""
        found = self.ids(kind, construct)
        if not found:
            raise LookupError(f"the stack {self.name} has no {construct}")
        return found[0]


def stack_of(where: Where) -> Stack:
    """The stack of the desk that is meant; ClickException where there is none."""
    if where.stack:
        session = _session(where)
        return Stack(where.stack, local=False, session=session, settings={})
    env = read_env()
    if env is None:
        raise click.ClickException(NO_DESK)
    return local_stack(env)


def local_stack(env: dict[str, str]) -> Stack:
    """The stack of the desk that runs on this machine."""
    function = local_function(env)
    return Stack(
        env["DESK_STACK"], local=True, session=function.session, settings=function.settings
    )


def _session(where: Where) -> boto3.Session:
    try:
        return boto3.Session(profile_name=where.profile, region_name=where.region)
    except BotoCoreError as fault:
        raise click.ClickException(f"stack {where.stack}: {fault}") from fault
