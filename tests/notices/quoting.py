"""Mails that quote a notice and are none: a colleague, a tool, a machine, a digest."""

from collections.abc import Callable
from email.message import EmailMessage
from typing import TypeAlias

Quote: TypeAlias = Callable[[str, str, str], bytes]


def _mail(sender: str, subject: str, text: str, submitted: str | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "boss@example.com"
    message["Subject"] = " ".join(subject.split())
    message["Date"] = "Tue, 11 Mar 2025 10:00:00 +0000"
    message["Message-ID"] = "<quoting@notices.example>"
    if submitted:
        message["Auto-Submitted"] = submitted
    message.set_content(text)
    return message.as_bytes()


def _marked(body: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in body.splitlines())


def colleague(sender: str, subject: str, body: str) -> bytes:
    above = "Is this ours? Who takes it?"
    wrote = f"On Tue, Mar 11, 2025 at 8:15 AM AWS <{sender}> wrote:"
    text = f"{above}\n\n{wrote}\n{_marked(body)}\n"
    return _mail("Ken <ken@example.com>", f"Re: {subject}", text)


def colleague_in_outlook(sender: str, subject: str, body: str) -> bytes:
    block = (
        f"From: AWS <{sender}>\nSent: Tuesday, March 11, 2025 9:15 AM\n"
        f"To: Mia <mia@example.com>\nSubject: {subject}"
    )
    return _mail("Mia <mia@example.com>", f"RE: {subject}", f"Any idea? Mia\n\n{block}\n\n{body}\n")


def ticket_system(_sender: str, subject: str, body: str) -> bytes:
    text = f"Thank you for your mail, ticket 123 was opened.\n\n{_marked(body)}\n"
    return _mail("Help <help@example.com>", f"Re: {subject}", text, "auto-replied")


def tracker(_sender: str, subject: str, body: str) -> bytes:
    said = " ".join(body.split())[:300]
    text = f'Ken commented on SEC-1:\n\n"{said}"\n\nView issue\n'
    return _mail("Tracker <tracker@example.net>", f"[TRACKER] (SEC-1) {subject}", text)


def digest(_sender: str, _subject: str, body: str) -> bytes:
    said = " ".join(body.split())[:800]
    text = f"This week:\n\n1. AWS wrote: {said}\n2. Patch day.\n"
    return _mail("Team <team@example.com>", "Weekly security digest", text)


QUOTINGS: tuple[Quote, ...] = (colleague, colleague_in_outlook, ticket_system, tracker, digest)
