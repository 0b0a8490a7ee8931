"""docs/operations.md explains every alarm of the stack, and no other."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.infra.reading import of_type

TEXT = (Path(__file__).parents[2] / "docs" / "operations.md").read_text()
ALARMS = "AWS::CloudWatch::Alarm"


def explained() -> dict[str, str]:
    """Alarm -> its section; headings that follow each other share one."""
    sections = re.findall(r"((?:^### .+\n)+)((?:(?!#).*\n)+)", TEXT, re.MULTILINE)
    return {name: text for names, text in sections for name in re.findall(r"### (.+)", names)}


def alarms(resources: Mapping[str, Any]) -> dict[str, Any]:
    found = of_type(resources, ALARMS).values()
    return {one["AlarmName"].removeprefix("abuse-desk-"): one for one in found}


def test_every_alarm_has_its_section(resources: Mapping[str, Any]) -> None:
    assert sorted(explained()) == sorted(alarms(resources))


def test_every_section_says_the_one_thing_to_do() -> None:
    without = [name for name, text in explained().items() if text.count("**Do:**") != 1]
    assert without == []


def test_the_alarms_told_straight_from_cloudwatch_are_marked(
    resources: Mapping[str, Any],
) -> None:
    marked = {name for name, text in explained().items() if text.startswith("**Plain.**")}
    plain = {name for name, one in alarms(resources).items() if one.get("AlarmActions")}
    assert marked == plain
