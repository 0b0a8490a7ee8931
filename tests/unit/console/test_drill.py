"""`abuse-desk drill`: whether it left, after how long, for whom; and what to look at if not."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from console.app import App
from console.connection import Where
from console.main import main
from console.seen import Seen
from console.subscribers import masked

SENT = {
    "effect_id": "e1",
    "delivered": True,
    "seconds": 1.25,
    "attempts": 1,
    "last_failure": "",
}
STUCK = SENT | {"delivered": False, "seconds": None, "last_failure": "AuthorizationError"}


@dataclass
class Answering:
    """`Desk` that gives its answers in turn, the last one again and again."""

    states: list[list[dict[str, Any]]]
    name: str = "the desk of the test"
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def ask(self, do: str, **what: Any) -> Any:
        self.asked.append((do, what))
        if do == "drill":
            return [{"effect_id": "e1", "topic": "people"}]
        return self.states.pop(0) if len(self.states) > 1 else self.states[0]


def run(desk: Answering, tmp_path: Path, *arguments: str) -> Result:
    app = App(Where("no-such-stack", "eu-west-1", "no-such-profile"), Seen(tmp_path / "seen"))
    app.__dict__["desk"] = desk
    return CliRunner().invoke(main, ["drill", "--by", "Aya", *arguments], obj=app)


def test_an_alert_that_left_is_said_with_its_time(tmp_path: Path) -> None:
    said = run(Answering([[SENT]]), tmp_path)
    assert (said.exit_code, "after 1.2 s" in said.output) == (0, True)


def test_the_name_is_handed_on(tmp_path: Path) -> None:
    desk = Answering([[SENT]])
    run(desk, tmp_path)
    assert desk.asked[0] == ("drill", {"by": "Aya"})


def test_it_waits_until_the_row_is_stamped(tmp_path: Path) -> None:
    assert run(Answering([[], [STUCK], [SENT]]), tmp_path).exit_code == 0


def test_an_alert_that_did_not_leave_fails_and_says_where_to_look(tmp_path: Path) -> None:
    said = run(Answering([[STUCK]]), tmp_path, "--wait", "0")
    assert said.exit_code == 1
    assert "AuthorizationError" in said.output
    assert "abuse-desk doctor" in said.output


def test_subscriptions_that_cannot_be_seen_are_said_not_guessed(tmp_path: Path) -> None:
    assert "cannot be said" in run(Answering([[SENT]]), tmp_path).output


def test_scripts_get_it_as_json(tmp_path: Path) -> None:
    said = json.loads(run(Answering([[SENT]]), tmp_path, "--json").output)
    assert said["topics"] == [SENT | {"topic": "people"}]
    assert said["subscriptions"] is None


@pytest.mark.parametrize(
    ("protocol", "endpoint", "shown"),
    [
        ("email", "oncall@example.com", "o***@example.com"),
        ("sms", "+12025550123", "***0123"),
        (
            "https",
            "https://user:secret@hooks.example.com/T0/secret",
            "https://hooks.example.com/***",
        ),
        ("sqs", "arn:aws:sqs:eu-west-1:111122223333:ears", "ears"),
    ],
)
def test_an_endpoint_is_masked(protocol: str, endpoint: str, shown: str) -> None:
    assert masked(protocol, endpoint) == shown
