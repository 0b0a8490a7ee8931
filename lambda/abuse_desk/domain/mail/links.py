"""Links as they were before a gateway or a tracker rewrote them."""

import re
from urllib.parse import unquote

from abuse_desk.domain.late import late

# A cheap sign that a text may hold a rewritten link at all.
REWRITERS = ("safelinks.protection", "urldefense", ".awstrack.me")
URL = late(r"https?://[^\s<>\"']{1,4000}", re.IGNORECASE)
# What ends a sentence or closes a bracket behind a link is no part of it.
BEHIND = ").,;:!?]。、）"
SAFELINKS = late(
    r"https?://[\w.-]{1,100}\.safelinks\.protection\.\w+\.\w+/[^?]{0,100}\?(?:[^#]{0,100}&)?"
    r"(?:amp;)?url=([^&#]+)",
    re.IGNORECASE,
)
DEFENSE_1 = late(r"https?://urldefense\.proofpoint\.com/v1/url\?u=([^&]+)", re.IGNORECASE)
DEFENSE_2 = late(r"https?://urldefense\.proofpoint\.com/v2/url\?u=([^&]+)", re.IGNORECASE)
DEFENSE_3 = late(r"https?://urldefense\.(?:com|us)/v3/__(.+?)__;", re.IGNORECASE)
AWSTRACK = late(r"https?://[\w.-]{1,100}\.awstrack\.me/L0/([^/]+)/", re.IGNORECASE)
MAX_LAYERS = 4


def plain_link(url: str) -> str:
    """Where a rewritten link leads, through at most four rewriters; any other link as it is."""
    for _ in range(MAX_LAYERS):
        target = _target(url)
        if target is None or not target.lower().startswith(("http://", "https://", "mailto:")):
            return url
        url = target
    return url


def with_plain_links(text: str) -> str:
    """The text with every rewritten link in it replaced by what it leads to."""
    if not any(sign in text for sign in REWRITERS):
        return text
    return URL.sub(lambda match: _plain_in_text(match[0]), text)


def _plain_in_text(found: str) -> str:
    url = found.rstrip(BEHIND)
    return plain_link(url) + found[len(url) :]


def _target(url: str) -> str | None:
    safe = SAFELINKS.match(url) or DEFENSE_1.match(url) or AWSTRACK.match(url)
    if safe:
        return unquote(safe[1])
    second = DEFENSE_2.match(url)
    if second:
        # Proofpoint writes `-XX` for `%XX` and `_` for `/`.
        return unquote(second[1].replace("-", "%").replace("_", "/"))
    third = DEFENSE_3.match(url)
    return third[1] if third else None
