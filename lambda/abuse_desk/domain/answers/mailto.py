"""A draft as a `mailto:` link (RFC 6068), short enough for the mail programs people use."""

from urllib.parse import quote

MOST = 1900  # characters; Windows hands a mail program at most about 2,000


def mailto(to: str, cc: str | None, subject: str, bodies: tuple[str, ...]) -> str:
    """The link with the first of `bodies` that fits into it; without a body if none does."""
    head = "&".join(
        f"{name}={quote(value, safe='')}"
        for name, value in (("cc", cc), ("subject", subject))
        if value
    )
    link = f"mailto:{quote(to, safe='@')}?{head}"
    whole = (f"{link}&body={quote(_crlf(body), safe='')}" for body in bodies)
    return next((one for one in whole if len(one) <= MOST), link)


def _crlf(text: str) -> str:
    """Line breaks in a body are `%0D%0A` (RFC 6068, section 5)."""
    return text.replace("\n", "\r\n")
