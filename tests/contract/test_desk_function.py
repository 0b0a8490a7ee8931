"""The command line and the deployed `desk` function: the way a person's act takes, end to end.

Notes tell nobody and every row is taken away again, so other tests of the same desk see nothing.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from abuse_desk.domain.cases.entry import ActFact, CaseId, Entry
from console.app import App
from console.connection import FunctionDesk, RefusedThere, Where, local_function
from console.main import main
from console.seen import Seen
from local.desk import Desk
from local.serve import environment
from local.watch import store
from tests.builders import a_notice
from tests.changes import opening

pytestmark = pytest.mark.emulator

CASE = CaseId("case-00000000c1")
OTHER = CaseId("case-00000000c2")


@pytest.fixture
def function(desk: Desk) -> FunctionDesk:
    """The function of the local desk, reached as the command line reaches it."""
    return local_function(environment(desk))


@pytest.fixture
def case(desk: Desk) -> Iterator[CaseId]:
    """A case in the deployed table, taken away afterwards."""
    with stored(desk, CASE):
        yield CASE


@pytest.fixture
def other(desk: Desk) -> Iterator[CaseId]:
    """One more."""
    with stored(desk, OTHER):
        yield OTHER


@contextmanager
def stored(desk: Desk, case_id: CaseId) -> Iterator[None]:
    now = datetime.now(UTC)
    store(desk).commit(
        replace(opening(a_notice(f"report of {case_id}"), case_id, now), effects=()), now
    )
    yield
    table = desk.outputs["TableName"]
    found = desk.clients.dynamodb.query(
        TableName=table,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": f"CASE#{case_id}"}},
    )
    for item in found["Items"]:
        desk.clients.dynamodb.delete_item(TableName=table, Key={"pk": item["pk"], "sk": item["sk"]})


def test_an_act_records_the_caller(function: FunctionDesk, case: CaseId, desk: Desk) -> None:
    function.ask("note", case=case, by="Aya", note="host rebuilt")
    fact = store(desk).history(case)[-1].fact
    assert isinstance(fact, ActFact)
    assert fact.caller == function.caller
    assert fact.caller.startswith("arn:aws:iam::")


def test_a_merge_is_the_functions_too(
    function: FunctionDesk, case: CaseId, other: CaseId, desk: Desk
) -> None:
    after = function.ask("merge", case=other, into=case, by="Aya")
    assert (after["case_id"], after["merged_from"]) == (case, [other])
    with pytest.raises(click.ClickException, match=f"{other} was merged into {case}"):
        function.ask("note", case=other, by="Ben", note="too late")
    callers = {fact.caller for fact in map(_fact, store(desk).history(other)[1:])}
    assert callers == {function.caller}


def test_the_command_line_acts_through_the_function(
    function: FunctionDesk, case: CaseId, tmp_path: Path
) -> None:
    app = App(Where(), Seen(tmp_path / "seen.json"))
    app.__dict__["desk"] = function
    said = CliRunner().invoke(main, ["note", case, "host rebuilt", "--by", "Aya"], obj=app)
    assert (said.exit_code, "on the local desk" in said.output) == (0, True)
    shown = json.loads(CliRunner().invoke(main, ["show", case, "--json"], obj=app).output)
    assert shown["entries"][-1]["summary"] == "note by Aya: host rebuilt"


def test_a_deployed_desk_is_found_by_the_name_of_its_stack(
    desk: Desk, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    _as_a_shell_would(desk, monkeypatch)
    found = Where(stack=desk.stack, region=desk.emulator.region).desk
    assert found.ask("show", case=case)["case_id"] == case


def test_a_stack_that_is_not_there_is_said_plainly(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _as_a_shell_would(desk, monkeypatch)
    with pytest.raises(click.ClickException, match="stack nowhere did not answer"):
        _ = Where(stack="nowhere", region=desk.emulator.region).desk


def test_the_function_lists_the_forwarders_of_its_configuration(function: FunctionDesk) -> None:
    found = function.ask("forwarders")
    assert {"address": "editor@example.com", "trusted": True, "said_by": "configuration"} in found


def test_a_forwarder_without_a_name_behind_it_is_refused(function: FunctionDesk) -> None:
    with pytest.raises(click.ClickException, match="a name is needed"):
        function.ask("forwarder", address="ben@example.com", trusted=True)


def test_a_refusal_of_the_function_is_its_sentence_and_a_code(function: FunctionDesk) -> None:
    with pytest.raises(RefusedThere, match="Refused: there is no case case-none") as refused:
        function.ask("show", case="case-none")
    assert refused.value.answer["code"] == "no_case"


def _fact(entry: Entry) -> ActFact:
    assert isinstance(entry.fact, ActFact)
    return entry.fact


def _as_a_shell_would(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `set -a; . .desk/env` puts into the environment of AWS tools."""
    for name, value in environment(desk).items():
        if name.startswith("AWS_"):
            monkeypatch.setenv(name, value)
