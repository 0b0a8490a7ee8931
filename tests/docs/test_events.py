"""docs/events.md and its schema against the events the domain really makes."""

import json
import re
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.effects import (
    EVENT_DETAIL_TYPE,
    EVENT_SOURCE,
    EVENT_VERSION,
    BusEvent,
    told,
)
from abuse_desk.domain.cases.case import Claim, Resolution, Status
from abuse_desk.domain.cases.entry import Act, Entry
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.cases.view import Move, Severity
from abuse_desk.domain.vocabulary import Basis, Family, ResourceType, Stage, TrustLevel
from tests.builders import CASE, CONFIG, START, a_notice, an_act, an_answer, hours

DOCS = Path(__file__).parents[2] / "docs"
REPORT = a_notice(reference="10412345678", measures=("Blocked port 22",))
DOUBTFUL = a_notice("closing", Stage.RETRACTION, 2, TrustLevel.UNVERIFIED)
LIVES = {
    "opened": [REPORT],
    "unverified": [a_notice(trust=TrustLevel.UNVERIFIED, ours=False, resources=(), accounts=())],
    "acknowledged": [REPORT, an_act(Act.ACK, 1, REPORT, until=3)],
    "proposed": [REPORT, DOUBTFUL],
    "answered": [REPORT, an_answer(1)],
    "retracted": [REPORT, a_notice("closing", Stage.RETRACTION, 2)],
}


@cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DOCS / "events" / "case.v1.schema.json").read_text())
    return found


def detail(history: list[Entry], why: Cause, *, by_time: bool = False) -> dict[str, Any]:
    entry = None if by_time else history[-1]
    effects = told(fold(CASE, history), why, entry, START + hours(2), CONFIG)
    event = next(effect for effect in effects if isinstance(effect, BusEvent))
    found: dict[str, Any] = json.loads(event.detail)
    return found


def refusals(value: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema()).iter_errors(value)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("why", Cause)
@pytest.mark.parametrize("life", LIVES)
def test_every_event_satisfies_the_schema(life: str, why: Cause) -> None:
    assert refusals(detail(LIVES[life], why)) == []


def test_an_event_by_time_alone_satisfies_the_schema() -> None:
    assert refusals(detail([REPORT], Cause.REPEAT, by_time=True)) == []


@pytest.mark.parametrize("path", [("case", "severity"), ("case", "trust", "level"), ("cause",)])
def test_an_unknown_word_is_refused(path: tuple[str, ...]) -> None:
    changed = part = detail([REPORT], Cause.OPENED)
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = "loud"
    assert refusals(changed)


def test_every_property_that_is_sent_is_in_the_schema() -> None:
    sent = detail(LIVES["proposed"], Cause.PROPOSAL)
    defs = schema()["$defs"]
    parts = {
        "entry": (sent["entry"], defs["entry"]),
        "case": (sent["case"], defs["case"]),
        "resource": (sent["case"]["resources"][0], defs["resource"]),
        "proposal": (sent["case"]["proposals"][0], defs["proposal"]),
        "trust": (sent["case"]["trust"], defs["trust"]),
        "detail": (sent, schema()),
    }
    differing = [name for name, (part, of) in parts.items() if set(part) != set(of["properties"])]
    assert differing == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("cause", Cause),
        ("status", Status),
        ("resolution", Resolution),
        ("severity", Severity),
        ("whose_move", Move),
        ("family", Family),
        ("stage", Stage),
        ("answer_by_basis", Basis),
        ("trust_level", TrustLevel),
        ("resource_type", ResourceType),
        ("claim", Claim),
    ],
)
def test_the_schemas_words_are_the_codes(name: str, words: type[StrEnum]) -> None:
    listed = [word for word in schema()["$defs"][name]["enum"] if word is not None]
    assert listed == list(words)


def test_the_example_satisfies_the_schema() -> None:
    text = (DOCS / "events.md").read_text()
    example = json.loads(re.findall(r"```json\n(.+?)```", text, re.DOTALL)[0])
    assert refusals(example["detail"]) == []


def test_the_envelope_is_the_one_that_is_sent() -> None:
    text = (DOCS / "events.md").read_text()
    values = dict(re.findall(r"^\| `([\w.-]+)` \| `([^`]+)` \|", text, re.MULTILINE))
    assert values == {
        "source": EVENT_SOURCE,
        "detail-type": EVENT_DETAIL_TYPE,
        "detail.version": EVENT_VERSION,
    }
