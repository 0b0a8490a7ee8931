"""What a day left behind, found in its ledger rows and in the cases that are not closed."""

import json
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from abuse_desk.domain.alerts.digest import Counts, Digest, Suspect, Suspicion
from abuse_desk.domain.cases.case import Case, Status
from abuse_desk.domain.cases.view import Severity, severity
from abuse_desk.domain.commit.record import CaseRecord, MailRecord
from abuse_desk.domain.config import Cadence
from abuse_desk.domain.origin.ses_block import SesBlock, read_block
from abuse_desk.domain.vocabulary import Outcome, TrustLevel

FAILED = "FAIL"  # SES's word for mail in which it found spam or a virus


@dataclass(frozen=True, slots=True)
class Span:
    """The time a digest is about, and the day it is named after."""

    day: date
    since: datetime
    until: datetime


def digest_of(
    span: Span,
    mails: Iterable[MailRecord],
    records: Iterable[CaseRecord],
    known: Container[str],
    cadence: Cadence,
) -> Digest:
    """The digest of this span. `known`: the forwarders on whom somebody has decided."""
    came = [mail for mail in mails if span.since < mail.received_at <= span.until]
    cases = [record.case for record in records]
    asking = dict.fromkeys(mail.stranger for mail in came if mail.stranger)
    return Digest(
        day=span.day,
        since=span.since,
        until=span.until,
        suspects=tuple(_suspects(came)),
        waiting=tuple(case for case in cases if _waits(case, span.until, cadence)),
        proposals=tuple(case for case in cases if case.proposals),
        forwarders=tuple(address for address in asking if address not in known),
        counts=Counts(
            mails=len(came),
            notices=sum(mail.outcome is Outcome.NOTICE for mail in came),
            open=sum(case.status is Status.OPEN for case in cases),
            answered=sum(case.status is Status.ANSWERED for case in cases),
        ),
    )


def _waits(case: Case, at: datetime, cadence: Cadence) -> bool:
    """What nobody has judged, and what is ours to move though no alert repeats it."""
    low = severity(case, at, cadence) is Severity.LOW
    return case.status is Status.TRIAGE or (case.needs_us and low)


def _suspects(mails: Iterable[MailRecord]) -> Iterator[Suspect]:
    for mail in mails:
        if mail.case_id is not None:
            continue
        block = _block(mail)
        why = _suspicion(mail, block)
        if why is not None:
            yield Suspect(why, mail.received_at, mail.mail_id, block.envelope_from or "")


def _suspicion(mail: MailRecord, block: SesBlock) -> Suspicion | None:
    if mail.trust == TrustLevel.FORGED:
        return Suspicion.FORGED
    if FAILED in (block.spam, block.virus):
        return Suspicion.SPAM
    return Suspicion.ANSWER if mail.outcome is Outcome.ANSWER else None


def _block(mail: MailRecord) -> SesBlock:
    """What SES wrote on top of the mail, as the ledger row keeps it."""
    if not mail.evidence:
        return SesBlock()
    headers = json.loads(mail.evidence).get("ses", [])
    return read_block(tuple((name, value) for name, value in headers), None)
