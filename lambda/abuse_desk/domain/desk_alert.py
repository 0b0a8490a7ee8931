"""Alerts about the desk itself: a CloudWatch alarm of ours rang, or is quiet again."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from abuse_desk.domain.cause import Cause
from abuse_desk.domain.effects import Alert, Attribute
from abuse_desk.domain.entry import CaseId
from abuse_desk.domain.text import ascii_line, harmless
from abuse_desk.domain.view import Severity

ALARM_CHANGE = "CloudWatch Alarm State Change"
NO_CASE = CaseId("desk")


def desk_alert(event: Mapping[str, Any]) -> Alert:
    """The alert for an EventBridge alarm event: high when it rings, low when it is quiet again.

    Source: Amazon CloudWatch user guide, "Alarm events and EventBridge".
    """
    detail = event["detail"]
    name = harmless(str(detail.get("alarmName")), 100)
    rings = detail.get("state", {}).get("value") == "ALARM"
    means = harmless(str(detail.get("configuration", {}).get("description") or name), 300)
    severity = Severity.HIGH if rings else Severity.LOW
    state = "rings" if rings else "is quiet again"
    text = f"The alarm {name} of the desk itself {state}.\n\n{means}.\n\nSee docs/operations.md.\n"
    line = f"Abuse Desk: alarm {name} {state}"
    forms = {"default": text, "email": text, "sms": line, "https": json.dumps(_chat(name, text))}
    return Alert(
        effect_id=hashlib.sha256(str(event.get("id")).encode()).hexdigest()[:24],
        case_id=NO_CASE,
        cause=Cause.OPENED if rings else Cause.RESOLVED,
        subject=ascii_line(f"[{severity.upper()}] {line}: {means}", 100),
        message=json.dumps(forms, ensure_ascii=False),
        attributes=(Attribute("kind", ("desk",)), Attribute("severity", (severity,))),
    )


def _chat(name: str, text: str) -> dict[str, Any]:
    """The custom notification of Amazon Q Developer in chat applications, version 1.0."""
    content = {"textType": "client-markdown", "title": f"Alarm {name}", "description": text}
    return {"version": "1.0", "source": "custom", "id": name, "content": content}
