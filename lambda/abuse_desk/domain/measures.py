"""What AWS has already done, and what it asks for: short quotations of AWS's own words."""

import re

from abuse_desk.domain.plain import Plain

_LIMIT = 20
_LENGTH = 300
_VERB = (
    r"(?:Blocked|Isolated|Stopped|Suspended|Disabled|Restricted|Revoked|Limited|Quarantined|Paused"
    r"|Terminated|Removed|Shut\s+down|Throttled|Attached|Applied|Deactivated|Null-?routed|Placed"
    r"|Detached|Denied|Prevented|Put)"
)
_STEPS = re.compile(
    r"(?:taken|took|taking|applied|implemented)\s+(?:the\s+)?following\s+(?:\w+\s+){0,2}?"
    r"(?:actions?|steps?|measures?|mitigations?)(?:\(s\))?[^:.]{0,60}[:.]\s*"
    r"|following\s+(?:actions?|steps?|measures?|mitigations?)(?:\(s\))?\s+(?:have|has)\s+been\s+"
    r"(?:taken|applied|put\s+in\s+place)[^:.]{0,40}[:.]\s*",
    re.IGNORECASE,
)
_ITEM = re.compile(rf"(?:[*-]\s+|\d[.)]\s+)?\b({_VERB}\b[^.\n]{{2,{_LENGTH}}})")
_TABLE_ACTION = re.compile(
    r"\b((?:Outgoing|Incoming|Outbound|Inbound|All)\s+(?:[\w/]+\s+){0,4}(?:Blocked|Isolated|Restricted))\b"
)
_ACTION_LABEL = re.compile(
    r"\bAction(?:s)?(?:\s+taken)?\s*:\s*((?:Revoke|Suspend|Block|Isolate|Disable|Restrict|Limit|Remove"
    r"|Terminate)\w*\b[^\n.]{2,200})",
    re.IGNORECASE,
)
_DONE = (
    r"(?:blocked|isolated|suspended|disabled|stopped|restricted|limited|quarantined|paused|revoked"
    r"|terminated|deactivated|removed|placed|attached|applied)"
)
_SENTENCE_DONE = re.compile(
    rf"\b(?:we(?:'ve|\s+have)?|aws\s+has|has|have)\s+(?:also\s+|now\s+|therefore\s+|temporarily\s+|been\s+"
    rf"|already\s+){{0,3}}{_DONE}\b",
    re.IGNORECASE,
)
_NOT_A_MEASURE = re.compile(
    r"\b(?:if|unless|once|may|might|could|will|would|until\s+you|not|you(?:'ve|\s+have)?)\b[^.:]{0,80}$"
    r"|\bcase\b[^.]{0,20}$",
    re.IGNORECASE,
)
_LIFTED = re.compile(
    r"\bremoved\b[^.]{0,40}\b(?:block|restriction|isolation|limit|suspension|hold|review|probation)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[.;!?](?=\s|$)|\s[*]\s|\s-\s(?=[A-Z])|\s\d[.)]\s|"
    rf"\s(?={_VERB}\s+(?:outbound|inbound|all|the|traffic|your|access|ability|OUTBOUND|INBOUND)\b)|"
    r"\s(?=(?:AWS\s+Account|Region|Implicated|Instance|Abuse|Reported|Required|Case|Please|Regards|To\s|We"
    r"|You|If|This|The|Action\s+Required)\b)"
)
_REQUIRED = re.compile(
    r"\b(?:required|requested|recommended)\s+(?:actions?|steps?)(?:\(s\))?\s*:\s*", re.IGNORECASE
)
_REQUIRED_ENDS = re.compile(
    r"\s(?:[A-Z][\w]*(?:\s[A-Z]?[\w()]+){0,3}:\s|(?:we've|we have|please note|if you|regards|sincerely"
    r"|thank you|how do i|without|failure|you can)\b|-{3,}|={3,})",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:^|\s)(?:[*-]|\d{1,2}[.)])\s+|;\s+|\.\s+(?=[A-Z])")
_PLEASE = re.compile(
    r"\b(?:please|kindly|you\s+must|we\s+ask\s+(?:that\s+)?you(?:\s+to)?|we\s+require\s+(?:that\s+)?you"
    r"(?:\s+to)?)\s+((?:immediately\s+|also\s+|promptly\s+)?(?:take|stop|reply|respond|provide|confirm|remove"
    r"|secure|investigate|restrict|delete|rotate|contact|let\s+us\s+know|review|disable|remediate|tell|send"
    r"|answer|address|complete|follow|update|cease|check|describe|patch|terminate|change)\b[^.;!?]{3,220})",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(
    r"\b(?:if|should)\s+you[^.;]{0,80}$|\bquestions?\b[^.;]{0,40}$", re.IGNORECASE
)


def measures(own: Plain) -> tuple[str, ...]:
    """Measures in force, as AWS words them; threats and conditions are none."""
    found: list[str] = []
    steps = _STEPS.search(own.flat)
    if steps is not None:
        found.extend(_listed(own.flat, steps.end()))
    found.extend(match[1].strip() for match in _ACTION_LABEL.finditer(own.rows))
    found.extend(match[1].strip() for match in _TABLE_ACTION.finditer(own.flat))
    if not found:
        found.extend(_told(own.flat))
    return _unique(found)


def required_actions(own: Plain) -> tuple[str, ...]:
    """What AWS asks for: the labelled list, else its requests."""
    label = _REQUIRED.search(own.flat)
    if label is not None:
        end = _REQUIRED_ENDS.search(own.flat, label.end())
        block = own.flat[label.end() : end.start() if end else label.end() + 1500]
        return _unique([item.strip(" *-.;") for item in _BULLET.split(block)])
    asked = [
        match[1].strip()
        for match in _PLEASE.finditer(own.flat)
        if not _OPTIONAL.search(own.flat, max(0, match.start() - 100), match.start())
    ]
    return _unique(asked)


def _listed(flat: str, start: int) -> list[str]:
    """The items after "the following steps:", each from its verb to its end."""
    found = []
    for match in _ITEM.finditer(flat, start, start + 3000):
        if match.start() - start > 1500:
            break
        found.append(_until_stop(match[1]))
    return found


def _until_stop(text: str) -> str:
    end = _STOP.search(text, 8)
    return (text[: end.start()] if end else text)[:_LENGTH].strip(" *-,")


def _told(flat: str) -> list[str]:
    """Sentences in which AWS says that it has done something to the account or its resources."""
    found = []
    for match in _SENTENCE_DONE.finditer(flat):
        begin = max(flat.rfind(". ", 0, match.start()) + 2, match.start() - 120, 0)
        end = flat.find(". ", match.end())
        sentence = flat[begin : end if end >= 0 else len(flat)][:_LENGTH]
        if _NOT_A_MEASURE.search(flat, begin, match.start()) or _LIFTED.search(sentence):
            continue
        found.append(sentence.strip(" .*-"))
    return found


def _unique(items: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for item in items if len(item) > 3))[:_LIMIT]
