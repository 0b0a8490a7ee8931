"""The page: requests of browsers to the function URL. A GET changes nothing, an act is a POST."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from aws_lambda_powertools.event_handler import LambdaFunctionUrlResolver
from aws_lambda_powertools.event_handler.exceptions import NotFoundError
from aws_lambda_powertools.utilities.typing import LambdaContext

from abuse_desk.adapters import clients
from abuse_desk.adapters.link_keys import SecretKeys
from abuse_desk.adapters.mail_store import S3MailStore
from abuse_desk.adapters.raw_mail import PresignedMail
from abuse_desk.adapters.system_time import system_time
from abuse_desk.adapters.telemetry import count, logger, outcome
from abuse_desk.domain.cases.entry import Act, CaseId
from abuse_desk.domain.page.access import Scope, is_csrf, opened
from abuse_desk.domain.page.case_page import case_page
from abuse_desk.domain.page.refusal import not_found_page, problem_page, text_page
from abuse_desk.domain.page.shown import ShownCase
from abuse_desk.domain.page.visit import PAGE_WORDS, Visit
from abuse_desk.domain.page.worklist import worklist_page
from abuse_desk.domain.refusals.refusal import Why
from abuse_desk.handlers.desk_parts import desk_settings, desk_store
from abuse_desk.handlers.page_request import (
    MOST_BODY,
    Asked,
    Page,
    asked_of,
    exchanged,
    page,
    see_other,
    visit_of,
)
from abuse_desk.workflows.act import Refused, act
from abuse_desk.workflows.form import Malformed, request_of
from abuse_desk.workflows.links import operator_link, place
from abuse_desk.workflows.visit import Rooms, listed, shown, strange_text

app = LambdaFunctionUrlResolver()
KNOWN = {
    "GET, HEAD": re.compile(r"/|/case/[^/]+/mail/[^/]+"),
    "GET, HEAD, POST": re.compile(r"/case/[^/]+"),
    "POST": re.compile(r"/case/[^/]+/text"),
}


def visited(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """One request of a browser, as a function URL hands it over."""
    return app.resolve(_as_get(event), context)


def made_link(event: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """`{"do": "link", "case"?, "by"}` by IAM: a link for this name. Raises `Refused`."""
    secret = desk_settings().secret
    if secret is None:
        raise Refused(Why.NO_PAGE)
    case_id = CaseId(str(event["case"])) if event.get("case") else None
    keys = SecretKeys(clients.secrets(), secret)
    made = operator_link(case_id, str(event.get("by") or ""), keys, desk_store(), now)
    outcome("link", case_id=case_id, by=made["name"], caller=str(event.get("caller") or "")[:300])
    return made


@app.get("/")
def worklist() -> Page:
    asked, now = _asked(), system_time()
    if "k" in asked.query:
        return _exchange(asked, None, now)
    visit, _ = _visit(asked, None, now)
    everything = asked.query.get("all") == "1"
    cases = listed(desk_store(), everything=everything)
    return page(asked, 200, worklist_page(cases, visit, everything=everything))


@app.get("/case/<case>")
def one_case(case: str) -> Page:
    asked, now = _asked(), system_time()
    if "k" in asked.query:
        return _exchange(asked, CaseId(case), now)
    visit, _ = _visit(asked, CaseId(case), now)
    done = next((act for act in Act if act == asked.query.get("done")), None)
    return page(asked, 200, case_page(_shown(CaseId(case)), visit, done=done))


@app.post("/case/<case>")
def acted(case: str) -> Page:
    asked, now, case_id = _asked(), system_time(), CaseId(case)
    visit, token = _visit(asked, case_id, now)
    form = _form(asked, visit, token, case_id)
    if not isinstance(form, dict):
        return form
    try:
        request = request_of(form, visit.grant, case_id, now)
    except Malformed:
        return _problem(asked, 400, PAGE_WORDS[visit.language].malformed, case_id)
    if not visit.grant.may(request.act):
        return _problem(asked, 403, visit.words.limited.format(case=case_id), case_id)
    try:
        act(request, desk_store(), desk_settings().config, now)
    except Refused as refused:
        outcome("refused", code=refused.refusal.why, why=str(refused))
        return page(asked, 409, case_page(_shown(case_id), visit, refused=refused.refusal))
    count(f"Act{request.act.title()}")
    outcome("act", act=request.act, case_id=case_id, caller=request.caller)
    return see_other(f"{place(case_id)}?done={request.act}")


@app.post("/case/<case>/text")
def mail_text(case: str) -> Page:
    """The text of a mail nobody could read as a notice: after one press, and stripped."""
    asked, case_id = _asked(), CaseId(case)
    visit, token = _visit(asked, case_id, system_time())
    form = _form(asked, visit, token, case_id)
    if not isinstance(form, dict):
        return form
    settings = desk_settings()
    mails = S3MailStore(clients.s3(), settings.bucket, settings.prefix)
    rooms = Rooms(desk_store(), mails, settings.prefix)
    text = strange_text(_shown(case_id), form.get("mail", ""), rooms)
    if text is None:
        raise NotFoundError("no such mail")
    return page(asked, 200, text_page(visit.language, text, place(case_id)))


@app.get("/case/<case>/mail/<mail>")
def raw_mail(case: str, mail: str) -> Page:
    """The raw mail of a notice, for operators: an address of S3 that holds for minutes."""
    asked, case_id = _asked(), CaseId(case)
    visit, _ = _visit(asked, case_id, system_time())
    if visit.grant.scope is not Scope.OPERATOR or not _shown(case_id).holds_notice(mail):
        raise NotFoundError("no such mail")
    settings = desk_settings()
    raw = PresignedMail(clients.signing_s3(), settings.bucket, settings.prefix)
    outcome("raw_mail", case_id=case_id, mail_id=mail, caller=visit.grant.name)
    return see_other(raw.address(mail))


@app.not_found
def nothing_here(_error: NotFoundError) -> Page:
    """405 where the address is one of ours, else the one page for every cause."""
    asked, event = _asked(), app.current_event
    language = asked.language(desk_settings().config.language)
    method, path = event.request_context.http.method, event.raw_path
    allowed = next((methods for methods, form in KNOWN.items() if form.fullmatch(path)), method)
    if method not in allowed:
        words = PAGE_WORDS[language]
        return page(asked, 405, problem_page(language, words.wrong_method), Allow=allowed)
    return page(asked, 404, not_found_page(language))


@app.exception_handler(Exception)  # type: ignore[untyped-decorator]
def failed(error: Exception) -> Page:
    """Says so in a sentence; what happened is in the log, and an alarm rings."""
    logger.error("the page failed", extra={"error": type(error).__name__}, exc_info=error)
    count("PageFailed")
    asked = _asked()
    language = asked.language("en")
    return page(asked, 500, problem_page(language, PAGE_WORDS[language].failed))


def _exchange(asked: Asked, case_id: CaseId | None, now: datetime) -> Page:
    token = asked.query["k"]
    grant = opened(token, case_id, _keys().valid(), now)
    if grant is None:
        raise NotFoundError("no such link")
    return exchanged(asked, token, grant, place(case_id), now)


def _visit(asked: Asked, case_id: CaseId | None, now: datetime) -> tuple[Visit, str]:
    found = visit_of(asked, case_id, _keys(), desk_settings().config, now)
    if found is None:
        raise NotFoundError("no access")
    return found


def _shown(case_id: CaseId) -> ShownCase:
    found = shown(case_id, desk_store())
    if found is None:
        raise NotFoundError("no such case")
    return found


def _form(asked: Asked, visit: Visit, token: str, case_id: CaseId) -> dict[str, str] | Page:
    """The fields of a form of ours, or the page that says what is wrong with it."""
    words = visit.words
    if len((asked.body or "").encode("utf-8", "replace")) > MOST_BODY:
        return _problem(asked, 413, words.too_large, case_id)
    form = asked.form()
    if form is None:
        return _problem(asked, 400, words.malformed, case_id)
    if not is_csrf(form.get("csrf", ""), token, _keys().valid()):
        return _problem(asked, 403, words.stale_form, case_id)
    return form


def _problem(asked: Asked, status: int, problem: str, case_id: CaseId) -> Page:
    language = asked.language(desk_settings().config.language)
    return page(asked, status, problem_page(language, problem, place(case_id)))


def _as_get(event: dict[str, Any]) -> dict[str, Any]:
    """HEAD is GET; Lambda leaves the body out by itself."""
    http = event["requestContext"]["http"]
    if http.get("method") != "HEAD":
        return event
    context = event["requestContext"] | {"http": http | {"method": "GET"}}
    return event | {"requestContext": context}


def _asked() -> Asked:
    return asked_of(app.current_event)


@cache
def _keys() -> SecretKeys:
    secret = desk_settings().secret
    if secret is None:
        raise NotFoundError("this desk has no page")
    return SecretKeys(clients.secrets(), secret)
