"""A changed cadence shows in `simulate`: what it would have done to this life."""

from pathlib import Path
from typing import Any

from click.testing import CliRunner

from console.main import main
from tests.unit.console.lives import REPORT_AT, lines, simulated


def told(folder: Path, until: str, cadence: dict[str, Any]) -> list[tuple[str, str]]:

    config = {"accounts": ["111122223333"], "zones": ["Asia/Tokyo"], "cadence": cadence}
    found = lines(simulated(folder, until, REPORT_AT, config=config))
    return [(line["at"][11:16], line["cause"]) for line in found]


def test_more_frequent_repeats_show(folder: Path) -> None:
    assert told(folder, "2024-07-10T04:10:00Z", {"highEvery": 30}) == [
        ("03:05", "opened"),
        ("03:35", "repeat"),
        ("04:05", "repeat"),
    ]


def test_other_marks_show(folder: Path) -> None:
    cadence = {"marks": [23 * 60], "highEvery": 600}
    assert told(folder, "2024-07-10T09:00:00Z", cadence) == [
        ("03:05", "opened"),
        ("04:00", "mark"),
    ]


def test_quiet_hours_show_in_the_zone_of_the_desk(folder: Path) -> None:
    cadence = {"quietHours": {"from": "12:00", "to": "15:00"}}
    assert told(folder, "2024-07-10T07:05:00Z", cadence) == [
        ("06:00", "opened"),
        ("07:00", "repeat"),
    ]


def test_a_mark_of_six_hours_shows_at_its_minute_in_quiet_hours(folder: Path) -> None:
    cadence = {"quietHours": {"from": "20:00", "to": "11:59"}}
    found = told(folder, "2024-07-10T21:01:00Z", cadence)
    assert found[-1] == ("21:00", "mark")


def test_the_timeline_says_what_waits(folder: Path) -> None:
    told(folder, "2024-07-10T07:05:00Z", {"quietHours": {"from": "12:00", "to": "15:00"}})
    said = CliRunner().invoke(main, ["simulate", str(folder / "life.json")])
    assert "2024-07-10 03:05  opened waits: quiet hours" in said.output


def test_a_cadence_that_is_wrong_names_its_key(folder: Path) -> None:
    config = {"cadence": {"quietHours": {"from": "25:00", "to": "07:00"}}}
    result = simulated(folder, "2024-07-10T07:05:00Z", REPORT_AT, config=config)
    assert result.exit_code == 2
    assert "cadence.quietHours.from" in result.output
