"""Who is proved to have written a mail: by SES's verdict, by a signature, by a chain of hops."""

from dataclasses import dataclass

from abuse_desk.domain.context import ArcChain
from abuse_desk.domain.mail.header_section import domain_of, is_within_any, values
from abuse_desk.domain.origin.auth_results import parse_auth_results
from abuse_desk.domain.origin.ownership import Ownership, is_addressed_to_us, owner_of
from abuse_desk.domain.origin.sighting import Checked, Sighting, is_aligned


@dataclass(frozen=True, slots=True)
class Proof:
    """`how` in words, or None; `refused` is what looked like a proof and why it is none."""

    how: str | None
    refused: tuple[str, ...] = ()


def find_proof(seen: Sighting, domains: tuple[str, ...]) -> Proof:
    """Whether the original is proved to come from one of `domains`."""
    mine = seen.aligned(domains)
    refused = tuple(_refusal(item) for item in mine if not _holds(item))
    held = next((item for item in mine if _holds(item)), None)
    if held is not None:
        how = f"the signature of {held.tags.domain} on the original verifies"
        return Proof(f"SES saw DMARC pass and {how}" if _ses_passed(seen, domains) else how)
    if not _ses_passed(seen, domains):
        return Proof(None, refused)
    if any(item.signature.result == "fail" for item in mine):
        return Proof(None, ("SES saw DMARC pass, but the stored bytes do not verify", *refused))
    if mine and all(item.weak for item in mine) and not _spf_aligned(seen, domains):
        return Proof(None, refused)
    return Proof(f"SES saw DMARC pass for {domain_of(seen.author)}")


def find_chain(seen: Sighting) -> tuple[Proof, ArcChain | None]:
    """Whether named hops vouch that the original was AWS's when it reached the first of them."""
    if not seen.claims_aws or not values(seen.fields, "ARC-Seal") or seen.original.message is None:
        return Proof(None), None
    chain = seen.context.check_arc(seen.original.message.raw)
    if chain.result in ("none", "temperror"):
        why = (f"the ARC chain could not be checked: {chain.detail}",) if chain.detail else ()
        return Proof(None, why), chain
    problem = _chain_problem(seen, chain)
    if problem:
        return Proof(None, (problem,)), chain
    sealers = " and ".join(dict.fromkeys(chain.sealers))
    return Proof(f"{sealers} vouches that AWS's signature was valid on arrival there"), chain


def _holds(item: Checked) -> bool:
    return item.signature.result == "pass" and not item.weak


def _refusal(item: Checked) -> str:
    name = f"the signature of {item.tags.domain}"
    if item.weak:
        return f"{name} proves nothing: {', '.join(item.weak)}"
    said = {
        "fail": "does not verify",
        "temperror": "could not be checked now",
        "unsupported": "cannot be checked here",
        "skipped": "was not checked",
    }.get(item.signature.result, "cannot be checked")
    return f"{name} {said}: {item.signature.detail}" if item.signature.detail else f"{name} {said}"


def _ses_passed(seen: Sighting, domains: tuple[str, ...]) -> bool:
    domain = domain_of(seen.author)
    return (
        not seen.wrapped and is_within_any(domain, domains) and seen.block.passes_dmarc_for(domain)
    )


def _spf_aligned(seen: Sighting, domains: tuple[str, ...]) -> bool:
    envelope = domain_of(seen.block.envelope_from)
    return seen.block.results.spf == "pass" and is_aligned(
        envelope, domain_of(seen.author), domains
    )


def _chain_problem(seen: Sighting, chain: ArcChain) -> str | None:
    if chain.result != "pass":
        return f"the ARC chain is broken: {chain.detail}"
    unnamed = [name for name in chain.sealers if not is_within_any(name, seen.context.sealers)]
    if unnamed or not chain.sealers:
        return (
            f"the ARC chain is sealed by {unnamed[0] if unnamed else 'nobody'}, not a named sealer"
        )
    if not _vouches(seen, chain):
        return "the ARC chain does not say that AWS's signature was valid"
    if not _is_ours(seen):
        return "the ARC chain is good, but To is no mailbox of ours"
    return None


def _vouches(seen: Sighting, chain: ArcChain) -> bool:
    first = parse_auth_results(chain.first_results)
    sender, aws = domain_of(seen.original.sender), seen.context.aws_domains
    by_dmarc = first.dmarc == "pass" and is_aligned(first.header_from, sender, aws)
    by_dkim = any(is_aligned(name, sender, aws) for name in first.dkim_domains("pass"))
    return by_dmarc or (by_dkim and first.dmarc in ("", "none"))


def _is_ours(seen: Sighting) -> bool:
    # A list may add any text below AWS's, our account's number too; it cannot choose To, which
    # the sealer signs. So an account proves nothing here.
    unknown = owner_of(seen.original, seen.context) is Ownership.UNKNOWN
    return unknown or is_addressed_to_us(seen.original, seen.context)
