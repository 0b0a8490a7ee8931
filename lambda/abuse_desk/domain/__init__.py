"""The product without AWS: bytes in, effects out. Pure; the standard library and itself only.

Read in the order of the data: `mail` (bytes to the original), `notices` (what it says), `origin`
(whose it is), `cases` (entries, fold, rules, view), `alerts` (who is told what), `commit` (what one
transaction writes). `reader` joins the first three; `ports` is what workflows need of the world.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from abuse_desk.domain.reader import read_mail

__all__ = ["read_mail"]


def __getattr__(name: str) -> Any:
    """`read_mail`, loaded when asked for: most of the domain needs no reader."""
    if name != "read_mail":
        raise AttributeError(name)
    from abuse_desk.domain.reader import read_mail  # noqa: PLC0415

    return read_mail
