"""Reading a mail again: what today's reader says stands beside what was said then, nothing edited.

Trust stays one-way. A proved reading replaces every earlier one of the same mail. An unproved one
takes nothing back: where its words are others, it is one more word of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from abuse_desk.domain.cases.entry import (
    TRUSTED,
    ActFact,
    AnswerFact,
    ClosedFact,
    Entry,
    EntryId,
    NoticeFact,
    TriageFact,
)
from abuse_desk.domain.notices.reading import Trust
from abuse_desk.domain.vocabulary import TrustLevel

_AGAIN = " again "


def standing(entries: Iterable[Entry]) -> Iterator[Entry]:
    """What counts of a history in which mails were read again; each fact of it once."""
    mails: dict[tuple[EntryId, str], dict[tuple[EntryId, int], Entry]] = {}
    for entry in entries:
        readings = mails.setdefault((first_id(entry.entry_id), entry.source), {})
        readings[entry.entry_id, entry.revision] = entry
    for readings in mails.values():
        yield from _standing(sorted(readings.values(), key=lambda entry: entry.revision))


def read_anew(readings: Iterable[Entry], fresh: Entry) -> Entry | None:
    """The entry to add, given all readings of this mail in its case and today's; None for none.

    A mail that was proved and is no longer keeps its words at first: what it says today comes as
    a word of its own, with the next call.
    """
    newest = max(readings, key=lambda entry: entry.revision)
    if _says_the_same(newest, fresh):
        return None
    fresh = replace(_as_loud_as(newest, fresh), related=newest.related)
    number = newest.revision + 1
    if _is_proved(fresh):
        return replace(fresh, entry_id=first_id(newest.entry_id), revision=number)
    if _is_proved(newest) or _says_the_same(_trusted_as(fresh, newest), fresh):
        return replace(_trusted_as(fresh, newest), revision=number)
    identity = EntryId(f"{first_id(newest.entry_id)}{_AGAIN}{number}")
    return replace(fresh, entry_id=identity, revision=number)


def first_id(entry_id: EntryId) -> EntryId:
    """The identity of the mail itself, whatever it was read as later."""
    return EntryId(entry_id.partition(_AGAIN)[0])


def _standing(readings: list[Entry]) -> Iterator[Entry]:
    newest = readings[-1]
    if _is_proved(newest):
        yield newest
        return
    yield from {entry.entry_id: entry for entry in readings}.values()


def _is_proved(entry: Entry) -> bool:
    match entry.fact:
        case ActFact() | ClosedFact():
            return True
        case AnswerFact() as fact:
            return fact.lowers
        case NoticeFact() | TriageFact() as fact:
            return fact.trust.level in TRUSTED


def _trusted_as(fresh: Entry, newest: Entry) -> Entry:
    """The known words under today's verdict; that they are forged is for a person to say."""
    trust = fresh.trust
    assert trust is not None
    if trust.level is TrustLevel.FORGED:
        trust = Trust(TrustLevel.UNVERIFIED, trust.reasons)
    match newest.fact:
        case AnswerFact() as fact:
            lowers = isinstance(fresh.fact, AnswerFact) and fresh.fact.lowers
            return replace(newest, fact=replace(fact, trust=trust, lowers=lowers))
        case NoticeFact() | TriageFact() as fact:
            return replace(newest, fact=replace(fact, trust=trust))
        case ActFact() | ClosedFact():
            return newest


def _as_loud_as(known: Entry, fresh: Entry) -> Entry:
    """What opened quietly stays so; what is known wakes nobody by being old."""
    if not isinstance(fresh.fact, NoticeFact):
        return fresh
    quiet = isinstance(known.fact, NoticeFact) and known.fact.quiet
    return replace(fresh, fact=replace(fresh.fact, quiet=quiet))


def _says_the_same(known: Entry, fresh: Entry) -> bool:
    levels = tuple(entry.trust and entry.trust.level for entry in (known, fresh))
    same = levels[0] is levels[1] or levels == (TrustLevel.UNVERIFIED, TrustLevel.FORGED)
    return same and _bare(known) == _bare(fresh)


def _bare(entry: Entry) -> Entry:
    """Without what may change and changes nothing: how the desk words its doubts."""
    fact, nothing = entry.fact, Trust(TrustLevel.UNVERIFIED)
    bare = replace(entry, entry_id=EntryId(""), revision=0, related=())
    match fact:
        case NoticeFact():
            return replace(bare, fact=replace(fact, trust=nothing, quiet=False, warnings=()))
        case AnswerFact() | TriageFact():
            return replace(bare, fact=replace(fact, trust=nothing))
        case ActFact() | ClosedFact():
            return bare
