"""The header section as bytes, undecoded: what a signature covers and what SES itself compared.

Decoded headers are for people. An encoded word may decode to a comma or an address, so who the
author is must be read before decoding.
"""

from functools import lru_cache

_MAX_SECTION = 1_000_000
_MAX_ADDRESS = 320  # RFC 3696: 64 + 1 + 255
_CR = 13
_QUOTING = frozenset('"()')


def raw_fields(raw: bytes) -> tuple[tuple[str, str], ...]:
    """Name and undecoded, unfolded value of every header field, top to bottom."""
    return _fields(_section(raw))


def values(fields: tuple[tuple[str, str], ...], name: str) -> tuple[str, ...]:
    """Every value of one header, top to bottom."""
    return _by_name(fields).get(name.lower(), ())


def has_bare_return(raw: bytes) -> bool:
    """A carriage return alone: some parsers end a line there and a signature's do not."""
    section = _section(raw)
    return section.count(b"\r") != section.count(b"\r\n")


def only_address(value: str) -> str | None:
    """The one address of an undecoded From or Return-Path, lower case; None if not exactly one."""
    bare = value if _QUOTING.isdisjoint(value) else _without_quotes_and_comments(value)
    if bare is None or "," in bare or ";" in bare:
        return None
    address = _in_brackets(bare) if "<" in bare or ">" in bare else bare
    return _plausible(address)


def only_author(raw: bytes) -> str | None:
    """The address of the one From of a message, lower case; None where From is not exactly one."""
    found = values(raw_fields(raw), "From")
    return only_address(found[0]) if len(found) == 1 else None


def domain_of(address: str | None) -> str:
    """The part after the @, lower case; empty for no address."""
    return (address or "").rpartition("@")[2].strip().rstrip(".").lower()


def is_within(domain: str, parent: str) -> bool:
    """Whether `domain` is `parent` or lies below it."""
    name, above = domain.lower().rstrip("."), parent.lower().rstrip(".")
    return bool(above) and (name == above or name.endswith("." + above))


# One mail asks of a few domains again and again.
@lru_cache(maxsize=128)
def is_within_any(domain: str, parents: tuple[str, ...] | frozenset[str]) -> bool:
    """Whether `domain` is one of `parents` or lies below one."""
    return any(is_within(domain, parent) for parent in parents)


def _section(raw: bytes) -> bytes:
    """What stands before the first blank line; a blank line is empty, with or without its CR."""
    after_crlf = raw.find(b"\n\r\n", 0, _MAX_SECTION)
    after_lf = raw.find(b"\n\n", 0, _MAX_SECTION if after_crlf == -1 else after_crlf + 1)
    end = after_crlf if after_lf == -1 else after_lf
    if end == -1:
        return raw[:_MAX_SECTION]
    return raw[: end - 1] if end and raw[end - 1] == _CR else raw[:end]


# A verdict asks for the fields of one section several times.
@lru_cache(maxsize=4)
def _fields(section: bytes) -> tuple[tuple[str, str], ...]:
    lines = section.decode("latin-1").replace("\r\n", "\n")
    unfolded = lines.replace("\n ", " ").replace("\n\t", "\t").split("\n")
    pairs = (line.partition(":") for line in unfolded)
    return tuple([(name.strip(), value.strip()) for name, colon, value in pairs if colon])


@lru_cache(maxsize=4)
def _by_name(fields: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    named: dict[str, list[str]] = {}
    for name, value in fields:
        named.setdefault(name.lower(), []).append(value)
    return {name: tuple(found) for name, found in named.items()}


def _without_quotes_and_comments(value: str) -> str | None:
    kept: list[str] = []
    quoted, depth, escaped = False, 0, False
    for char in value:
        if escaped:
            escaped = False
        elif char == "\\" and (quoted or depth):
            escaped = True
        elif char == '"' and not depth:
            quoted = not quoted
        elif quoted:
            continue
        elif char in "()":
            depth = max(0, depth + (1 if char == "(" else -1))
        elif not depth:
            kept.append(char)
    return None if quoted or depth else "".join(kept)


def _in_brackets(bare: str) -> str:
    before, _, rest = bare.partition("<")
    address, _, after = rest.partition(">")
    # An address outside the brackets would be shown by some readers and judged by others.
    ambiguous = after.strip() or "<" in rest or "@" in before
    return "" if ambiguous else address


def _plausible(address: str) -> str | None:
    text = address.strip().lower()
    local, at, domain = text.rpartition("@")
    fits = at and local and domain and "@" not in local and len(text) <= _MAX_ADDRESS
    return text if fits and text.split() == [text] else None
