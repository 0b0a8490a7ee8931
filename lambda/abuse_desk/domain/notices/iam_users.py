"""Whose key it is: an IAM user's name, by a label, an ARN, or as nine languages put it."""

import re
from collections.abc import Iterator

from abuse_desk.domain.late import late

# Names are short words, so what stands before them must say that one follows.
_NAME = r"[a-z0-9_][a-z0-9_+=,.@-]{0,63}?"
_ENDS = r"(?=[\"'>,;.)\u300d\u201d]{0,4}(?:\s|$|[^\x00-\x7f]))"
_USER = late(
    rf"\b(?:iam\s+)?user(?:\s*name)?\s*:\s*[\"']?(?P<label>{_NAME}){_ENDS}"
    rf"|\biam\s+user\s+(?:[\"'<](?P<quoted>[a-z0-9_+=,.@-]{{1,64}})[\"'>]"
    rf"|(?P<named>(?=[a-z0-9_+=,.@-]*[\d_@-])[a-z0-9_+=,.@-]{{2,64}}?)(?=[,;.)]?(?:\s|$))"
    rf"|(?P<ours>{_NAME})(?=\s+(?:in|of|on)\s+(?:your|account|aws)\b))"
    rf"|\bbelonging\s+to\s+(?:the\s+)?(?:iam\s+)?user\s+[\"'<]?(?P<belongs>{_NAME}){_ENDS}"
    rf"|\barn:aws[a-z-]{{0,12}}:iam::\d{{12}}:user/(?:[\w-]{{1,64}}/){{0,4}}(?P<arn>{_NAME}){_ENDS}"
    rf"|\biam-(?:be)?nutzers?\s+[\"']?(?P<german>{_NAME}){_ENDS}"
    r"|\b(?:appartenant|perteneciente|pertencente|appartenente)\s+(?:[^\W\d_]{1,4}\s+"
    r"|all'|\u00e0\s+l'){1,2}"
    r"(?:utilisateur|usuario|usu\u00e1rio|utente)\s+(?:(?:d[eo]\s+)?iam\s+)?"
    rf"[\"']?(?P<latin>{_NAME}){_ENDS}"
    r"|(?:\u5c5e\u4e8e|\u5c6c\u65bc)\s?(?:iam\s?)?(?:\u7528\u6237|\u4f7f\u7528\u8005"
    r"|\u7528\u6236)\s?"
    rf"(?P<chinese>{_NAME})(?=\s|[^\x00-\x7f])"
    rf"|\u30e6\u30fc\u30b6\u30fc?\s?(?P<japanese>{_NAME})\s?(?=\u306b\u5c5e)"
    rf"|\uc0ac\uc6a9\uc790\s?(?P<korean>{_NAME})\s?(?=\uc5d0\s?\uc18d)",
    re.IGNORECASE,
)
# One of these stands in every form.
_WORDS = (
    "user", "nutzer", "utilisateur", "usuario", "usu\u00e1rio", "utente",
    "\u7528", "\u30e6\u30fc\u30b6", "\uc0ac\uc6a9\uc790",
)  # fmt: skip


def iam_users(text: str, low: str) -> Iterator[tuple[int, str]]:
    """Where each name begins, and the name; `low`: the text in lower case."""
    if not any(word in low for word in _WORDS):
        return
    for match in _USER.finditer(text):
        group = match.lastgroup or ""
        name = match[group].rstrip(".,")
        if name:
            yield match.start(group), name
