"""Replay over the deployed desk: the command line, intake's function, S3, DynamoDB."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from abuse_desk.adapters import items
from abuse_desk.domain.alerts.effects import Tag
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.vocabulary import Outcome
from console.app import App
from console.connection import Where, local_function
from console.main import main
from console.seen import Seen
from local.desk import Desk
from local.serve import environment
from local.watch import ledger_row, outbox, store, wait_for
from tests.e2e.at_the_desk import send_report

pytestmark = pytest.mark.emulator
Cli = Callable[..., Result]


@pytest.fixture
def cli(desk: Desk, tmp_path: Path) -> Cli:
    """`abuse-desk replay` on the local desk."""
    app = App(Where(), Seen(tmp_path / "seen.json"))
    app.__dict__["intake"] = local_function(environment(desk), "DESK_INTAKE_FUNCTION_NAME")
    return lambda *words: CliRunner().invoke(main, ["replay", *words], obj=app)


@pytest.fixture
def mail(desk: Desk) -> Iterator[MailRecord]:
    """A verified notice that arrived, its case opened."""
    case_id = send_report(desk)
    (row,) = (row for row in store(desk).ledger() if row.case_id == case_id)
    yield row
    assert row.case_id is not None
    _forget(desk, row)


def lines(said: Result) -> list[dict[str, Any]]:
    assert said.exit_code == 0, said.output
    return [json.loads(line) for line in said.stdout.splitlines()]


def of(mail: MailRecord, said: Result) -> dict[str, Any]:
    (found,) = (one for one in lines(said)[:-1] if one["key"] == mail.key)
    return found


def test_what_was_read_well_is_left_alone(cli: Cli, mail: MailRecord, desk: Desk) -> None:
    told = [one["key"] for one in lines(cli("--json"))[:-1]]
    assert mail.key not in told
    assert store(desk).readings(mail.mail_id) == (mail,)


def test_an_object_without_a_ledger_row_is_picked_up(
    cli: Cli, mail: MailRecord, desk: Desk
) -> None:
    _forget(desk, mail)
    found = of(mail, cli("--json"))
    assert (found["result"], found["case_id"]) == ("recorded", mail.case_id)
    again = ledger_row(desk, mail.mail_id)
    assert again is not None
    assert (again.outcome, again.trust) == (Outcome.NOTICE, "verified")


def test_a_notice_that_was_misread_opens_its_case_from_the_kept_evidence(
    cli: Cli, mail: MailRecord, desk: Desk
) -> None:
    _forget(desk, mail)
    misread = replace(mail, outcome=Outcome.OTHER, what="marketing", case_id=None, entry_id=None)
    desk.clients.dynamodb.put_item(TableName=_table(desk), Item=items.mail_item(misread))
    tried = of(mail, cli("--dry-run", "--json"))
    assert store(desk).readings(mail.mail_id) == (misread,)
    found = of(mail, cli("--json"))
    assert (found["changes"], found["case_id"]) == (tried["changes"], mail.case_id)
    assert {"what": "outcome", "old": "other", "new": "notice"} in found["changes"]
    wait_for("the tag", lambda: _is_tagged(desk, mail))
    assert mail.key not in [one["key"] for one in lines(cli("--json"))[:-1]]


def test_days_without_mail_read_nothing(cli: Cli) -> None:
    (summary,) = lines(cli("--from", "2020-01-01", "--to", "2020-01-02", "--json"))
    assert summary["summary"]["read"] == 0


def _is_tagged(desk: Desk, mail: MailRecord) -> bool:
    rows = (r for r in outbox(desk) if isinstance(r.effect, Tag) and r.effect.key == mail.key)
    return any(row.effect.effect_id.endswith("-1") and not row.pending for row in rows)


def _forget(desk: Desk, mail: MailRecord) -> None:
    """As if this mail had never been handled: every row of it and of its case."""
    case_id = CaseId(mail.case_id or "")
    partitions = [f"CASE#{case_id}", f"MAIL#{mail.mail_id}"]
    partitions += [f"LINK#{key.kind}#{key.value}" for key in store(desk).link_keys(case_id)]
    for partition in partitions:
        found = desk.clients.dynamodb.query(
            TableName=_table(desk),
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": partition}},
        )
        for item in found["Items"]:
            key = {"pk": item["pk"], "sk": item["sk"]}
            desk.clients.dynamodb.delete_item(TableName=_table(desk), Key=key)


def _table(desk: Desk) -> str:
    return desk.outputs["TableName"]
