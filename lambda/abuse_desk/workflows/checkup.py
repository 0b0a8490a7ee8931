"""What the desk knows of its own health: counts and names, never a word of a mail."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.ports import CaseStore, Outbox
from abuse_desk.workflows.forwarders import listed_forwarders

MOST = 100  # mails asked about at once


def health(cases: CaseStore, outbox: Outbox, config: DeskConfig, now: datetime) -> dict[str, Any]:
    """What waits in the outbox, and what the configuration leaves open."""
    backlog = outbox.backlog()
    trusted = [one for one in listed_forwarders(cases, config) if one["trusted"]]
    return {
        "pending": backlog.count,
        "oldest_pending_seconds": (now - backlog.oldest).total_seconds() if backlog.oldest else 0,
        "accounts": len(config.accounts),
        "forwarders": len(trusted),
        "team_domains": len(config.team_domains),
        "escalation": config.escalation is not None,
    }


def recorded(mail_ids: Iterable[str], cases: CaseStore) -> list[str]:
    """Those of these mails that are in the ledger."""
    return sorted(cases.mail(list(mail_ids)[:MOST]))
