"""The story through the deployed stack, by real SMTP, with IAM and TLS enforced."""

from collections import Counter
from typing import Any

import pytest

from local.desk import Desk
from local.result import demo_result
from local.telling import tell_story

pytestmark = pytest.mark.emulator

Result = dict[str, Any]


@pytest.fixture(scope="module")
def result(stage: Desk) -> Result:
    return demo_result(stage, tell_story(stage, lambda _hop, _what: None), 0.0)


@pytest.fixture(scope="module")
def case(result: Result) -> dict[str, Any]:
    (only,) = result["cases"]
    return dict(only)


def test_the_story_ends_resolved_as_a_retraction(case: dict[str, Any]) -> None:
    assert (case["status"], case["resolution"]) == ("resolved", "retraction")


def test_the_history_holds_four_entries_in_order(case: dict[str, Any]) -> None:
    told = [(entry["kind"], entry["stage"]) for entry in case["entries"]]
    assert told == [
        ("notice", "report"),
        ("notice", "reminder"),
        ("answer", None),
        ("notice", "retraction"),
    ]


def test_both_copies_of_the_first_report_are_attached_to_it(case: dict[str, Any]) -> None:
    assert [len(entry["copies"]) for entry in case["entries"]] == [2, 0, 0, 0]


def test_the_case_names_what_aws_named(case: dict[str, Any]) -> None:
    (resource,) = case["resources"]
    assert (case["reference"], case["accounts"], case["regions"], resource["id"]) == (
        "10412345678",
        ["111122223333"],
        ["us-west-2"],
        "i-0123456789abcdef0",
    )


def test_people_are_told_at_each_turn_and_not_for_the_copies(result: Result) -> None:
    causes = [event["detail"]["cause"] for event in result["events"]]
    assert (len(result["notifications"]), causes) == (
        4,
        ["opened", "reminder", "answered", "retracted"],
    )


def test_every_notification_says_what_filter_policies_need(result: Result) -> None:
    wanted = {"kind", "severity", "status", "stage", "family", "trust", "account_id", "region"}
    assert all(wanted <= set(one["attributes"]) for one in result["notifications"])


def test_the_first_alert_says_the_hours_that_are_left(result: Result) -> None:
    assert "left" in result["notifications"][0]["subject"]


def test_every_object_in_the_bucket_is_in_the_ledger(stage: Desk, result: Result) -> None:
    bucket = stage.outputs["BucketName"]
    stored = stage.clients.s3.list_objects_v2(Bucket=bucket)["Contents"]
    assert {one["Key"] for one in stored} == {row["key"] for row in result["ledger"]}


def test_the_ledger_says_what_each_mail_was(result: Result) -> None:
    outcomes = Counter(row["outcome"] for row in result["ledger"])
    assert outcomes == {"notice": 5, "other": 3, "answer": 1}


def test_every_stored_mail_is_tagged_with_its_outcome(stage: Desk, result: Result) -> None:
    bucket = stage.outputs["BucketName"]
    for row in result["ledger"]:
        tags = stage.clients.s3.get_object_tagging(Bucket=bucket, Key=row["key"])["TagSet"]
        assert tags == [{"Key": "desk-outcome", "Value": row["outcome"]}]


def test_nothing_was_given_up(stage: Desk, result: Result) -> None:
    letters = stage.clients.sqs.get_queue_attributes(
        QueueUrl=stage.outputs["DeadLetterQueueUrl"], AttributeNames=["ApproximateNumberOfMessages"]
    )
    assert letters["Attributes"]["ApproximateNumberOfMessages"] == "0"
    assert result["ledger"]
