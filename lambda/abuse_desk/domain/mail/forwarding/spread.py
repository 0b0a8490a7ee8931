"""Header blocks that a client ran together on one line, taken apart again."""

from itertools import pairwise

from abuse_desk.domain.mail.forwarding.labels import LONGEST_LABEL, MEANING, Label
from abuse_desk.domain.mail.forwarding.prefixes import says_forwarded

LONGEST_LINE = 3_000
LEAST = {Label.SENDER, Label.SUBJECT}


def spread(text: str) -> tuple[str, ...]:
    """The labels of `---- Forwarded ---- From: a@bTo: c@dSent: ...Subject: x`, each on its line.

    Empty when the line is no such block: it must begin with an opening line or a sender's label.
    """
    if len(text) > LONGEST_LINE or text.count(":") < 3 or "@" not in text:
        return ()
    found = _labels(text)
    kinds = {label for _, label in found}
    if not kinds >= LEAST or len(kinds) < 3:
        return ()
    first, kind = found[0]
    if (first and not says_forwarded(text[:first])) or kind is not Label.SENDER:
        return ()
    cuts = [0, *(start for start, _ in found if start), len(text)]
    return tuple(text[a:b].strip() for a, b in pairwise(cuts))


def _labels(text: str) -> list[tuple[int, Label]]:
    """Where known labels stand, up to the subject: what follows it is the subject itself."""
    found: list[tuple[int, Label]] = []
    colon = text.find(":")
    while colon != -1:
        hit = _label_before(text, colon)
        if hit and hit[1] not in {label for _, label in found}:
            found.append(hit)
            if hit[1] is Label.SUBJECT:
                break
        colon = text.find(":", colon + 1)
    return found


def _label_before(text: str, colon: int) -> tuple[int, Label] | None:
    """The longest known label that ends at the colon; it may be glued to what stands before."""
    end = len(text[:colon].rstrip())
    for start in range(max(0, end - LONGEST_LABEL), end):
        if text[start].isupper() or not text[start].isascii():
            label = MEANING.get(text[start:end].lower())
            if label:
                return start, label
    return None
