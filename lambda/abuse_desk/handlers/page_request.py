"""What a browser asked, and how it is answered: cookies, headers, forms."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.shared.cookies import Cookie, SameSite

from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.page.access import Grant, Scope, csrf_token, opened
from abuse_desk.domain.page.style import HEADERS
from abuse_desk.domain.page.visit import Visit, chosen_language
from abuse_desk.domain.ports import LinkKeys

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.data_classes import LambdaFunctionUrlEvent

COOKIES = {Scope.OPERATOR: "desk-operator", Scope.ALERT: "desk-alert"}
LANGUAGE = "desk-language"
YEAR = 365 * 24 * 3600
MOST_BODY = 16 * 1024  # bytes
MOST_FIELDS = 20
FORM = "application/x-www-form-urlencoded"
Page = Response[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, as far as the page looks at it."""

    query: Mapping[str, str]
    cookies: Sequence[tuple[str, str]]  # as sent: the same name can stand there twice
    headers: Mapping[str, str]
    body: str | None  # None: bytes that are no text
    secure: bool

    def language(self, default: str) -> str:
        asked = self.query.get("lang") or dict(self.cookies).get(LANGUAGE)
        return chosen_language(asked, self.headers.get("accept-language", ""), default)

    def form(self) -> dict[str, str] | None:
        """The fields of a form, or None for what no browser sends from ours."""
        kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != FORM or self.body is None:
            return None
        try:
            found = parse_qs(
                self.body, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
            )
        except ValueError:
            return None
        return {name: values[0] for name, values in found.items()}


def asked_of(event: "LambdaFunctionUrlEvent") -> Asked:
    """The request of an event of a function URL (payload format 2.0)."""
    headers = {name.lower(): value for name, value in (event.headers or {}).items()}
    pairs = (one.strip().partition("=") for one in event.cookies)
    try:
        body: str | None = event.decoded_body or ""
    except ValueError:  # also base64 that is none
        body = None
    return Asked(
        query=event.query_string_parameters or {},
        cookies=[(name, value) for name, _, value in pairs],
        headers=headers,
        body=body,
        # AWS writes this header itself; only the local desk is reached without TLS.
        secure=headers.get("x-forwarded-proto") != "http",
    )


def visit_of(
    asked: Asked, case_id: CaseId | None, keys: LinkKeys, config: DeskConfig, now: datetime
) -> tuple[Visit, str] | None:
    """The visit and its token, by the strongest cookie that opens this place; None for none."""
    language = asked.language(config.language)
    for name in COOKIES.values():
        for token in _tokens(asked, name):
            grant = opened(token, case_id, keys.valid(), now)
            if grant is not None:
                csrf = csrf_token(token, secrets.token_urlsafe(12), keys.newest())
                return Visit(grant, csrf, language, now, config), token
    return None


def exchanged(asked: Asked, token: str, grant: Grant, place: str, now: datetime) -> Page:
    """The token of a link becomes a cookie of this place alone, and leaves the address."""
    cookie = Cookie(
        COOKIES[grant.scope],
        token,
        path=place,
        secure=asked.secure,
        http_only=True,
        max_age=int((grant.until - now).total_seconds()),
        same_site=SameSite.LAX_MODE,
    )
    return see_other(place, cookie)


def see_other(place: str, *cookies: Cookie) -> Page:
    """Look there next."""
    headers = {**HEADERS, "Location": place}
    return Response(303, "text/html; charset=utf-8", "", headers, [*cookies])


def page(asked: Asked, status: int, body: str, **headers: str) -> Page:
    """A page, and the language its visitor switched to as a cookie."""
    return Response(
        status,
        "text/html; charset=utf-8",
        body,
        HEADERS | headers,
        list(_switched(asked)),
        compress=True,
    )


def _switched(asked: Asked) -> Iterator[Cookie]:
    if asked.query.get("lang") in ("en", "ja"):
        yield Cookie(
            LANGUAGE,
            asked.query["lang"],
            path="/",
            secure=asked.secure,
            http_only=True,
            max_age=YEAR,
            same_site=SameSite.LAX_MODE,
        )


def _tokens(asked: Asked, name: str) -> Iterator[str]:
    """At most a few: a browser sends one for each path that fits."""
    found = [value for one, value in asked.cookies if one == name]
    yield from found[:4]
