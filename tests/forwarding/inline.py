"""How an inline forward is put together: an opening line, label lines, the text."""

from collections.abc import Callable
from typing import TypeAlias

from tests.forwarding.source import COMMENT, Source, outer

Wrap: TypeAlias = Callable[[Source], bytes]


def block(opening: str, lines: str, *, prefix: str = "Fwd: ", quoted: bool = False) -> Wrap:
    """A wrapper from an opening line and label lines; `{from_}` and the like are filled in."""

    def wrap(source: Source) -> bytes:
        text = f"{opening}\n{fill(lines, source)}\n\n{source.body}".lstrip("\n")
        if quoted:
            text = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
        return outer(f"{COMMENT}\n\n{text}", prefix + source.subject)

    return wrap


def fill(lines: str, source: Source) -> str:
    """The label lines with this source's values."""
    local = source.local
    return lines.format(
        name=source.name,
        from_=f"{source.name} <{source.sender}>",
        address=source.sender,
        to=source.to,
        subject=source.subject,
        hm=f"{local:%H:%M}",
        hms=f"{local:%H:%M:%S}",
        hm12=f"{local.hour % 12 or 12}:{local:%M}",
        half="PM" if local.hour >= 12 else "AM",
        d=local.day,
        m=local.month,
        dd=f"{local:%d}",
        mm=f"{local:%m}",
        y=local.year,
        yy=f"{local:%y}",
        month=f"{local:%B}",
        mon=f"{local:%b}",
        weekday=f"{local:%A}",
        day=f"{local:%a}",
    )


def attributed(line: str, indent: str = "") -> Wrap:
    """A wrapper whose block is one line that says who wrote when; it does not say to whom."""

    def wrap(source: Source) -> bytes:
        text = "\n".join(f"{indent}{each}".rstrip() for each in source.body.split("\n"))
        return outer(f"{COMMENT}\n\n{fill(line, source)}\n\n{text}", f"FW: {source.subject}")

    return wrap


ATTRIBUTED: dict[str, Wrap] = {
    "english": attributed('On {d} {mon} {y}, at {hm}, "{name}" <{address}> wrote:', " " * 4),
    "german": attributed('Am {dd}.{mm}.{yy}, {hm} schrieb "{name}" <{address}>:', "> "),
    "french": attributed("Le {d} avril {y} à {hm}, « {name} » <{address}> a écrit :", "> "),
    "japanese": attributed("{y}年{m}月{d}日(金) {hm} {name} <{address}>:", "> "),
    "wrapped": attributed("On {d} {month} {y} at {hm}, {name}\n<{address}> wrote:", "> "),
}
