"""What stands under every answer of AWS's support: it asks how we liked it, and means no matter."""

import re

# How such a sentence is known, wherever it stands.
_CORE = re.compile(
    r"\b(?:share|leave|give|provide|value|appreciate|welcome|send)\s+(?:us\s+)?(?:your\s+|any\s+|some\s+"
    r"|valuable\s+|further\s+)*feedback\b"
    r"|\brat(?:e|ing)\s+(?:this|your|our|my|each|us)\b"
    r"|\bhow\s+(?:(?:we|i)\s+did|did\s+(?:we|i)\s+do|(?:are|were)\s+we\s+doing)\b"
    r"|\b(?:share|tell\s+us\s+about|rate)\s+your\s+experience\b"
    r"|\b(?:take|complete|answer|short|brief|satisfaction|following)\s+(?:a\s+|our\s+|the\s+|short\s+|brief\s+)*"
    r"survey\b"
    r"|\bdid\s+(?:we|i|this)\s+(?:solve|answer|resolve|help\s+with)\s+your\s+(?:problem|question|issue)\b"
    r"|\bwas\s+(?:this|the|our|my)\s+(?:\w+\s+)?(?:response|answer|correspondence|reply|message|information)\s+"
    r"(?:\w+\s+)?(?:helpful|useful)\b"
    r"|\b(?:for|in)\s+(?:the\s+)?future,?\s+(?:we|i)\s+(?:\w+\s+)?(?:recommend|suggest|advise|encourage)\b"
    r"|\b(?:recommend|suggest|advise|encourage)\b[^.!?\n]{0,120}\b(?:in|for)\s+the\s+future\b"
    r"|\bto\s+contact\s+us\s+again\b"
    r"|\bare\s+you\s+(?:satisfied|happy)\s+with\s+(?:our|the|this)\b",
    re.IGNORECASE,
)
_WORDS = (
    "feedback",
    "rat",
    "how",
    "experience",
    "survey",
    "did ",
    "helpful",
    "useful",
    "satisf",
    "future",
)
# A sentence that says one of these means the matter, however politely.
_OF_THE_MATTER = re.compile(
    r"\b(?:suspen|terminat|isolat|implicat|corrective|block|hours|i-[0-9a-f]{8}|abuse\s+report|deadline)",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?](?=\s|$)|\n[ \t]*\n")
_REACH = 300


def without_courtesies(text: str) -> str:
    """The text without sentences that ask for an opinion of AWS's service; lines stay lines."""
    low = text.lower()
    if not any(word in low for word in _WORDS):
        return text
    kept: list[str] = []
    at = 0
    for core in _CORE.finditer(text):
        begin, end = _sentence(text, core)
        if begin >= at and not _OF_THE_MATTER.search(text, begin, end):
            kept.append(text[at:begin])
            at = end
    return "".join((*kept, text[at:]))


def _sentence(text: str, core: re.Match[str]) -> tuple[int, int]:
    begin = max(0, core.start() - _REACH)
    for before in _END.finditer(text, begin, core.start()):
        begin = before.end()
    end = _END.search(text, core.end(), core.end() + _REACH)
    return begin, end.end() if end else min(len(text), core.end() + _REACH)
