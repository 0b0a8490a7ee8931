"""Names of people. Who comes by an alert's link proves no name: it is kept as claimed."""

from abuse_desk.domain.text import harmless

_STORED = " (claimed)"
_SAID = {"en": " (claimed)", "ja": " (自己申告)"}


def claimed(name: str) -> str:
    """How a name nobody proved is stored; empty stays empty."""
    return f"{name}{_STORED}" if name else ""


def person(stored: str, most: int, language: str) -> str:
    """A stored name for people's eyes, and in their language whether it is only claimed."""
    name = stored.removesuffix(_STORED)
    return harmless(name, most) + (_SAID[language] if name != stored else "")
