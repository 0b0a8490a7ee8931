"""Wraps a stored notice as clients and servers forward it: the corpus holds the direct form."""

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import format_datetime, parseaddr, parsedate_to_datetime

FORWARDER = "ann@example.com"
WEEKDAYS_JA = "月火水木金土日"


def parts(raw: bytes) -> tuple[Message, str]:
    """The stored message and its text."""
    message = message_from_bytes(raw)
    payload = message.get_payload(decode=True)
    assert isinstance(payload, bytes)
    text = payload.decode(message.get_content_charset() or "ascii")
    return message, text.replace("\r\n", "\n").rstrip("\n")


def redirected(raw: bytes) -> bytes:
    """A mailbox's automatic forwarding: nothing changed, trace headers on top."""
    trace = (
        b"Delivered-To: desk@desk.example.com\r\nX-Forwarded-To: desk@desk.example.com\r\n"
        b"X-Forwarded-For: root@example.com desk@desk.example.com\r\n"
        b"Delivered-To: root@example.com\r\n"
    )
    return trace + raw


def attached(raw: bytes) -> bytes:
    """A person forwards as attachment."""
    outer = _outer(raw)
    outer.set_content("Please see the attached mail.\n")
    outer.add_attachment(message_from_bytes(raw))
    return bytes(outer)


def gmail(raw: bytes) -> bytes:
    """Gmail in English, plain text."""
    sender, to, subject, date, text = _fields(raw)
    at = date.strftime("%a, %b %d, %Y at %I:%M %p").replace(" 0", " ")
    head = (
        "FYI\n\n---------- Forwarded message ---------\n"
        f"From: <{sender}>\nDate: {at}\nSubject: {subject}\nTo: <{to}>\n\n\n"
    )
    return _plain(raw, head + text)


def gmail_japanese(raw: bytes) -> bytes:
    """Gmail in Japanese, plain text."""
    sender, to, subject, date, text = _fields(raw)
    day = WEEKDAYS_JA[date.weekday()]
    at = f"{date.year}年{date.month}月{date.day}日({day}) {date.hour}:{date.minute:02}"
    head = (
        "確認をお願いします。\n\n---------- Forwarded message ---------\n"
        f"From: <{sender}>\nDate: {at}\nSubject: {subject}\nTo: <{to}>\n\n\n"
    )
    return _plain(raw, head + text)


def outlook(raw: bytes) -> bytes:
    """Outlook on the desktop, plain text."""
    sender, to, subject, date, text = _fields(raw)
    at = date.strftime("%A, %B %d, %Y %I:%M %p").replace(" 0", " ")
    head = (
        "See below.\n\nAnn\n\n________________________________\n"
        f"From: AWS <{sender}>\nSent: {at}\nTo: {to}\nSubject: {subject}\n\n"
    )
    return _plain(raw, head + text)


def apple(raw: bytes) -> bytes:
    """Apple Mail, quoted."""
    sender, to, subject, date, text = _fields(raw)
    at = date.strftime("%d %B %Y at %H:%M:%S GMT").lstrip("0")
    block = f"From: AWS <{sender}>\nSubject: {subject}\nDate: {at}\nTo: {to}\n\n{text}"
    return _plain(
        raw, "\n\nBegin forwarded message:\n\n" + re.sub(r"^", "> ", block, flags=re.MULTILINE)
    )


def gmail_html(raw: bytes) -> bytes:
    """Gmail in English, HTML with a text stub."""
    sender, to, subject, date, text = _fields(raw)
    at = date.strftime("%a, %b %d, %Y at %I:%M %p").replace(" 0", " ")
    head = (
        f"---------- Forwarded message ---------<br>From: &lt;{sender}&gt;<br>Date: {at}<br>"
        f"Subject: {html.escape(subject)}<br>To: &lt;{to}&gt;<br><br><br>"
    )
    body = "<br>\n".join(html.escape(line).replace("  ", "&nbsp; ") for line in text.split("\n"))
    outer = _outer(raw)
    outer.set_content(f'<div dir="ltr"><div class="gmail_quote">{head}{body}</div></div>', "html")
    return bytes(outer)


WRAPPINGS: tuple[Callable[[bytes], bytes], ...] = (
    redirected,
    attached,
    gmail,
    gmail_japanese,
    outlook,
    apple,
    gmail_html,
)


def _fields(raw: bytes) -> tuple[str, str, str, datetime, str]:
    message, text = parts(raw)
    date = parsedate_to_datetime(message["Date"]).astimezone(UTC)
    subject = str(make_header(decode_header(message["Subject"])))
    return parseaddr(message["From"])[1], parseaddr(message["To"])[1], subject, date, text


def _outer(raw: bytes) -> EmailMessage:
    _, _, subject, date, _ = _fields(raw)
    outer = EmailMessage()
    outer["From"] = f"Ann <{FORWARDER}>"
    outer["To"] = "desk@desk.example.com"
    outer["Subject"] = f"Fwd: {subject}"
    outer["Date"] = format_datetime(date)
    outer["Message-ID"] = "<wrapped@example.com>"
    return outer


def _plain(raw: bytes, text: str) -> bytes:
    outer = _outer(raw)
    outer.set_content(text + "\n")
    return bytes(outer)
