"""Accounts, regions and AWS's own case numbers, as AWS writes them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.stemmed import Stemmed
from abuse_desk.domain.notices.region_names import REGION_NAMES

_CODE = (
    r"(?:us-gov|us-iso[bef]?|us|eu|ap|sa|ca|af|me|il|cn|mx)"
    r"-(?:north|south|east|west|central|northeast|southeast|northwest|southwest)-[1-9]"
)
REGION = Stemmed(
    "us-|eu-|ap-|sa-|ca-|af-|me-|il-|cn-|mx-",
    rf"(?a:(?<![\w.-])({_CODE})[a-f]?(?![\w-]))",
)
_NAMED = Stemmed(
    "us|eu|asi|africa|canada|middle|south|israel|mexico|china|north|am",
    r"\b(?:US|EU|Europe|Asia Pacific|Africa|Canada|Middle East|South America|Israel|Mexico|China"
    r"|North America|Europa|Asie-Pacifique|Asien-Pazifik|Am\u00e9rica d(?:el Sur|o Sul))"
    r"\s?(?:East|West|Central)?\s?\((?P<city>[^()\n]{3,24})\)",
)
_EASTERN = "|".join(name for name in REGION_NAMES if not name.isascii())
_NAMED_IN_THE_EAST = late(rf"\((?P<city>{_EASTERN})\)")
URL = Stemmed(
    "http|hxxp|ftp",
    r"\b(?:https?|hxxps?|ftp)(?::|\[:\])//\S+",
)

_LABELLED_ACCOUNT = Stemmed(
    "aws|account|konto|compte|cuenta|conta|\u30a2\u30ab\u30a6\u30f3\u30c8|\u8d26|\u5e33|\u5e10|\uacc4\uc815",
    r"(?:\b(?:aws[\s-]+)?(?:account|aws|konto|compte|cuenta|conta)|\u30a2\u30ab\u30a6\u30f3\u30c8"
    r"|\uacc4\uc815|[\u8d26\u5e33\u5e10][\u6237\u6236\u53f7\u865f])(?:\s*\(s\)|s)?"
    r"(?:\s*(?:id|ids|number|no\.?|#|nummer|\u756a\u53f7))?(?:\(s\))?"
    r"\s*[:#=]?\s*[\[(]?\s*((?:\d{12}|\d{4}-\d{4}-\d{4}|\d{4} \d{4} \d{4})"
    r"(?:\s*,\s*(?:\d{12}|\d{4}-\d{4}-\d{4}|\d{4} \d{4} \d{4})){0,20})"
    r"(?![\d-])",
)
_ACCOUNT_NEAR = Stemmed(
    "aws|account|konto|compte|cuenta|conta|\u30a2\u30ab\u30a6\u30f3\u30c8|\u8d26|\u5e33|\u5e10|\uacc4\uc815",
    r"(?:\b(?:account|aws|konto|compte|cuenta|conta)\b|\u30a2\u30ab\u30a6\u30f3\u30c8|\uacc4\uc815"
    r"|[\u8d26\u5e33\u5e10][\u6237\u6236\u53f7\u865f])[^.\d\u3002]{0,60}?"
    r"(?<![a-z0-9_:/-])(\d{12}|\d{4}-\d{4}-\d{4})(?![a-z0-9_-])",
)
_ARN_ACCOUNT = Stemmed(
    "arn:aws",
    r"\barn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:(\d{12}):",
)
_BARE_ACCOUNT = late(r"(?<![\w:/.-])(\d{12})(?![\w-])", re.ASCII)
_MASKED_ACCOUNT = Stemmed(
    "account",
    r"\baccount[^.\n]{0,40}?(?<!\w)([*xX\u25a0#]{2,9}(?:-[*xX]{2,4})?-?\d{3,4})(?!\w)",
)

_ID = r"[A-Z0-9]{4,20}(?:-\d{1,4})?"
_BRACKET = late(r"\[\s*(?:case\s*(?:id|number|#)?\s*:?\s*)?#?([A-Z0-9]{6,20}(?:-\d{1,4})?)\s*\]")
_AFTER_TITLE = late(
    rf"\babuse\s+(?:report|notice|case)\s*[:#-]?\s*(?:case\s*)?#?({_ID})(?=\s|\[|$)", re.IGNORECASE
)
_SUPPORT_SUBJECT = late(
    r"\[\s*case\s*(?:id)?\s*[:#]?\s*(\d{6,20}(?:-\d{1,4})?)\s*\]"
    r"|\b(?:support\s+)?case\s*(?:id\s*)?[:#]?\s*(\d{6,20}(?:-\d{1,4}\b)?)",
    re.IGNORECASE,
)
_BODY_LABEL = Stemmed(
    "abuse|case|reference|ticket",
    rf"\b(?:abuse\s+case|case|reference|abuse\s+report|ticket)\s*(?:number|no\.?|id|#)\s*[:#-]*\s*"
    rf"#?({_ID})\b"
    r"|\b(?:abuse\s+case|case|case\s+reference|reference|ticket)\s?:\s*#?"
    r"(?P<short>(?=[A-Z]{0,4}\d)[A-Z0-9]{6,20}(?:-\d{1,4})?)(?![\w-])",
)
_TAIL_LABEL = Stemmed(
    "abuse",
    rf"\babuse\s+case\s*(?:number|id|#)\s*[:#]\s*({_ID})(?P<short>)\b",
)


def regions(text: str) -> tuple[str, ...]:
    """Region codes a text names, in order; names are turned into codes, links are ignored."""
    words = without_links(text)
    found = [(match.start(), match[1].lower()) for match in REGION.finditer(words)]
    for match in _named(words) if "(" in words else ():
        code = REGION_NAMES.get(match["city"].strip().lower())
        if code is not None:
            found.append((match.start(), code))
    return _unique(code for _, code in sorted(found))


def _named(words: str) -> Iterator[re.Match[str]]:
    yield from _NAMED.finditer(words)
    if not words.isascii():
        yield from _NAMED_IN_THE_EAST.finditer(words)


def accounts(subject: str, text: str) -> tuple[str, ...]:
    """Twelve-digit account ids, the body's first, then the subject's."""
    words = without_links(text)
    found = [
        (match.start(), number)
        for pattern in (_LABELLED_ACCOUNT, _ACCOUNT_NEAR)
        for match in pattern.finditer(words)
        for number in re.split(r"\s*,\s*", match[1])
    ]
    found += [
        (match.start(), match[1])
        for match in (_ARN_ACCOUNT.finditer(text) if "arn:" in text else ())
    ]
    in_order = [number.replace("-", "").replace(" ", "") for _, number in sorted(found)]
    return _unique([*in_order, *_of_subject(subject)])


@lru_cache(maxsize=4)  # regions and accounts are looked for in one text
def without_links(text: str) -> str:
    """The text with a blank for every link: numbers in them are no facts."""
    return URL.sub(lambda _: " ", text) if "://" in text else text


def masked_account(subject: str, text: str) -> str | None:
    """An account of which only the last digits are shown."""
    found = _MASKED_ACCOUNT.search(text) or _MASKED_ACCOUNT.search(subject)
    return None if found is None else found[1]


def abuse_reference(subject: str) -> str | None:
    """The case number a Trust & Safety subject carries."""
    for match in (*_BRACKET.finditer(subject), *_AFTER_TITLE.finditer(subject)):
        if any(char.isdigit() for char in match[1]) and not _is_account(subject, match):
            return match[1]
    return None


def reference(subject: str, text: str, tail: str) -> str | None:
    """AWS's case number: of the subject, else of a label in the body, else of a support case."""
    support = _SUPPORT_SUBJECT.search(subject)
    in_subject = None if support else abuse_reference(subject)
    if in_subject is not None:
        return in_subject
    for pattern, where in ((_TAIL_LABEL, text), (_BODY_LABEL, text), (_TAIL_LABEL, tail)):
        for match in pattern.finditer(where):
            found = match[1] or match["short"]
            if any(char.isdigit() for char in found):
                return found
    return next((part for part in support.groups() if part), None) if support else None


def _of_subject(subject: str) -> tuple[str, ...]:
    """Twelve digits in a subject are an account unless they stand where the case number does."""
    case = abuse_reference(subject)
    numbers = (match[1] for match in _BARE_ACCOUNT.finditer(subject))
    return tuple(number for number in numbers if number != case)


def _is_account(subject: str, match: re.Match[str]) -> bool:
    """A bracket of twelve digits names the account, but after "Abuse Report" the case."""
    if len(match[1]) != 12 or not match[1].isdigit():
        return False
    return not re.search(
        r"abuse\s+(?:report|notice)\s*\[?\s*$", subject[: match.start(1)], re.IGNORECASE
    )


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
