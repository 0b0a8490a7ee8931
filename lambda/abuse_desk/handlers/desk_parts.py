"""What every request to `desk` works with: made once in a process."""

import os
from functools import cache

from abuse_desk.adapters import clients
from abuse_desk.adapters.case_store import DynamoCaseStore
from abuse_desk.settings import DeskSettings


@cache
def desk_settings() -> DeskSettings:
    """Raises SettingsError."""
    return DeskSettings.from_env(os.environ)


@cache
def desk_store() -> DynamoCaseStore:
    """The cases and the ledger."""
    return DynamoCaseStore(clients.dynamodb(), desk_settings().table)
