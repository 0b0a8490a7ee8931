"""From an original to what it says: the cut, the signs, the matter, the stage."""

import re

from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.late import late
from abuse_desk.domain.mail.forwarding.prefixes import is_forward_prefix, split_subject
from abuse_desk.domain.mail.original import Original
from abuse_desk.domain.notices.abuse_types import VAGUE, abuse_types, reported_activity
from abuse_desk.domain.notices.aws_part import SIGN_OFF, AwsPart, cut
from abuse_desk.domain.notices.kinds import harmless_kind, kind_without_reading, retail_kind
from abuse_desk.domain.notices.matter import family_of, stage_of
from abuse_desk.domain.notices.measures import lists_measures
from abuse_desk.domain.notices.open_ends import open_ends
from abuse_desk.domain.notices.phrases import shows
from abuse_desk.domain.notices.places import abuse_reference
from abuse_desk.domain.notices.plain import Plain, plain
from abuse_desk.domain.notices.quotations import is_commented, is_handed_on, is_of_another_house
from abuse_desk.domain.notices.resources import names_machine, names_ours, names_something
from abuse_desk.domain.notices.said import Said
from abuse_desk.domain.notices.shapes.shape import Speech
from abuse_desk.domain.notices.signs import SIGNS, Says, signs_of
from abuse_desk.domain.notices.signs.abroad import is_abroad, signs_abroad

_ABUSE_DESK = late(r"(?:ec2-abuse|trustandsafety|trust-and-safety|abuse)[\w-]*@", re.IGNORECASE)
_ABUSE_SUBJECT = late(
    r"\byour\s+(?:amazon|aws)\s+(?:ec2\s+|web services\s+)?abuse\s+(?:report|notice|case)",
    re.IGNORECASE,
)
_ADDRESS = late(r"[^\s<>,;:\"()]{1,64}@[\w.-]{1,255}")
_LETTER = late(
    r"\W{0,6}(?:hello|hi|dear|greetings|good\s|to\s+whom|attention|final|we(?:'ve|'re)?\s|your\s|aws\s"
    r"|amazon\s|this\s+(?:is|case|message|email|notice)|thank|on\s+further|in\s+reviewing)",
    re.IGNORECASE,
)
_YOURS = late(r"\byour\s+(?:amazon|aws|ec2)\b", re.IGNORECASE)
_THREAD = late(r"\s*(?:re|aw|sv|antw|vs|odp)\s*:", re.IGNORECASE)
_PROSE = 4000
# Not "Any questions?" and "How did we do?", which stand under anything.
_QUESTION = late(
    r"\?(?<=[^?.!]{3}\?)(?<!questions\?)(?<!help\?)(?<!we do\?)(?=\s|$)", re.IGNORECASE
)
_THANKED = late(r"\b(?:thank\s+you|thanks)\b(?!\s+for\s+using)", re.IGNORECASE)
_DIGEST = late(r"\b(?:digest|daily summary|weekly summary|newsletter|roundup)\b", re.IGNORECASE)
# Thanks for an answer stand in the first sentence; at the end they are courtesy.
_OPENING = 180
_TEMPLATE = (
    Says.RESOURCE_LINE,
    Says.LABELLED,
    Says.FORBIDDEN,
    Says.SIGNED,
    Says.TRUST_AND_SAFETY,
)


def is_aws(address: str | None, domains: tuple[str, ...]) -> bool:
    """Whether an address lies in one of AWS's domains or below."""
    domain = (address or "").rpartition("@")[2].lower().rstrip(".")
    return any(domain == known or domain.endswith(f".{known}") for known in domains)


def is_abuse_desk(address: str | None, domains: tuple[str, ...]) -> bool:
    """Whether it is an address of AWS's abuse side (2013-2026: ec2-abuse@, trustandsafety@)."""
    return is_aws(address, domains) and _ABUSE_DESK.match(address or "") is not None


def listen(original: Original, context: ReadContext) -> tuple[Speech, str | None]:
    """What an original says, and the kind of harmless mail it is, if it is one."""
    domains = context.aws_domains
    part = cut(original.subject, original.body)
    said = _said(part, from_abuse_desk=is_abuse_desk(original.sender, domains))
    from_aws = is_aws(original.sender, domains)
    kind = (
        kind_without_reading(original, context.own_addresses, from_aws=from_aws)
        or retail_kind(original.sender or "", said)
        or harmless_kind(said, f"{part.subject}\n{part.text}")
        or ("comment" if not from_aws and _is_commented(original, part) else None)
    )
    if kind is not None or not _has_aws_voice(original, part, said, domains):
        return Speech(said, part, None, None), kind
    family = family_of(said)
    stage = None if family is None else stage_of(said, family)
    return Speech(said, part, family if stage else None, stage), None


def is_answer(original: Original, said: Said, domains: tuple[str, ...]) -> bool:
    """Our side writes to AWS: told by the sender and the recipients, never by `RE:`."""
    if original.sender is None or is_aws(original.sender, domains):
        return False
    to = (*original.to, *_copied(original))
    if any(is_abuse_desk(address, domains) for address in to):
        return True
    return any(is_aws(address, domains) for address in original.to) and said.any(
        Says.COMPLAINT, Says.TRUST_AND_SAFETY, Says.KEY_EXPOSED, Says.ACCOUNT_COMPROMISED
    )


def shows_aws(original: Original, speech: Speech, domains: tuple[str, ...]) -> bool:
    """Whether a mail bears signs of AWS's hand: sender, signature or a notice's subject."""
    if is_aws(original.sender, domains):
        return True
    if original.sender is None and _ABUSE_SUBJECT.search(speech.part.subject):
        return True
    if _is_digest(speech.part.subject):
        return False
    if original.sender is not None and is_of_another_house(speech.part.text, original.sender):
        return False
    signed = SIGN_OFF.search(speech.part.text)
    return signed is not None and speech.said.any(Says.AWS_NAME)


def _copied(original: Original) -> tuple[str, ...]:
    if original.message is None:
        return ()
    return tuple(
        address
        for header in original.message.all("Cc")
        for address in _ADDRESS.findall(header[:5000])
    )


def _said(part: AwsPart, *, from_abuse_desk: bool) -> Said:
    about_abuse = _ABUSE_SUBJECT.search(part.subject) is not None
    listed = frozenset((Says.MEASURES,)) if lists_measures(part.own) else frozenset()
    thread = _THREAD.match(part.subject) is not None
    thanked = thread and _THANKED.search(part.own.flat, 0, _OPENING) is not None
    body = signs_of(part.own) | open_ends(part.own) | listed
    return Said(
        body=body,
        replied=thanked or (Says.THANKS in body and _begins_with_thanks(part.own)),
        subject=signs_of(plain(part.subject), abroad=is_abroad(part.own.flat, part.own.words)),
        tells=_tells(part),
        machine=names_machine(part.own.flat),
        named=names_ours(f"{part.subject} {part.own.flat}"),
        something=names_something(f"{part.subject} {part.own.flat}"),
        thread=thread,
        question=_QUESTION.search(part.own.flat, 0, _PROSE) is not None,
        abuse_reference=about_abuse and abuse_reference(part.subject) is not None,
        from_abuse_desk=from_abuse_desk,
    )


def _begins_with_thanks(own: Plain) -> bool:
    opening = plain(own.flat[:_OPENING])
    if Says.THANKS in signs_abroad(opening.flat, own.words):
        return True
    return shows(SIGNS[Says.THANKS], opening)


def _tells(part: AwsPart) -> bool:
    """AWS names a kind of abuse and something of ours: what a first report cannot do without."""
    own = part.own
    if not names_something(f"{part.subject} {own.flat}"):
        return False
    activity = reported_activity(own)
    return activity is not None or not VAGUE.issuperset(abuse_types(None, own, ""))


def _has_aws_voice(original: Original, part: AwsPart, said: Said, domains: tuple[str, ...]) -> bool:
    """AWS speaks: by its address, or, where another or none stands there, by its own manner."""
    if is_aws(original.sender, domains):
        return True
    if is_answer(original, said, domains):
        return False
    if _is_digest(part.subject) or not said.any(Says.AWS_NAME, Says.TRUST_AND_SAFETY):
        return False
    if original.sender is not None and not (_is_letter(original, part) and _is_to_us(part, said)):
        return False
    if original.sender is None:
        return said.any(*_TEMPLATE)
    marks = sum(said.body_any(mark) for mark in _TEMPLATE)
    return marks >= 2 or (marks == 1 and _ABUSE_SUBJECT.search(part.subject) is not None)


def _is_letter(original: Original, part: AwsPart) -> bool:
    """Under a stranger's address AWS's words count as a letter, not as a quotation in one."""
    if is_forward_prefix((split_subject(original.subject).prefixes or ("",))[0]):
        return True
    return _LETTER.match(part.text) is not None or is_handed_on(part.text)


def _is_commented(original: Original, part: AwsPart) -> bool:
    """Not of a forward: there the words above are its cover, and the letter is found below."""
    if original.layers or original.sender is None:
        return False
    return is_commented(part.text) and SIGN_OFF.search(part.text) is not None


def _is_to_us(part: AwsPart, said: Said) -> bool:
    """Another hoster writes as AWS does, a newsletter quotes it: neither of what we have there."""
    if said.named:
        return True
    ours = _YOURS.search(f"{part.subject} {part.text}")
    return not said.any(Says.MARKETING) and ours is not None


def _is_digest(subject: str) -> bool:
    return _DIGEST.search(subject) is not None
