"""A drill: marked as one in every form, and let through by whatever lets anything through."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.alerts.limits import problems
from abuse_desk.domain.config import DeskConfig, Escalation
from abuse_desk.domain.deliveries import Stamps
from abuse_desk.domain.ports import EffectRef
from abuse_desk.workflows.act import Refused
from abuse_desk.workflows.drill import drill_state, start_drill
from infra.subscriptions import SEVERITIES, Subscription
from tests.builders import CONFIG, START
from tests.told import effects_in, forms

ESCALATING = replace(CONFIG, escalation=Escalation())


@dataclass(frozen=True)
class Rows:
    """`Deliveries` over rows that are given."""

    rows: Mapping[EffectRef, Stamps]

    def stamps(self, refs: Iterable[EffectRef]) -> Mapping[EffectRef, Stamps]:
        return {ref: self.rows[ref] for ref in refs if ref in self.rows}


def drilled(config: DeskConfig = CONFIG) -> list[Alert]:
    """The effects a drill writes."""
    table = MemoryTable()
    start_drill("Aya", MemoryCaseStore(table), config, START)
    return effects_in(table, Alert)


def passes(policy: dict[str, list[Any]] | None, alert: Alert) -> bool:
    """SNS: each key of the policy is met by one value, or by absence where that is allowed."""
    attributes = {one.name: set(one.values) for one in alert.attributes}
    return all(
        attributes[name] & {value for value in wanted if isinstance(value, str)}
        if name in attributes
        else {"exists": False} in wanted
        for name, wanted in (policy or {}).items()
    )


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_form_of_it_says_that_it_is_a_drill(language: str) -> None:
    (alert,) = drilled(replace(CONFIG, language=language))
    word = {"en": "DRILL", "ja": "訓練"}[language]
    assert alert.subject.startswith("[DRILL] ")
    assert all(word in form for form in forms(alert).values())


def test_it_is_marked_for_machines_too() -> None:
    (alert,) = drilled()
    marks = {one.name: one.values for one in alert.attributes}
    assert (marks["kind"], marks["cause"]) == (("desk",), ("drill",))


def test_aws_takes_it() -> None:
    assert [problems(alert) for alert in drilled(ESCALATING)] == [(), ()]


@pytest.mark.parametrize("severity", SEVERITIES)
def test_every_subscription_of_the_configuration_gets_it(severity: str) -> None:
    policy = Subscription("email", "a@example.com", severity, ("444455556666",)).filter_policy()
    assert [passes(policy, alert) for alert in drilled()] == [True]


@pytest.mark.parametrize("severity", SEVERITIES)
def test_a_policy_that_wants_one_severity_and_no_absence_lets_it_through(severity: str) -> None:
    assert [passes({"severity": [severity]}, alert) for alert in drilled()] == [True]


def test_the_second_topic_is_tried_where_there_is_one() -> None:
    assert [alert.escalates for alert in drilled(ESCALATING)] == [False, True]


def test_it_tells_which_effect_goes_where() -> None:
    started = start_drill("Aya", MemoryCaseStore(MemoryTable()), ESCALATING, START)
    assert [one["topic"] for one in started] == ["people", "escalation"]


def test_two_drills_are_two_alerts() -> None:
    table = MemoryTable()
    for minute in (0, 1):
        start_drill("Aya", MemoryCaseStore(table), CONFIG, START + timedelta(minutes=minute))
    assert len(table.effects) == 2


def test_a_drill_of_nobody_is_refused() -> None:
    with pytest.raises(Refused, match="a name is needed"):
        start_drill("", MemoryCaseStore(MemoryTable()), CONFIG, START)


def test_a_name_is_text_in_the_alert() -> None:
    table = MemoryTable()
    start_drill("https://evil.example/\nx", MemoryCaseStore(table), CONFIG, START)
    assert "https://evil" not in repr(table.effects)


def test_what_left_is_told_with_its_time_and_what_did_not_with_its_reason() -> None:
    sent, stuck = EffectRef("CASE#desk", "a"), EffectRef("CASE#desk", "b")
    rows = Rows(
        {
            sent: Stamps(START, START + timedelta(seconds=2), 1),
            stuck: Stamps(START, None, 3, "AuthorizationError"),
        }
    )
    states = drill_state(["a", "b", "c"], rows)
    assert [(one["delivered"], one["seconds"]) for one in states] == [(True, 2.0), (False, None)]
    assert (states[1]["attempts"], states[1]["last_failure"]) == (3, "AuthorizationError")
