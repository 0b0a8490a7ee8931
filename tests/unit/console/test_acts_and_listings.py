"""The command line over a desk in memory: what is shown, what an act covers, what is refused."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import pytest
from click.testing import CliRunner, Result

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.quiet import Held
from abuse_desk.domain.cases.entry import CaseId, Entry, EntryId
from abuse_desk.domain.vocabulary import Stage, TrustLevel
from abuse_desk.workflows.clock import Clock, look
from console.app import App
from console.connection import Where
from console.main import COMMANDS, main
from console.seen import Seen
from tests.builders import CASE, CONFIG, START, a_notice, hours
from tests.changes import adding, opening
from tests.fakes import MemoryDesk

NOW_ISH = (datetime.now(UTC) - START).total_seconds() / 3600 - 1  # an hour ago, as `at`


class Cli(Protocol):
    """Runs the command line as the person at the terminal."""

    def __call__(self, *arguments: str) -> Result: ...


@pytest.fixture
def desk() -> MemoryDesk:
    """A desk with one open case, an hour old."""
    desk = MemoryDesk()
    desk.cases.commit(opening(report()), START)
    return desk


@pytest.fixture
def cli(desk: MemoryDesk, tmp_path: Path) -> Cli:
    """The command line on that desk."""
    app = App(Where(), Seen(tmp_path / "state" / "seen.json"))
    app.__dict__["desk"] = desk
    return lambda *arguments: CliRunner().invoke(main, arguments, obj=app)


def report() -> Entry:
    return a_notice(at=NOW_ISH)


def reminder_comes(desk: MemoryDesk) -> None:
    reminder = a_notice("reminder", Stage.FINAL_NOTICE, at=NOW_ISH + 0.5)
    desk.cases.commit(adding(opening(report()), reminder), START)


def test_cases_lists_what_needs_someone(cli: Cli) -> None:
    said = cli("cases")
    assert said.exit_code == 0
    assert CASE in said.output
    assert "nobody" in said.output


def test_cases_as_json_is_a_list_of_cases(cli: Cli) -> None:
    assert [case["case_id"] for case in json.loads(cli("cases", "--json").output)] == [CASE]


def test_closed_cases_are_listed_only_when_asked_for(cli: Cli) -> None:
    cli("resolve", CASE, "--by", "Aya", "--reason", "done")
    assert json.loads(cli("cases", "--json").output) == []
    assert len(json.loads(cli("cases", "--all", "--json").output)) == 1


def test_an_empty_worklist_says_so(cli: Cli) -> None:
    cli("resolve", CASE, "--by", "Aya", "--reason", "done")
    assert "Nothing needs anybody" in cli("cases").output


def test_show_prints_the_history(cli: Cli) -> None:
    assert "AWS report" in cli("show", CASE).output


def test_show_names_related_cases_and_how_a_person_merges_them(cli: Cli, desk: MemoryDesk) -> None:
    other = CaseId("case-0000000002")
    opened = replace(a_notice("unproved", at=NOW_ISH), related=(CaseId(CASE),))
    desk.cases.commit(opening(opened, other), START)
    assert json.loads(cli("show", other, "--json").output)["related"] == [CASE]
    assert f"abuse-desk merge {other} {CASE} --by NAME" in cli("show", other).output


def test_show_says_nothing_of_related_cases_where_there_are_none(cli: Cli) -> None:
    assert json.loads(cli("show", CASE, "--json").output)["related"] == []
    assert "abuse-desk merge" not in cli("show", CASE).output


def test_show_of_an_unknown_case_says_which(cli: Cli) -> None:
    said = cli("show", "case-none")
    assert said.exit_code == 1
    assert "there is no case case-none" in said.output


def test_ack_says_on_which_desk_and_until_when(cli: Cli, desk: MemoryDesk) -> None:
    said = cli("ack", CASE, "--by", "Aya", "--until", "2h")
    assert said.exit_code == 0
    assert desk.name in said.output
    assert "Aya has it until" in said.output


def test_a_refused_act_says_why_and_fails(cli: Cli) -> None:
    cli("ack", CASE, "--by", "Aya")
    said = cli("ack", CASE, "--by", "Ben")
    assert said.exit_code == 1
    assert "Refused: Aya has it until" in said.output


def test_a_refused_act_as_json_has_a_code_for_machines(cli: Cli) -> None:
    cli("ack", CASE, "--by", "Aya")
    said = cli("ack", CASE, "--by", "Ben", "--json")
    assert said.exit_code == 1
    assert json.loads(said.stdout)["code"] == "taken"
    assert "Refused: Aya has it until" in said.stderr


def test_an_act_covers_what_was_shown_and_nothing_newer(cli: Cli, desk: MemoryDesk) -> None:
    cli("show", CASE)
    reminder_comes(desk)
    said = cli("resolve", CASE, "--by", "Aya", "--reason", "fixed")
    assert "Not covered: 1 newer" in said.output
    assert json.loads(cli("show", CASE, "--json").output)["status"] == "open"


def test_an_act_on_a_case_that_was_never_shown_covers_it_as_it_is(
    cli: Cli, desk: MemoryDesk
) -> None:
    reminder_comes(desk)
    cli("resolve", CASE, "--by", "Aya", "--reason", "fixed")
    assert json.loads(cli("show", CASE, "--json").output)["status"] == "resolved"


def test_seen_can_be_said(cli: Cli, desk: MemoryDesk) -> None:
    reminder_comes(desk)
    said = cli("resolve", CASE, "--by", "Aya", "--reason", "fixed", "--seen", "1", "--json")
    assert json.loads(said.output)["status"] == "open"


def test_answer_without_done_prints_a_draft_and_records_nothing(cli: Cli, desk: MemoryDesk) -> None:
    said = cli("answer", CASE)
    assert "Re: Your AWS Abuse Report: report" in said.output
    assert "trustandsafety@support.aws.com" in said.output
    assert [do for do, _ in desk.asked] == ["show", "draft"]


def test_answer_prints_the_text_alone_for_a_file(cli: Cli) -> None:
    said = cli("answer", CASE, "--body")
    assert said.output.startswith("Hello,\n")
    assert said.output == json.loads(cli("answer", CASE, "--json").output)["body"]


def test_answer_marks_the_gaps_in_the_language_asked_for(cli: Cli) -> None:
    said = cli("answer", CASE, "--approach", "not-abuse", "--language", "ja", "--body")
    assert "Why this is not abuse" in said.output
    assert "[[記入: " in said.output


def test_answer_of_an_unknown_case_says_which(cli: Cli) -> None:
    said = cli("answer", "case-none")
    assert (said.exit_code, "there is no case case-none" in said.output) == (1, True)


def test_answer_to_unproved_mail_warns_of_its_address(tmp_path: Path) -> None:
    desk = MemoryDesk()
    desk.cases.commit(opening(a_notice(at=NOW_ISH, trust=TrustLevel.UNVERIFIED)), START)
    app = App(Where(), Seen(tmp_path / "seen.json"))
    app.__dict__["desk"] = desk
    assert "CAUTION" in CliRunner().invoke(main, ["answer", CASE], obj=app).output


def test_answer_done_is_recorded(cli: Cli) -> None:
    said = cli("answer", CASE, "--done", "--by", "Aya", "--json")
    assert json.loads(said.output)["status"] == "answered"


def test_answer_done_needs_a_name(cli: Cli) -> None:
    assert cli("answer", CASE, "--done").exit_code == 2


def test_a_note_stands_in_the_history(cli: Cli) -> None:
    said = json.loads(cli("note", CASE, "host rebuilt", "--by", "Aya", "--json").output)
    assert said["entries"][-1]["summary"] == "note by Aya: host rebuilt"


def test_dismissed_and_reopened(cli: Cli) -> None:
    cli("dismiss", CASE, "--by", "Aya", "--reason", "not ours")
    said = json.loads(cli("reopen", CASE, "--by", "Ben", "--json").output)
    assert [entry["kind"] for entry in said["entries"]] == ["notice", "dismiss", "reopen"]
    assert said["status"] == "open"


def test_relabel_takes_the_only_mail_where_none_is_named(cli: Cli, desk: MemoryDesk) -> None:
    said = cli("relabel", CASE, "--level", "forged", "--by", "Aya", "--json")
    assert json.loads(said.output)["trust"]["level"] == "forged"


def test_relabel_takes_a_mail_by_its_number(cli: Cli, desk: MemoryDesk) -> None:
    reminder_comes(desk)
    said = cli("relabel", CASE, "2", "--level", "forged", "--by", "Aya")
    assert said.exit_code == 0
    assert desk.asked[-1][1]["about"] == "reminder"


def test_relabel_asks_which_of_several_mails(cli: Cli, desk: MemoryDesk) -> None:
    reminder_comes(desk)
    said = cli("relabel", CASE, "--level", "forged", "--by", "Aya")
    assert said.exit_code == 1
    assert "has 2 mails: say which" in said.output


def test_confirm_without_a_proposal_says_so(cli: Cli) -> None:
    assert "has no proposals" in cli("confirm", CASE, "--by", "Aya").output


def test_confirm_takes_the_only_proposal(cli: Cli, desk: MemoryDesk) -> None:
    closing = a_notice("closing", Stage.RESOLUTION, NOW_ISH + 0.5, TrustLevel.UNVERIFIED)
    desk.cases.commit(adding(opening(report()), closing), START)
    said = cli("confirm", CASE, "--by", "Aya", "--json")
    assert json.loads(said.output)["status"] == "resolved"


def test_until_must_be_a_time(cli: Cli) -> None:
    said = cli("ack", CASE, "--by", "Aya", "--until", "soon")
    assert said.exit_code == 1
    assert "say 4h, 90m or" in said.output


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command.name))
def test_every_command_has_help(command: Any, cli: Cli) -> None:
    said = cli(command.name, "--help")
    assert said.exit_code == 0
    assert command.name in said.output


@pytest.fixture
def nothing_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no local desk runs."""
    monkeypatch.setattr("local.state.ENV", tmp_path / "env")


@pytest.mark.usefixtures("nothing_runs")
def test_without_any_desk_one_sentence_says_what_to_do() -> None:
    said = CliRunner().invoke(main, ["cases"])
    assert said.exit_code == 1
    assert "make serve" in said.output
    assert len(said.output.splitlines()) == 1


def test_a_forwarder_is_trusted_and_distrusted_again(cli: Cli) -> None:
    assert "yes" in cli("forwarders", "trust", "editor@example.com", "--by", "Aya").output
    cli("forwarders", "distrust", "editor@example.com", "--by", "Aya")
    assert json.loads(cli("forwarders", "list", "--json").output) == [
        {"address": "editor@example.com", "trusted": False, "said_by": "a person"}
    ]


def test_what_is_no_address_is_refused_as_forwarder(cli: Cli) -> None:
    said = cli("forwarders", "trust", "editor", "--by", "Aya")
    assert said.exit_code == 1
    assert "'editor' is no address" in said.output


def test_show_lists_every_alert_and_collapses_repeats(cli: Cli, desk: MemoryDesk) -> None:
    clock = Clock(desk.cases, CONFIG)
    for minutes in (65, 125, 185):
        list(look(clock, START + hours(NOW_ISH) + timedelta(minutes=minutes)))
    whole = json.loads(cli("show", CASE, "--json").output)
    assert [alert["cause"] for alert in whole["alerts"]] == ["opened", *["repeat"] * 3]
    said = cli("show", CASE).output
    assert "opened (not sent yet)" in said
    assert said.count("repeat (not sent yet)") == 1


def test_show_says_what_waits_for_the_end_of_quiet_hours(cli: Cli, desk: MemoryDesk) -> None:
    record = desk.table.cases[CASE]
    held = (Held(Cause.REMINDER, START, EntryId("reminder")),)
    desk.table.cases[CASE] = replace(record, state=replace(record.state, held=held))
    assert "waits for the end of quiet hours: reminder" in cli("show", CASE).output
    (waiting,) = json.loads(cli("show", CASE, "--json").output)["held"]
    assert waiting == {"at": "2024-07-10T03:00:00Z", "cause": "reminder"}
