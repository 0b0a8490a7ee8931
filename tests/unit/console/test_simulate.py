"""`abuse-desk simulate`: a life played offline says what people would be told, and when."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from console.life import read_life
from console.main import main
from console.pace import MINUTE
from console.play import Played, Told, play
from tests.unit.console.lives import (
    AWS_BY_SES,
    CLOSED,
    REPORT,
    REPORT_AT,
    SENT,
    a_mail,
    cases,
    lines,
    simulated,
)

AN_ACT = {"at": "2024-07-10T04:00:00Z", "act": "ack", "case": 1, "by": "Aya"}
KEYS = ["at", "case", "cause", "severity", "status", "whose_move", "answer_by", "subject"]


def causes(folder: Path, until: str, *events: dict[str, Any]) -> list[tuple[str, str]]:
    told = lines(simulated(folder, until, REPORT_AT, *events))
    return [(line["at"][11:16], line["cause"]) for line in told]


def test_an_alert_has_the_keys_of_the_contract_in_order(folder: Path) -> None:
    (line,) = lines(simulated(folder, "2024-07-10T03:30:00Z", REPORT_AT))
    assert list(line) == KEYS
    assert (line["at"], line["case"], line["cause"], line["severity"]) == (
        "2024-07-10T03:05:00Z",
        1,
        "opened",
        "high",
    )
    assert (line["whose_move"], line["answer_by"]) == ("us", "2024-07-11T03:00:00Z")


def test_the_last_line_holds_the_cases_as_show_gives_them(folder: Path) -> None:
    (case,) = cases(simulated(folder, "2024-07-10T03:30:00Z", REPORT_AT))
    assert (case["status"], case["reference"]) == ("open", "10412345678")
    assert [entry["kind"] for entry in case["entries"]] == ["notice"]


def test_nobody_takes_the_case_and_it_repeats_hourly(folder: Path) -> None:
    assert causes(folder, "2024-07-10T05:05:00Z") == [
        ("03:05", "opened"),
        ("04:05", "repeat"),
        ("05:05", "repeat"),
    ]


def test_the_clock_stops_at_the_end_of_the_life(folder: Path) -> None:
    assert causes(folder, "2024-07-10T04:04:59Z") == [("03:05", "opened")]


def test_an_acknowledgement_stops_the_repeats_until_it_expires(folder: Path) -> None:
    ack = {"at": "2024-07-10T03:30:00Z", "act": "ack", "case": 1, "by": "Aya", "until": "4h"}
    assert causes(folder, "2024-07-10T08:00:00Z", ack) == [
        ("03:05", "opened"),
        ("03:30", "acknowledged"),
        ("07:30", "acknowledgement_expired"),
    ]


def test_a_refused_act_is_a_line_of_its_own_and_changes_nothing(folder: Path) -> None:
    ack = {"at": "2024-07-10T03:30:00Z", "act": "ack", "case": 1, "by": "Aya"}
    late = {"at": "2024-07-10T03:31:00Z", "act": "ack", "case": 1, "by": "Ben"}
    result = simulated(folder, "2024-07-10T04:00:00Z", REPORT_AT, ack, late)
    assert [line["cause"] for line in lines(result)] == ["opened", "acknowledged", "refused"]
    assert "Aya has it until" in lines(result)[-1]["subject"]
    assert cases(result)[0]["acknowledged_by"] == "Aya"


def test_an_act_on_a_case_that_never_opened_is_refused(folder: Path) -> None:
    ack = {"at": "2024-07-10T03:30:00Z", "act": "ack", "case": 7, "by": "Aya"}
    refused = lines(simulated(folder, "2024-07-10T04:00:00Z", REPORT_AT, ack))[-1]
    assert (refused["case"], refused["cause"], refused["status"]) == (7, "refused", None)


def test_silence_after_our_answer_is_told_once_and_then_closes(folder: Path) -> None:
    answer = {"at": "2024-07-10T04:00:00Z", "act": "answer", "case": 1, "by": "Aya", "done": True}
    result = simulated(folder, "2024-08-01T00:00:00Z", REPORT_AT, answer)
    assert [(line["at"][:10], line["cause"]) for line in lines(result)] == [
        ("2024-07-10", "opened"),
        ("2024-07-10", "answered"),
        ("2024-07-13", "silent"),
        ("2024-07-24", "resolved"),
    ]
    assert cases(result)[0]["resolution"] == "no_further_word"


def test_a_closing_that_is_not_proved_waits_for_a_person(folder: Path) -> None:
    (folder / "closed.eml").write_text(a_mail("closed", SENT, CLOSED))
    closed = {"at": "2024-07-10T03:30:00Z", "mail": "closed.eml"}
    confirm = {"at": "2024-07-10T03:40:00Z", "act": "confirm", "case": 1, "by": "Aya"}
    assert causes(folder, "2024-07-10T04:00:00Z", closed, confirm) == [
        ("03:05", "opened"),
        ("03:30", "proposal"),
        ("03:40", "resolved"),
    ]


def test_the_verdicts_that_ses_wrote_count_without_dns(tmp_path: Path) -> None:
    (tmp_path / "report.eml").write_text(a_mail("report", SENT, head=AWS_BY_SES))
    config = {"accounts": ["111122223333"], "region": "eu-west-1"}
    result = simulated(tmp_path, "2024-07-10T03:30:00Z", REPORT_AT, config=config)
    assert cases(result)[0]["trust"]["level"] == "verified"


def test_seen_leaves_open_what_came_later(folder: Path) -> None:
    words = REPORT.replace("port scanning", "intrusion attempts")
    (folder / "more.eml").write_text(a_mail("more", SENT.replace("03:00", "03:10"), words))
    more = {"at": "2024-07-10T03:15:00Z", "mail": "more.eml"}
    resolve = {"act": "resolve", "case": 1, "by": "Aya", "reason": "done", "seen": 1}
    at = {"at": "2024-07-10T03:20:00Z"}
    result = simulated(folder, "2024-07-10T03:30:00Z", REPORT_AT, more, at | resolve)
    assert cases(result)[0]["status"] == "open"


def test_skipping_idle_minutes_changes_nothing(folder: Path) -> None:
    ack = {"at": "2024-07-10T09:00:30Z", "act": "ack", "case": 1, "by": "Aya"}
    simulated(folder, "2024-07-12T12:00:00Z", REPORT_AT, ack)
    life = read_life(folder / "life.json")
    skipping = [moment for moment in play(Played(life)) if isinstance(moment, Told)]
    assert skipping == _minute_by_minute(Played(life))


def _minute_by_minute(played: Played) -> list[Told]:
    """The same life played one minute at a time: each step is a life that ends a minute later."""
    told: list[Told] = []
    whole = played.life
    end = whole.happenings[0].at
    while end <= whole.until:
        waiting = tuple(one for one in whole.happenings if end - MINUTE < one.at <= end)
        played.life = replace(whole, until=end, happenings=waiting)
        told += [moment for moment in play(played) if isinstance(moment, Told)]
        end += MINUTE
    return told


def test_without_json_people_get_a_timeline_and_the_case(folder: Path) -> None:
    simulated(folder, "2024-07-10T05:05:00Z", REPORT_AT)
    said = CliRunner().invoke(main, ["simulate", str(folder / "life.json")])
    assert "report.eml: notice, unverified, case 1" in said.output
    assert "2024-07-10 04:05  repeat" in said.output
    assert "10412345678" in said.output


@pytest.mark.parametrize(
    ("event", "says"),
    [
        ({"at": "2024-07-10T03:05:00Z", "mail": "none.eml"}, "none.eml"),
        ({"at": "soon", "mail": "report.eml"}, "'at' must be a time"),
        ({"at": "2024-07-10T03:05:00Z", "act": "shout", "case": 1}, "is none of ack"),
        ({"at": "2024-07-10T03:05:00Z", "act": "ack"}, "needs 'case'"),
        ({"at": "2024-07-10T03:05:00Z"}, 'one of "mail" and "act"'),
        ({"at": "2024-07-10T03:05:00Z", "mail": 5}, '"mail" must be the name of a file'),
        ({"at": "2024-07-10T03:05:00Z", "mail": "."}, "cannot be read"),
        ({"at": "2024-07-10T03:05:00Z", "mail": "a\0b"}, "cannot be read"),
        ({"at": "0001-01-01T00:00:00+14:00", "mail": "report.eml"}, "'at' must be a time"),
        (AN_ACT | {"act": ["ack"]}, "is none of ack"),
        (AN_ACT | {"case": "one"}, "'case' must be a whole number"),
        (AN_ACT | {"case": True}, "'case' must be a whole number"),
        (AN_ACT | {"case": 1.5}, "'case' must be a whole number"),
        (AN_ACT | {"seen": "all"}, "'seen' must be a whole number"),
        (AN_ACT | {"by": ["Aya"]}, "'by' must be text"),
        (AN_ACT | {"until": "later"}, "'later' is no time; say 4h"),
        (AN_ACT | {"act": "relabel", "level": "super"}, "level 'super' is none of verified"),
    ],
)
def test_a_life_that_cannot_be_played_says_where_and_why(
    folder: Path, event: dict[str, Any], says: str
) -> None:
    result = simulated(folder, "2024-07-10T05:05:00Z", REPORT_AT, event)
    assert result.exit_code == 2
    assert "events[1]" in result.output
    assert says in result.output


@pytest.mark.parametrize("key", ["note", "text"])
def test_the_text_of_a_note_goes_by_either_name(folder: Path, key: str) -> None:
    note = AN_ACT | {"act": "note", key: "host rebuilt"}
    (case,) = cases(simulated(folder, "2024-07-10T04:01:00Z", REPORT_AT, note))
    assert [entry["kind"] for entry in case["entries"]] == ["notice", "note"]


def test_a_config_that_is_wrong_names_its_key(folder: Path) -> None:
    result = simulated(folder, "2024-07-10T05:05:00Z", REPORT_AT, config={"accounts": ["12"]})
    assert result.exit_code == 2
    assert "accounts[0].id" in result.output


def test_a_life_that_is_no_json_says_which_file(tmp_path: Path) -> None:
    (tmp_path / "life.json").write_text("{")
    result = CliRunner().invoke(main, ["simulate", str(tmp_path / "life.json")])
    assert result.exit_code == 2
    assert "life.json" in result.output


def test_every_line_is_json(folder: Path) -> None:
    result = simulated(folder, "2024-07-10T08:05:00Z", REPORT_AT)
    assert all(isinstance(json.loads(line), dict) for line in result.output.splitlines())
