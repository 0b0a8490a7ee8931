"""From a reading to the entry it becomes in a case, within the limits of a table item."""

from dataclasses import replace
from datetime import datetime

from abuse_desk.domain.cases.entry import (
    AnswerFact,
    Entry,
    EntryId,
    NoticeFact,
    TriageFact,
)
from abuse_desk.domain.cases.identity import CaseMail, entry_id
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.notices.reading import Answer, Facts, Notice, Trust, Unreadable, Unrecognized
from abuse_desk.domain.text import harmless
from abuse_desk.domain.vocabulary import TrustLevel

PART_BYTES = 32 * 1024  # of AWS's part, and of the reporter's; the rest stays in the raw mail
MOST_RESOURCES = 300
MOST_VALUES = 50
SUBJECT = 500


def entry_of(
    reading: CaseMail,
    source: str,
    received_at: datetime,
    config: DeskConfig,
    known_as: EntryId | None = None,
) -> Entry:
    """The entry of a mail. `known_as`: the notice's id when this is another copy of it."""
    identity = known_as or entry_id(reading)
    return Entry(
        identity, reading.sent_at, received_at, source, _fact(reading, received_at, config)
    )


def aged(entry: Entry, now: datetime, config: DeskConfig) -> Entry:
    """The entry of a mail that is read long after it came: an old notice opens quietly."""
    fact = entry.fact
    if not isinstance(fact, NoticeFact):
        return entry
    old = now - entry.sent_at > config.cadence.old_after
    return replace(entry, fact=replace(fact, quiet=fact.quiet or old))


def unreadable_entry(reading: Unreadable, source: str, received_at: datetime) -> Entry:
    """The triage entry of bytes nobody could read."""
    fact = TriageFact(
        kind="unreadable",
        trust=Trust(TrustLevel.UNVERIFIED, ("nothing in the bytes could be read",)),
        sender="unknown",
        subject=f"Unreadable mail ({reading.size} bytes)",
        reason=harmless(reading.reason, 300),
    )
    return Entry(EntryId(f"unreadable {source}"), received_at, received_at, source, fact)


def _fact(
    reading: CaseMail, received_at: datetime, config: DeskConfig
) -> NoticeFact | AnswerFact | TriageFact:
    match reading:
        case Notice():
            return _notice(reading, received_at, config)
        case Answer():
            return _answer(reading)
        case Unrecognized():
            return _triage(reading)


def _notice(reading: Notice, received_at: datetime, config: DeskConfig) -> NoticeFact:
    original = reading.original
    return NoticeFact(
        family=reading.family,
        stage=reading.stage,
        facts=_bounded(reading.facts),
        trust=reading.trust,
        shape=reading.shape,
        ours=config.owns(reading.facts.accounts),
        subject=(original.subject or "")[:SUBJECT],
        sender=(original.sender or "")[:320],
        to=tuple(address[:320] for address in original.to[:5]),
        reply_to=original.reply_to and original.reply_to[:320],
        message_id=original.message_id and original.message_id[:998],
        forwarded_by=tuple(layer.sender[:320] for layer in original.layers if layer.sender),
        quiet=received_at - _written_at(reading) > config.cadence.old_after,
        warnings=reading.warnings[:MOST_VALUES],
    )


def _written_at(reading: Notice) -> datetime:
    """When AWS wrote it. A header's date counts however old it is, so that a mailbox of years wakes
    nobody; one in a person's own form (an inline forward) is too easily misread for that.
    """
    original = reading.original
    dated = original.date if original.message is not None else None
    return min(reading.sent_at, dated or reading.sent_at)


def _answer(reading: Answer) -> AnswerFact:
    original = reading.original
    return AnswerFact(
        lowers=reading.lowers,
        trust=reading.trust,
        sender=(original.sender or "")[:320],
        to=tuple(address[:320] for address in original.to[:5]),
        subject=(original.subject or "")[:SUBJECT],
        message_id=original.message_id and original.message_id[:998],
    )


def _triage(reading: Unrecognized) -> TriageFact:
    return TriageFact(
        kind="unrecognized",
        trust=reading.trust,
        sender=(reading.original.sender or "")[:320],
        subject=(reading.original.subject or "")[:SUBJECT],
        signs=tuple(harmless(sign, 300) for sign in reading.signs[:8]),
        accounts=reading.facts.accounts[:MOST_VALUES],
    )


def _bounded(facts: Facts) -> Facts:
    """Counts stay true: `resource_count` says how many AWS named."""
    return replace(
        facts,
        resources=facts.resources[:MOST_RESOURCES],
        resource_count=max(facts.resource_count, len(facts.resources)),
        accounts=facts.accounts[:MOST_VALUES],
        regions=facts.regions[:MOST_VALUES],
        abuse_types=facts.abuse_types[:MOST_VALUES],
        abuse_times=facts.abuse_times[:MOST_VALUES],
        measures=tuple(measure[:500] for measure in facts.measures[:MOST_VALUES]),
        required_actions=tuple(action[:500] for action in facts.required_actions[:MOST_VALUES]),
        aws_text=_cut(facts.aws_text),
        reporter_text=_cut(facts.reporter_text) if facts.reporter_text else None,
    )


def _cut(text: str) -> str:
    """At most `PART_BYTES` of UTF-8; the raw mail holds the rest, and the text says so."""
    raw = text.encode("utf-8", "replace")
    if len(raw) <= PART_BYTES:
        return raw.decode("utf-8")
    kept = raw[: PART_BYTES - 100].decode("utf-8", "ignore")
    return f"{kept}\n[cut here: {len(raw)} bytes in all, the rest is in the raw mail]"
