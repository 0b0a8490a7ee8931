"""What people ask the desk about itself: setting up, trying out, how it is. Verbs of `desk`."""

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from abuse_desk.adapters import clients
from abuse_desk.adapters.case_store import DynamoCaseStore
from abuse_desk.adapters.tagged_mail import TaggedMailStore
from abuse_desk.settings import DeskSettings
from abuse_desk.workflows.confirmations import waiting_confirmations

Verb = Callable[[Mapping[str, Any], datetime], Any]


def _forwarding(_event: Mapping[str, Any], now: datetime) -> list[dict[str, Any]]:
    """Holds secrets: it goes to who asked, and into no log."""
    settings = _settings()
    mails = TaggedMailStore(clients.s3(), settings.bucket, settings.prefix)
    return waiting_confirmations(_cases(), mails, settings.config, now)


VERBS: Mapping[str, Verb] = {"forwarding": _forwarding}


@cache
def _settings() -> DeskSettings:
    return DeskSettings.from_env(os.environ)


@cache
def _cases() -> DynamoCaseStore:
    return DynamoCaseStore(clients.dynamodb(), _settings().table)
