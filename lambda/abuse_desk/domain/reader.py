"""The reader: from the bytes of a mail to what it says, as data. Pure and total."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.deadlines import NOTHING_DUE, Deadline, deadline
from abuse_desk.domain.extract import facts_of
from abuse_desk.domain.forwarding import unwrap
from abuse_desk.domain.kinds import ALWAYS
from abuse_desk.domain.message import NoMessage, parse_message
from abuse_desk.domain.original import Original
from abuse_desk.domain.places import accounts, reference
from abuse_desk.domain.reading import (
    Answer,
    Notice,
    Other,
    Reading,
    Trust,
    Unreadable,
    Unrecognized,
)
from abuse_desk.domain.shapes import claims
from abuse_desk.domain.shapes.shape import Speech
from abuse_desk.domain.signs import Says
from abuse_desk.domain.speech import is_abuse_desk, is_answer, listen, shows_aws
from abuse_desk.domain.trust import judge, may_lower_as_answer
from abuse_desk.domain.vocabulary import Family, Stage

# A mail's own date counts if it lies in this span around its receipt.
_OLDEST = timedelta(days=30)
_NEWEST = timedelta(minutes=10)
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
_CLOSINGS = (Stage.RESOLUTION, Stage.RETRACTION)


def read_mail(raw: bytes, context: ReadContext | None = None) -> Reading:
    """What one stored mail says.

    Never raises for anything in the bytes: what cannot be read is an `Unreadable`, what is not
    understood an `Unrecognized`. Without a context nobody is trusted and no signature is checked.
    """
    known = context or ReadContext()
    message = parse_message(raw)
    if isinstance(message, NoMessage):
        return Unreadable(reason=message.reason, size=message.size)
    original = unwrap(message)
    return read(original, judge(original, known), known)


def read(original: Original, trust: Trust, context: ReadContext) -> Reading:
    """What an original says; who really sent it is `trust` alone and changes nothing here."""
    sent_at, doubts = _sent_at(original, context)
    warnings = (*original.warnings, *doubts)
    speech, harmless = listen(original, context)
    if harmless in ALWAYS:
        return Other(original, trust, sent_at, harmless, warnings)
    if is_answer(original, speech.said, context.aws_domains):
        return _answer(original, trust, sent_at, speech, context, warnings)
    shapes = claims(speech)
    if shapes and speech.family is not None and speech.stage is not None:
        return _notice(original, trust, sent_at, speech, shapes[0].name, warnings)
    if harmless is not None and shows_aws(original, speech, context.aws_domains):
        return Other(original, trust, sent_at, harmless, warnings)
    if shows_aws(original, speech, context.aws_domains):
        return _unrecognized(original, trust, sent_at, speech, warnings)
    return Other(original, trust, sent_at, harmless or "no_sign_of_aws", warnings)


def _notice(
    original: Original,
    trust: Trust,
    sent_at: datetime,
    speech: Speech,
    shape: str,
    warnings: tuple[str, ...],
) -> Notice:
    assert speech.family is not None
    assert speech.stage is not None
    due = _due(speech, speech.family, speech.stage, sent_at)
    facts, missing = facts_of(speech, due, sent_at)
    return Notice(
        original=original,
        trust=trust,
        sent_at=sent_at,
        family=speech.family,
        stage=speech.stage,
        facts=facts,
        shape=shape,
        warnings=tuple(dict.fromkeys((*warnings, *due.warnings, *missing))),
    )


def _due(speech: Speech, family: Family, stage: Stage, sent_at: datetime) -> Deadline:
    if stage in _CLOSINGS:
        return NOTHING_DUE
    due = deadline(speech.part.own.flat, sent_at, family, stage)
    if stage is Stage.UPDATE and not speech.says(Says.EXTENDED) and not _asks_still(speech):
        return NOTHING_DUE
    return due


def _asks_still(speech: Speech) -> bool:
    return speech.says_any(Says.STILL_TO_DO, Says.FOR_NOW)


def _unrecognized(
    original: Original,
    trust: Trust,
    sent_at: datetime,
    speech: Speech,
    warnings: tuple[str, ...],
) -> Unrecognized:
    facts, _ = facts_of(speech, NOTHING_DUE, sent_at)
    return Unrecognized(original, trust, sent_at, _aws_like(speech), facts, warnings)


def _aws_like(speech: Speech) -> tuple[str, ...]:
    """The sentences a person should see first: those that name AWS or ask for something."""
    sentences = speech.part.own.flat.replace("? ", ". ").split(". ")
    words = ("AWS", "Amazon", "EC2", "abuse", "account", "please", "must", "Trust")
    telling = [sentence.strip() for sentence in sentences if any(w in sentence for w in words)]
    return tuple(sentence[:300] for sentence in (telling or sentences)[:5] if sentence)


def _answer(
    original: Original,
    trust: Trust,
    sent_at: datetime,
    speech: Speech,
    context: ReadContext,
    warnings: tuple[str, ...],
) -> Answer:
    part = speech.part
    quoted = part.quoted[:20_000]
    return Answer(
        original=original,
        trust=trust,
        sent_at=sent_at,
        family=_family_of_answer(original, speech, context),
        reference=reference(part.subject, f"{part.own.flat} {quoted}", part.tail),
        accounts=accounts(part.subject, f"{part.own.flat} {quoted}"),
        lowers=may_lower_as_answer(original, context),
        warnings=warnings,
    )


def _family_of_answer(original: Original, speech: Speech, context: ReadContext) -> Family | None:
    """The matter's family: of the subject and of the thread quoted below, where either says."""
    said = speech.said
    if said.any(Says.VULNERABILITY):
        return Family.VULNERABILITY
    to_abuse_desk = any(is_abuse_desk(address, context.aws_domains) for address in original.to)
    if to_abuse_desk or said.any(Says.TRUST_AND_SAFETY, Says.COMPLAINT):
        return Family.ABUSE
    if said.any(Says.KEY_EXPOSED, Says.ACCOUNT_COMPROMISED):
        return Family.CREDENTIALS
    return None


def _sent_at(original: Original, context: ReadContext) -> tuple[datetime, tuple[str, ...]]:
    """The mail's own date if it fits the time of receipt, else that time, with a warning."""
    received = context.received_at or _received(original)
    dated = original.date
    if received is None:
        if dated is None:
            return _UNDATED, ("no date anywhere in the mail: answer times cannot be trusted",)
        return dated, ()
    if dated is None:
        return received, ("the original has no date: the time of receipt is used",)
    if received - _OLDEST <= dated <= received + _NEWEST:
        return dated, ()
    return received, ("the original's date does not fit the time of receipt, which is used",)


def _received(original: Original) -> datetime | None:
    """The topmost Received of the stored mail, else its Date."""
    top = original.outer.header("Received")
    dates = (top.rpartition(";")[2] if top else None, original.outer.header("Date"))
    return next((at for text in dates if (at := _parsed(text)) is not None), None)


def _parsed(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        at = parsedate_to_datetime(text.strip())
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
