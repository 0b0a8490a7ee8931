"""docs/page.md lists every refusal as the code has it."""

import re
from pathlib import Path

from abuse_desk.domain.refusals.en import ENGLISH

TEXT = (Path(__file__).parents[2] / "docs" / "page.md").read_text()


def test_every_refusal_is_listed_with_its_code() -> None:
    section = TEXT.partition("## What is refused\n")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.MULTILINE)
    assert dict(listed) == {str(why): sentence for why, sentence in ENGLISH.sentences.items()}
