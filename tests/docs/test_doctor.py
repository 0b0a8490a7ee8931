"""docs/operations.md lists every check of the doctor, in order, with the rights it needs."""

import re
from pathlib import Path

from console.checkup.checks import CHECKS

TEXT = (Path(__file__).parents[2] / "docs" / "operations.md").read_text()
SECTION = TEXT.partition("## Is everything all right?\n")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| ([^|]+?) \| [^|]+ \| ([^|]+?) \|$", SECTION, re.MULTILINE)[1:]


def test_every_check_is_listed_in_its_order() -> None:
    listed = [name for names, _ in ROWS for name in names.split(", ") if not names.startswith("-")]
    assert listed == [check.name for check in CHECKS]


def test_every_right_a_check_needs_is_listed_beside_it() -> None:
    listed = {name: needs for names, needs in ROWS for name in names.split(", ")}
    missing = [check.name for check in CHECKS if check.needs not in listed[check.name]]
    assert missing == []
