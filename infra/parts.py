"""The constructs that the functions work on, passed on whole."""

from dataclasses import dataclass

from infra.cases_table import CasesTable
from infra.inbox import Inbox
from infra.mailbox import Mailbox
from infra.outlets import Outlets


@dataclass(frozen=True, slots=True)
class Parts:
    """Where mail waits, where it lies, what is known of it, and where effects go."""

    inbox: Inbox
    mailbox: Mailbox
    cases: CasesTable
    outlets: Outlets
