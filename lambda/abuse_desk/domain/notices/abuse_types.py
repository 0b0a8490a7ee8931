"""Kinds of abuse in AWS's words, as XARF v4 `category/type`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.stemmed import Stemmed
from abuse_desk.domain.notices.abuse_type_signs import AMPLIFIED, GUESSED, TYPES
from abuse_desk.domain.notices.abuse_types_abroad import abuse_types_abroad
from abuse_desk.domain.notices.phrases import Lexicon
from abuse_desk.domain.notices.plain import Plain, plain

# A service that answers to forged senders: a kind only together with what else is said.
_AMPLIFIED = "amplified"
# Passwords that are tried: part of an exploit where one is named.
_GUESSED = "guessed"
# Words that many a harmless mail has, too: they name a kind only where nothing else does.
VAGUE = frozenset(("content", "vulnerability/open_service"))
_LEXICON = Lexicon(dict(TYPES) | {_AMPLIFIED: AMPLIFIED, _GUESSED: GUESSED})
_KIND = Stemmed(
    "reported|abuse|activity|type|report|vulnerability",
    r"\b(?:reported\s+(?:activity|vulnerability|abuse|content)|abuse\s+type|activity\s+type|vulnerability"
    r"|type\s+of\s+(?:abuse|activity)|report\s+type|abuse\s+category)\s*:\s*",
)
_ROW_KIND = late(
    r"^(?:[*-][ ])?(?:activity|vulnerability|category|type)[ ]?:[ ]*", re.MULTILINE | re.IGNORECASE
)
_NEXT_LABEL = late(
    r"\s+(?:[*-]\s*)?(?:aws\b|(?:abuse|begin|start|end|event)\s+times?|time|date|region(?:\(s\)|s)?"
    r"|account|required|implicated|instance|ec2|resource|case|reported|details|source|destination"
    r"|evidence|log|port|protocol|please|to\s|you|hello|regards|action)\b[^:.]{0,30}:",
    re.IGNORECASE,
)
_ADVICE = Stemmed(
    "if|may|might|could|can|please|recommend|guidance|unaware|http|regards|trust",
    r"\b(?:if|may|might|could|can|please|recommend|guidance|unaware|https?:|regards|trust)\b",
)
# A label that says "Malware" alone means an infected host, or, beside these words, a site's files.
_BOTNET = ("infrastructure/botnet",)
_MALWARE = late(r"malware", re.IGNORECASE)
_PUBLISHED = frozenset(
    ("bucket", "cloudfront", "distribution", "website", "hosted", "hosting", "distributing", "url")
)
# Shorter than this is the opening of a sentence, not what it states.
_STATED = 30
_CONDITIONAL = late(r"\b(?:if|may|might|could|can|guidance|unaware)\b", re.IGNORECASE)
_SENTENCE_END = late(r"[.;!?](?=\s|$)")
_OBSERVED = Stemmed(
    "we|has",
    r"\b(?:[Ww]e(?:'ve| have)?|has)\s+(?:also\s+)?(?:observed|detected|noticed|seen)\s+"
    r"(?P<kind>[A-Z][\w/ -]{2,40}?)\s+(?:activity|traffic|abuse|attacks?)\s+(?:from"
    r"|originating|on|in|by)\b",
    re.NOFLAG,
)
_SENTENCE = Stemmed(
    "implicated|resembl|been|in a |in way|in manner|a way|a manner|a a |has been|activity|"
    "behaving|operating|hosting|source|report|observed|detected",
    r"\b(?:implicated\s+in|resembl\w+|been\s+(?:used|involved|participating"
    r"|engaged)\s+(?:in|for|to)?"
    r"|(?:in|a)\s+(?:a\s+)?(?:way|manner)\s+(?:that|which)|has\s+been|activity\s+(?:which|that)"
    r"|behaving|operating|hosting|source\s+of|report(?:s|\(s\))?\s+of|reported\s+for"
    r"|observed|detected)\b",
)


@lru_cache(maxsize=4)  # one mail is asked twice, as below
def reported_activity(own: Plain) -> str | None:
    """AWS's own name of the activity, from its label or its "observed ... activity" sentence."""
    label = _KIND.search(own.flat) or _ROW_KIND.search(own.rows)
    if label is not None:
        return _value(own, label.end())
    observed = _OBSERVED.search(own.flat)
    return observed["kind"].strip() if observed else None


def abuse_types(activity: str | None, own: Plain, subject: str) -> tuple[str, ...]:
    """XARF types of AWS's own words: the label first, else the sentence that implicates."""
    vague: tuple[str, ...] = ()
    flat = own.flat if _LEXICON.may_be_in(own) else ""
    telling = chain(
        [activity or ""], _sentences(flat), [subject], _statements(flat), _asked(flat), _told(flat)
    )
    for words in telling:
        found = _types(words) if words else ()
        if words and found == _BOTNET and _MALWARE.fullmatch(words) and own.has(_PUBLISHED):
            return ("content/malware",)
        if found and (words == activity or found != ("content",)):
            return found
        vague = vague or found
    return abuse_types_abroad(own) or vague


def _value(own: Plain, start: int) -> str | None:
    end = own.rows.find("\n", start)
    label = _NEXT_LABEL.search(own.flat, start)
    stops = [stop for stop in (end, label.start() if label else -1) if stop > start]
    value = own.flat[start : min(stops, default=len(own.flat))].strip(" *-.")[:120]
    return value.strip() or None


def _sentences(flat: str) -> Iterator[str]:
    """The rest of each sentence in which AWS says what was done, the first ones first."""
    for match in islice(_SENTENCE.finditer(flat), 12):
        yield flat[match.end() : _stop(flat, match.end())]


def _statements(flat: str) -> Iterator[str]:
    """Sentences of fact, where no sentence of the usual kind names the abuse."""
    parts = flat[:4000].replace("; ", ". ").split(". ")
    return islice((part for part in parts if not _ADVICE.search(part)), 20)


def _asked(flat: str) -> Iterator[str]:
    """Sentences that ask, where no statement names the abuse: "please stop the port scan"."""
    parts = flat[:4000].replace("; ", ". ").split(". ")
    asked = (part for part in parts if "lease" in part and not _CONDITIONAL.search(part))
    return islice(asked, 20)


def _told(flat: str) -> Iterator[str]:
    """What a sentence states before it comes to what may follow from it."""
    parts = flat[:4000].replace("; ", ". ").split(". ")
    told = (part[: found.start()] for part in parts if (found := _ADVICE.search(part)))
    return islice((words for words in told if len(words) > _STATED), 20)


def _stop(flat: str, start: int) -> int:
    end = _SENTENCE_END.search(flat, start, start + 400)
    return end.start() if end else min(len(flat), start + 240)


@lru_cache(maxsize=128)  # one mail is asked twice: whether it names a kind, and which
def _types(words: str) -> tuple[str, ...]:
    at = _LEXICON.places(plain(words))
    return tuple(sorted(_distinct(at), key=lambda kind: at.get(kind, 0)))[:3]


def _distinct(at: dict[str, int]) -> set[str]:
    """Without the vaguer reading of words that a clearer one explains."""
    found = set(at)
    if _AMPLIFIED in found:  # by an open service of ours, or by a flood
        found -= {_AMPLIFIED, "connection/ddos"}
        found |= set() if "vulnerability/open_service" in found else {"connection/ddos"}
    if _GUESSED in found:
        found.discard(_GUESSED)
        found |= set() if "connection/vulnerability_scan" in found else {"connection/login_attack"}
    for clear, vague in (
        ("content/malware", "infrastructure/botnet"),
        ("content/malware", "content"), ("content/phishing", "content"),
        ("copyright/copyright", "content"), ("infrastructure/botnet", "content"),
        ("content", "messaging/spam"), ("messaging/bulk_messaging", "messaging/spam"),
        ("messaging/bulk_messaging", "content"),
        ("connection/port_scan", "connection/vulnerability_scan"),
        ("connection/port_scan", "vulnerability/open_service"),
        ("connection/sql_injection", "connection/vulnerability_scan"),
        ("connection/ddos", "vulnerability/open_service"),
        ("connection/login_attack", "connection/vulnerability_scan"),
        ("messaging/spam", "messaging/bulk"),
    ):  # fmt: skip
        if clear in found:
            found.discard(vague)
    return found
