"""What the desk's rounds tell: many old notices as one alert, a history that was tampered with."""

from collections.abc import Sequence
from datetime import date

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.desk_alert import Said, alert_of_desk
from abuse_desk.domain.alerts.effects import Alert, Attribute
from abuse_desk.domain.alerts.wording.daily import DAILY_WORDS
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.cases.view import Severity
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.text import harmless

SHOWN = 10  # cases of an alert; the rest is a number


def old_notices_alert(cases: Sequence[Case], batch: str, config: DeskConfig) -> Alert:
    """One alert for all notices that were too old to wake anybody. `batch` makes its id."""
    words = DAILY_WORDS[config.language]
    line = words.old_line.format(count=len(cases))
    days = config.cadence.old_after.days
    titles = [f"{harmless(case.title, 100)}  {case.case_id}" for case in cases]
    text = words.old_text.format(count=len(cases), days=days, cases=_listed(titles, config))
    said = Said(
        source=f"old notices {batch}",
        title=line,
        line=f"Abuse Desk: {line}",
        text=text,
        subject=f"Abuse Desk: {DAILY_WORDS['en'].old_line.format(count=len(cases))}",
    )
    return alert_of_desk(
        said, (Severity.MEDIUM,), Cause.TRIAGE, Attribute("cause", ("old_notices",))
    )


def broken_histories_alert(cases: Sequence[CaseId], day: date, config: DeskConfig) -> Alert:
    """Tells that the digests of these cases' entries do not follow from each other."""
    words, english = DAILY_WORDS[config.language], DAILY_WORDS["en"]
    line = words.broken_line.format(count=len(cases))
    said = Said(
        source=f"broken histories {day}",
        title=line,
        line=f"Abuse Desk: {line}",
        text=words.broken_text.format(cases=_listed(cases, config)),
        subject=f"Abuse Desk: {english.broken_line.format(count=len(cases))}",
    )
    return alert_of_desk(said, (Severity.MEDIUM,), Cause.TRIAGE, Attribute("cause", ("history",)))


def _listed(lines: Sequence[str], config: DeskConfig) -> str:
    shown = [f"  * {line}" for line in lines[:SHOWN]]
    if len(lines) > SHOWN:
        more = DAILY_WORDS[config.language].more.format(count=len(lines) - SHOWN)
        shown.append(f"  {more}")
    return "\n".join(shown)
