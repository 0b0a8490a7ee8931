"""An Authentication-Results value (RFC 8601), as far as the desk needs it.

Addresses of the sender stand inside the value (`envelope-from=`, `helo=`), so it is read as
written by somebody hostile: quoted strings and comments are skipped, a method that may stand once
and stands twice counts as not said, and where a string or comment never ends nothing is said at
all: it may have been opened to hide what follows.
"""

import re
from dataclasses import dataclass

from abuse_desk.domain.late import late

_RESULT = late(r"^\s*([a-z0-9-]{1,20})\s*=\s*([a-z]{1,20})\b", re.IGNORECASE)
_PROPERTY = late(r"\bheader\.(d|i|from)\s*=\s*([^\s;]{1,320})", re.IGNORECASE)
_MAX = 20_000


@dataclass(frozen=True, slots=True)
class AuthResults:
    """`authority` is who says so; `dkim` one (result, domain) per signature; "" for not said."""

    authority: str = ""
    dkim: tuple[tuple[str, str], ...] = ()
    spf: str = ""
    dmarc: str = ""
    header_from: str = ""

    def dkim_domains(self, result: str) -> tuple[str, ...]:
        """The domains whose signature gave this result."""
        return tuple(domain for said, domain in self.dkim if said == result)


def parse_auth_results(value: str) -> AuthResults:
    """The results of one header value, lower case. Never fails; what is unclear is left out."""
    clauses = _without_strings(value[:_MAX]).split(";")
    said = [(match[1], match[2], clause) for clause in clauses if (match := _RESULT.match(clause))]
    dmarc, dmarc_clause = _single(said, "dmarc")
    return AuthResults(
        authority=clauses[0].strip().split(" ")[0].lower(),
        dkim=tuple(
            (result.lower(), _dkim_domain(clause))
            for method, result, clause in said
            if method.lower() == "dkim"
        ),
        spf=_single(said, "spf")[0],
        dmarc=dmarc,
        header_from=_property(dmarc_clause, "from").rpartition("@")[2],
    )


def _single(said: list[tuple[str, str, str]], wanted: str) -> tuple[str, str]:
    found = [
        (result.lower(), clause) for method, result, clause in said if method.lower() == wanted
    ]
    return found[0] if len(found) == 1 else ("", "")


def _dkim_domain(clause: str) -> str:
    named = _property(clause, "d") or _property(clause, "i")
    return named.rpartition("@")[2].rstrip(".")


def _property(clause: str, wanted: str) -> str:
    found = [value for name, value in _PROPERTY.findall(clause) if name.lower() == wanted]
    return str(found[0]).lower() if len(found) == 1 else ""


def _without_strings(value: str) -> str:
    """The value without strings and comments; the authority alone where one of them never ends."""
    kept: list[str] = []
    quoted, depth, escaped = False, 0, False
    for char in value:
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == '"' and not depth:
            quoted = not quoted
        elif not quoted and char in "()":
            depth = max(0, depth + (1 if char == "(" else -1))
        elif not quoted and not depth:
            kept.append(char)
    whole = not (quoted or depth or escaped)
    return "".join(kept) if whole else value.partition(";")[0]
