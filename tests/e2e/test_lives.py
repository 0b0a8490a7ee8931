"""Whole lives on the local desk with a held clock say what `simulate` says, word for word."""

from pathlib import Path
from typing import Any

import pytest

from console.life import read_life
from console.play import Played, Told, play
from local.ask import cases
from local.desk import Desk
from local.life import play_on
from tests.e2e.emptying import emptied

pytestmark = pytest.mark.emulator

LIVES = sorted((Path(__file__).parents[2] / "samples" / "lives").glob("*.json"))
SAME = ("status", "resolution", "reference", "resources", "measures")


@pytest.mark.parametrize("file", LIVES, ids=lambda file: file.stem)
def test_a_life_tells_the_same_on_the_local_desk_as_in_simulate(stage: Desk, file: Path) -> None:
    life = read_life(file)
    emptied(stage)
    played = Played(life)
    offline = [moment.line for moment in play(played) if isinstance(moment, Told)]
    assert [told.line for told in play_on(stage, life)] == offline
    assert len(offline) > 1
    assert [_facts(case) for case in cases(stage)] == [_facts(case) for case in played.shown()]


def test_afterwards_the_desks_time_is_the_machines_again(stage: Desk) -> None:
    assert not stage.emulator.time.exists()


def _facts(case: dict[str, Any]) -> dict[str, Any]:
    return {name: case[name] for name in SAME}
