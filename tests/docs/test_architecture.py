"""docs/architecture.md says the same numbers and words as the code."""

import re
from dataclasses import fields
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.cases.case import Resolution, Status
from abuse_desk.domain.cases.view import Severity
from abuse_desk.domain.config import Cadence
from abuse_desk.domain.hours import Daily

TEXT = (Path(__file__).parents[2] / "docs" / "architecture.md").read_text()
UNITS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def rows(heading: str) -> dict[str, str]:
    """The first column's code word -> the second column, of the table under a heading."""
    section = TEXT.partition(f"### {heading}\n")[2].partition("\n#")[0]
    return dict(re.findall(r"^\| `(\w+)` \| ([^|]+?) \|", section, re.MULTILINE))


def as_written(value: str) -> Any:
    if value == "off":
        return None
    if ":" in value:
        return Daily(time.fromisoformat(value))
    if " " not in value:
        return float(value)
    times = [word.split() for word in value.split(", ")]
    found = tuple(int(number) * UNITS[unit] for number, unit in times)
    return found if len(found) > 1 else found[0]


def camel(name: str) -> str:
    return re.sub(r"_(\w)", lambda match: match[1].upper(), name)


def test_the_cadence_table_is_the_cadence() -> None:
    default = Cadence()
    expected = {camel(field.name): getattr(default, field.name) for field in fields(Cadence)}
    assert {key: as_written(value) for key, value in rows("Cadence").items()} == expected


@pytest.mark.parametrize(("heading", "words"), [("Statuses", Status), ("Severities", Severity)])
def test_each_word_has_its_row_in_order(heading: str, words: type[Status | Severity]) -> None:
    assert list(rows(heading)) == list(words)


def test_every_cause_is_listed() -> None:
    listed = TEXT.partition("### Causes\n")[2].partition("What an entry")[0]
    assert set(re.findall(r"`(\w+)`", listed)) == set(Cause)


def test_every_way_to_be_resolved_is_listed() -> None:
    listed = re.search(r"Reasons to be resolved: (.+)", TEXT)
    assert listed is not None
    assert set(re.findall(r"`(\w+)`", listed[1])) == set(Resolution)
