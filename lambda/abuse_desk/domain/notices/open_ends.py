"""What a mail leaves open, whatever it closes: a restriction that stays, a demand that stands.

A closing is told in one sentence; that something is left may be told in any other. So each sentence
is asked by itself, and one that leaves something open weighs more than all that sounds like an end.
"""

import re
from itertools import islice

from abuse_desk.domain.late import late
from abuse_desk.domain.notices.plain import Plain
from abuse_desk.domain.notices.sentences import sentences
from abuse_desk.domain.notices.signs.says import Says

_MOST = 60
_PROSE = 12_000
_SPOKEN = """
remain remains remaining stay stays kept keep still stands continues continue left outstanding
unresolved unanswered pending overdue nevertheless nonetheless unable cannot not until please
kindly must need require expect await sure answer reply resolved closed resolve close
"""
_WORDS = frozenset(_SPOKEN.split())
_HELD = (
    r"(?:in\s+place|in\s+force|in\s+effect|restricted|suspended|blocked|isolated|limited|paused|disabled"
    r"|on\s+probation|quarantined|under\s+review|attached|on\s+hold|throttled)"
)
_BLOCK = (
    r"(?:restrictions?|blocks?|isolation|limits?|limitations?|suspension|quarantine|policy|hold)"
)
_STAYS = late(
    rf"\b(?:remains?|stays?|kept|left|(?:is|are)\s+still|continues?\s+to\s+be)\b(?:\s+[\w'-]+){{0,4}}?\s+{_HELD}\b"
    rf"|\b{_BLOCK}\b(?:\s+(?!removed|lifted|released|cleared|ended)[\w'()-]+){{0,8}}?\s+(?:(?:is|are|will\s+be)\s+kept|remains?|stays?|stands?|continues?)\b"
    rf"(?!\s+(?:after|that|which))"
    rf"|\b{_BLOCK}\b[^.;]{{0,60}}\b(?:was|were|is|are|has\s+been|have\s+been)\s+left\b"
    r"|\b(?:unable|not\s+able|cannot|can't|can\s+not|won't|will\s+not|not\s+(?:yet\s+)?ready|decided\s+not)\s+(?:to\s+)?(?:be\s+)?"
    r"(?:lift(?:ed)?|restor|re-?enabl|reinstat|remov(?:e|ed)\s+(?:the|this|these|your)|releas|unblock)"
    r"|\bstill\s+on\s+probation\b",
    re.IGNORECASE,
)
_NOTHING_STAYS = late(
    rf"\b(?:no|none|not\s+any|nothing|without\s+any)\b[^.;,]{{0,60}}\b(?:remain|stay|left|in\s+place|{_HELD})"
    r"|\b(?:does|do|did|is|are)(?:\s+not|n't)\s+(?:remain|stay|still)",
    re.IGNORECASE,
)
_STANDS = late(
    r"\b(?:is|are|remains?|stays?|still|has\s+been|left)\s+(?:\w+\s+)?(?:outstanding|unresolved|unanswered|pending|open"
    r"|overdue|exposed|vulnerable|unaddressed)\b(?!\s+(?:source|to\s+(?:you|questions)))"
    r"|\b(?:nevertheless|nonetheless|even\s+so)\b[^.;]{0,40}\b(?:need|require|expect|ask|await|must)"
    r"|\b(?:has|have)(?:n't|\s+not)\s+(?:yet\s+)?been\s+(?:changed|rotated|deleted|removed|deactivated|disabled|secured"
    r"|terminated|received|answered|confirmed|resolved|addressed|fixed|completed|patched)"
    r"|\b(?:cannot|can't|can\s+not|unable\s+to|not\s+able\s+to|do\s+not|don't)\s+(?:yet\s+)?(?:consider|regard|treat|resolve"
    r"|close|mark)\b"
    r"|\bnot\s+a\s+confirmation\b|\bdoes(?:\s+not|n't)\s+mean\s+(?:that\s+)?(?:the|this|your)\s+(?:case|matter|report|account|issue)\b"
    r"|\b(?:report|notice|notification|case|request|demand)\b[^.;]{0,80}\bstands\b",
    re.IGNORECASE,
)
_NOTHING_STANDS = late(
    r"\b(?:no|none|nothing)\b[^.;,]{0,50}\b(?:outstanding|unresolved|unanswered|pending|open|overdue)\b",
    re.IGNORECASE,
)
_WANTED = late(
    r"\b(?:please|kindly|you\s+must|you\s+(?:still\s+)?need\s+to|make\s+sure\s+(?:to|you)|be\s+sure\s+to"
    r"|we\s+(?:still\s+|also\s+|do\s+)?(?:need|require|expect|await|are\s+(?:a)?waiting\s+for))\b[^.;:]{0,70}?"
    r"\b(?:answer|reply|respond|response|provide|send|explain|explanation|confirm|confirmation|describe|description"
    r"|tell\s+us|let\s+us\s+know|rotate|delete|change|remove|secure|terminate|outcome|details|patch|fix|detach)\b",
    re.IGNORECASE,
)
# A closing that is promised for something we have still to do; what it says of further action, too.
_PROMISED = late(
    r"\b(?:case|matter|report|issue|incident|this|it)\b(?:\s+[\w'-]+){0,3}?\s+(?:will|can|could|would|may)\s+(?:then\s+)?be"
    r"\s+(?:\w+\s+)?(?:resolved|closed)\b|\bwe(?:'ll|\s+(?:will|can|could|would))\s+(?:then\s+)?(?:resolve|close|mark)\b",
    re.IGNORECASE,
)
_FOR_WHAT = late(
    r"\b(?:once|after|when|as\s+soon\s+as|until|unless|provided|if|confirm|send|provide|reply|respond|answer|let\s+us\s+know"
    r"|tell\s+us|finish|complete)\b",
    re.IGNORECASE,
)
# What follows is an offer, advice, or somebody else's to do.
_OFFERED = late(
    r"\b(?:if|should\s+you|whenever|in\s+case|in\s+(?:the\s+)?future|for\s+(?:the\s+)?future|going\s+forward|(?:any|further|other|more)\s+questions?"
    r"|concerns|recommend|suggest|hesitate|feel\s+free|anything\s+else|(?:do\s+not|don't)\s+(?:need|have|reply|respond|answer)"
    r"|not\s+need|no\s+need|no\s+longer\s+(?:need|require)|need\s+not)\b",
    re.IGNORECASE,
)


def open_ends(own: Plain) -> frozenset[Says]:
    """What the text leaves open, sentence by sentence; nothing for most mails that close."""
    if not own.has(_WORDS):
        return frozenset()
    found: set[Says] = set()
    for sentence in islice(sentences(own.flat[:_PROSE]), _MOST):
        found.update(_left_by(sentence))
    return frozenset(found)


def _left_by(sentence: str) -> set[Says]:
    found: set[Says] = set()
    if _STAYS.search(sentence) and not _NOTHING_STAYS.search(sentence):
        found.update((Says.STILL_RESTRICTED, Says.HELD))
    if _STANDS.search(sentence) and not _NOTHING_STANDS.search(sentence):
        found.add(Says.STANDS)
    if _PROMISED.search(sentence) and _FOR_WHAT.search(sentence):
        found.add(Says.STANDS)
    if _WANTED.search(sentence) and not _OFFERED.search(sentence):
        found.add(Says.ANSWER_WANTED)
    return found
