"""Whether a proved notice is ours: a genuine one of somebody else can be sent on unchanged."""

from email.utils import getaddresses
from enum import StrEnum

from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.late import late
from abuse_desk.domain.mail.header_section import domain_of, is_within_any, raw_fields, values
from abuse_desk.domain.mail.original import Original
from abuse_desk.domain.notices.aws_part import cut

_ACCOUNT = late(r"(?<!\d)(\d{4})-?(\d{4})-?(\d{4})(?!\d)")


class Ownership(StrEnum):
    """Whose notice it is."""

    OURS = "ours"
    UNKNOWN = "unknown"  # no accounts are configured: nothing to compare with
    FOREIGN = "foreign"  # names no account of ours and is addressed to none of our mailboxes


def owner_of(original: Original, context: ReadContext) -> Ownership:
    """By an account in AWS's own part, or by an address in To, which AWS's signature covers."""
    if not context.accounts:
        return Ownership.UNKNOWN
    ours = names_our_account(original, context) or is_addressed_to_us(original, context)
    return Ownership.OURS if ours else Ownership.FOREIGN


def names_our_account(original: Original, context: ReadContext) -> bool:
    """Whether AWS's own part or the subject names an account of ours."""
    part = cut(original.subject, original.body)
    text = f"{part.subject}\n{part.text}"
    return any("".join(digits) in context.accounts for digits in _ACCOUNT.findall(text))


def is_addressed_to_us(original: Original, context: ReadContext) -> bool:
    """Whether To holds a mailbox of ours. Cc does not count: it is seldom signed, if it is absent
    AWS's signature lets anyone add it.
    """
    known = context.mailboxes | context.own_addresses | context.forwarders
    return any(
        address in known or is_within_any(domain_of(address), context.team_domains)
        for address in _signed_to(original)
    )


def _signed_to(original: Original) -> tuple[str, ...]:
    if original.message is None:
        return ()
    said = values(raw_fields(original.message.raw), "To")
    return tuple(address.strip().lower() for _, address in getaddresses(list(said)) if address)


def our_domains(context: ReadContext) -> frozenset[str]:
    """Domains of ours; a name like `aws.example.com` among them imitates nobody."""
    addresses = context.mailboxes | context.own_addresses | context.forwarders
    return context.team_domains | frozenset(map(domain_of, addresses))
