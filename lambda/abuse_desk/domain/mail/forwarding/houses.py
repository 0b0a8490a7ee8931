"""Whose address it is: AWS's, or somebody else's."""

from collections.abc import Iterable

from abuse_desk.domain.context import AWS_DOMAINS
from abuse_desk.domain.mail.header_section import domain_of, is_within_any


def is_aws(address: str | None) -> bool:
    """Whether an address lies in a domain AWS sends from; says nothing of who really sent it."""
    return is_within_any(domain_of(address), AWS_DOMAINS)


def any_aws(addresses: Iterable[str]) -> bool:
    """Whether one of the addresses is AWS's."""
    return any(is_aws(address) for address in addresses)
