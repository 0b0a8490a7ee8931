"""What AWS has already done, and what it asks for: short quotations of AWS's own words."""

import re

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.stemmed import Stemmed
from abuse_desk.domain.notices.plain import Plain
from abuse_desk.domain.notices.signs.abroad import sentences_of_fact
from abuse_desk.domain.notices.signs.says import Says

_LIMIT = 20
_PROSE = 40_000
_LENGTH = 300
_VERB = (
    r"(?:Blocked|Isolated|Stopped|Suspended|Disabled|Restricted|Revoked|Limited|Quarantined|Paused"
    r"|Terminated|Removed|Shut\s+down|Throttled|Attached|Applied|Deactivated|Null-?routed|Placed"
    r"|Detached|Denied|Prevented|Put)"
)
_STEPS = Stemmed(
    "taken|took|taking|applied|implemented|following",
    r"(?:taken|took|taking|applied|implemented)\s+(?:the\s+)?following\s+(?:\w+\s+){0,2}?"
    r"(?:actions?|steps?|measures?|mitigations?)(?:\(s\))?[^:.]{0,60}[:.]\s*"
    r"|(?:taken|took)\s+(?:these|this)\s+(?:actions?|steps?|measures?)(?:\(s\))?[^:.]{0,60}[:.]\s*"
    r"|following\s+(?:has|have)\s+been\s+(?:done|carried\s+out|applied)[^:.]{0,80}[:.]\s*"
    r"|following\s+(?:actions?|steps?|measures?|mitigations?)(?:\(s\))?\s+(?:have|has)\s+been\s+"
    r"(?:taken|applied|put\s+in\s+place)[^:.]{0,40}[:.]\s*",
)
_ITEM = late(rf"\b{_VERB}\b")
_ROW = late(
    rf"(?:^|[ ])(?:[*-]|\d{{1,2}}[.)])[ ]({_VERB})\s+(?!by\b|because\b|the\s+(?:block|restriction"
    r"|isolation)|your\s+(?:block|restriction))",
    re.MULTILINE,
)
# Without a mark before it the row must say what it was done to, and stand where a row begins.
_BARE_ROW = late(
    r"(?:Blocked|Isolated|Stopped|Suspended|Disabled|Restricted|Revoked|Limited"
    r"|Quarantined|Terminated"
    r"|Throttled|Null-?routed|Prevented)\s+(?i:all|any|the\s+ability|outbound|inbound|outgoing"
    r"|incoming|traffic|access|tcp|udp|smtp|ports?|network|egress|instances?|i-[0-9a-f]+)\b"
)
_ENDS = (".", ":", ",", "!", ")", "*", "-", "=")
# A row is no sentence that goes on, and no question.
_GOES_ON = late(
    r"\?|\b(?:is|are|was|were|be|can|cannot|do|does|did|not|will|would|should|must|may"
    r"|might|has|have"
    r"|had|means?|helps?)\b"
)
_TABLE_ACTION = late(
    r"\b((?:Outgoing|Incoming|Outbound|Inbound|All)\s+(?:[\w/]+\s+){0,4}(?:Blocked"
    r"|Isolated|Restricted))\b"
)
_ACTION_LABEL = Stemmed(
    "action",
    r"(?<!required\s)(?<!requested\s)(?<!recommended\s)(?<!corrective\s)"
    r"\bactions?(?:\s+taken)?\s*:\s*(?=(?:revoke|suspend|block|isolate|disable|restrict"
    r"|limit|remove"
    r"|terminate))",
)
_DONE = (
    r"(?:blocked|isolated|suspended|disabled|restricted|limited|quarantined|paused|revoked"
    r"|deactivated|placed(?!\s+(?:under|on\s+(?:review|probation)))|attached|applied"
    r"|shut\s+(?:down|off)|cut\s+off|throttled"
    r"|null[- ]?routed|prevented|withdrawn"
    r"|made\s+(?:inaccessible|unavailable|private)|taken\s+(?:offline|off\s+the\s+network))"
)
_DOING = r"(?:blocking|isolating|suspending|disabling|restricting|limiting|pausing|revoking)"
_DONE_WORD = late(rf"\b(?:{_DONE}|{_DOING}|stopped|terminated|removed)\b", re.IGNORECASE)
_WORDS = (
    "blocked isolated suspended disabled restricted limited quarantined paused revoked "
    "deactivated placed attached applied shut null nullrouted cut offline inaccessible "
    "unavailable withdrawn stopped terminated removed revoke suspend block isolate "
    "disable restrict limit remove terminate throttled detached denied prevented put "
    "blocking isolating suspending disabling restricting limiting pausing revoking"
)
_MEASURE_WORDS = frozenset(_WORDS.split())
_OFF = frozenset(("off",))
_HOW = r"(?:(?:also|now|currently|still|therefore|temporarily|already|today)\s+){0,3}"
_WE_DID = Stemmed(
    "we |we'|aws",
    rf"\b(?:we(?:'ve|\s+have)?|aws\s+has)\s+{_HOW}(?:{_DONE}|stopped|terminated|removed)\b"
    rf"|\b(?:we're|we\s+are)\s+{_HOW}{_DOING}\b",
)
_WAS_DONE = late(
    rf"(?:[\w'-]+\s+){{1,8}}?(?:has|have|is|are|was|were)\s+{_HOW}(?:been\s+)?{_HOW}"
    rf"(?<!is\s)(?<!are\s){_DONE}\b"
    rf"|(?:[\w'-]+\s+){{1,8}}?(?:is|are)\s+{_HOW}"
    rf"(?:limited(?=\s+until)|blocked|isolated|suspended|disabled|restricted|quarantined|paused"
    r"|revoked|deactivated)\b",
    re.IGNORECASE,
)
_STAYS = late(
    r"(?:[\w'-]+\s+){1,8}?(?:remains?|stays?)\s+(?:limited|restricted|blocked|isolated"
    r"|suspended|paused|disabled"
    r"|quarantined)\b",
    re.IGNORECASE,
)
_CUT_OFF = late(
    r"(?:[\w'-]+\s+){0,3}\b(?:instances?|access|account|ability|use|traffic"
    r"|resources?)\b[^.:]{0,60}?"
    r"\b(?:was|were|been)\s+(?:\w+\s+)?(?:cut|turned|switched)\s+off\b",
    re.IGNORECASE,
)
_PREFACE = late(
    r"^(?:(?:please\s+)?(?:note|be\s+aware)\s+that|hello|hi|dear\s+[\w ]{2,30},)\W*", re.IGNORECASE
)
_NOT_A_MEASURE = late(
    r"\b(?:if|unless|once|may|might|could|will|would|until\s+you|not|you(?:'ve"
    r"|\s+have))\b[^.:]{0,80}$"
    r"|\bcase\b[^.]{0,20}$",
    re.IGNORECASE,
)
_WHETHER = late(r"\b(?:whether|if|unless|that)\s*$|\bcase\b[^.]{0,20}$", re.IGNORECASE)
# What stands below such a line is asked for, not done.
_ADVISES = late(r"\b(?:recommend|suggest|advise|please|should|consider|asks?\b)", re.IGNORECASE)
# A report that somebody took back is no access that was.
_TAKEN_BACK = late(
    r"\b(?:reports?|complaints?|notices?|notifications?|claims?|requests?)\b[^.;]{0,40}"
    r"\bwithdrawn\b",
    re.IGNORECASE,
)
_GREETED = late(
    r"^(?:bonjour|hola|hallo|guten\s+tag|buongiorno|ol\u00e1)[^,:!]{0,30}[,:!]\s*", re.IGNORECASE
)
_BY_YOU = late(r"\b(?:whether|you(?:'ve|\s+have))\b", re.IGNORECASE)
_SENTENCE_END = late(r"[.;!?](?=\s|$)\s*")
_LIFTED = late(
    r"\bremoved\b[^.]{0,40}\b(?:block|restriction|isolation|limit|suspension|hold|review"
    r"|probation)",
    re.IGNORECASE,
)
_STOP = late(
    r"[.;!?](?=\s|$)|\s[*]\s|\s-\s(?=[A-Z])|\s\d[.)]\s|"
    rf"\s(?={_VERB}\s+(?:outbound|inbound|tcp|TCP|udp|UDP|ports?|all|the|traffic|your"
    rf"|access|ability|OUTBOUND|INBOUND)\b)|"
    r"\s(?=(?:Please|Regards|To\s|We|You|If|This|The|Thank|Sincerely|Hello|AWS\s(?:Trust|Abuse)"
    r"|Trust\s(?:and|&))\b)|"
    r"\s(?=(?i:aws|account|region|implicated|instance|abuse|reported|required|case"
    r"|effective|resource)"
    r"[\w ()]{0,20}:)"
)
_REQUIRED = Stemmed(
    "required|requested|recommended",
    r"\b(?:required|requested|recommended)\s+(?:actions?|steps?)(?:\(s\))?\s*:\s*",
)
_REQUIRED_ENDS = late(
    r"\s(?:[A-Z][\w]*(?:\s[A-Z]?[\w()]+){0,3}:\s|(?:we've|we have|please note|if you"
    r"|regards|sincerely"
    r"|thank you|how do i|without|failure|you can)\b|-{3,}|={3,})",
    re.IGNORECASE,
)
_BULLET = late(r"(?:^|\s)(?:[*-]|\d{1,2}[.)])\s+|;\s+|\.\s+(?=[A-Z])")
_PLEASE = Stemmed(
    "please|kindly|you must|we ask|we require",
    r"\b(?:please|kindly|you\s+must|we\s+ask\s+(?:that\s+)?you(?:\s+to)?"
    r"|we\s+require\s+(?:that\s+)?you"
    r"(?:\s+to)?)\s+((?:immediately\s+|also\s+|promptly\s+)?(?:take|stop|reply|respond"
    r"|provide|confirm|remove"
    r"|secure|investigate|restrict|delete|rotate|contact|let\s+us\s+know|review|disable"
    r"|remediate|tell|send"
    r"|answer|address|complete|follow|update|cease|check|describe|patch|terminate"
    r"|change)\b[^.;!?]{3,220})",
)
_OPTIONAL = late(r"\b(?:if|should)\s+you[^.;]{0,80}$|\bquestions?\b[^.;]{0,40}$", re.IGNORECASE)


def measures(own: Plain) -> tuple[str, ...]:
    """Measures in force, as AWS words them; threats and conditions are none."""
    found: list[str] = []
    if not own.has(_MEASURE_WORDS) and not own.has(_OFF):
        return _unique(measures_abroad(own))
    steps = _STEPS.search(own.flat)
    if steps is not None:
        found.extend(_listed(own, steps.end()))
    found.extend(
        _until_stop(own.flat[label.end() : label.end() + _LENGTH])
        for label in _ACTION_LABEL.finditer(own.flat)
    )
    rows = [match[1] for match in _TABLE_ACTION.finditer(own.flat)]
    found = rows or found or _in_rows(own)
    if not found:
        found.extend(_told(own.flat[:_PROSE]))
    return _unique(found or measures_abroad(own))


def lists_measures(own: Plain) -> bool:
    """Whether a list says what was done, whatever stands above it."""
    return own.has(_MEASURE_WORDS) and bool(_in_rows(own))


def measures_abroad(own: Plain) -> list[str]:
    """Sentences of another language that state a measure."""
    told = sentences_of_fact(Says.MEASURES, own.flat, own.words)
    return [_GREETED.sub("", sentence)[:_LENGTH].strip(" *-") for sentence in told]


def required_actions(own: Plain) -> tuple[str, ...]:
    """What AWS asks for: the labelled list, else its requests."""
    label = _REQUIRED.search(own.flat)
    if label is not None:
        end = _REQUIRED_ENDS.search(own.flat, label.end())
        block = own.flat[label.end() : end.start() if end else label.end() + 1500]
        return _unique([item.strip(" *-.;") for item in _BULLET.split(block)])
    asked = [
        match[1].strip()
        for match in _PLEASE.finditer(own.flat[:_PROSE])
        if not _OPTIONAL.search(own.flat, max(0, match.start() - 100), match.start())
    ]
    return _unique(asked)


def _listed(own: Plain, start: int) -> list[str]:
    """The items after "the following steps:", each from its verb to its end."""
    return [
        _until_stop(own.flat[match.start() : match.start() + _LENGTH])
        for match in _ITEM.finditer(own.flat, start, start + 2000)
        if _begins_item(own, match.start(), start)
    ]


def _in_rows(own: Plain) -> list[str]:
    """Rows that begin with what was done, whatever stands above them."""
    rows = own.rows[:_PROSE]
    starts = [match.start(1) for match in _ROW.finditer(rows)]
    return [
        text
        for at in (*starts, *_bare_rows(rows))
        if not _LIFTED.match(text := _until_stop(own.flat[at:][:_LENGTH]), 0)
    ]


def _bare_rows(rows: str) -> list[int]:
    """Where rows without a mark begin: below a sentence, a heading or another row."""
    starts: list[int] = []
    at = 0
    listed = True
    for line in rows.split("\n"):
        row = line.strip()
        found = listed and _BARE_ROW.match(row) is not None and _GOES_ON.search(row) is None
        if found:
            starts.append(at + len(line) - len(line.lstrip()))
        goes_on = row.endswith(_ENDS) or (listed and _GOES_ON.search(row) is None)
        listed = found or (goes_on and _ADVISES.search(row) is None)
        at += len(line) + 1
    return starts


def _begins_item(own: Plain, at: int, start: int) -> bool:
    """A verb begins an item after a bullet, a number, a sentence or at a line's start."""
    before = own.flat[start:at].rstrip()[-1:]
    return before in ("", "*", "-", ".", ":", ")", ";") or own.rows[at - 1] == "\n"


def _until_stop(text: str) -> str:
    end = _STOP.search(text, 8)
    return (text[: end.start()] if end else text).strip(" *-,")


def _told(flat: str) -> list[str]:
    """What AWS says in a sentence that it has done to the account or its resources."""
    found: list[str] = []
    for sentence in _SENTENCE_END.split(flat):
        done = _done(sentence)
        if (
            done is None
            or _LIFTED.search(sentence)
            or _TAKEN_BACK.search(sentence)
            or _BY_YOU.search(done.group())
            or _is_supposed(done)
        ):
            continue
        found.append(done.string[done.start() :][:_LENGTH].strip(" *-"))
    return found


def _is_supposed(done: re.Match[str]) -> bool:
    """Under a condition or a denial; what AWS itself did is neither, whatever stands before it."""
    own = done.re is _WE_DID.pattern
    before = _WHETHER if own else _NOT_A_MEASURE
    return before.search(done.string, 0, done.start()) is not None


def _done(sentence: str) -> re.Match[str] | None:
    bare = _PREFACE.sub("", sentence)
    if _DONE_WORD.search(sentence) is None:
        return _CUT_OFF.search(bare) if " off" in sentence else None
    return _WE_DID.search(bare) or _WAS_DONE.search(bare) or _STAYS.search(bare)


def _unique(items: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for item in items if len(item) > 3))[:_LIMIT]
