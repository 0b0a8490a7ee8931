"""Who is proved to have written a mail: by SES's verdict, by a signature, by a chain of hops."""

from dataclasses import dataclass

from abuse_desk.domain.context import ArcChain
from abuse_desk.domain.mail.header_section import domain_of, is_within_any, values
from abuse_desk.domain.origin.auth_results import parse_auth_results
from abuse_desk.domain.origin.customers_words import carries_customers_words
from abuse_desk.domain.origin.dkim_tags import Covered, ambiguities, read_seals, weaknesses
from abuse_desk.domain.origin.ownership import Ownership, is_addressed_to_us, owner_of
from abuse_desk.domain.origin.sighting import Checked, Sighting, is_aligned

_MUST_SEAL = ("from", "subject", "date")


@dataclass(frozen=True, slots=True)
class Proof:
    """`how` in words, or None; `refused` is what looked like a proof and why it is none."""

    how: str | None
    refused: tuple[str, ...] = ()


def find_proof(seen: Sighting, domains: tuple[str, ...], *, server_counts: bool = False) -> Proof:
    """Whether the original is proved to come from one of `domains`.

    `server_counts`: DMARC may pass by the sending server alone (SPF), without any signature.
    """
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
    unclear = ambiguities(Covered.of(_raw(seen), ()))
    if unclear:
        why = f"SES saw DMARC pass, which proves nothing here: {', '.join(unclear)}"
        return Proof(None, refused or (why,))
    author = domain_of(seen.author)
    if _ses_verified(seen, mine, domains) or (server_counts and _spf_aligned(seen, domains)):
        return Proof(f"SES saw DMARC pass for {author}")
    unsigned = f"SES saw DMARC pass for {author} by the sending server alone, not by a signature"
    return Proof(None, refused if any(item.weak for item in mine) else (unsigned, *refused))


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
    theirs = is_within_any(domain, domains) and not carries_customers_words(domain)
    return not seen.wrapped and theirs and seen.block.passes_dmarc_for(domain)


def _ses_verified(seen: Sighting, mine: tuple[Checked, ...], domains: tuple[str, ...]) -> bool:
    author = domain_of(seen.author)
    said = [result for result, name in seen.block.results.dkim if is_aligned(name, author, domains)]
    # SES does not say which of two signatures held: with a weak one among them all must hold.
    if any(item.weak for item in mine):
        strong = not all(item.weak for item in mine)
        return strong and bool(said) and all(result == "pass" for result in said)
    return "pass" in said


def _spf_aligned(seen: Sighting, domains: tuple[str, ...]) -> bool:
    envelope = domain_of(seen.block.envelope_from)
    return seen.block.results.spf == "pass" and is_aligned(
        envelope, domain_of(seen.author), domains
    )


def vouches(seen: Sighting, chain: ArcChain) -> bool:
    """Whether named hops alone saw AWS's signature hold, whoever the mail was meant for."""
    return _seal_problem(seen, chain) is None


def _chain_problem(seen: Sighting, chain: ArcChain) -> str | None:
    problem = _seal_problem(seen, chain)
    if problem is None and not _is_ours(seen):
        return "the ARC chain is good, but To is no mailbox of ours"
    if problem is None and not _to_is_sealed(seen):
        return "the ARC chain is good, but does not cover To: anybody may have written it"
    return problem


def _seal_problem(seen: Sighting, chain: ArcChain) -> str | None:
    if chain.result != "pass":
        return f"the ARC chain is broken: {chain.detail}"
    unnamed = [name for name in chain.sealers if not is_within_any(name, seen.context.sealers)]
    if unnamed or not chain.sealers:
        return (
            f"the ARC chain is sealed by {unnamed[0] if unnamed else 'nobody'}, not a named sealer"
        )
    if not _vouches(seen, chain):
        return "the ARC chain does not say that AWS's signature was valid"
    weak = _weak_seal(seen)
    if weak:
        return f"the ARC chain proves nothing: {', '.join(weak)}"
    return None


def _vouches(seen: Sighting, chain: ArcChain) -> bool:
    first = parse_auth_results(chain.first_results)
    sender, aws = domain_of(seen.original.sender), seen.context.aws_domains
    signed = any(is_aligned(name, sender, aws) for name in first.dkim_domains("pass"))
    agreed = first.dmarc == "pass" and is_aligned(first.header_from, sender, aws)
    return signed and (agreed or first.dmarc in ("", "none"))


def _weak_seal(seen: Sighting) -> tuple[str, ...]:
    raw = _raw(seen)
    seals = read_seals(raw)
    if not seals:
        return ("it seals nothing",)
    return weaknesses(seals[0], Covered.of(raw, seals[:1]), seen.at, _MUST_SEAL)


def _raw(seen: Sighting) -> bytes:
    return seen.original.message.raw if seen.original.message else b""


def _is_ours(seen: Sighting) -> bool:
    # A list may add any text below AWS's, our account's number too. So an account proves nothing
    # here; To does, where the sealer signs it.
    unknown = owner_of(seen.original, seen.context) is Ownership.UNKNOWN
    return unknown or is_addressed_to_us(seen.original, seen.context)


def _to_is_sealed(seen: Sighting) -> bool:
    # Microsoft's seal leaves To out: there the proved envelope says whose mailbox passed it on. A
    # later hop seals whatever To it was handed, so each hop must have covered it.
    unknown = owner_of(seen.original, seen.context) is Ownership.UNKNOWN
    seals = read_seals(_raw(seen))
    covered = bool(seals) and all("to" in seal.headers for seal in seals)
    return unknown or covered or _is_passed_on_by_us(seen)


def _is_passed_on_by_us(seen: Sighting) -> bool:
    """Whether SPF proves an envelope of ours; the domain of a public provider is anybody's."""
    if seen.block.results.spf != "pass":
        return False
    envelope = (seen.block.envelope_from or "").lower()
    local, _, domain = envelope.rpartition("@")
    mailbox = f"{local.partition('+srs=')[0]}@{domain}"
    context = seen.context
    known = context.mailboxes | context.own_addresses | context.forwarders
    return mailbox in known or is_within_any(domain, tuple(context.team_domains))
