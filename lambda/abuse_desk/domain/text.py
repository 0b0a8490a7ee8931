"""Text for people's eyes: hostile input made harmless, times with their zones."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from abuse_desk.domain.late import late

# Hosts a link may lead to (design, Limits): AWS's own. Everything else is text, defanged.
AWS_HOSTS = ("amazon.com", "amazonaws.com", "aws.com", "aws", "amazon.jp", "amazon.co.jp")
ACCESS_KEY = late(r"\b((?:AKIA|ASIA)[A-Z0-9]{0,12}?)([A-Z0-9]{4})\b")
# What a mail program makes a link of: any scheme, and a host alone with `www.` or a path.
URL = late(
    r"""
    (?<![\w@./:-])(?:
        [a-z][a-z0-9+.-]{1,14}://
      | (?=www\.|(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?::\d{1,5})?/)
    )
    [^\s<>"')\]]{1,2000}
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What a chat would call people by: `<!channel>`, `<@U0123>`.
MENTION = late(r"<(?=[!@#])")
# Control characters and the marks that turn the direction of text around.
UNSAFE = late(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
RUNS = late(r"[ \t]+")


def harmless(text: str, most: int) -> str:
    """One line of a mail, as text: no control characters, keys masked, links defanged, cut."""
    flat = RUNS.sub(" ", UNSAFE.sub(" ", text.replace("\n", " "))).strip()
    return _cut(defang(mask_keys(flat[: most * 4])), most)


def harmless_block(text: str, most: int) -> str:
    """Several lines of a mail, as `harmless` does one."""
    lines = (UNSAFE.sub(" ", line).rstrip() for line in text[: most * 4].split("\n"))
    return _cut(defang(mask_keys("\n".join(lines))).strip(), most)


def mask_keys(text: str) -> str:
    """Access keys with only their first and last four characters."""
    return ACCESS_KEY.sub(lambda m: f"{m[1][:4]}{'*' * 12}{m[2]}", text)


def defang(text: str) -> str:
    """Links that do not lead to AWS made unclickable: `hxxp://evil[.]example/`; nobody called."""
    return MENTION.sub("< ", URL.sub(_defanged, text))


def ascii_line(text: str, most: int) -> str:
    """Printable ASCII on one line, as SNS wants a subject."""
    plain = "".join(c if " " <= c <= "~" else "?" for c in harmless(text, most * 2))
    return RUNS.sub(" ", plain).strip()[:most].rstrip()


def moment(at: datetime, zones: tuple[str, ...]) -> str:
    """`2024-07-10 03:05 UTC (12:05 JST)`: the day in the first zone, the hour in each."""
    first, *rest = (at.astimezone(ZoneInfo(zone)) for zone in zones)
    others = ", ".join(_other_zone(first, other) for other in rest)
    return f"{first:%Y-%m-%d %H:%M} {first.tzname()}" + (f" ({others})" if others else "")


def span(length: timedelta, units: tuple[str, str, str] = ("d", "h", "min")) -> str:
    """`2 d 3 h`, `23 h 10 min`, `7 min`: whole minutes, always positive."""
    minutes = int(abs(length).total_seconds() // 60)
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    day, hour, minute = units
    if days:
        return f"{days} {day} {hours} {hour}"
    return f"{hours} {hour} {rest} {minute}" if hours else f"{rest} {minute}"


def _other_zone(first: datetime, other: datetime) -> str:
    day = "" if other.date() == first.date() else f"{other:%m-%d} "
    return f"{day}{other:%H:%M} {other.tzname()}"


def _defanged(found: re.Match[str]) -> str:
    url = found[0]
    scheme, _, rest = url.partition("://") if "://" in url else ("", "", url)
    host = re.split(r"[/?#\\]", rest, maxsplit=1)[0]
    plain = scheme.lower() in ("", "http", "https") and "@" not in host
    if plain and _is_aws(host.partition(":")[0].lower()):
        return url
    safe = re.sub("^http", "hxxp", url, flags=re.IGNORECASE)
    return safe.replace("://", "[:]//" if safe == url else "://").replace(".", "[.]")


def _is_aws(host: str) -> bool:
    return any(host == known or host.endswith(f".{known}") for known in AWS_HOSTS)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
