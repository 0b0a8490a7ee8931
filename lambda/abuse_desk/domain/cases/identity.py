"""Identity: which entry a mail is a copy of, and which case a notice belongs to.

An entry's id is the notice's identity, never the SES id. Link rows find the case: strong keys
(AWS's reference, the mail thread) whatever its status, weak keys (account + abuse type + resource)
only while it is open, and only for mail whose origin is proved.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from abuse_desk.domain.cases.entry import TRUSTED, CaseId, EntryId
from abuse_desk.domain.notices.reading import Answer, Facts, Notice, Unrecognized
from abuse_desk.domain.vocabulary import Stage

MOST_LINKS = 20  # rows a notice may write, strongest first
SAME_NOTICE_WITHIN = timedelta(hours=26)  # a client writes the date without its zone: +-13 h
SAME_SENDING_WITHIN = timedelta(
    hours=1
)  # AWS writes to two mailboxes of ours, each with its own id

CaseMail = Notice | Answer | Unrecognized


class LinkKind(StrEnum):
    """What a link row leads from, strongest first."""

    MESSAGE = "message"  # a notice's own Message-ID -> its entry
    TEXT = "text"  # reference and digest of AWS's words -> its entry
    REFERENCE = "reference"  # AWS's case number
    THREAD = "thread"  # a Message-ID of the mail thread
    RESOURCE = "resource"  # account + abuse type + resource: weak


@dataclass(frozen=True, slots=True)
class LinkKey:
    """Where a link row stands."""

    kind: LinkKind
    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link row: to a case, and for one notice also to its entry and date.

    `identified`: the entry's Message-ID is known, so a later mail of another id is another notice.
    """

    key: LinkKey
    case_id: CaseId
    entry_id: EntryId | None = None
    sent_at: datetime | None = None
    identified: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """Every key of one mail, by what it may do."""

    same: tuple[LinkKey, ...]  # another copy of this very mail
    strong: tuple[LinkKey, ...]
    weak: tuple[LinkKey, ...]

    @property
    def all(self) -> tuple[LinkKey, ...]:
        """All of them, strongest first, at most `MOST_LINKS`."""
        return (*self.same, *self.strong, *self.weak)[:MOST_LINKS]


def keys(reading: CaseMail) -> Keys:
    """The link keys of a reading."""
    facts = reading.facts if isinstance(reading, Notice | Unrecognized) else Facts()
    return Keys(
        same=_same(reading),
        strong=(*_references(_reference(reading)), *_thread(reading)),
        weak=_weak(facts) if isinstance(reading, Notice) else (),
    )


def entry_id(reading: CaseMail) -> EntryId:
    """The identity: the original Message-ID, else the words and the day they were sent."""
    message_id = reading.original.message_id
    if message_id:
        return EntryId(_short(f"message {message_id}"))
    return EntryId(_short(f"text {_text_value(reading)} {_sent(reading).isoformat()}"))


def case_id(entry: EntryId) -> CaseId:
    """The id of the case that this entry opens: the same whoever computes it, however often."""
    return CaseId(f"case-{_short(f'case {entry}')[:10]}")


def same_notice(link: Link, reading: CaseMail) -> bool:
    """Whether a row of kind `text` leads to this very notice: the same words, sent together."""
    if link.key.kind is LinkKind.MESSAGE:
        return True
    both_identified = link.identified and reading.original.message_id is not None
    within = SAME_SENDING_WITHIN if both_identified else SAME_NOTICE_WITHIN
    return link.sent_at is not None and abs(link.sent_at - _sent(reading)) < within


def joins_weakly(reading: CaseMail) -> bool:
    """Only mail whose origin is proved joins a case without a number or thread."""
    return isinstance(reading, Notice) and reading.trust.level in TRUSTED


def joins_by_matter(reading: CaseMail) -> bool:
    """A follow-up without any number joins the single open case of its account and abuse type."""
    return (
        isinstance(reading, Notice)
        and joins_weakly(reading)
        and reading.facts.reference is None
        and reading.stage is not Stage.REPORT
    )


def compatible(reading: CaseMail, references: tuple[str, ...]) -> bool:
    """A notice with a reference of its own never joins a case that has another.

    A case into which others were merged has several.
    """
    own = _reference(reading)
    return own is None or not references or _base(own) in map(_base, references)


def _same(reading: CaseMail) -> tuple[LinkKey, ...]:
    text = LinkKey(LinkKind.TEXT, _text_value(reading))
    message_id = reading.original.message_id
    if not message_id:
        return (text,)
    return (LinkKey(LinkKind.MESSAGE, _short(message_id)), text)


def _references(reference: str | None) -> tuple[LinkKey, ...]:
    if reference is None:
        return ()
    values = dict.fromkeys((reference, _base(reference)))
    return tuple(LinkKey(LinkKind.REFERENCE, value) for value in values)


def _base(reference: str) -> str:
    """`12345-1` belongs to `12345`: the counter numbers reports inside one case."""
    return re.sub(r"-\d{1,4}$", "", reference)


def _thread(reading: CaseMail) -> tuple[LinkKey, ...]:
    ids = (reading.original.message_id, *reversed(reading.original.references))
    return tuple(LinkKey(LinkKind.THREAD, _short(mid)) for mid in dict.fromkeys(ids) if mid)[:6]


def _weak(facts: Facts) -> tuple[LinkKey, ...]:
    return tuple(
        LinkKey(LinkKind.RESOURCE, f"{account}|{abuse_type}|{resource.id}")
        for account in facts.accounts[:3]
        for abuse_type in (facts.abuse_types or ("-",))[:2]
        for resource in facts.resources[:8]
    )


def _reference(reading: CaseMail) -> str | None:
    if isinstance(reading, Answer):
        return reading.reference
    return reading.facts.reference


def _text_value(reading: CaseMail) -> str:
    facts = reading.facts if isinstance(reading, Notice | Unrecognized) else Facts()
    words = _words(facts.aws_text or reading.original.body)
    return f"{_reference(reading) or '-'}|{hashlib.sha256(words.encode()).hexdigest()[:32]}"


def _words(text: str) -> str:
    """What no client changes on the way: letters and digits, without links and line breaks."""
    without_links = re.sub(r"https?://\S+", "", text)
    return "".join(filter(str.isalnum, without_links.lower()))


def _sent(reading: CaseMail) -> datetime:
    return reading.original.date or reading.sent_at


def _short(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:24]
