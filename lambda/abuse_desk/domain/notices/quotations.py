"""Whether a stranger's mail is AWS's letter passed on, or somebody's words about one."""

import re

from abuse_desk.domain.late import late
from abuse_desk.domain.notices.aws_part import SIGN_OFF

_GREETING = late(
    r"^[ ]*(?:hello|hi|dear|greetings|good (?:day|morning|afternoon)|to whom it may)\b",
    re.MULTILINE | re.IGNORECASE,
)
# A ticket system says who did what; a person asks or speaks of himself.
_SOMEBODY = late(
    r"\b(?:commented\s+on|added\s+an?\s+(?:\w+\s+)?(?:comment|note)"
    r"|left\s+an?\s+(?:\w+\s+)?(?:comment|note)"
    r"|mentioned\s+you|updated\s+(?:an?|the|this)\s+(?:issue|ticket|request|incident)|change\s+by:"
    r"|assigned\s+(?:an?|the|this|it)\b|changed\s+the\s+(?:status|assignee|priority))"
    r"|\?(?=\s|$)|\b(?:i'm|i've|i'll|my|let's|anyone|somebody|whose|who\s+owns|(?:can"
    r"|could)\s+(?:you|someone))\b"
    r"|(?<![\w.])I\s",
    re.IGNORECASE,
)
_HANDED_ON = late(
    r"\b(?:ticket|request|case|conversation|issue|incident|message|e-?mail)\b|above\s+this\s+line",
    re.IGNORECASE,
)
_LEAD = 400


def is_commented(text: str) -> bool:
    """Somebody's own words stand above the letter that he quotes."""
    lead = _lead(text)
    return lead is not None and _SOMEBODY.search(lead) is not None


def is_handed_on(text: str) -> bool:
    """A line or two of a ticket system stand above the letter, and nobody's words."""
    lead = _lead(text)
    return lead is not None and _HANDED_ON.search(lead) is not None and not is_commented(text)


def is_of_another_house(text: str, sender: str) -> bool:
    """The line below "Trust & Safety" names the house whose address it comes from."""
    signed = SIGN_OFF.search(text)
    labels = sender.rpartition("@")[2].lower().split(".")
    house = labels[-2] if len(labels) > 1 else ""
    if signed is None or len(house) < len("aws") + 1:
        return False
    below = text[signed.start() :].lstrip().partition("\n\n")[0][:160]
    return house in re.sub(r"[^a-z0-9]", "", below.lower())


def _lead(text: str) -> str | None:
    """What stands above the greeting of the letter; None where nothing does, or too much."""
    signed = SIGN_OFF.search(text)
    end = signed.start() if signed else min(len(text), 4000)
    greetings = [match.start() for match in _GREETING.finditer(text, 0, end)]
    if not greetings or not 0 < greetings[-1] <= _LEAD:
        return None
    return text[: greetings[-1]]
