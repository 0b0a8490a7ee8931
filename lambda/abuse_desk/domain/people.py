"""Names of people. Who comes by an alert's link proves no name: it is kept as claimed."""

from abuse_desk.domain.text import harmless

_CLAIMED = " (claimed)"


def claimed(name: str) -> str:
    """How a name nobody proved is stored; empty stays empty."""
    return f"{name}{_CLAIMED}" if name else ""


def person(stored: str, most: int, word: str) -> str:
    """A stored name for people's eyes. `word` says in their language that it is only claimed."""
    name = stored.removesuffix(_CLAIMED)
    return harmless(name, most) + (f" ({word})" if name != stored else "")
