"""What an earlier desk of this name left behind, and how a new stack takes it over.

Bucket, table and key outlive their stack. A new stack cannot make what exists, so it first imports
them as they are; the deployment that follows then brings them up to date.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from infra.names import Names

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_kms import KMSClient
    from mypy_boto3_s3 import S3Client

IDENTIFIER = {
    "AWS::S3::Bucket": "BucketName",
    "AWS::DynamoDB::Table": "TableName",
    "AWS::KMS::Key": "KeyId",
    "AWS::KMS::Alias": "AliasName",
}
ABSENT = {"404", "NoSuchBucket", "ResourceNotFoundException", "NotFoundException"}
CHANGE_SET = "adopt-evidence"
WAIT_SECONDS = 300.0


class AdoptionError(RuntimeError):
    """What exists could not be taken over; the text says why."""


@dataclass(frozen=True, slots=True)
class Retained:
    """What exists, by CloudFormation type: the identifier to import it by."""

    found: Mapping[str, str]

    def __bool__(self) -> bool:
        return bool(self.found)


@dataclass(frozen=True, slots=True)
class Places:
    """Where to look."""

    s3: "S3Client"
    dynamodb: "DynamoDBClient"
    kms: "KMSClient"


def find_retained(places: Places, names: Names) -> Retained:
    """Look for the bucket, the table, and the key behind its alias."""
    found: dict[str, str] = {}
    if _exists(lambda: places.s3.head_bucket(Bucket=names.bucket)):
        found["AWS::S3::Bucket"] = names.bucket
    if _exists(lambda: places.dynamodb.describe_table(TableName=names.table)):
        found["AWS::DynamoDB::Table"] = names.table
    if _exists(lambda: places.kms.describe_key(KeyId=names.key_alias)):
        key = places.kms.describe_key(KeyId=names.key_alias)["KeyMetadata"]
        found |= {"AWS::KMS::Key": key["KeyId"], "AWS::KMS::Alias": names.key_alias}
    return Retained(found)


def import_template(template: Mapping[str, Any], retained: Retained) -> dict[str, Any]:
    """Of the synthesised template only what exists, without what ties it to the rest."""
    chosen = {
        name: resource
        for name, resource in template["Resources"].items()
        if resource["Type"] in retained.found
    }
    return {"Resources": {name: _untied(each, {*chosen}) for name, each in chosen.items()}}


def resources_to_import(template: Mapping[str, Any], retained: Retained) -> list[dict[str, Any]]:
    """What CreateChangeSet wants to know of each resource of an import template."""
    return [
        {
            "ResourceType": resource["Type"],
            "LogicalResourceId": name,
            "ResourceIdentifier": {IDENTIFIER[resource["Type"]]: retained.found[resource["Type"]]},
        }
        for name, resource in template["Resources"].items()
    ]


def adopt(
    cloudformation: "CloudFormationClient",
    stack: str,
    template: Mapping[str, Any],
    retained: Retained,
) -> None:
    """Make the stack hold what exists, and nothing else yet. Raises AdoptionError."""
    chosen = import_template(template, retained)
    wanted: Any = resources_to_import(chosen, retained)
    cloudformation.create_change_set(
        StackName=stack,
        ChangeSetName=CHANGE_SET,
        ChangeSetType="IMPORT",
        ResourcesToImport=wanted,
        TemplateBody=json.dumps(chosen),
    )
    _wait_for(lambda: _change_set(cloudformation, stack), "CREATE_COMPLETE")
    cloudformation.execute_change_set(StackName=stack, ChangeSetName=CHANGE_SET)
    _wait_for(lambda: _stack(cloudformation, stack), "IMPORT_COMPLETE")


def stack_exists(cloudformation: "CloudFormationClient", stack: str) -> bool:
    """Whether there is such a stack; a change set that was never executed leaves none."""
    try:
        status, _ = _stack(cloudformation, stack)
    except ClientError as error:
        if error.response["Error"]["Code"] == "ValidationError":
            return False
        raise
    return status != "REVIEW_IN_PROGRESS"


def _untied(resource: Mapping[str, Any], chosen: set[str]) -> dict[str, Any]:
    properties = {
        key: value
        for key, value in resource["Properties"].items()
        if all(name in chosen for name in _needed(value))
    }
    untied = {key: value for key, value in resource.items() if key != "DependsOn"}
    return untied | {"Properties": properties}


def _needed(value: Any) -> Iterator[str]:
    """The resources a property refers to; the account and other pseudo parameters are none."""
    match value:
        case {"Ref": str(name)}:
            yield from () if name.startswith("AWS::") else (name,)
        case {"Fn::GetAtt": [str(name), *_]}:
            yield name
        case dict():
            for item in value.values():
                yield from _needed(item)
        case list():
            for item in value:
                yield from _needed(item)
        case _:
            pass


def _exists(look: Callable[[], object]) -> bool:
    try:
        look()
    except ClientError as error:
        if error.response["Error"]["Code"] in ABSENT:
            return False
        raise
    return True


def _change_set(cloudformation: "CloudFormationClient", stack: str) -> tuple[str, str]:
    found = cloudformation.describe_change_set(StackName=stack, ChangeSetName=CHANGE_SET)
    return found["Status"], found.get("StatusReason", "")


def _stack(cloudformation: "CloudFormationClient", stack: str) -> tuple[str, str]:
    found = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    return found["StackStatus"], found.get("StackStatusReason", "")


def _wait_for(look: Callable[[], tuple[str, str]], wanted: str) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        status, reason = look()
        if status == wanted:
            return
        if not status.endswith(("_IN_PROGRESS", "_PENDING")):
            raise AdoptionError(f"CloudFormation would not take over what exists: {reason}")
        time.sleep(0.5)
    raise AdoptionError(f"CloudFormation did not reach {wanted} in {WAIT_SECONDS:.0f} s")
