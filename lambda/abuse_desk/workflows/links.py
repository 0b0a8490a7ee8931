"""Signed links: one in each alert as it leaves, and one for a named operator who asks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.alerts.export import utc
from abuse_desk.domain.alerts.page_link import with_link
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.page.access import OPERATOR_FOR, Grant, Scope, sealed
from abuse_desk.domain.ports import CaseStore, LinkKeys, TransientFault
from abuse_desk.domain.refusals.refusal import Why
from abuse_desk.workflows.request import Refused

MOST_NAME = 60  # characters of an operator's name in a link


@dataclass(frozen=True, slots=True)
class Links:
    """What a link in an alert is made from. `page` is the page's address, with its last slash."""

    page: str
    keys: LinkKeys
    language: str


def linked(alert: Alert, links: Links | None, now: datetime) -> tuple[Alert, str]:
    """The alert with its link, and why it has none where it should have.

    Without a key the alert leaves all the same: it names the command line instead.
    """
    if links is None or alert.link_until is None or alert.link_until <= now:
        return alert, ""
    grant = Grant(Scope.ALERT, alert.case_id, "", alert.link_until)
    try:
        token = sealed(grant, links.keys.newest())
    except TransientFault as fault:
        return alert, f"without its link: {fault}"
    return with_link(alert, f"{links.page}{_path(grant, token)[1:]}", links.language), ""


def operator_link(
    case_id: CaseId | None, name: str, keys: LinkKeys, cases: CaseStore, now: datetime
) -> dict[str, Any]:
    """Path and end of a link for a named person, to one case or to all. Raises `Refused`."""
    bound = " ".join(name.split())[:MOST_NAME]
    if not bound:
        raise Refused(Why.NAME_NEEDED)
    if case_id is not None and case_id not in cases.cases((case_id,)):
        raise Refused(Why.NO_CASE, case=case_id)
    grant = Grant(Scope.OPERATOR, case_id, bound, now + OPERATOR_FOR)
    path = _path(grant, sealed(grant, keys.newest()))
    return {"path": path, "until": utc(grant.until), "name": bound}


def _path(grant: Grant, token: str) -> str:
    return f"{place(grant.case_id)}?k={token}"


def place(case_id: CaseId | None) -> str:
    """Where a case, or the worklist, stands on the page."""
    return f"/case/{case_id}" if case_id else "/"
