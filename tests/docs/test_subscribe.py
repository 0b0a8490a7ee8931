"""docs/subscribe.md lists the attributes that alerts really carry."""

import re
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import pytest

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.desk_alert import desk_alert
from abuse_desk.domain.alerts.effects import Alert, told
from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.cases.view import Severity
from abuse_desk.domain.vocabulary import Family, Stage, TrustLevel
from tests.builders import CASE, CONFIG, START, a_notice

TEXT = (Path(__file__).parents[2] / "docs" / "subscribe.md").read_text()
ROWS = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", TEXT, re.MULTILINE))
ALARM = {"id": "1", "detail": {"alarmName": "mail-waits", "state": {"value": "ALARM"}}}


def alert() -> Alert:
    entry = a_notice(regions=("eu-west-1",))
    owned = replace(CONFIG, accounts=(replace(CONFIG.accounts[0], owner="payments"),))
    effects = told(fold(CASE, [entry]), Cause.OPENED, entry, START, owned)
    return next(effect for effect in effects if isinstance(effect, Alert))


def test_every_attribute_of_an_alert_is_listed() -> None:
    assert [attribute.name for attribute in alert().attributes] == list(ROWS)


def test_both_kinds_are_listed() -> None:
    kinds = [sent.attributes[0].values[0] for sent in (alert(), desk_alert(ALARM))]
    assert re.findall(r"`(\w+)`", ROWS["kind"])[:2] == kinds


def test_an_alarm_carries_the_attributes_that_its_row_names() -> None:
    named = re.findall(r"`(\w+)`", ROWS["kind"].partition("only")[2])
    assert [attribute.name for attribute in desk_alert(ALARM).attributes] == named


@pytest.mark.parametrize(
    ("attribute", "words"),
    [
        ("severity", Severity),
        ("status", Status),
        ("stage", Stage),
        ("family", Family),
        ("trust", TrustLevel),
    ],
)
def test_the_words_of_an_attribute_are_the_codes(attribute: str, words: type[StrEnum]) -> None:
    assert re.findall(r"`(\w+)`", ROWS[attribute]) == list(words)
