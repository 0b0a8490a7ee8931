"""Snapshots, entries and effects survive the table, and an older snapshot can still be read."""

import json
from dataclasses import dataclass

import pytest
from hypothesis import given

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.effects import Effect, tag, told
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import Act, Entry
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.codec import from_json, to_json
from abuse_desk.domain.vocabulary import Outcome
from tests.builders import CASE, CONFIG, START, a_notice, an_act, an_answer
from tests.property.test_fold import histories

REPORT = a_notice()


@given(histories())
def test_history_and_case_come_back_as_they_were(history: list[Entry]) -> None:
    case = fold(CASE, history)
    assert from_json(to_json(case, Case), Case) == case
    for entry in history:
        assert from_json(to_json(entry, Entry), Entry) == entry


def test_effects_of_every_kind_come_back_as_they_were() -> None:
    case = fold(CASE, [REPORT])
    for effect in (*told(case, Cause.OPENED, REPORT, START, CONFIG), tag("mail/1", Outcome.OTHER)):
        assert from_json(to_json(effect, Effect), Effect) == effect  # type: ignore[arg-type]  # a union


def test_equal_values_have_equal_text() -> None:
    one, other = (an_act(Act.ACK, 1, REPORT, until=2) for _ in range(2))
    assert to_json(one, Entry) == to_json(other, Entry)


def test_snapshot_from_before_a_field_was_added_is_read_with_its_default() -> None:
    data = json.loads(to_json(fold(CASE, [REPORT, an_answer(1)]), Case))
    del data["answered_at"]
    assert from_json(json.dumps(data), Case).answered_at is None


def test_type_the_domain_does_not_use_is_refused() -> None:
    @dataclass
    class Strange:
        value: complex

    with pytest.raises(TypeError, match="no JSON form"):
        to_json(Strange(1j), Strange)
