"""What a running desk says about itself is believed only while it runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from local import state


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(state, "FOLDER", tmp_path)
    monkeypatch.setattr(state, "ENV", tmp_path / "env")
    return tmp_path


def test_what_a_running_desk_wrote_is_read() -> None:
    state.write_env({"DESK_PID": str(os.getpid()), "AWS_ENDPOINT_URL": "https://127.0.0.1:1/?a=b"})
    assert (state.read_env() or {})["AWS_ENDPOINT_URL"] == "https://127.0.0.1:1/?a=b"


def test_what_a_desk_wrote_that_is_gone_is_not_believed() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    state.write_env({"DESK_PID": str(gone.pid)})
    assert state.read_env() is None


def test_without_a_desk_there_is_nothing_to_read() -> None:
    assert state.read_env() is None


def test_only_the_owner_may_read_it(own_folder: Path) -> None:
    state.write_env({"DESK_PID": "1"})
    assert (own_folder / "env").stat().st_mode & 0o077 == 0
