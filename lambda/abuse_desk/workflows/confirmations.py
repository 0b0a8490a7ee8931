"""Forwarding confirmations that wait: read from the stored mail when somebody asks, never kept."""

from datetime import datetime
from typing import Any

from abuse_desk.domain.alerts.export import utc
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import NoMessage, parse_message
from abuse_desk.domain.notices.confirmation import KEPT, Confirmation, confirmation_of
from abuse_desk.domain.origin.author import is_proved_from
from abuse_desk.domain.ports import CaseStore, MailStore

MOST = 50  # shown at once


def waiting_confirmations(
    cases: CaseStore, mails: MailStore, config: DeskConfig, now: datetime
) -> list[dict[str, Any]]:
    """Those of the last week, newest first, each with its code and link: for the asker's eyes only.

    `readable` is false where the mail is gone, or its tag, which lets the desk read it, is still on
    its way. `proved`: SES saw DMARC pass for the provider.
    """
    listed = cases.mail(cases.confirmations()).values()
    fresh = sorted((m for m in listed if m.received_at + KEPT > now), key=_age, reverse=True)
    return [_shown(mail, mails, config) for mail in fresh[:MOST]]


def _age(mail: MailRecord) -> datetime:
    return mail.received_at


def _shown(mail: MailRecord, mails: MailStore, config: DeskConfig) -> dict[str, Any]:
    stored = mails.fetch(mail.key)
    found, proved = _read(stored.raw, config) if stored else (None, False)
    return {
        "mail_id": mail.mail_id,
        "received_at": utc(mail.received_at),
        "expires_at": utc(mail.received_at + KEPT),
        "readable": found is not None,
        "proved": proved,
        "provider": found.provider.name if found else None,
        "requested_by": found.requester if found else None,
        "code": found.code if found else None,
        "link": found.link if found else None,
    }


def _read(raw: bytes, config: DeskConfig) -> tuple[Confirmation | None, bool]:
    message = parse_message(raw)
    if isinstance(message, NoMessage):
        return None, False
    original = unwrap(message)
    found = confirmation_of(original)
    if found is None:
        return None, False
    return found, is_proved_from(original, found.provider.domain, config.region)
