"""An alert in one line: the subject of a mail, and an SMS."""

from abuse_desk.domain.alerts.wording.en import ENGLISH
from abuse_desk.domain.alerts.wording.telling import Telling
from abuse_desk.domain.alerts.wording.words import Words
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.text import ascii_line, harmless, span

SUBJECT_MOST = 100
SMS_MOST = 140
TITLE_MOST = 50


def subject(telling: Telling) -> str:
    """At most 100 printable ASCII characters that are useful alone, in any language of the desk."""
    case = telling.case
    parts = (
        f"[{telling.view.severity.upper()}]",
        f"AWS {case.family or 'mail'} {ENGLISH.turns[telling.cause]}:",
        case.reported_activity or _type(case) or case.title,
        *(f"- {part}" for part in (_left(telling, ENGLISH), _whose(telling)) if part),
    )
    return ascii_line(" ".join(part for part in parts if part), SUBJECT_MOST)


def one_line(telling: Telling) -> str:
    """One line for SMS, in the desk's language."""
    words, case = telling.words, telling.case
    matter = words.families[case.family] if case.family else words.a_mail
    parts = (
        words.severities[telling.view.severity].upper(),
        f"{matter}: {words.turns[telling.cause]}",
        _left(telling, words),
        _whose(telling) or harmless(case.title, TITLE_MOST),
        str(case.case_id),
    )
    return harmless(" | ".join(part for part in parts if part), SMS_MOST)


def _left(telling: Telling, words: Words) -> str:
    left = telling.view.left
    if not telling.case.needs_us or not telling.case.demands:
        return ""
    if left is None:
        return words.one_line_no_time
    sentence = words.one_line_overdue if telling.view.overdue else words.one_line_left
    return sentence.format(left=span(left, words.units))


def _whose(telling: Telling) -> str:
    case = telling.case
    ours = telling.config.account(case.accounts[0]) if case.accounts else None
    name = ours.name if ours else next(iter(case.accounts), "")
    what = case.resources[0].id if case.resources else ""
    return harmless(" ".join(part for part in (name, what) if part), 60)


def _type(case: Case) -> str:
    return case.abuse_types[0].split("/")[-1].replace("_", " ") if case.abuse_types else ""
