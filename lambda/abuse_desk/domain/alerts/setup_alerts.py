"""What the desk tells while it is being set up: a confirmation that waits, and a drill."""

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.desk_alert import Said, alert_of_desk
from abuse_desk.domain.alerts.effects import Alert, Attribute
from abuse_desk.domain.alerts.wording.setup import SETUP_WORDS
from abuse_desk.domain.cases.view import Severity
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.text import harmless

# Any of them passes a filter policy on severity, and a drill must pass every one.
EVERY_SEVERITY = tuple(Severity)


def confirmation_alert(mail_id: str, provider: str, requester: str | None, language: str) -> Alert:
    """Says once that a forwarding confirmation waits: who asks, never the code or the link."""
    words = SETUP_WORDS[language]
    asker = harmless(requester or words.somebody, 320)
    line = f"Abuse Desk: {provider} asks to confirm forwarding"
    text = words.confirmation_waits.format(provider=provider, asker=asker)
    said = Said(f"confirmation {mail_id}", "Forwarding is to be confirmed", line, text, line)
    mark = Attribute("cause", ("forwarding",))
    return alert_of_desk(said, (Severity.LOW,), Cause.TRIAGE, mark)


def drill_alert(drill_id: str, by: str, config: DeskConfig) -> Alert:
    """A test alert: marked as a drill in every form, and let through by every filter policy."""
    words = SETUP_WORDS[config.language]
    line = f"Abuse Desk ({config.desk_name}): {words.drill_line}"
    text = words.drill.format(by=harmless(by, 100), desk=harmless(config.desk_name, 100))
    subject = f"Abuse Desk: {words.drill_subject}"
    said = Said(f"drill {drill_id}", "DRILL", line, text, subject, mark="DRILL")
    return alert_of_desk(said, EVERY_SEVERITY, Cause.TRIAGE, Attribute("cause", ("drill",)))
