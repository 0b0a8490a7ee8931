"""Tells the story to a running desk, mail by mail, and follows each through every hop."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.commit.record import MailRecord
from local.desk import Desk, Say
from local.failure import LocalFailure
from local.post import post
from local.story import STEPS, Sent, tell
from local.watch import ledger_row, outbox, wait_for


@dataclass(slots=True)
class Heard:
    """What people and machines were told, in order."""

    notifications: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)


def tell_story(desk: Desk, say: Say) -> Heard:
    """Send every mail and wait for its last hop. Raises LocalFailure at the first that fails."""
    heard = Heard()
    for number, sent in enumerate(tell(datetime.now(UTC), desk.zone), 1):
        say("", f"{number}/{len(STEPS)}  {sent.step.says}")
        _follow(desk, sent, heard, say)
    return heard


def _follow(desk: Desk, sent: Sent, heard: Heard, say: Say) -> None:
    step = sent.step
    mail_id = post(
        desk.smtp_port, sent.raw, step.mail_from, [desk.outputs["IntakeAddress"]], step.helo
    )
    say("received", f"{step.file} by SMTP, stored with its verdicts as mail/{mail_id[:12]}…")
    row = wait_for(f"{step.file} in the ledger", lambda: ledger_row(desk, mail_id))
    say("read", _reading(row))
    if row.outcome is not step.outcome:
        raise LocalFailure(f"{step.file} was read as {row.outcome} and is {step.outcome}")
    notifications, events = _listen(desk, heard)
    for one in notifications:
        say("people told", str(one["subject"]))
    for one in events:
        say("event", f"{one['detail-type']}: {one['detail'].get('cause')}")
    if bool(notifications) is not step.tells:
        said = "told people" if notifications else "told nobody"
        raise LocalFailure(f"{step.file} {said}")


def _reading(row: MailRecord) -> str:
    about = f", {row.what}" if row.what else ""
    trust = f", {row.trust}" if row.trust else ""
    case = f" -> case {row.case_id}" if row.case_id else ""
    return f"{row.outcome}{about}{trust}{case}"


def _listen(desk: Desk, heard: Heard) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Wait until the outbox is empty and everything that left it was heard."""
    told_before, events_before = len(heard.notifications), len(heard.events)
    wait_for("The outbox to be empty", lambda: _is_empty(desk))
    wait_for("What left the outbox to arrive", lambda: _all_heard(desk, heard))
    return heard.notifications[told_before:], heard.events[events_before:]


def _is_empty(desk: Desk) -> bool:
    return not any(row.pending for row in outbox(desk))


def _all_heard(desk: Desk, heard: Heard) -> bool:
    heard.notifications += desk.observer.notifications()
    heard.events += desk.observer.events()
    told = [row for row in outbox(desk) if row.told]
    alerts = sum(isinstance(row.effect, Alert) for row in told)
    return len(heard.notifications) >= alerts and len(heard.events) >= len(told) - alerts
