"""Words that sound like an end and are none: doubt keeps a matter open."""

from pathlib import Path

import pytest

from tests.notices.letters import BREAK_IN_THREAD, DESK, SUPPORT, THREAD, is_open, told

OPEN = (Path(__file__).parents[3] / "notices/open_matters.txt").read_text().splitlines()
THREADS = {DESK: THREAD, SUPPORT: BREAK_IN_THREAD}


@pytest.mark.parametrize("sender", THREADS)
@pytest.mark.parametrize("text", OPEN)
def test_what_sounds_like_an_end_keeps_the_matter_open(text: str, sender: str) -> None:
    assert is_open(told(text, THREADS[sender], sender=sender))
