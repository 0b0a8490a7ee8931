"""Which stored mail the desk may read: what its tags open, and no other."""

from collections.abc import Iterator, Mapping
from typing import Any

from abuse_desk.domain.notices.confirmation import KIND
from tests.infra.reading import of_type

Resources = Mapping[str, Any]
TAG = "s3:ExistingObjectTag/"


def granted(resources: Resources) -> Iterator[Mapping[str, Any]]:
    """The conditions under which the desk's role may read objects."""
    for name, policy in of_type(resources, "AWS::IAM::Policy").items():
        for statement in policy["PolicyDocument"]["Statement"]:
            if name.startswith("DeskRole") and statement["Action"] == "s3:GetObject":
                yield statement["Condition"]["StringEquals"]


def denied(resources: Resources) -> Mapping[str, Any]:
    """What must hold of an object for the bucket to refuse it to the desk."""
    (policy,) = of_type(resources, "AWS::S3::BucketPolicy").values()
    found: list[Mapping[str, Any]] = [
        statement["Condition"]["StringNotEquals"]
        for statement in policy["PolicyDocument"]["Statement"]
        if any(key.startswith(TAG) for key in statement["Condition"].get("StringNotEquals", {}))
    ]
    (condition,) = found
    return condition


def test_a_confirmation_is_opened_by_its_own_tag_alone(resources: Resources) -> None:
    assert {f"{TAG}desk-kind": KIND} in list(granted(resources))


def test_whatever_the_desk_reads_is_opened_by_a_tag(resources: Resources) -> None:
    keys = [key for condition in granted(resources) for key in condition]
    assert sorted(set(keys)) == [f"{TAG}desk-kind", f"{TAG}desk-outcome"]


def test_the_bucket_refuses_the_desk_what_neither_tag_opens(resources: Resources) -> None:
    grants = {key: value for condition in granted(resources) for key, value in condition.items()}
    assert denied(resources) == grants
