"""From which mailbox an answer is sent, and where it goes: AWS counts neither of them loosely."""

import re
from dataclasses import dataclass

from abuse_desk.domain.answers.words import Caution
from abuse_desk.domain.cases.entry import TRUSTED, NoticeFact
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.context import AWS_DOMAINS
from abuse_desk.domain.late import late
from abuse_desk.domain.mail.header_section import domain_of, is_within_any
from abuse_desk.domain.text import harmless

_NOBODY = late(
    r"(?:no|do-?not)[-_.]?reply|^(?:health|notifications|aws-account-notifications)@",
    re.IGNORECASE,
)
_ADDRESS = 320  # characters an address can have


@dataclass(frozen=True, slots=True)
class Addressing:
    """`to` is None where no mail of ours would reach a person at AWS."""

    send_from: tuple[str, ...]
    to: str | None
    cc: str | None
    cautions: tuple[Caution, ...]


def addressing(asking: NoticeFact, config: DeskConfig) -> Addressing:
    """Whom to write to about this notice, and from which of our mailboxes."""
    send_from = mailboxes(asking, config)
    to, why_not = _to(asking)
    cautions = (
        None if asking.trust.level in TRUSTED else Caution.NOT_PROVED,
        why_not,
        None if send_from else Caution.NO_MAILBOX,
    )
    found = tuple(caution for caution in cautions if caution)
    return Addressing(send_from, to, config.intake_address, found)


def mailboxes(asking: NoticeFact, config: DeskConfig) -> tuple[str, ...]:
    """Where AWS wrote to, without the intake; else the root mailboxes of the accounts it names."""
    intake = (config.intake_address or "").lower()
    written = [harmless(to, _ADDRESS) for to in asking.to if to.lower() != intake]
    known = (config.account(account) for account in asking.facts.accounts)
    roots = [account.root_mailbox for account in known if account and account.root_mailbox]
    return tuple(dict.fromkeys(written or roots))


def _to(asking: NoticeFact) -> tuple[str | None, Caution | None]:
    """The notice's own reply address if it is AWS's and somebody reads it; else why not."""
    candidate = asking.reply_to or asking.sender
    if not is_within_any(domain_of(candidate), AWS_DOMAINS):
        return None, Caution.NOT_AWS
    if _NOBODY.search(candidate):
        return None, Caution.NOT_READ
    return harmless(candidate, _ADDRESS), None
