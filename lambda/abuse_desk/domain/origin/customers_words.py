"""Hosts of Amazon that send what its customers wrote, under Amazon's own good signature.

Such a mail is Amazon's and its words are anybody's: whoever owns a topic writes the subject and
the text of what `sns.amazonaws.com` sends him, and can send that on to us, signature and all.
"""

from abuse_desk.domain.mail.header_section import is_within_any

_HOSTS = (
    "sns.amazonaws.com",  # e-mail subscriptions of anybody's topic
    "marketplace.amazon.com",  # letters between buyers and sellers
    "costalerts.amazonaws.com",  # the name of anybody's budget
    "gc.email.amazon.com",  # the words on a gift card
)


def carries_customers_words(domain: str) -> bool:
    """Whether mail of this domain proves who sent it, never who wrote it."""
    return is_within_any(domain, _HOSTS)


def speaks_for_aws(domain: str, aws_domains: tuple[str, ...]) -> bool:
    """Whether what comes from this domain is AWS's own word."""
    return is_within_any(domain, aws_domains) and not carries_customers_words(domain)
