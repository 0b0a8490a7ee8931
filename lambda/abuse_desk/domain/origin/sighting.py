"""Everything about one mail that a verdict may rest on, gathered once."""

from dataclasses import dataclass, replace
from datetime import datetime

from abuse_desk.domain.context import ReadContext, Signature
from abuse_desk.domain.mail.header_section import domain_of, is_within_any, only_author, raw_fields
from abuse_desk.domain.mail.original import Original
from abuse_desk.domain.origin.customers_words import carries_customers_words, speaks_for_aws
from abuse_desk.domain.origin.dkim_tags import Covered, DkimTags, read_signatures, weaknesses
from abuse_desk.domain.origin.ses_block import SesBlock, read_block
from abuse_desk.domain.vocabulary import ForwardingForm


@dataclass(frozen=True, slots=True)
class Checked:
    """One DKIM signature: what it claims, what checking it gave, and why it may be too weak."""

    tags: DkimTags
    signature: Signature
    weak: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """`author` is the one From of the outer mail, `signer` that of the message whose signatures
    are looked at: the attached one, or the outer itself. `at` is when the mail came, if known.
    """

    original: Original
    context: ReadContext
    block: SesBlock
    outer_fields: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, str], ...]  # of the message whose signatures are looked at
    author: str | None
    signer: str | None
    wrapped: bool
    checked: tuple[Checked, ...]
    at: datetime | None

    @property
    def claims_aws(self) -> bool:
        """Whether the original says that AWS wrote it."""
        return speaks_for_aws(domain_of(self.original.sender), self.context.aws_domains)

    def aligned(self, domains: tuple[str, ...]) -> tuple[Checked, ...]:
        """The signatures that speak for the From, which lies within one of `domains`."""
        signer = domain_of(self.signer)
        return tuple(item for item in self.checked if is_aligned(item.tags.domain, signer, domains))


def observe(original: Original, context: ReadContext) -> Sighting:
    """Look at every header and signature that matters; asks the signature check at most once."""
    block = read_block(original.outer.headers, context.region)
    at = context.received_at or block.received_at
    raw = original.message.raw if original.message else b""
    return Sighting(
        original=original,
        context=_knowing_recipient(context, block),
        block=block,
        outer_fields=raw_fields(original.outer.raw),
        fields=raw_fields(raw),
        author=only_author(original.outer.raw),
        signer=only_author(raw),
        wrapped=is_wrapped(original),
        checked=_checked(raw, context, at),
        at=at,
    )


def is_wrapped(original: Original) -> bool:
    """Whether the outer mail is somebody else's than the original."""
    return any(layer.form is not ForwardingForm.REDIRECT for layer in original.layers)


def is_aligned(signed: str, author: str, domains: tuple[str, ...]) -> bool:
    """Whether both lie within one and the same of `domains`, and `author` answers for the words."""
    if carries_customers_words(author):
        return False
    return any(is_within_any(signed, (one,)) and is_within_any(author, (one,)) for one in domains)


def _knowing_recipient(context: ReadContext, block: SesBlock) -> ReadContext:
    # SES takes mail for nobody but us, so whoever it took this one for is an address of ours.
    if "@" not in block.recipient:
        return context
    return replace(context, own_addresses=context.own_addresses | {block.recipient})


def _checked(raw: bytes, context: ReadContext, at: datetime | None) -> tuple[Checked, ...]:
    claims = read_signatures(raw)
    wanted = (*context.aws_domains, *context.team_domains)
    # A signature of nobody we ask about costs neither an import nor a look-up.
    matters = any(is_within_any(tags.domain, wanted) for tags in claims)
    results = context.check_signatures(raw) if matters else ()
    mail = Covered.of(raw, claims)
    return tuple(
        Checked(tags, _result(tags, results[index : index + 1]), weaknesses(tags, mail, at))
        for index, tags in enumerate(claims)
    )


def _result(tags: DkimTags, given: tuple[Signature, ...]) -> Signature:
    """The result that was given for this signature and no other."""
    same = given and (given[0].domain, given[0].selector) == (tags.domain, tags.selector)
    return given[0] if same else _not_checked(tags)


def _not_checked(tags: DkimTags) -> Signature:
    return Signature(tags.domain, tags.selector, "skipped", "no DNS to ask", tags.headers)
