"""Each single permission of the deployed roles, and a desk that lacks one of them for a while."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from local.deploy import physical_id
from local.desk import Desk
from tests.infra.reading import listed


@dataclass(frozen=True, slots=True)
class Permission:
    """One action on one resource, of the role of this construct."""

    role: str
    action: str
    resource: str

    def __str__(self) -> str:
        return f"{self.role}: {self.action} on {self.resource}"


def permissions(desk: Desk, role: str) -> list[Permission]:
    """All that the deployed inline policies of this role allow, one by one."""
    found = (
        Permission(role, action, resource)
        for document in _documents(desk, _role(desk, role)).values()
        for statement in document["Statement"]
        for action in listed(statement["Action"])
        for resource in listed(statement["Resource"])
    )
    return list(dict.fromkeys(found))


@contextmanager
def without(desk: Desk, missing: Permission) -> Iterator[None]:
    """The role's policies with this one permission left out, then whole again."""
    role = _role(desk, missing.role)
    whole = _documents(desk, role)
    _write(desk, role, {name: _cut(document, missing) for name, document in whole.items()})
    try:
        yield
    finally:
        _write(desk, role, whole)


def _role(desk: Desk, construct: str) -> str:
    return physical_id(desk.clients, desk.stack, f"{construct}Role")


def _documents(desk: Desk, role: str) -> dict[str, Any]:
    iam = desk.clients.iam
    names = iam.list_role_policies(RoleName=role)["PolicyNames"]
    return {
        name: iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
        for name in names
    }


def _write(desk: Desk, role: str, documents: Mapping[str, Any]) -> None:
    for name, document in documents.items():
        desk.clients.iam.put_role_policy(
            RoleName=role, PolicyName=name, PolicyDocument=json.dumps(document)
        )


def _cut(document: Mapping[str, Any], missing: Permission) -> dict[str, Any]:
    """Every pair of action and resource as a statement of its own, but for the missing one."""
    statements = [
        {**statement, "Action": action, "Resource": resource}
        for statement in document["Statement"]
        for action in listed(statement["Action"])
        for resource in listed(statement["Resource"])
        if (action, resource) != (missing.action, missing.resource)
    ]
    return {**document, "Statement": statements}
