"""The reader: from the bytes of a mail to what it says, as data. Pure and total."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import NoMessage, parse_message
from abuse_desk.domain.mail.original import Original
from abuse_desk.domain.notices.deadlines import NOTHING_DUE, Deadline, deadline
from abuse_desk.domain.notices.extract import facts_of
from abuse_desk.domain.notices.kinds import ALWAYS
from abuse_desk.domain.notices.places import accounts, reference
from abuse_desk.domain.notices.policy import UNDATED
from abuse_desk.domain.notices.reading import (
    Answer,
    Notice,
    Other,
    Reading,
    Trust,
    Unreadable,
    Unrecognized,
)
from abuse_desk.domain.notices.shapes import claims
from abuse_desk.domain.notices.shapes.shape import Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.notices.speech import is_abuse_desk, is_answer, listen, shows_aws
from abuse_desk.domain.origin.trust import judge, may_lower_as_answer
from abuse_desk.domain.vocabulary import Family, Stage

# A mail's own date counts if it lies in this span around its receipt.
_OLDEST = timedelta(days=30)
_NEWEST = timedelta(minutes=10)
_STILL_ASKING = (Says.EXTENDED, Says.STILL_TO_DO, Says.FOR_NOW, Says.ANSWER_WANTED)
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
    original = unwrap(message, known.open_container)
    return read(original, judge(original, known), known)


def read(original: Original, trust: Trust, context: ReadContext) -> Reading:
    """What an original says; who really sent it is `trust` alone and changes nothing here."""
    sent_at, doubts = _sent_at(original, context)
    mail = _Mail(original, trust, sent_at, (*original.warnings, *doubts))
    speech, harmless = listen(original, context)
    if harmless in ALWAYS:
        return mail.other(harmless)
    if is_answer(original, speech.said, context.aws_domains):
        return _answer(mail, speech, context)
    shapes = claims(speech)
    if shapes and speech.family is not None and speech.stage is not None:
        return _notice(mail, speech, speech.family, speech.stage, shapes[0].name)
    if harmless is None and (
        shows_aws(original, speech, context.aws_domains) or _holds_aws_unread(original)
    ):
        return _unrecognized(mail, speech)
    return mail.other(harmless or "no_sign_of_aws")


@dataclass(frozen=True, slots=True)
class _Mail:
    """What every reading carries."""

    original: Original
    trust: Trust
    sent_at: datetime
    warnings: tuple[str, ...]

    def other(self, kind: str) -> Other:
        return Other(self.original, self.trust, self.sent_at, kind, self.warnings)


def _notice(mail: _Mail, speech: Speech, family: Family, stage: Stage, shape: str) -> Notice:
    due = _due(speech, family, stage, mail.sent_at)
    facts, missing = facts_of(speech, due, mail.sent_at)
    return Notice(
        original=mail.original,
        trust=mail.trust,
        sent_at=mail.sent_at,
        family=family,
        stage=stage,
        facts=facts,
        shape=shape,
        warnings=tuple(dict.fromkeys((*mail.warnings, *due.warnings, *missing))),
    )


def _due(speech: Speech, family: Family, stage: Stage, sent_at: datetime) -> Deadline:
    if stage in _CLOSINGS:
        return NOTHING_DUE
    if stage is Stage.UPDATE and not speech.says_any(*_STILL_ASKING):
        return NOTHING_DUE
    return deadline(speech.part.own, sent_at, family, stage)


def _unrecognized(mail: _Mail, speech: Speech) -> Unrecognized:
    facts, _ = facts_of(speech, NOTHING_DUE, mail.sent_at)
    signs = _aws_like(speech)
    return Unrecognized(mail.original, mail.trust, mail.sent_at, signs, facts, mail.warnings)


def _holds_aws_unread(original: Original) -> bool:
    """Whether AWS's name stands in an attachment nothing here can open: a person has to."""
    return original.message is not None and any(
        container.names_aws() for container in original.message.containers
    )


def _aws_like(speech: Speech) -> tuple[str, ...]:
    """The sentences a person should see first: those that name AWS or ask for something."""
    sentences = speech.part.own.flat.replace("? ", ". ").split(". ")
    words = ("AWS", "Amazon", "EC2", "abuse", "account", "please", "must", "Trust")
    telling = [sentence.strip() for sentence in sentences if any(w in sentence for w in words)]
    return tuple(sentence[:300] for sentence in (telling or sentences)[:5] if sentence)


def _answer(mail: _Mail, speech: Speech, context: ReadContext) -> Answer:
    """The thread quoted below an answer may name the matter: it is our own copy of it."""
    part = speech.part
    words = f"{part.own.flat} {part.quoted[:20_000]}"
    return Answer(
        original=mail.original,
        trust=mail.trust,
        sent_at=mail.sent_at,
        family=_family_of_answer(mail.original, speech, context),
        reference=reference(part.subject, words, part.tail),
        accounts=accounts(part.subject, words),
        lowers=may_lower_as_answer(mail.original, context),
        warnings=mail.warnings,
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
            return UNDATED, ("no date anywhere in the mail: answer times cannot be trusted",)
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
