"""HTML that cannot be broken out of: whatever is not `Html` is text, and text is escaped."""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias
from urllib.parse import urlsplit

from abuse_desk.domain.late import late

VOID = frozenset(("meta", "link", "input", "br", "hr"))
SCHEMES = ("https", "mailto")
# What XML and HTML forbid, and what turns the direction of text around.
FORBIDDEN = late(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)

_DATE = late(r"((?<!\d)(?:\d{4}-)?\d\d-\d\d(?!\d))")


class Html(str):
    """Finished HTML. Only this module and constants of ours make it."""

    __slots__ = ()


Child: TypeAlias = "str | Html | Iterable[Child] | None"


def el(tag: str, *children: Child, **attributes: str | bool | None) -> Html:
    """An element. `class_` is `class`, `data_x` is `data-x`; None and False leave one out."""
    inside = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in VOID:
        return Html(f"<{tag}{inside}>")
    return Html(f"<{tag}{inside}>{join(*children)}</{tag}>")


def join(*children: Child) -> Html:
    """Children one after the other: text escaped, HTML as it is, None left out."""
    return Html("".join(_flat(children)))


def unbroken(text: str) -> Html:
    """Text in which no line ends inside a date: browsers break it at its hyphens."""
    parts = _DATE.split(text)
    return join(el("span", part, class_="whole") if n % 2 else part for n, part in enumerate(parts))


def is_safe_link(url: str) -> bool:
    """Whether an address may stand in `href`: a path of ours, https or mailto."""
    if url.startswith("/"):
        return not url.startswith("//")
    return url.startswith("#") or urlsplit(url).scheme in SCHEMES


def _flat(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if isinstance(child, Html):
            yield child
        elif isinstance(child, str):
            yield escape(FORBIDDEN.sub(" ", child), quote=False)
        elif child is not None:
            yield from _flat(child)


def _attribute(name: str, value: str | bool | None) -> str:  # noqa: FBT001 - as HTML has it
    name = name.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    if name in ("href", "action") and not is_safe_link(value):
        raise ValueError(f"not a link this page may hold: {value[:80]!r}")
    return f' {name}="{escape(FORBIDDEN.sub(" ", value))}"'
