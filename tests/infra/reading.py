"""Reading a template: resources by type, policies flattened, intrinsic functions filled in."""

from collections.abc import Iterator, Mapping
from typing import Any

ACCOUNT = "111122223333"


def of_type(resources: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """Properties of every resource of this type, by logical id."""
    return {
        name: resource.get("Properties", {})
        for name, resource in resources.items()
        if resource["Type"] == kind
    }


def only(resources: Mapping[str, Any], kind: str) -> Any:
    """Properties of the one resource of this type."""
    (found,) = of_type(resources, kind).values()
    return found


def functions(resources: Mapping[str, Any]) -> dict[str, Any]:
    """Properties of every function by the name of its handler module."""
    found = of_type(resources, "AWS::Lambda::Function").values()
    return {one["Handler"].split(".")[-2]: one for one in found}


def statements(resources: Mapping[str, Any], role: str) -> Iterator[dict[str, Any]]:
    """Every statement of the policies attached to roles whose logical id starts with this."""
    for policy in of_type(resources, "AWS::IAM::Policy").values():
        if any(each["Ref"].startswith(role) for each in policy["Roles"]):
            yield from policy["PolicyDocument"]["Statement"]


def listed(value: Any) -> list[Any]:
    """A policy's one-or-many as a list."""
    return value if isinstance(value, list) else [value]


def filled(value: Any) -> Any:
    """Joins carried out and the account filled in; references become `<LogicalId>`."""
    match value:
        case {"Ref": "AWS::AccountId"}:
            return ACCOUNT
        case {"Ref": name}:
            return f"<{name}>"
        case {"Fn::GetAtt": [name, attribute]}:
            return f"<{name}.{attribute}>"
        case {"Fn::Join": [separator, parts]}:
            return separator.join(str(filled(part)) for part in parts)
        case dict():
            return {key: filled(item) for key, item in value.items()}
        case list():
            return [filled(item) for item in value]
        case _:
            return value
