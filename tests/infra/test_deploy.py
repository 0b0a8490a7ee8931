"""`make deploy` stops before it starts where it must, and uses the command line that fits."""

import socket
from typing import Any

import pytest

from infra.adoption import Retained, import_template
from infra.cdk_cli import PINNED
from infra.deploy import DeploymentError, check_region


def no_receiving_host(host: str, _port: int) -> Any:
    if host.startswith("inbound-smtp"):
        raise socket.gaierror(socket.EAI_NONAME, f"{host} unknown")


def no_resolver(_host: str, _port: int) -> Any:
    raise socket.gaierror(socket.EAI_AGAIN, "temporary failure")


def test_a_region_without_a_receiving_host_stops_with_a_sentence() -> None:
    with pytest.raises(DeploymentError, match="SES receives no mail in us-west-1") as error:
        check_region("us-west-1", no_receiving_host)
    assert "for example eu-west-1" in str(error.value)


def test_without_a_resolver_nothing_is_stopped_but_it_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    check_region("eu-west-1", no_resolver)
    assert "going on without knowing" in capsys.readouterr().out


def test_a_receiving_host_is_nothing_to_speak_of(capsys: pytest.CaptureFixture[str]) -> None:
    check_region("eu-west-1", lambda *_: [])
    assert capsys.readouterr().out == ""


def test_the_command_line_is_pinned_to_one_version() -> None:
    lock = (PINNED / "package-lock.json").read_text()
    assert '"aws-cdk": "2.1148.1"' in lock


def test_an_import_holds_what_exists_and_nothing_it_would_need(template: dict[str, Any]) -> None:
    retained = Retained({"AWS::S3::Bucket": "mails", "AWS::KMS::Key": "key"})
    chosen = import_template(template, retained)["Resources"]
    bucket = chosen["MailboxBucket2641422E"]
    assert set(chosen) == {"MailboxBucket2641422E", "MailboxKey9C32FA2B"}
    assert "DependsOn" not in bucket
    assert "NotificationConfiguration" not in bucket["Properties"]
    assert "BucketEncryption" in bucket["Properties"]


def test_without_its_key_a_bucket_is_imported_as_it_is(template: dict[str, Any]) -> None:
    chosen = import_template(template, Retained({"AWS::S3::Bucket": "mails"}))["Resources"]
    assert "BucketEncryption" not in chosen["MailboxBucket2641422E"]["Properties"]
