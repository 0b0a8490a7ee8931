"""Day one at a running desk: forwarding confirmed, a drill that arrives, the doctor's look."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from abuse_desk.domain.alerts.effects import Alert
from console.app import App
from console.connection import Where
from console.main import main
from console.seen import Seen
from local import state
from local.deploy import physical_id
from local.desk import Desk
from local.post import post
from local.serve import environment
from local.signing import sign
from local.watch import ledger_row, outbox, wait_for
from tests.e2e.at_the_desk import crashed_dispatch, denied, run_clock
from tests.forwarding_confirmations import ASKER, CODE, LINK, SENDER, confirmation

pytestmark = pytest.mark.emulator

HELO = "mail-lj1-f170.google.com"
GREEN = {"good", "advice", "not_checkable"}
NOT_HERE = {"identity", "MX record", "page", "SMS", "alarms"}


@pytest.fixture
def app(stage: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> App:
    """The command line of the person at this machine, as if `make serve` ran the stage."""
    monkeypatch.setattr(state, "FOLDER", tmp_path)
    monkeypatch.setattr(state, "ENV", tmp_path / "env")
    state.write_env(environment(stage))
    return App(Where(), Seen(tmp_path / "seen"))


@pytest.fixture(scope="module")
def mail_id(stage: Desk) -> str:
    """Gmail's question, signed and received; its tag has reached the object."""
    now = format_datetime(datetime.now(UTC)).encode()
    raw = confirmation().replace(b"Wed, 04 Mar 2026 08:59:00 +0000", now)
    to = [stage.outputs["IntakeAddress"]]
    stored = post(stage.smtp_port, sign(raw, "google.com", stage.zone), SENDER, to, HELO)
    wait_for("the ledger row", lambda: ledger_row(stage, stored))
    wait_for("the effects", lambda: not any(row.pending for row in outbox(stage)))
    return stored


def run(app: App, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, obj=app)


def examined(app: App) -> dict[str, dict[str, Any]]:
    """What the doctor found, by check."""
    return {one["check"]: one for one in json.loads(run(app, "doctor", "--json").stdout)}


@contextmanager
def untagged(desk: Desk, key: str) -> Iterator[None]:
    """The object as it is before its tag has reached it."""
    s3, bucket = desk.clients.s3, desk.outputs["BucketName"]
    tags = s3.get_object_tagging(Bucket=bucket, Key=key)["TagSet"]
    s3.delete_object_tagging(Bucket=bucket, Key=key)
    yield
    s3.put_object_tagging(Bucket=bucket, Key=key, Tagging={"TagSet": tags})


@contextmanager
def without_rule(desk: Desk) -> Iterator[None]:
    """Somebody takes the active receipt rule set away."""
    desk.clients.ses.set_active_receipt_rule_set()
    yield
    desk.clients.ses.set_active_receipt_rule_set(RuleSetName=desk.outputs["RuleSetName"])


@contextmanager
def without_clock(desk: Desk) -> Iterator[None]:
    """Somebody disables the rule that wakes the clock."""
    rule = physical_id(desk.clients, desk.stack, "ClockEveryMinute")
    desk.clients.events.disable_rule(Name=rule)
    yield
    desk.clients.events.enable_rule(Name=rule)


@contextmanager
def with_dead_letter(desk: Desk) -> Iterator[None]:
    """Something was given up on."""
    url = desk.outputs["DeadLetterQueueUrl"]
    desk.clients.sqs.send_message(QueueUrl=url, MessageBody="{}")
    yield
    desk.clients.sqs.purge_queue(QueueUrl=url)


@pytest.fixture
def nobody(stage: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The credentials of a user who may ask the desk and find its parts, and look at nothing."""
    iam = stage.clients.iam
    allowed = ["cloudformation:*", "lambda:InvokeFunction", "sts:GetCallerIdentity"]
    statement = {"Effect": "Allow", "Action": allowed, "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    iam.create_user(UserName="nobody")
    iam.put_user_policy(UserName="nobody", PolicyName="asks", PolicyDocument=policy)
    key = iam.create_access_key(UserName="nobody")["AccessKey"]
    shell = environment(stage) | {
        "AWS_ACCESS_KEY_ID": key["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"],
    }
    for name, value in shell.items():
        if name.startswith("AWS_"):
            monkeypatch.setenv(name, value)
    yield
    iam.delete_access_key(UserName="nobody", AccessKeyId=key["AccessKeyId"])
    iam.delete_user_policy(UserName="nobody", PolicyName="asks")
    iam.delete_user(UserName="nobody")


def test_the_command_line_shows_who_asks_the_code_and_the_link(app: App, mail_id: str) -> None:
    (shown,) = json.loads(run(app, "forwarding", "--json").stdout)
    assert (shown["mail_id"], shown["proved"]) == (mail_id, True)
    assert (shown["requested_by"], shown["code"], shown["link"]) == (ASKER, CODE, LINK)


def test_a_person_reads_them_on_the_screen(app: App, mail_id: str) -> None:
    said = run(app, "forwarding").stdout
    assert (CODE in said, ASKER in said) == (True, True)


def test_people_were_told_who_asks_and_nothing_more(stage: Desk, mail_id: str) -> None:
    told = [repr(row.effect) for row in outbox(stage) if isinstance(row.effect, Alert)]
    assert any(ASKER in text for text in told)
    assert [text for text in told if CODE in text or "vf-" in text] == []


def test_no_log_and_no_row_holds_a_secret(app: App, stage: Desk, mail_id: str) -> None:
    run(app, "forwarding")
    groups = stage.clients.logs.describe_log_groups()["logGroups"]
    pages = (
        stage.clients.logs.filter_log_events(logGroupName=group["logGroupName"])["events"]
        for group in groups
    )
    logged = " ".join(one["message"] for page in pages for one in page)
    stored = repr(stage.clients.dynamodb.scan(TableName=stage.outputs["TableName"])["Items"])
    assert mail_id in logged
    assert [secret for secret in (CODE, "vf-") if secret in logged + stored] == []


def test_without_its_tag_the_same_mail_is_closed_to_the_desk(
    app: App, stage: Desk, mail_id: str
) -> None:
    with untagged(stage, f"mail/{mail_id}"):
        (shown,) = json.loads(run(app, "forwarding", "--json").stdout)
    assert (shown["readable"], shown["code"], shown["link"]) == (False, None, None)


def test_a_drill_arrives_at_the_topic(app: App, stage: Desk) -> None:
    stage.observer.notifications()
    assert run(app, "drill", "--by", "Aya").exit_code == 0
    (heard,) = wait_for("the drill", stage.observer.notifications)
    assert heard["subject"].startswith("[DRILL] ")
    assert (heard["attributes"]["kind"], heard["attributes"]["cause"]) == ("desk", "drill")


def test_a_drill_says_how_long_it_took_and_who_is_subscribed(app: App) -> None:
    said = json.loads(run(app, "drill", "--by", "Aya", "--json").stdout)
    assert [one["delivered"] for one in said["topics"]] == [True]
    assert said["topics"][0]["seconds"] < 60
    assert "o***@example.com" in [one["endpoint"] for one in said["subscriptions"]]


def test_a_drill_that_sns_refuses_fails(app: App, stage: Desk) -> None:
    with denied(stage, "sns:Publish"):
        said = run(app, "drill", "--by", "Aya", "--wait", "5")
    assert (said.exit_code, "NOT SENT" in said.stdout) == (1, True)


def test_a_healthy_desk_passes_and_what_is_not_here_is_never_green(
    app: App, stage: Desk, mail_id: str
) -> None:
    run_clock(stage)
    said = run(app, "doctor", "--json")
    found = {one["check"]: one["result"] for one in json.loads(said.stdout)}
    unseen = {name for name, result in found.items() if result == "not_checkable"}
    assert {name: one for name, one in found.items() if one not in GREEN} == {}
    assert (said.exit_code, unseen) == (0, NOT_HERE)


def test_a_person_gets_a_table(app: App) -> None:
    said = run(app, "doctor")
    assert "not checkable here" in said.stdout


def test_a_rule_set_that_somebody_took_away_fails(app: App, stage: Desk) -> None:
    with without_rule(stage):
        said = run(app, "doctor", "--json")
        found = {one["check"]: one["result"] for one in json.loads(said.stdout)}
    assert (said.exit_code, found["rule set"], found["rule"]) == (1, "bad", "bad")


def test_a_trigger_that_is_off_fails(app: App, stage: Desk) -> None:
    with crashed_dispatch(stage):
        found = examined(app)
    assert found["triggers"]["result"] == "bad"
    assert "dispatch" in found["triggers"]["says"]


def test_a_clock_that_nobody_wakes_fails(app: App, stage: Desk) -> None:
    with without_clock(stage):
        assert examined(app)["clock"]["result"] == "bad"


def test_a_dead_letter_fails(app: App, stage: Desk) -> None:
    with with_dead_letter(stage):
        assert examined(app)["dead letters"]["result"] == "bad"


def test_a_deployed_desk_is_looked_at_with_ones_own_credentials(
    stage: Desk, nobody: None, tmp_path: Path
) -> None:
    app = App(Where(stage.stack, stage.emulator.region), Seen(tmp_path / "seen"))
    found = examined(app)
    needed = {one["needs"] for one in found.values() if one["result"] == "not_allowed"}
    assert found["accounts"]["result"] == "good"
    assert needed == {
        "cloudwatch:DescribeAlarms",
        "events:DescribeRule",
        "lambda:GetFunctionConfiguration",
        "lambda:ListEventSourceMappings",
        "s3:ListBucket",
        "ses:DescribeActiveReceiptRuleSet",
        "ses:GetIdentityVerificationAttributes",
        "sns:ListSubscriptionsByTopic",
        "sqs:GetQueueAttributes",
    }
