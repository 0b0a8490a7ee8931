"""Where mail for a domain goes, as DNS says."""

from collections.abc import Sequence
from typing import Protocol

from dns.exception import DNSException
from dns.resolver import NXDOMAIN, NoAnswer, Resolver

LIFETIME = 5.0  # seconds, tries and all


class Exchangers(Protocol):
    """Preference and host of each MX record of a domain. Raises `NoDns`."""

    def __call__(self, domain: str) -> Sequence[tuple[int, str]]: ...


class NoDns(Exception):  # noqa: N818 - an outcome of the check
    """DNS did not answer."""


def mail_exchangers(domain: str, resolver: Resolver | None = None) -> list[tuple[int, str]]:
    """`Exchangers` by this machine's resolver; none where the domain has no MX record."""
    try:
        found = (resolver or Resolver()).resolve(domain, "MX", lifetime=LIFETIME)
    except (NXDOMAIN, NoAnswer):
        return []
    except DNSException as fault:
        raise NoDns(f"DNS did not answer for {domain}: {type(fault).__name__}") from fault
    return [(one.preference, one.exchange.to_text(omit_final_dot=True)) for one in found]
