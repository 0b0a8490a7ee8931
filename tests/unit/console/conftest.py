"""A folder to simulate in."""

from pathlib import Path

import pytest

from tests.unit.console.lives import SENT, a_mail


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """It holds one report."""
    (tmp_path / "report.eml").write_text(a_mail("report", SENT))
    return tmp_path
