"""The text of a mail that is no notice, without what must not leave it: codes and links.

Root mail holds sign-in codes and password-reset links. What looks like a code goes even where it is
none; account ids, AWS resource ids, addresses, dates and times stay, for a person judges by them.
"""

import re

from abuse_desk.domain.late import late
from abuse_desk.domain.text import harmless_block

MOST = 12_000  # characters
# A console link stays as text, without its query: that may hold a token.
CONSOLE = late(r"https://([a-z0-9-]+\.){0,2}console\.aws\.amazon\.com(/[A-Za-z0-9/_.-]{0,200})?")
LINK = late(r"\b(?:[a-z][a-z0-9+.-]{1,20}://|www\.)[^\s<>\"']{1,2000}", re.IGNORECASE)
WORD = late(r"[^\s<>()\[\]{}\"',;]{1,400}")
KEPT = late(
    r"\d{12}|\d{4}-\d{4}-\d{4}"  # an account
    r"|(?:19|20)\d\d"  # a year
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:T[\d:.]{4,15}Z?)?|\d{1,2}:\d{2}(?::\d{2})?"  # date, time
    r"|\d{1,3}(?:\.\d{1,3}){3}"  # an IPv4 address
    r"|(?:[a-z]{1,6}-)[0-9a-f]{8,17}|[a-z]{2}(?:-[a-z]+)+-\d"  # a resource, a region
    r"|[^@\s]{1,64}@[^@\s]{1,255}"  # a mail address
    r"|\D{0,60}"  # nothing to hide
)
SPACED = late(r"(?<![\d.:/-])\d{2,4}(?:[ \t]\d{2,4}){1,3}(?![\d.:/-])")
CODE = late(r"\d{4,}|(?=\S*\d)[A-Za-z0-9_+/=-]{6,}|[A-Za-z0-9_+/=-]{32,}")
HIDDEN = "[…]"


def stripped(text: str) -> str:
    """The text as it may be shown: links but the console's and everything like a code taken out."""
    without_links = LINK.sub(_link, text[: MOST * 2])
    spaced = SPACED.sub(HIDDEN, without_links)
    return harmless_block(WORD.sub(_word, spaced), MOST)


def _link(found: re.Match[str]) -> str:
    console = CONSOLE.match(found[0])
    whole = console and found[0][console.end() : console.end() + 1] in ("", "?", "#", ".")
    return console[0] if console and whole else "[link]"


def _word(found: re.Match[str]) -> str:
    word = found[0]
    bare = word.strip(".:!?*_#")
    if KEPT.fullmatch(bare) or CONSOLE.fullmatch(bare):
        return word
    return CODE.sub(HIDDEN, word)
