"""Each decision has the same parts, its checks name tests, and every pin has its reason."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECORDS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PINS = [*ROOT.glob("requirements*.txt"), ROOT / "lambda" / "requirements.txt"]
PARTS = ["Context", "Decision", "Consequences", "Checks"]


def checks(record: Path) -> list[str]:
    return re.findall(r"`(test_\w+)`", record.read_text().partition("## Checks")[2])


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_decision_has_its_parts_and_names_its_checks(record: Path) -> None:
    head, *parts = re.split(r"^## ", record.read_text(), flags=re.MULTILINE)
    assert re.match(r"---\nstatus: accepted\ndate: \d{4}-\d{2}-\d{2}\n---\n# \d{4} ", head)
    assert [part.partition("\n")[0] for part in parts] == PARTS
    assert checks(record)


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(record.name[:4]) for record in RECORDS]
    assert numbers == list(range(1, len(RECORDS) + 1))


def test_every_pinned_package_has_its_reason() -> None:
    rows = re.findall(r"^\| (`.+?) \| .", RECORDS[1].read_text(), re.MULTILINE)
    explained = {name for row in rows for name in re.findall(r"`([\w-]+)`", row)}
    pinned = {
        name
        for path in PINS
        for name in re.findall(r"^([\w-]+)(?:\[.*\])?==", path.read_text(), re.MULTILINE)
    }
    assert explained == pinned
