"""Nothing that is deployed can set the time: neither the template nor the asset."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from infra.bundling import bundle
from local.worker import held_time, sitecustomize
from local.worker.held_time import FILE, hold
from tests.infra.conftest import Resources
from tests.infra.reading import functions

HELD = datetime(2024, 7, 14, 2, 30, tzinfo=UTC)
ASK = f"from {sitecustomize.REPLACED} import system_time; print(system_time().isoformat())"


def test_no_function_is_given_settings_of_python_or_a_time(resources: Resources) -> None:
    found = functions(resources)
    names = {name for one in found.values() for name in one["Environment"]["Variables"]}
    assert {name for name in names if "PYTHON" in name or "TIME" in name or name == FILE} == set()
    assert [one for one in found.values() if "Layers" in one] == []


def test_the_asset_runs_nothing_of_its_own_at_start() -> None:
    at_start = ("sitecustomize*", "usercustomize*", "*.pth")
    assert [path for form in at_start for path in bundle().rglob(form)] == []


def test_the_asset_does_not_know_how_the_local_desk_holds_the_time() -> None:
    known = [path for path in bundle().rglob("*.py") if FILE in path.read_text(errors="replace")]
    assert known == []


def test_a_held_time_changes_nothing_for_the_asset(tmp_path: Path) -> None:
    assert abs(_asked(bundle(), folder=tmp_path) - datetime.now(UTC)) < timedelta(minutes=5)


def test_the_local_desks_processes_take_the_held_time(tmp_path: Path) -> None:
    worker = Path(held_time.__file__).parent
    assert _asked(worker, bundle(), folder=tmp_path) == HELD


def _asked(*on_path: Path, folder: Path) -> datetime:
    """What a process says the time is, with this on its path and the time held."""
    hold(folder / "held", HELD)
    environment = {
        **os.environ,
        FILE: str(folder / "held"),
        "PYTHONPATH": os.pathsep.join(map(str, on_path)),
    }
    said = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True
    )
    return datetime.fromisoformat(said.stdout.strip())
