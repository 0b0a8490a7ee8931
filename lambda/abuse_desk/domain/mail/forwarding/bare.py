"""Header blocks whose labels have no colon: `From "Name" <a@b>`, as eM Client writes them."""

from collections.abc import Sequence

from abuse_desk.domain.mail.forwarding.labels import Label, label_of
from abuse_desk.domain.mail.forwarding.lines import Line
from abuse_desk.domain.mail.forwarding.openings import is_framed
from abuse_desk.domain.mail.forwarding.prefixes import says_forwarded, says_original

MARKS = ("--", "==", "__", "—", "─")
MOST_LINES = 8
LONGEST_LABEL = 3  # words
REQUIRED = {Label.SENDER, Label.DATE, Label.SUBJECT}


def with_colons(lines: list[Line]) -> list[Line]:
    """The lines, with a colon behind each label of a block right below a framed opening line.

    A label without a colon is a word like any other: it counts only in a row of known labels that
    names sender, date and subject, with nothing else between them and the opening.
    """
    for index, line in enumerate(lines):
        if line.text.startswith(MARKS) and _opens(line.text):
            labelled = _block(lines, index + 1)
            lines[index + 1 : index + 1 + len(labelled)] = labelled
    return lines


def _opens(text: str) -> bool:
    return is_framed(text) and (says_forwarded(text) or says_original(text))


def _block(lines: Sequence[Line], start: int) -> list[Line]:
    """The lines from `start` on with their colons; none where they are no such block."""
    found: list[Line] = []
    kinds: set[Label] = set()
    for line in lines[start : start + MOST_LINES]:
        label = _label(line.text)
        if label is None:
            break
        kinds.add(label[0])
        found.append(line._replace(text=label[1]))
    return found if kinds >= REQUIRED and "@" in found[0].text else []


def _label(text: str) -> tuple[Label, str] | None:
    """The known label a line begins with, the longest one, and the line with its colon."""
    words = text.split(" ", LONGEST_LABEL)
    for count in range(min(LONGEST_LABEL, len(words) - 1), 0, -1):
        word = " ".join(words[:count])
        value = text[len(word) :].strip()
        label = None if ":" in word or value.startswith((":", "：")) else label_of(word)
        if label:
            return label, f"{word}: {value}"
    return None
