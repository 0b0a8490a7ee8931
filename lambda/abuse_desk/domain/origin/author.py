"""Whether a mail that arrived straight from its author is proved to be that author's."""

from abuse_desk.domain.mail.header_section import domain_of, is_within, only_author
from abuse_desk.domain.mail.original import Original
from abuse_desk.domain.origin.ses_block import read_block


def is_proved_from(original: Original, domain: str, region: str | None) -> bool:
    """Whether SES of our region saw DMARC pass for this domain, of the mail's one author."""
    outer = original.outer
    author = domain_of(only_author(outer.raw))
    return is_within(author, domain) and read_block(outer.headers, region).passes_dmarc_for(author)
