"""Mails passed on unchanged, with the traces each kind of hop leaves on top."""

from collections.abc import Callable

from tests.forwarding.source import INTAKE, Source, direct

SES = (
    "Return-Path: <{envelope}>\n"
    "Received: from mail.example.com (mail.example.com [198.51.100.7]) by"
    " inbound-smtp.us-west-2.amazonaws.com with SMTP id abc123 for {intake};"
    " Fri, 28 Apr 2023 09:12:09 +0000 (UTC)\n"
)
HOP = (
    "Received: from a.example.net by mx.example.com with ESMTPS; Fri, 28 Apr 2023 09:12:05 +0000\n"
)


def arrived(extra: str, envelope: str = "bounce@amazonses.com") -> str:
    """Header lines as SES writes them above a hop's own."""
    return SES.format(envelope=envelope, intake=INTAKE) + extra


def gmail(source: Source) -> bytes:
    """Gmail's and Workspace's automatic forwarding."""
    trace = (
        f"X-Forwarded-To: {INTAKE}\nX-Forwarded-For: {source.to} {INTAKE}\n"
        f"Delivered-To: {source.to}\n{HOP}"
    )
    return direct(source, arrived(trace, "root+caf_=intake=desk.example.net@example.com"))


def procmail(source: Source) -> bytes:
    """`.forward`, procmail, maildrop, Sakura: one more Received and nothing else."""
    return direct(source, arrived(HOP))


def postfix(source: Source) -> bytes:
    """A Postfix alias: the mailbox it was delivered to."""
    return direct(source, arrived(f"X-Original-To: {source.to}\nDelivered-To: {source.to}\n{HOP}"))


def rewritten(source: Source) -> bytes:
    """Microsoft 365's redirect: From kept, the envelope sender rewritten."""
    return direct(source, arrived(HOP, "root+SRS=Ab1cD=AB=amazon.com=x@example.com"))


def resent(source: Source) -> bytes:
    """Apple Mail's and Thunderbird's redirect."""
    trace = (
        f"Resent-From: Aya <{source.to}>\nResent-To: {INTAKE}\nResent-Message-ID: <r@example.com>\n"
        "Resent-Date: Fri, 28 Apr 2023 18:30:00 +0900\n"
    )
    return direct(source, arrived(trace))


REDIRECTS: dict[str, Callable[[Source], bytes]] = {
    each.__name__: each for each in (gmail, procmail, postfix, rewritten, resent)
}

GROUP = "ops@example.com"
GOOGLE_FOOTER = (
    "\n-- \nYou received this message because you are subscribed to the Google Groups"
    ' "Ops" group.\nTo unsubscribe from this group and stop receiving emails from it, send an email'
    " to ops+unsubscribe@example.com.\n"
)


def google_group(source: Source) -> bytes:
    """A Google Group that replaces From, since AWS's DMARC policy would refuse it otherwise."""
    changed = Source(
        sender=GROUP,
        name="'Amazon EC2 Abuse' via Ops",
        to=GROUP,
        subject=f"[Ops] {source.subject}",
        body=source.body + GOOGLE_FOOTER,
    )
    trace = (
        f"X-Original-Sender: {source.sender}\nX-Original-From: {source.name} <{source.sender}>\n"
        f"Reply-To: {source.name} <{source.sender}>\nPrecedence: list\n"
        f"Mailing-list: list {GROUP}; contact ops+owners@example.com\nList-ID: <ops.example.com>\n"
        f"List-Post: <mailto:{GROUP}>\n"
    )
    return direct(changed, arrived(trace + HOP))


def mailman(source: Source) -> bytes:
    """A Mailman list that keeps From, adds its prefix and its footer."""
    line = "_" * 47
    changed = Source(
        subject=f"[ops] {source.subject}",
        body=f"{source.body}\n{line}\nOps mailing list -- ops@lists.example.com\nhttps://lists.example.com",
    )
    trace = (
        "X-BeenThere: ops@lists.example.com\nX-Mailman-Version: 2.1.39\nPrecedence: list\n"
        'List-Id: "Operations" <ops.lists.example.com>\nList-Post: <mailto:ops@lists.example.com>\n'
    )
    return direct(changed, arrived(trace + HOP))


LISTS: dict[str, Callable[[Source], bytes]] = {
    each.__name__: each for each in (google_group, mailman)
}
