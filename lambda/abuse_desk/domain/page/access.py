"""Signed links: who may do what on the page, until when, without anything stored.

A token is an HMAC-SHA-256 over scope, case, name and expiry. The same token stands in the link and,
once exchanged, in the cookie; a CSRF token is a second HMAC, over the first and a fresh salt.
"""

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from abuse_desk.domain.cases.entry import Act, CaseId
from abuse_desk.domain.late import late

OPERATOR_FOR = timedelta(hours=12)
MOST_TOKEN = 1000  # characters; a name has at most 100
TOKEN = late(r"([ao])([cd])\.([0-9]{1,11})\.([A-Za-z0-9_-]{0,600})\.([A-Za-z0-9_-]{43})")
SALTED = late(r"([A-Za-z0-9_-]{8,64})\.([A-Za-z0-9_-]{43})")


class Scope(StrEnum):
    """What a link lets its holder do."""

    ALERT = "a"  # of an alert: look, take, note; the name is only claimed
    OPERATOR = "o"  # made for a named person by IAM: everything a person can do


ACTS = {Scope.ALERT: frozenset((Act.ACK, Act.NOTE)), Scope.OPERATOR: frozenset(Act)}


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token says. `case_id` None: the whole desk. `name` is empty where it is claimed."""

    scope: Scope
    case_id: CaseId | None
    name: str
    until: datetime

    def covers(self, case_id: CaseId | None) -> bool:
        """Whether it opens this case; None is the worklist."""
        return self.case_id is None or self.case_id == case_id

    def may(self, act: Act) -> bool:
        return act in ACTS[self.scope]


def sealed(grant: Grant, key: bytes) -> str:
    """The token of a grant; whole seconds."""
    until = str(int(grant.until.timestamp()))
    reach = "d" if grant.case_id is None else "c"
    name = _base64(grant.name.encode())
    return f"{grant.scope}{reach}.{until}.{name}.{_mac(key, _said(grant, until))}"


def opened(
    token: str, case_id: CaseId | None, keys: Iterable[bytes], now: datetime
) -> Grant | None:
    """What a token grants on this case (None: on the worklist); None for any flaw.

    Every key is tried, newest first, each by a comparison that takes the same time wherever the
    first difference lies.
    """
    found = TOKEN.fullmatch(token[: MOST_TOKEN + 1])
    if found is None or (found[2] == "c" and case_id is None):
        return None
    name = _name(found[4])
    if name is None:
        return None
    until = datetime.fromtimestamp(int(found[3]), UTC)
    grant = Grant(Scope(found[1]), case_id if found[2] == "c" else None, name, until)
    said = _said(grant, found[3])
    genuine = any(hmac.compare_digest(_mac(key, said), found[5]) for key in keys)
    return grant if genuine and now < until else None


def csrf_token(token: str, salt: str, key: bytes) -> str:
    """What a form must bring back. `salt` is fresh for each page, so no two pages are alike."""
    return f"{salt}.{_mac(key, ['csrf', token, salt])}"


def is_csrf(found: str, token: str, keys: Iterable[bytes]) -> bool:
    """Whether a form came from a page that was shown to the holder of this token."""
    parts = SALTED.fullmatch(found[:200])
    if parts is None:
        return False
    said = ["csrf", token, parts[1]]
    return any(hmac.compare_digest(_mac(key, said), parts[2]) for key in keys)


def _said(grant: Grant, until: str) -> list[str]:
    return ["link", grant.scope, grant.case_id or "", grant.name, until]


def _mac(key: bytes, said: list[str]) -> str:
    # A JSON list: no two lists of texts have the same bytes.
    return _base64(hmac.digest(key, json.dumps(said).encode(), "sha256"))


def _name(encoded: str) -> str | None:
    try:
        return urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode()
    except (NotBase64, UnicodeDecodeError):
        return None


def _base64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")
