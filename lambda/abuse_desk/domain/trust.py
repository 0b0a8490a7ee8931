"""What is proved about a mail's origin. Labels, never drops; see docs/trust.md for every case."""

from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.header_section import domain_of, is_within_any, only_author
from abuse_desk.domain.original import Original
from abuse_desk.domain.reading import Trust
from abuse_desk.domain.ses_block import SesBlock, read_block
from abuse_desk.domain.vocabulary import ForwardingForm, TrustLevel


def judge(original: Original, context: ReadContext) -> Trust:
    """The level of trust in `original`, with the reasons in words."""
    block = read_block(original.outer.headers, context.region)
    author = only_author(original.outer.raw)
    domain = domain_of(author)
    if block.passes_dmarc_for(domain):
        if is_within_any(domain, context.aws_domains) and not is_wrapped(original):
            return Trust(TrustLevel.VERIFIED, (f"SES saw DMARC pass for {domain}",))
        if author in context.forwarders:
            reason = f"came from the listed forwarder {author}, for which SES saw DMARC pass"
            return Trust(TrustLevel.TRUSTED_FORWARDER, (reason,))
    return Trust(TrustLevel.UNVERIFIED, (_why_not(original, block, domain),))


def may_lower_as_answer(original: Original, context: ReadContext) -> bool:
    """Whether an answer of ours to AWS may lower a case: a team domain that passed DMARC."""
    if is_wrapped(original):
        return False
    domain = domain_of(only_author(original.outer.raw))
    block = read_block(original.outer.headers, context.region)
    return is_within_any(domain, context.team_domains) and block.passes_dmarc_for(domain)


def is_wrapped(original: Original) -> bool:
    """Whether the outer mail is somebody else's than the original."""
    return any(layer.form is not ForwardingForm.REDIRECT for layer in original.layers)


def _why_not(original: Original, block: SesBlock, domain: str) -> str:
    if original.message is None:
        return "inline forward: the original's signature cannot be checked"
    if not block.present:
        return "no verdicts of SES on this mail, and no signature was checked"
    return (
        f"SES did not see DMARC pass for {domain or 'a single From'} of AWS or a listed forwarder"
    )
