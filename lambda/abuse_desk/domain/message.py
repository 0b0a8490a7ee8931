"""A message: parsed MIME, every limit applied, nothing trusted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """Parsed MIME. `headers` top to bottom with decoded values; `text` the body as plain text."""

    raw: bytes
    headers: tuple[tuple[str, str], ...]
    text: str
    links: tuple[str, ...] = ()  # hrefs of the HTML part, as written
    attached: tuple[bytes, ...] = ()  # raw slices of message/rfc822 and .eml parts
    defects: tuple[str, ...] = ()

    def header(self, name: str) -> str | None:
        """The topmost header of this name, or None."""
        return next(iter(self.all(name)), None)

    def all(self, name: str) -> tuple[str, ...]:
        """Every header of this name, top to bottom."""
        wanted = name.lower()
        return tuple(value for key, value in self.headers if key.lower() == wanted)
