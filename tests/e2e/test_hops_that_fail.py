"""Each hop that cannot be made is one clear sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from console.main import main
from local.clients import Clients
from local.deploy import Assembly, deploy, only_stack
from local.desk import Desk
from local.emulator import Emulator
from local.failure import LocalFailure
from local.synthesis import synthesise
from local.watch import ledger_row, wait_for

pytestmark = pytest.mark.emulator


def an_assembly(folder: Path, stack: str, resources: dict[str, Any]) -> Assembly:
    """A cloud assembly that publishes nothing but its own template."""
    name = f"{stack}.template.json"
    (folder / name).write_text(json.dumps({"Resources": resources}))
    destination = {"bucketName": "assets-${AWS::AccountId}-${AWS::Region}", "objectKey": name}
    asset = {
        "source": {"path": name, "packaging": "file"},
        "destinations": {"here": destination},
    }
    (folder / f"{stack}.assets.json").write_text(json.dumps({"files": {"template": asset}}))
    return only_stack(folder)


def test_a_configuration_that_is_not_whole_stops_the_synthesis() -> None:
    with pytest.raises(LocalFailure, match=r"could not be synthesised: .*intakeDomain"):
        synthesise({"region": "eu-west-1"})


def test_a_template_the_embedded_aws_does_not_take_is_refused_with_its_reason(
    emulator: Emulator, clients: Clients, tmp_path: Path
) -> None:
    assembly = an_assembly(tmp_path, "strange", {"Thing": {"Type": "AWS::No::Such"}})
    with pytest.raises(LocalFailure, match=r"deployment was refused: .*AWS::No::Such"):
        deploy(emulator, clients, assembly)


def test_a_resource_that_cannot_be_made_is_named(
    emulator: Emulator, clients: Clients, tmp_path: Path
) -> None:
    rule = {
        "Type": "AWS::SES::ReceiptRule",
        "Properties": {"RuleSetName": "nowhere", "Rule": {"Enabled": True, "Actions": []}},
    }
    with pytest.raises(LocalFailure, match=r"deployment failed: Rule: .*nowhere"):
        deploy(emulator, clients, an_assembly(tmp_path, "broken", {"Rule": rule}))


def test_a_folder_without_a_stack_is_said(tmp_path: Path) -> None:
    with pytest.raises(LocalFailure, match="should hold one stack and holds 0"):
        only_stack(tmp_path)


@pytest.fixture
def as_operator(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The environment of a person whose AWS is the embedded one."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", desk.emulator.endpoint)
    monkeypatch.setenv("AWS_CA_BUNDLE", str(desk.emulator.certificate))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    return desk


def test_a_mail_put_into_a_deployed_bucket_reaches_the_ledger(
    as_operator: Desk, tmp_path: Path
) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_bytes(b"From: someone@example.net\nSubject: hello\n\nhello\n")
    said = CliRunner().invoke(main, ["--stack", as_operator.stack, "send", str(mail)])
    mail_id = said.output.split("mail/")[1].split()[0]
    assert wait_for("the ledger row", lambda: ledger_row(as_operator, mail_id)).outcome == "other"


def test_a_stack_that_is_not_there_is_said(as_operator: Desk, tmp_path: Path) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_bytes(b"Subject: hello\n\nhello\n")
    said = CliRunner().invoke(main, ["--stack", "no-such-stack", "send", str(mail)])
    assert (said.exit_code, "no-such-stack" in said.output) == (1, True)
