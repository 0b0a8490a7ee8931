"""Addresses in free text, in every way a client writes them; linear in the text."""

from abuse_desk.domain.late import late

MAX_TEXT = 20_000
MAX_ADDRESSES = 100

LOCAL_BEFORE = late(r"[\w.!#$%&'*+/=?^`{|}~-]+\Z")
DOMAIN_AFTER = late(r"[\w-]{1,63}(?:\.[\w-]{1,63})+")
BRACKETED = late(r"<([^<>]{3,320})>")
MARKS = "*_'`"


def find_addresses(text: str) -> tuple[str, ...]:
    """Every address in the text, as written, in order, each once."""
    if "@" not in text:
        return ()
    text = text[:MAX_TEXT]
    found: list[str] = []
    at = text.find("@")
    while at != -1 and len(found) < MAX_ADDRESSES:
        # 64 characters are what RFC 5321 allows before the @; the window keeps this linear.
        local = LOCAL_BEFORE.search(text[max(0, at - 64) : at])
        domain = DOMAIN_AFTER.match(text, at + 1, at + 255)
        if local and domain:
            found.append(f"{local[0].lstrip(MARKS)}@{domain[0].rstrip('_')}")
        at = text.find("@", at + 1)
    return tuple(dict.fromkeys(found))


def first_address(text: str | None) -> str | None:
    """The address of a From-like value: the one in angle brackets, else the first."""
    if not text:
        return None
    found = find_addresses(text)
    if len(found) > 1:
        for bracketed in BRACKETED.findall(text[:MAX_TEXT]):
            inside = find_addresses(bracketed)
            if inside:
                return inside[0]
    return found[0] if found else None
