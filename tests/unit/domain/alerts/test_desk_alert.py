"""Alarms of the desk itself reach people as alerts of their own kind."""

from typing import Any

import pytest

from abuse_desk.domain.alerts.desk_alert import desk_alert
from abuse_desk.domain.alerts.limits import problems


def a_change(value: str) -> dict[str, Any]:
    return {
        "id": "1234",
        "detail-type": "CloudWatch Alarm State Change",
        "detail": {
            "alarmName": "abuse-desk-dead-letters",
            "state": {"value": value},
            "configuration": {"description": "Something was given up on"},
        },
    }


@pytest.mark.parametrize(("value", "severity"), [("ALARM", "high"), ("OK", "low")])
def test_change_of_an_alarm_is_an_alert_of_kind_desk(value: str, severity: str) -> None:
    alert = desk_alert(a_change(value))
    assert problems(alert) == ()
    assert {a.name: a.values for a in alert.attributes} == {
        "kind": ("desk",),
        "severity": (severity,),
    }
    assert "abuse-desk-dead-letters" in alert.subject
    assert "Something was given up on" in alert.message
