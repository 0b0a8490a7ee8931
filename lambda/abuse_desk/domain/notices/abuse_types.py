"""Kinds of abuse in AWS's words, as XARF v4 `category/type`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from abuse_desk.domain.mail.stemmed import Stemmed
from abuse_desk.domain.notices.abuse_types_abroad import abuse_types_abroad
from abuse_desk.domain.notices.phrases import Lexicon, Sign, sign
from abuse_desk.domain.notices.plain import Plain, plain

# In order of preference where one sentence fits several; a type of more detail stands earlier.
_TYPES: tuple[tuple[str, Sign], ...] = (
    (
        "copyright/copyright",
        sign("dmca", "copyright*", "infring*", "unlicensed .. material|content"),
    ),
    (
        "content/phishing",
        sign("phish*", "fake|fraudulent .. site|website|page|login", "impersonat*"),
    ),
    (
        "content/malware",
        sign(
            "hosting|hosted|distribut*|serv*|deliver* .. malware|malicious|virus|viruses|trojan",
            "malware .. website|site|content|url|file|files|distribution|hosting",
            "malware website",
            "malware|virus|trojan on|at|under|from .. "
            "cloudfront|bucket|distribution|url|page|download*",
            "website .. virus|viruses|malware",
            "malicious software|file|files|content|payload",
        ),
    ),
    (
        "infrastructure/botnet",
        sign(
            "botnet|botnets",
            "command and|& control",
            "command control",
            "c c|2 server|servers|contact|traffic",
            "c2",
            "infected",
            "infection",
            "malware",
            "zombie",
            "bot .. host|traffic|infected",
        ),
    ),
    ("connection/sql_injection", sign("sql injection|injections", "sqli")),
    (
        "connection/port_scan",
        sign(
            "port scan*",
            "portscan*",
            "scan* .. ports|port|hosts|internet|networks|vulnerabilities|machines",
            "probing .. ports|hosts",
            "scanning",
        ),
    ),
    (
        "connection/ddos",
        sign("denial of service", "ddos", "dos", "flood*", "amplification|reflection attack*"),
    ),
    (
        "connection/login_attack",
        sign(
            "intrusion attempt|attempts",
            "intrusion",
            "brute forc*",
            "bruteforce",
            "without authorization",
            "unauthorized|unauthorised access",
            "login attempt*",
            "dictionary attack*",
            "ssh attack*|attempt*",
            "attempts .. access",
            "password|passwords guess*",
            "guess* .. password|passwords",
            "login|logon|signin page|pages|form|forms .. hammer*|flood*|attack*|attempt*",
            "hammer* .. login|logon|ssh|rdp|page|pages",
            "break|breaking|broke into|in",
            "failed login|logins|logon",
            "gain|gaining .. access",
            "credential stuffing",
            "hack*",
        ),
    ),
    ("connection/scraping", sign("web crawl*", "crawling", "crawl*", "scraping", "spider*")),
    (
        "connection/vulnerability_scan",
        sign(
            "exploit*",
            "vulnerability scan*",
            "remote code execution",
            "log4*",
            "shellshock",
            "web attack*",
        ),
    ),
    (
        "vulnerability/open_service",
        sign(
            "open proxy|proxies|resolver|resolvers|relay|dns|recursive|service|port|ports|socks"
            "|portmapper"
            "|ntp|memcached|snmp|ldap|ssdp|chargen|mdns|netbios|database|redis|mongodb"
            "|elasticsearch",
            "rpcbind*",
            "memcached|redis|mongodb|elasticsearch|netbios|portmapper|snmp|ssdp|chargen",
            "portmap*",
            "recursive resolver",
            "publicly accessible|exposed",
            "open to the internet",
        ),
    ),
    (
        "messaging/bulk_messaging",
        sign(
            "forum spam*",
            "spam .. forum|forums|blogs|comments|discussions",
            "comment spam*",
            "forum or|and",
            "blog spam*",
        ),
    ),
    (
        "content",
        sign(
            "spam website",
            "website .. spam",
            "advertised in spam",
            "spamvertis*",
            "site .. advertised",
            "forbidden .. content|website",
            "website content",
            "objectionable .. content|material",
            "prohibited .. content",
            "illegal content",
            "content",
            "website",
        ),
    ),
    (
        "messaging/spam",
        sign(
            "email spam*",
            "spam",
            "unsolicited .. email|mail|emails|messages|bulk|commercial",
            "spamming",
            "mass .. email|mail",
            "junk mail|email",
        ),
    ),
    (
        "infrastructure/compromised_server",
        sign(
            "compromised .. server|instance|host|resource",
            "compromised|hacked server|instance|host|machine",
            "server|instance|host|machine .. compromised|hacked",
            "web shell",
            "webshell",
            "backdoor",
            "cryptomin*",
            "cryptojack*",
            "crypto|cryptocurrency|coin mining|miner|miners",
            "mining .. crypto*|coin|coins|bitcoin|monero",
        ),
    ),
)
# Words that many a harmless mail has, too: they name a kind only where nothing else does.
VAGUE = frozenset(("content", "vulnerability/open_service"))
_LEXICON = Lexicon(dict(_TYPES))
_KIND = Stemmed(
    "reported|abuse|activity|type|report|vulnerability",
    r"\b(?:reported\s+(?:activity|vulnerability|abuse|content)|abuse\s+type|activity\s+type|vulnerability"
    r"|type\s+of\s+(?:abuse|activity)|report\s+type|abuse\s+category)\s*:\s*",
)
_ROW_KIND = re.compile(
    r"^(?:[*-][ ])?(?:activity|vulnerability|category|type)[ ]?:[ ]*", re.MULTILINE | re.IGNORECASE
)
_NEXT_LABEL = re.compile(
    r"\s+(?:[*-]\s*)?(?:aws\b|(?:abuse|begin|start|end|event)\s+times?|time|date|region(?:\(s\)|s)?"
    r"|account|required|implicated|instance|ec2|resource|case|reported|details|source|destination"
    r"|evidence|log|port|protocol|please|to\s|you|hello|regards|action)\b[^:.]{0,30}:",
    re.IGNORECASE,
)
_ADVICE = Stemmed(
    "if|may|might|could|can|please|recommend|guidance|unaware|http|regards|trust",
    r"\b(?:if|may|might|could|can|please|recommend|guidance|unaware|https?:|regards|trust)\b",
)
_CONDITIONAL = re.compile(r"\b(?:if|may|might|could|can|guidance|unaware)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$)")
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
    telling = chain([activity or ""], _sentences(flat), [subject], _statements(flat), _asked(flat))
    for words in telling:
        found = _types(words) if words else ()
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


def _stop(flat: str, start: int) -> int:
    end = _SENTENCE_END.search(flat, start, start + 400)
    return end.start() if end else min(len(flat), start + 240)


@lru_cache(maxsize=128)  # one mail is asked twice: whether it names a kind, and which
def _types(words: str) -> tuple[str, ...]:
    at = _LEXICON.places(plain(words))
    return tuple(sorted(_distinct(at), key=at.__getitem__))[:3]


def _distinct(at: dict[str, int]) -> set[str]:
    """Without the vaguer reading of words that a clearer one explains."""
    found = set(at)
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
