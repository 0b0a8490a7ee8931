"""`abuse-desk forwarding`: what a person needs to confirm a forwarding, and what warns him."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from console.app import App
from console.connection import Where
from console.main import main
from console.seen import Seen
from tests.forwarding_confirmations import ASKER, CODE

LINK = "https://mail-settings.google.com/mail/vf-" + "%5BANGexample" * 20
WAITING = {
    "mail_id": "ses-1",
    "received_at": "2026-03-04T09:00:00Z",
    "expires_at": "2026-03-11T09:00:00Z",
    "readable": True,
    "proved": True,
    "provider": "Gmail",
    "requested_by": ASKER,
    "code": CODE,
    "link": LINK,
}
UNREADABLE = {"readable": False, "provider": None, "requested_by": None, "code": None, "link": None}


@dataclass
class Waiting:
    """`Desk` with these confirmations."""

    found: list[dict[str, Any]]
    name: str = "the desk of the test"

    def ask(self, do: str, **_what: Any) -> Any:
        assert do == "forwarding"
        return self.found


def run(tmp_path: Path, found: list[dict[str, Any]], *arguments: str) -> Result:
    app = App(Where(), Seen(tmp_path / "seen"))
    app.__dict__["desk"] = Waiting(found)
    return CliRunner().invoke(main, ["forwarding", *arguments], obj=app)


def test_the_code_who_asks_and_the_unbroken_link_are_shown(tmp_path: Path) -> None:
    said = run(tmp_path, [WAITING]).output
    assert (CODE in said, ASKER in said) == (True, True)
    assert LINK in said.splitlines()


def test_a_mail_that_is_not_proved_warns(tmp_path: Path) -> None:
    assert "NOT PROVED" in run(tmp_path, [WAITING | {"proved": False}]).output


def test_a_mail_that_cannot_be_read_yet_says_so(tmp_path: Path) -> None:
    assert "cannot be read" in run(tmp_path, [WAITING | UNREADABLE]).output


def test_nothing_waiting_says_what_to_do(tmp_path: Path) -> None:
    said = run(tmp_path, [])
    assert (said.exit_code, "No confirmation waits" in said.output) == (0, True)


def test_scripts_get_what_the_desk_gave(tmp_path: Path) -> None:
    assert json.loads(run(tmp_path, [WAITING], "--json").output) == [WAITING]
