"""Alerts about the desk itself: an alarm of ours, a forwarder to list, cases nobody was told of."""

import hashlib
import json
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.chat import notification
from abuse_desk.domain.alerts.effects import Alert, Attribute
from abuse_desk.domain.alerts.wording.short import SMS_MOST
from abuse_desk.domain.alerts.wording.telling import LANGUAGES
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.cases.view import Severity
from abuse_desk.domain.text import ascii_line, harmless

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
    return alert_of_desk(
        Said(str(event.get("id")), f"Alarm {name}", line, text, f"{line}: {means}"),
        (severity,),
        Cause.OPENED if rings else Cause.RESOLVED,
    )


def forwarder_alert(address: str, language: str) -> Alert:
    """Asks once whether this address, which forwards AWS's mail, may be listed.

    The address is a stranger's choice: it is shown as text, and quoted where a shell would read it.
    """
    words = LANGUAGES[language]
    shown = harmless(address, 320)
    text = words.forwarder_asks.format(address=shown, quoted=shlex.quote(shown))
    line = f"Abuse Desk: a forwarder that is not listed: {shown}"
    said = Said(f"forwarder {address}", "A forwarder that is not listed", line, text, line)
    return alert_of_desk(said, (Severity.MEDIUM,), Cause.TRIAGE)


def held_back_alert(count: int, hour: datetime, language: str) -> Alert:
    """Tells how many cases of one hour nobody was told of; the same id however often it is made."""
    words = LANGUAGES[language]
    line = f"Abuse Desk: {count} more unverified cases wait in triage"
    text = words.held_back.format(count=count, hour=f"{hour.astimezone(UTC):%Y-%m-%d %H:00} UTC")
    said = Said(f"held back {hour:%Y-%m-%dT%H}", f"{count} more cases", line, text, line)
    return alert_of_desk(said, (Severity.MEDIUM,), Cause.TRIAGE)


@dataclass(frozen=True, slots=True)
class Said:
    """One alert of the desk in its forms. `source`: what makes its id; `mark`: for a severity."""

    source: str
    title: str
    line: str
    text: str
    subject: str
    mark: str = ""


def alert_of_desk(
    said: Said, severities: tuple[Severity, ...], cause: Cause, *more: Attribute
) -> Alert:
    """The alert, with an id that follows from what it is about; as loud as the first severity."""
    line = harmless(said.line, SMS_MOST)
    chat = json.dumps(notification(said.title, said.title, said.text), ensure_ascii=False)
    forms = {"default": said.text, "email": said.text, "sms": line, "https": chat}
    return Alert(
        effect_id=hashlib.sha256(said.source.encode("utf-8", "replace")).hexdigest()[:24],
        case_id=NO_CASE,
        cause=cause,
        subject=ascii_line(f"[{said.mark or severities[0].upper()}] {said.subject}", 100),
        message=json.dumps(forms, ensure_ascii=False),
        attributes=(Attribute("kind", ("desk",)), Attribute("severity", severities), *more),
    )
