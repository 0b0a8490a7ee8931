"""The reader as intake uses it: this desk's context, DNS where a signature must be checked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic

from abuse_desk.adapters.dns import DnsResolver, kept, parse_servers
from abuse_desk.adapters.outlook_item import mail_in
from abuse_desk.adapters.signatures import with_signatures
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import NoMessage, parse_message
from abuse_desk.domain.notices.reading import Unreadable
from abuse_desk.domain.origin.evidence import kept_dns
from abuse_desk.domain.origin.trust import assess
from abuse_desk.domain.ports import CaseStore, MailRead, StoredMail, TransientFault
from abuse_desk.domain.reader import read

LAST_TRY = 3  # receives of one mail: from here on nothing is tried that failed twice
HEAD = 64 * 1024  # bytes read on the last try
FORWARDERS_KEPT = 60.0  # seconds; asking for each mail would be a fourth call for most of them


@dataclass(slots=True)
class DeskReader:
    """Reads stored mails for one desk. One a container: it keeps DNS answers and forwarders."""

    config: DeskConfig
    cases: CaseStore
    resolver: DnsResolver
    clock: Callable[[], float] = monotonic
    _kept: tuple[float, frozenset[str]] | None = None

    @classmethod
    def of(cls, config: DeskConfig, cases: CaseStore) -> "DeskReader":
        """The reader of this desk."""
        return cls(config, cases, DnsResolver(parse_servers(",".join(config.dns_servers))))

    def read(self, stored: StoredMail, tries: int) -> MailRead:
        """What a mail says. `tries`: how often it was received; two failures end the attempts.

        Raises `TransientFault` when DNS alone kept the verdict open and there is a try left. A
        table that refuses is no fault of the mail: that is raised however often the mail came.
        """
        context = self._context(stored)
        if tries >= LAST_TRY:
            return self._read_head(stored, context)
        found = self._read(stored.raw, stored, context)
        if found.verdict and found.verdict.undecided:
            raise TransientFault(f"{stored.mail_id}: DNS did not answer for a signature")
        return found

    def read_again(self, stored: StoredMail, evidence: str) -> MailRead:
        """What a mail says by today's rules, with what DNS said when it came (`evidence`).

        DNS is asked only what it did not answer then. Its fault is none here: the verdict stays.
        """
        context = replace(self._known(), received_at=stored.received_at)
        lookup = kept(kept_dns(evidence), self.resolver.txt)
        return self._read(stored.raw, stored, with_signatures(context, lookup))

    def _read_head(self, stored: StoredMail, context: ReadContext) -> MailRead:
        """The last try: a small part of the mail, and whatever goes wrong is an outcome."""
        try:
            return self._read(stored.raw[:HEAD], stored, context)
        except Exception as error:  # noqa: BLE001 - the mail ends in triage, in front of a person
            reason = f"reading failed {LAST_TRY} times ({type(error).__name__})"
            return MailRead(Unreadable(reason, len(stored.raw)), None)

    def _read(self, raw: bytes, stored: StoredMail, context: ReadContext) -> MailRead:
        message = parse_message(raw)
        if isinstance(message, NoMessage):
            return MailRead(Unreadable(message.reason, len(stored.raw)), None)
        original = unwrap(message, context.open_container)
        verdict = assess(original, context)
        return MailRead(read(original, verdict.trust, context), verdict)

    def _context(self, stored: StoredMail) -> ReadContext:
        context = replace(self._known(), received_at=stored.received_at)
        return with_signatures(context, self.resolver.txt)

    def _known(self) -> ReadContext:
        return context_of(self.config, self._forwarders())

    def _forwarders(self) -> frozenset[str]:
        """A person's word on one counts a minute later at the latest."""
        if self._kept is None or self._kept[0] <= self.clock():
            trusted = forwarders(self.config, self.cases)
            self._kept = (self.clock() + FORWARDERS_KEPT, trusted)
        return self._kept[1]


def forwarders(config: DeskConfig, cases: CaseStore) -> frozenset[str]:
    """Whom we trust to forward: config seeds the list, people's decisions in the table win."""
    decided = cases.forwarders()
    seeded = set(config.forwarders) - {address for address, kept in decided.items() if not kept}
    return frozenset(seeded | {address for address, kept in decided.items() if kept})


def context_of(config: DeskConfig, trusted: frozenset[str]) -> ReadContext:
    """The reader's context for this desk."""
    intake = config.intake_address
    boxes = (account.root_mailbox for account in config.accounts)
    return ReadContext(
        accounts=frozenset(account.id for account in config.accounts),
        forwarders=trusted,
        team_domains=frozenset(config.team_domains),
        own_addresses=frozenset([intake.lower()] if intake else []),
        region=config.region,
        mailboxes=frozenset(box.lower() for box in boxes if box),
        open_container=mail_in,
    )
