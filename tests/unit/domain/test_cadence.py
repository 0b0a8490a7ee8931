"""`cadence` in the config: every number of the rules, and what is wrong with a wrong one."""

from datetime import time, timedelta
from typing import Any

import pytest

from abuse_desk.domain.config import Cadence, ConfigError, parse_config
from abuse_desk.domain.hours import Daily, QuietHours

TOKYO = ["Asia/Tokyo", "UTC"]
NIGHT = {"from": "22:00", "to": "07:00"}
CHANGES: dict[str, tuple[Any, Any]] = {
    "marks": ([60, 360], (timedelta(hours=6), timedelta(hours=1))),
    "criticalBelow": (240, timedelta(hours=4)),
    "criticalEvery": (10, timedelta(minutes=10)),
    "criticalEveryFor": (60, timedelta(hours=1)),
    "criticalThenEvery": (30, timedelta(minutes=30)),
    "overdueLongAfter": (2880, timedelta(days=2)),
    "overdueLongEvery": (720, timedelta(hours=12)),
    "highEvery": (30, timedelta(minutes=30)),
    "mediumEvery": (720, timedelta(hours=12)),
    "acknowledgeShare": (0.5, 0.5),
    "acknowledgeLeast": (60, timedelta(hours=1)),
    "acknowledgeMost": (480, timedelta(hours=8)),
    "acknowledgeWithoutTime": (120, timedelta(hours=2)),
    "silentAfter": (1440, timedelta(days=1)),
    "closedAfter": (10080, timedelta(days=7)),
    "oldAfter": (4320, timedelta(days=3)),
    "quietHours": (NIGHT, QuietHours(time(22), time(7), "Asia/Tokyo")),
    "quietAbove": (480, timedelta(hours=8)),
    "digestAt": ("08:30", Daily(time(8, 30), "Asia/Tokyo")),
}


def cadence(key: str, value: Any) -> Cadence:
    return parse_config({"zones": TOKYO, "cadence": {key: value}}).cadence


def snake(key: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in key)


def test_every_number_of_the_rules_is_a_key() -> None:
    assert {snake(key) for key in CHANGES} == set(Cadence.__dataclass_fields__)


@pytest.mark.parametrize("key", CHANGES)
def test_a_key_changes_its_number(key: str) -> None:
    given, expected = CHANGES[key]
    assert getattr(cadence(key, given), snake(key)) == expected
    assert getattr(Cadence(), snake(key)) != expected


def test_quiet_hours_may_have_a_zone_of_their_own() -> None:
    quiet = cadence("quietHours", NIGHT | {"zone": "Europe/Berlin"}).quiet_hours
    assert quiet is not None
    assert quiet.zone == "Europe/Berlin"


@pytest.mark.parametrize(
    ("key", "field"), [("quietHours", "quiet_hours"), ("digestAt", "digest_at")]
)
def test_off_means_none(key: str, field: str) -> None:
    assert getattr(cadence(key, "off"), field) is None


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("highevery", 60, "is none of marks"),
        ("highEvery", 0, "above 0"),
        ("highEvery", "1h", "must be minutes"),
        ("highEvery", True, "must be minutes"),
        ("marks", [], "list of minutes"),
        ("marks", 60, "list of minutes"),
        ("acknowledgeShare", 2, "at most 1"),
        ("quietHours", "22:00-07:00", "from, to"),
        ("quietHours", {"from": "22:00"}, "from, to"),
        ("quietHours", NIGHT | {"days": "Sunday"}, "from, to"),
        ("quietHours", {"from": "22:00", "to": "24:00"}, "time of day"),
        ("quietHours", {"from": "7", "to": "22:00"}, "time of day"),
        ("quietHours", {"from": "07:00", "to": "07:00"}, "another time"),
        ("quietHours", NIGHT | {"zone": "Mars"}, "unknown zone"),
        ("quietHours", NIGHT | {"zone": "Europe"}, "unknown zone"),
        ("digestAt", 9, "time of day"),
    ],
)
def test_a_wrong_value_is_named_with_an_example(key: str, value: Any, problem: str) -> None:
    with pytest.raises(ConfigError) as wrong:
        cadence(key, value)
    assert str(wrong.value).startswith(f"abuseDesk.cadence.{key}")
    assert problem in str(wrong.value)
    assert "; for example " in str(wrong.value)


def test_a_cadence_that_is_no_object_is_refused() -> None:
    with pytest.raises(ConfigError, match="must be an object"):
        parse_config({"cadence": [60]})


@pytest.mark.parametrize(
    ("escalation", "key"),
    [
        ("critical", "escalation"),
        ({"minSeverity": "urgent"}, "escalation.minSeverity"),
        ({"minSeverity": ["high"]}, "escalation.minSeverity"),
        ({"hoursLeft": 0}, "escalation.hoursLeft"),
        ({"hoursLeft": True}, "escalation.hoursLeft"),
        ({"hoursLeft": 1.5}, "escalation.hoursLeft"),
    ],
)
def test_an_escalation_that_is_wrong_is_named(escalation: Any, key: str) -> None:
    with pytest.raises(ConfigError) as wrong:
        parse_config({"escalation": escalation})
    assert str(wrong.value).startswith(f"abuseDesk.{key} ")
