"""The stack's whole life in the embedded AWS: every state of the account's receipt rule sets."""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from aws_cdk import App

from infra.adoption import Places, adopt, find_retained, stack_exists
from infra.config import parse_stack_config
from infra.names import Names
from infra.receiving import SETUP_KEY
from infra.stack import AbuseDeskStack
from local import deploy as local_deploy
from local.clients import Clients
from local.deploy import Assembly, deploy, only_stack
from local.emulator import ACCOUNT, Emulator, start_emulator
from local.failure import LocalFailure

pytestmark = pytest.mark.emulator

STACK = "abuse-desk"
OURS = "abuse-desk-rules"
NAMES = Names(STACK, "eu-west-1", ACCOUNT)
Assemble: TypeAlias = Callable[..., Assembly]


@pytest.fixture
def account() -> Iterator[Emulator]:
    """An account with nothing in it: which set is active is a matter of the whole account."""
    running = start_emulator()
    yield running
    running.stop()


@pytest.fixture
def aws(account: Emulator) -> Clients:
    return Clients(account.endpoint, account.region, account.certificate)


@pytest.fixture(scope="module")
def assemble(sample: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Assemble:
    """A cloud assembly of the sample config with these keys changed."""
    made: dict[str, Assembly] = {}

    def make(**changes: Any) -> Assembly:
        key = repr(sorted(changes.items()))
        if key not in made:
            folder = tmp_path_factory.mktemp("assembly")
            app = App(outdir=str(folder), builtin_cloud_formation_validation=False)
            AbuseDeskStack(app, parse_stack_config(sample | changes))
            app.synth()
            made[key] = only_stack(Path(folder))
        return made[key]

    return make


def test_with_no_active_set_ours_is_made_and_activated(
    account: Emulator, aws: Clients, assemble: Assemble
) -> None:
    deploy(account, aws, assemble())
    assert active(aws) == OURS


def test_somebody_elses_set_stops_the_deployment_before_anything_is_kept(
    account: Emulator, aws: Clients, assemble: Assemble
) -> None:
    activate_theirs(aws)
    with pytest.raises(LocalFailure, match="'theirs', not this desk's"):
        deploy(account, aws, assemble())
    settled(aws)
    assert not find_retained(places(aws), NAMES)
    assert active(aws) == "theirs"


def test_a_deployment_that_fails_at_the_very_end_leaves_nothing(
    account: Emulator, aws: Clients, assemble: Assemble, tmp_path: Path
) -> None:
    """CloudFormation only removes an empty bucket, the embedded one any: see the next test."""
    with pytest.raises(LocalFailure):
        deploy(account, aws, with_activation_that_fails(assemble(), tmp_path))
    settled(aws)
    assert any("says to join the receipt rule set 'nowhere'" in why for why in failures(aws))
    assert not find_retained(places(aws), NAMES)
    assert (active(aws), rule_sets(aws)) == (None, set())


def test_the_object_by_which_ses_tried_the_bucket_goes_with_the_rule(
    account: Emulator, aws: Clients, assemble: Assemble
) -> None:
    """For a bucket that holds it would survive a deployment that failed after the rule."""
    deploy(account, aws, assemble())
    assert setup_objects(aws) == 1
    destroy(aws)
    assert setup_objects(aws) == 0


def test_destroy_takes_our_set_away_and_keeps_the_evidence(
    account: Emulator, aws: Clients, assemble: Assemble
) -> None:
    deploy(account, aws, assemble())
    destroy(aws)
    assert (active(aws), rule_sets(aws)) == (None, set())
    kept = {kind.split("::")[2] for kind in find_retained(places(aws), NAMES).found}
    assert kept == {"Bucket", "Table", "Key", "Alias"}


def test_a_desk_deployed_again_takes_the_evidence_over(
    account: Emulator, aws: Clients, assemble: Assemble
) -> None:
    key = deploy(account, aws, assemble())["KeyArn"]
    aws.dynamodb.put_item(TableName=NAMES.table, Item={"pk": {"S": "CASE#1"}, "sk": {"S": "CASE"}})
    destroy(aws)
    outputs = redeploy(account, aws, assemble())
    item = aws.dynamodb.get_item(
        TableName=outputs["TableName"], Key={"pk": {"S": "CASE#1"}, "sk": {"S": "CASE"}}
    )
    assert outputs["KeyArn"] == key
    assert "Item" in item
    assert active(aws) == OURS


def test_joining_puts_our_rule_in_its_place_and_takes_only_that_away(
    account: Emulator, aws: Clients, assemble: Assemble
) -> None:
    activate_theirs(aws)
    deploy(account, aws, assemble(ruleSet="theirs", ruleAfter="first"))
    assert (active(aws), rules(aws, "theirs")) == ("theirs", ["first", "abuse-desk-mail", "second"])
    destroy(aws)
    assert (active(aws), rules(aws, "theirs")) == ("theirs", ["first", "second"])


def test_replacing_brings_the_other_set_back_in_the_end(
    account: Emulator, aws: Clients, assemble: Assemble
) -> None:
    activate_theirs(aws)
    deploy(account, aws, assemble(replaceActiveRuleSet=True))
    assert active(aws) == OURS
    destroy(aws)
    assert active(aws) == "theirs"


def test_an_update_moves_from_our_set_into_a_joined_one(
    account: Emulator, aws: Clients, assemble: Assemble
) -> None:
    deploy(account, aws, assemble())
    make_theirs(aws)
    update(account, aws, assemble(ruleSet="theirs"))
    assert active(aws) == "theirs"
    assert "abuse-desk-mail" in rules(aws, "theirs")
    assert OURS not in rule_sets(aws)


def test_a_second_desk_joins_the_first_ones_set(
    account: Emulator, aws: Clients, assemble: Assemble
) -> None:
    deploy(account, aws, assemble())
    deploy(account, aws, assemble(stackName="second-desk", ruleSet=OURS))
    assert set(rules(aws, OURS)) == {"abuse-desk-mail", "second-desk-mail"}


def setup_objects(aws: Clients) -> int:
    found = aws.s3.list_object_versions(Bucket=NAMES.bucket, Prefix=SETUP_KEY)
    return len(found.get("Versions", [])) + len(found.get("DeleteMarkers", []))


def failures(aws: Clients) -> list[str]:
    pages = aws.cloudformation.get_paginator("describe_stack_events").paginate(StackName=STACK)
    return [one.get("ResourceStatusReason", "") for page in pages for one in page["StackEvents"]]


def with_activation_that_fails(assembly: Assembly, folder: Path) -> Assembly:
    copy = Assembly(Path(shutil.copytree(assembly.folder, folder / "assembly")), assembly.stack)
    template = json.loads(copy.template.read_text())
    (activation,) = (
        one for one in template["Resources"].values() if one["Type"] == "Custom::ActiveRuleSet"
    )
    activation["Properties"]["Join"] = "nowhere"
    copy.template.write_text(json.dumps(template))
    return copy


def places(aws: Clients) -> Places:
    session, shared = aws._session, aws._shared
    return Places(aws.s3, aws.dynamodb, session.client("kms", **shared))


def active(aws: Clients) -> str | None:
    found = aws.ses.describe_active_receipt_rule_set()
    return found.get("Metadata", {}).get("Name")


def rule_sets(aws: Clients) -> set[str]:
    return {one["Name"] for one in aws.ses.list_receipt_rule_sets()["RuleSets"]}


def rules(aws: Clients, name: str) -> list[str]:
    return [one["Name"] for one in aws.ses.describe_receipt_rule_set(RuleSetName=name)["Rules"]]


def make_theirs(aws: Clients) -> None:
    aws.ses.create_receipt_rule_set(RuleSetName="theirs")
    after: dict[str, Any] = {}
    for name in ("first", "second"):
        aws.ses.create_receipt_rule(RuleSetName="theirs", Rule={"Name": name}, **after)
        after = {"After": name}


def activate_theirs(aws: Clients) -> None:
    make_theirs(aws)
    aws.ses.set_active_receipt_rule_set(RuleSetName="theirs")


def destroy(aws: Clients) -> None:
    aws.cloudformation.delete_stack(StackName=STACK)
    settled(aws)


def redeploy(account: Emulator, aws: Clients, assembly: Assembly) -> dict[str, str]:
    """What `make deploy` does where there is no stack."""
    assert not stack_exists(aws.cloudformation, STACK)
    retained = find_retained(places(aws), NAMES)
    adopt(aws.cloudformation, STACK, json.loads(assembly.template.read_text()), retained)
    return update(account, aws, assembly)


def update(account: Emulator, aws: Clients, assembly: Assembly) -> dict[str, str]:
    url = local_deploy._publish(account, aws, assembly)
    aws.cloudformation.update_stack(
        StackName=STACK, TemplateURL=url, Capabilities=["CAPABILITY_NAMED_IAM"]
    )
    settled(aws)
    (stack,) = aws.cloudformation.describe_stacks(StackName=STACK)["Stacks"]
    assert stack["StackStatus"] == "UPDATE_COMPLETE", stack.get("StackStatusReason")
    return {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}


def settled(aws: Clients) -> None:
    """Wait until CloudFormation has nothing in progress."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        stacks = aws.cloudformation.list_stacks()["StackSummaries"]
        if not [one for one in stacks if one["StackStatus"].endswith("_IN_PROGRESS")]:
            return
        time.sleep(0.1)
    raise AssertionError("CloudFormation did not settle")
