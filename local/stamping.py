"""Moves every date in a stored mail by the same time, so that a sample arrives fresh.

Dates are found by form, in headers and text alike: RFC 5322, Gmail's in English and Japanese, and
the ISO form of log extracts. All else stays as it is.
"""

import base64
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import Message
from email.utils import format_datetime, parsedate_to_datetime

Writer = Callable[[re.Match[str], timedelta], str]

_JAPANESE_DAYS = "月火水木金土日"
_RFC_5322 = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
)
_GMAIL = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [A-Z][a-z]{2} \d{1,2}, \d{4} at \d{1,2}:\d\d [AP]M"
)
_GMAIL_JAPANESE = re.compile(
    r"(\d{4})年(\d{1,2})月(\d{1,2})日\([月火水木金土日]\) (\d{1,2}):(\d\d)"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?= UTC)")


def stamp(raw: bytes, moved: timedelta) -> bytes:
    """The same mail with every date moved, CRLF line ends, and nothing else changed."""
    message = message_from_bytes(raw)
    for part in message.walk():
        _stamp_headers(part, moved)
        if not part.is_multipart():
            _stamp_text(part, moved)
    text = message.as_bytes().replace(b"\r\n", b"\n")
    return text.replace(b"\n", b"\r\n")


def move_dates(text: str, moved: timedelta) -> str:
    """Every date of a known form in the text, moved."""
    for form, write in _FORMS:
        text = form.sub(_writer(write, moved), text)
    return text


def _writer(write: Writer, moved: timedelta) -> Callable[[re.Match[str]], str]:
    return lambda found: write(found, moved)


def _stamp_headers(part: Message, moved: timedelta) -> None:
    # In place: replacing a header by name would move it to the end of the block.
    for index, (name, value) in enumerate(part._headers):  # type: ignore[attr-defined]  # noqa: SLF001
        part._headers[index] = (name, move_dates(str(value), moved))  # type: ignore[attr-defined]  # noqa: SLF001


def _stamp_text(part: Message, moved: timedelta) -> None:
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset("utf-8")
    if not isinstance(payload, bytes) or part.get_content_maintype() != "text":
        return
    text = payload.decode(charset)
    fresh = move_dates(text, moved)
    if fresh != text:
        part.set_payload(_encoded(part, fresh.encode(charset)))


def _encoded(part: Message, content: bytes) -> str:
    if str(part.get("Content-Transfer-Encoding", "")).lower() == "base64":
        return base64.encodebytes(content).decode("ascii")
    return content.decode("ascii", "surrogateescape")


def _rfc_5322(found: re.Match[str], moved: timedelta) -> str:
    return format_datetime(parsedate_to_datetime(found.group()) + moved)


def _gmail(found: re.Match[str], moved: timedelta) -> str:
    at = _naive(found.group(), "%a, %b %d, %Y at %I:%M %p") + moved
    return f"{at:%a, %b} {at.day}, {at.year} at {at.hour % 12 or 12}:{at:%M %p}"


def _gmail_japanese(found: re.Match[str], moved: timedelta) -> str:
    year, month, day, hour, minute = (int(number) for number in found.groups())
    at = datetime(year, month, day, hour, minute) + moved  # noqa: DTZ001 - the mail gives no zone
    weekday = _JAPANESE_DAYS[at.weekday()]
    return f"{at.year}年{at.month}月{at.day}日({weekday}) {at.hour}:{at:%M}"


def _iso(found: re.Match[str], moved: timedelta) -> str:
    return f"{_naive(found.group(), '%Y-%m-%d %H:%M:%S') + moved:%Y-%m-%d %H:%M:%S}"


def _naive(text: str, form: str) -> datetime:
    return datetime.strptime(text, form)  # noqa: DTZ007 - the mail gives no zone


_FORMS: tuple[tuple[re.Pattern[str], Writer], ...] = (
    (_RFC_5322, _rfc_5322),
    (_GMAIL, _gmail),
    (_GMAIL_JAPANESE, _gmail_japanese),
    (_ISO, _iso),
)
