"""Bad input to an act: one clear sentence, exit 1, and nothing changed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from abuse_desk.domain.cases.entry import Act, CaseId
from abuse_desk.domain.vocabulary import Stage
from console.app import App
from console.connection import Where
from console.main import main
from console.seen import Seen
from tests.builders import CASE, START, a_notice
from tests.changes import adding, opening
from tests.fakes import MemoryDesk

OTHER = CaseId("case-0000000002")
HOUR_AGO = (datetime.now(UTC) - START) / timedelta(hours=1) - 1
REPORT = a_notice(at=HOUR_AGO)
REASON = ("--by", "Aya", "--reason", "done")


@pytest.fixture
def desk() -> MemoryDesk:
    """Two open cases; the first has two entries."""
    desk = MemoryDesk()
    first = opening(REPORT)
    desk.cases.commit(first, START)
    desk.cases.commit(adding(first, a_notice("more", Stage.REMINDER, at=HOUR_AGO + 0.1)), START)
    desk.cases.commit(opening(a_notice("other", at=HOUR_AGO), OTHER), START)
    return desk


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("ack", "case-none", "--by", "Aya"), "there is no case case-none"),
        (("resolve", "case-none", *REASON), "there is no case case-none"),
        (("merge", CASE, "case-none", "--by", "Aya"), "there is no case case-none"),
        (("merge", CASE, CASE, "--by", "Aya"), "cannot be merged into itself"),
        (("merge", CASE, OTHER, "--by", "Aya", "--seen", "1"), "has 2 entries and you saw 1"),
        (("ack", CASE, "--by", "Aya", "--seen", "9"), "the case has 2 entries, not 9"),
        (("ack", CASE, "--by", " "), "a name is needed"),
        (("ack", CASE, "--by", "Aya", "--until", "2024-07-10T06:00Z"), "is past"),
        (("reopen", CASE, "--by", "Aya"), "the case is already open"),
        (("resolve", CASE, "--by", "Aya", "--reason", " "), "a reason is needed"),
        (("note", CASE, " ", "--by", "Aya"), "a note needs text"),
        (("confirm", CASE, "--by", "Aya"), "no proposals"),
        (("confirm", CASE, "7", "--by", "Aya"), "7 is no proposal"),
        (("relabel", CASE, "--level", "forged", "--by", "Aya"), "has 2 mails: say which"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_refused_act_says_why_in_one_sentence_and_changes_nothing(
    desk: MemoryDesk, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    before = everything(desk)
    said = run(desk, tmp_path, *words)
    assert (said.exit_code, len(said.output.strip().splitlines())) == (1, 1)
    assert says in said.output
    assert everything(desk) == before


@pytest.mark.parametrize("until", ["soon", "25:00", "-4h", "2024-13-01T00:00Z", ""])
def test_a_malformed_time_is_refused_before_anything_is_asked(
    desk: MemoryDesk, tmp_path: Path, until: str
) -> None:
    said = run(desk, tmp_path, "ack", CASE, "--by", "Aya", "--until", until)
    assert (said.exit_code, len(said.output.strip().splitlines())) == (1, 1)
    assert "say 4h, 90m or" in said.output
    assert desk.asked == []


@pytest.mark.parametrize("act", [Act.ACK, Act.RESOLVE, Act.NOTE, Act.MERGE])
def test_an_act_on_a_case_that_went_into_another_says_where(
    desk: MemoryDesk, tmp_path: Path, act: Act
) -> None:
    assert run(desk, tmp_path, "merge", OTHER, CASE, "--by", "Aya").exit_code == 0
    rest: dict[Act, tuple[str, ...]] = {
        Act.ACK: ("--by", "Ben"),
        Act.RESOLVE: REASON,
        Act.NOTE: ("hello", "--by", "Ben"),
        Act.MERGE: (CASE, "--by", "Ben"),
    }
    before = everything(desk)
    said = run(desk, tmp_path, act, OTHER, *rest[act])
    assert said.exit_code == 1
    assert f"Refused: {OTHER} was merged into {CASE}: act on that one" in said.output
    assert everything(desk) == before


def test_a_merge_says_how_the_other_case_stands_now(desk: MemoryDesk, tmp_path: Path) -> None:
    said = run(desk, tmp_path, "merge", OTHER, CASE, "--by", "Aya")
    assert said.exit_code == 0
    assert f"{CASE} is now open" in said.output


def test_a_merged_case_shows_where_it_went(desk: MemoryDesk, tmp_path: Path) -> None:
    run(desk, tmp_path, "merge", OTHER, CASE, "--by", "Aya")
    assert f"{CASE}: look there" in run(desk, tmp_path, "show", OTHER).output
    assert OTHER in run(desk, tmp_path, "show", CASE).output


def run(desk: MemoryDesk, folder: Path, *words: str) -> Any:
    app = App(Where(), Seen(folder / "seen.json"))
    app.__dict__["desk"] = desk
    return CliRunner().invoke(main, words, obj=app)


def everything(desk: MemoryDesk) -> Any:
    table = desk.table
    entries = {case_id: dict(own) for case_id, own in table.entries.items()}
    return dict(table.cases), entries, dict(table.links), dict(table.effects)
