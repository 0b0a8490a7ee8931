"""The embedded AWS as we run it: the pinned version, our hooks in it, IAM and TLS enforced."""

import json
import os
import signal
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, SSLError

from local.clients import Clients
from local.door import open_door
from local.emulator import ROOT, Emulator, free_port, start_emulator
from local.failure import LocalFailure
from local.post import post
from local.receipt import MAIL_LIMIT, SETUP_OBJECT, rule_arn
from local.watch import wait_for
from local.zone import Zone, make_zone

pytestmark = pytest.mark.emulator

RECIPIENT = "in@desk.example.com"
BOX = "box-of-the-door"


@pytest.fixture(scope="module")
def zone() -> Zone:
    return make_zone()


@pytest.fixture(scope="module")
def bucket(emulator: Emulator, clients: Clients) -> str:
    """A bucket that takes mail from the rule `mail` of the set `desk`, and from no other."""
    place: Any = {"LocationConstraint": emulator.region}
    clients.s3.create_bucket(Bucket=BOX, CreateBucketConfiguration=place)
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "ses.amazonaws.com"},
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::{BOX}/mail/*",
        "Condition": {
            "StringEquals": {
                "aws:SourceAccount": emulator.account,
                "aws:SourceArn": rule_arn(emulator.region, emulator.account, "desk", "mail"),
            }
        },
    }
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    clients.s3.put_bucket_policy(Bucket=BOX, Policy=json.dumps(policy))
    return BOX


@pytest.fixture(scope="module")
def rule_set(clients: Clients, bucket: str) -> str:
    """An active rule set with one rule that stores mail in the bucket."""
    clients.cloudformation.create_stack(
        StackName="rules", TemplateBody=json.dumps(a_template("desk", "mail", bucket))
    )
    wait_for("the stack", lambda: status(clients, "rules") == "CREATE_COMPLETE")
    clients.ses.set_active_receipt_rule_set(RuleSetName="desk")
    return "desk"


@pytest.fixture
def door(emulator: Emulator, clients: Clients, zone: Zone, rule_set: str) -> Any:
    port = free_port()
    controller = open_door(emulator, clients, zone, port)
    yield port
    controller.stop()


def a_template(rule_set: str, rule: str, bucket: str) -> dict[str, Any]:
    store = {"S3Action": {"BucketName": bucket, "ObjectKeyPrefix": "mail/"}}
    return {
        "Resources": {
            "Set": {"Type": "AWS::SES::ReceiptRuleSet", "Properties": {"RuleSetName": rule_set}},
            "Rule": {
                "Type": "AWS::SES::ReceiptRule",
                "Properties": {
                    "RuleSetName": {"Ref": "Set"},
                    "Rule": {
                        "Name": rule,
                        "Enabled": True,
                        "Recipients": [RECIPIENT],
                        "Actions": [store],
                    },
                },
            },
        }
    }


def status(clients: Clients, stack: str) -> str:
    return clients.cloudformation.describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"]


def is_running(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2][:3]
    except FileNotFoundError:
        return False


def test_the_version_is_the_one_whose_internals_we_hook_into() -> None:
    assert version("ministack") == "1.5.33"


def test_making_a_rule_leaves_sess_set_up_object(clients: Clients, rule_set: str) -> None:
    found = clients.s3.head_object(Bucket=BOX, Key=f"mail/{SETUP_OBJECT}")
    assert found["ContentLength"] > 0


def test_a_rule_whose_bucket_refuses_ses_cannot_be_made(clients: Clients, bucket: str) -> None:
    template = a_template("other", "rule-without-a-grant", bucket)
    clients.cloudformation.create_stack(StackName="refused", TemplateBody=json.dumps(template))
    end = wait_for("the end", lambda: status(clients, "refused").startswith("ROLLBACK_C"))
    assert end


def test_a_mail_for_the_rules_recipient_is_stored_under_the_id_it_was_given(
    clients: Clients, door: int
) -> None:
    mail_id = post(door, b"Subject: x\n\nhello\n", "a@example.com", [RECIPIENT])
    stored = clients.s3.get_object(Bucket=BOX, Key=f"mail/{mail_id}")["Body"].read()
    assert stored.endswith(b"Subject: x\r\n\r\nhello\r\n")


def test_the_stored_mail_begins_with_what_ses_found_out(clients: Clients, door: int) -> None:
    mail_id = post(door, b"From: a@example.com\n\nhello\n", "a@example.com", [RECIPIENT])
    stored = clients.s3.get_object(Bucket=BOX, Key=f"mail/{mail_id}")["Body"].read()
    assert b"dmarc=fail header.from=example.com" in stored.partition(b"\r\nFrom:")[0]


def test_a_mail_for_anybody_else_is_refused(door: int) -> None:
    with pytest.raises(LocalFailure, match="550"):
        post(door, b"Subject: x\n\nhello\n", "a@example.com", ["else@desk.example.com"])


def test_a_mail_over_the_limit_is_refused(door: int) -> None:
    line = b"x" * 998 + b"\r\n"
    raw = b"Subject: x\r\n\r\n" + line * (MAIL_LIMIT // len(line) + 1)
    with pytest.raises(LocalFailure, match="552"):
        post(door, raw, "a@example.com", [RECIPIENT])


def test_a_taken_port_is_said_in_one_sentence(
    emulator: Emulator, clients: Clients, zone: Zone, door: int
) -> None:
    with pytest.raises(LocalFailure, match=f"Port {door} is taken"):
        open_door(emulator, clients, zone, door)


def test_a_user_without_permissions_is_denied(emulator: Emulator, clients: Clients) -> None:
    clients.iam.create_user(UserName="nobody")
    key = clients.iam.create_access_key(UserName="nobody")["AccessKey"]
    client = boto3.client(
        "s3",
        region_name=emulator.region,
        endpoint_url=emulator.endpoint,
        verify=str(emulator.certificate),
        aws_access_key_id=key["AccessKeyId"],
        aws_secret_access_key=key["SecretAccessKey"],
    )
    with pytest.raises(ClientError, match="AccessDenied"):
        client.list_buckets()


def test_a_client_that_does_not_know_our_certificate_is_not_served(emulator: Emulator) -> None:
    client = boto3.client("s3", endpoint_url=emulator.endpoint)
    with pytest.raises(SSLError):
        client.list_buckets()


def test_stopping_leaves_no_process_and_no_file() -> None:
    other = start_emulator()
    other.stop()
    assert (is_running(other.process.pid), other.folder.exists()) == (False, False)


def test_a_killed_parent_leaves_no_emulator_behind(tmp_path: Path) -> None:
    said = tmp_path / "pid"
    code = (
        "import sys, time; from local.emulator import start_emulator\n"
        "e = start_emulator(); open(sys.argv[1], 'w').write(str(e.process.pid)); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code, str(said)], cwd=ROOT)
    wait_for("the emulator", lambda: said.exists() and said.read_text())
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    pid = int(said.read_text())
    assert wait_for("its end", lambda: not is_running(pid), 10)


def test_an_emulator_that_cannot_start_says_why(emulator: Emulator) -> None:
    taken = int(emulator.endpoint.rpartition(":")[2])
    with pytest.raises(LocalFailure, match="The embedded AWS ended at its start"):
        start_emulator(port=taken)
