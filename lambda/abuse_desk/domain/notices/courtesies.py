"""What stands under every answer of AWS's support: it asks how we liked it, and means no matter.

Only the asking words go: what else the sentence says, a date or a demand, may be the matter.
"""

from abuse_desk.domain.mail.stemmed import Stemmed

_PLEASE = r"(?:(?:please|kindly)\s+(?:take\s+a\s+(?:moment|minute)\s+to\s+)?)?"
_ASKING = Stemmed(
    "please|kindly|share|leave|give|provide|value|appreciate|welcome|send|rat|how|tell us|let us"
    "|take|complete|answer|short|brief|satisfaction|following|did|was|are you",
    rf"\b{_PLEASE}(?:"
    r"(?:share|leave|give|provide|value|appreciate|welcome|send)\s+(?:us\s+)?"
    r"(?:(?:your|any|some|valuable|further)\s+){1,3}feedback\b"
    r"(?!\s+(?:on|about|regarding)\s+(?!(?:this|our|your|my)\b))"
    r"|rat(?:e|ing)\s+(?:this|our|my|each|us)\b"
    r"|(?:let\s+us\s+know\s+)?how\s+(?:(?:we|i)\s+did|(?:did|do)\s+(?:we|i)\s+do|(?:are|were)\s+we\s+doing)\b\??"
    r"|how\s+(?:was|is|were)\s+(?:the|your|our)\s+(?:service|support|experience)\b[^.!?\n]{0,40}\?"
    r"|(?:share|tell\s+us\s+about|rate)\s+your\s+experience\b"
    r"|(?:take|complete|answer)\s+(?:(?:a|our|the|short|brief|satisfaction|following|quick)\s+){1,4}survey\b(?!\s+of\b)"
    r"|did\s+(?:we|i|this)\s+(?:solve|answer|resolve|help\s+with)\s+your\s+(?:problem|question|issue)\b\??"
    r"|was\s+(?:this|the|our|my)\s+(?:\w+\s+)?(?:response|answer|correspondence|reply|message"
    r"|information)\s+(?:\w+\s+)?(?:helpful|useful)\b\??"
    r"|are\s+you\s+(?:satisfied|happy)\s+with\s+(?:our|the|this)\s+(?:service|support)\b[^.!?\n]{0,40}\?"
    r")",
)
# Advice for another time is none for this matter.
_ADVISED = Stemmed(
    "for the future|in the future|in future|for future|going forward|we |i ",
    r"\b(?:for|in)\s+(?:the\s+)?future,?\s+(?:we|i)\s+(?:\w+\s+)?(?:recommend|suggest|advise|encourage)\b"
    r"|\b(?:we|i)\s+(?:\w+\s+)?(?:recommend|suggest|advise|encourage)\b"
    r"(?=[^.!?\n]{0,120}\b(?:regularly|periodically|best\s+practices?)\b)"
    r"|\bgoing\s+forward,?\s+(?:we|i)\s+(?:\w+\s+)?(?:recommend|suggest|advise|encourage)\b",
)
# A sentence that begins so offers; one with a date, an id or a demand does not go.
_OFFERED = Stemmed(
    "if you",
    r"(?<![\w,;:)]\s)(?<![\w,;:)])if\s+you\s+(?:ever\s+)?(?:need|have|require|notice|see)\s+(?:\w+\s+){0,3}?(?:anything\s+else"
    r"|(?:further|more|additional|other)\s+(?:help|assistance|questions|concerns)"
    r"|any\s+(?:questions|concerns|doubts)|suspicious\s+activity\s+again)\b"
    r"(?:(?!\bhours?\b|\bcorrective\b|\bmust\b|\d{4})[^.!?\n]){0,160}(?=[.!?\n]|$)",
)


def without_courtesies(text: str) -> str:
    """The text without the words that ask for an opinion of the service, or advise for later."""
    for courtesy in (_ASKING, _ADVISED, _OFFERED):
        text = courtesy.sub(lambda _: " ", text)
    return text
