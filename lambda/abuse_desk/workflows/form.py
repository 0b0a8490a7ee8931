"""A form of the page as the act it asks for; whoever holds the link is its author."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from abuse_desk.domain.cases.entry import Act, CaseId, EntryId
from abuse_desk.domain.page.access import Grant, Scope
from abuse_desk.domain.page.forms import MOST_NAME, MOST_TEXT, SPANS
from abuse_desk.domain.people import claimed
from abuse_desk.domain.text import harmless
from abuse_desk.domain.vocabulary import TrustLevel
from abuse_desk.workflows.act import Request

Form = Mapping[str, str]


class Malformed(Exception):  # noqa: N818 - an answer to the visitor
    """A form that no page of ours makes. Nothing was changed."""


def request_of(form: Form, grant: Grant, case_id: CaseId, now: datetime) -> Request:
    """What is asked for. Raises `Malformed`."""
    try:
        minutes, level = form.get("minutes"), form.get("level")
        return Request(
            act=Act(form["act"]),
            case_id=case_id,
            by=_author(form, grant),
            seen=_seen(form),
            until=now + _minutes(minutes) if minutes else None,
            reason=form.get("reason", "")[:MOST_TEXT],
            note=form.get("note", "")[:MOST_TEXT],
            about=EntryId(form["about"][:1200]) if form.get("about") else None,
            level=TrustLevel(level) if level else None,
            caller=_caller(grant),
        )
    except (KeyError, ValueError) as error:
        raise Malformed(str(error)) from error


def _seen(form: Form) -> int:
    seen = int(form["seen"])
    if seen < 1:
        raise ValueError("seen: 1 or more")
    return seen


def _minutes(text: str) -> timedelta:
    if int(text) not in SPANS:
        raise ValueError(f"minutes: one of {SPANS}")
    return timedelta(minutes=int(text))


def _author(form: Form, grant: Grant) -> str:
    """The name bound to an operator's link; any other is shown as the claim it is."""
    if grant.scope is Scope.OPERATOR:
        return grant.name
    return claimed(harmless(form.get("by", ""), MOST_NAME))


def _caller(grant: Grant) -> str:
    operator = grant.scope is Scope.OPERATOR
    return f"page, operator link of {grant.name}" if operator else "page, link of an alert"
