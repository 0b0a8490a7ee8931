"""`abuse-desk link`: a link for a named person, printed so that it can be copied."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from console.app import App
from console.connection import Where
from console.main import main
from console.seen import Seen

PAGE = "https://abcdefghij.lambda-url.eu-west-1.on.aws/"


class LinkDesk:
    """A desk that makes links and remembers what it was asked."""

    name = "the desk of the test"

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def ask(self, do: str, **what: Any) -> Any:
        self.asked.append((do, what))
        place = f"/case/{what['case']}" if "case" in what else "/"
        return {"path": f"{place}?k=token", "until": "2026-03-04T21:00:00Z", "name": what["by"]}


@pytest.fixture
def desk() -> LinkDesk:
    return LinkDesk()


@pytest.fixture
def app(desk: LinkDesk, tmp_path: Path) -> App:
    made = App(Where(), Seen(tmp_path / "seen.json"))
    made.__dict__.update(desk=desk, page_url=PAGE)
    return made


def test_without_a_case_it_leads_to_the_worklist(app: App) -> None:
    said = CliRunner().invoke(main, ["link", "--as", "Aya"], obj=app)
    assert (said.exit_code, said.output.splitlines()[-1]) == (0, f"{PAGE}?k=token")


def test_with_a_case_it_leads_to_the_case(app: App, desk: LinkDesk) -> None:
    said = CliRunner().invoke(main, ["link", "case-1", "--as", "Aya"], obj=app)
    assert said.output.splitlines()[-1] == f"{PAGE}case/case-1?k=token"
    assert desk.asked == [("link", {"case": "case-1", "by": "Aya"})]


def test_scripts_get_it_as_json(app: App) -> None:
    said = CliRunner().invoke(main, ["link", "--as", "Aya", "--json"], obj=app)
    assert json.loads(said.output) == {
        "url": f"{PAGE}?k=token",
        "until": "2026-03-04T21:00:00Z",
        "name": "Aya",
    }


def test_a_name_is_needed(app: App) -> None:
    assert CliRunner().invoke(main, ["link"], obj=app).exit_code == 2
