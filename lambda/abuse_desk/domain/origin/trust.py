"""What is proved about a mail's origin. Labels, never drops; docs/trust.md shows every case.

Trust is one-way: any mail may raise a case, only `verified` or `trusted_forwarder` may lower one.
"""

from datetime import timedelta

from abuse_desk.domain.context import ArcChain, ReadContext
from abuse_desk.domain.mail.header_section import domain_of, is_within_any
from abuse_desk.domain.mail.original import Original
from abuse_desk.domain.notices.reading import Trust
from abuse_desk.domain.origin.customers_words import carries_customers_words
from abuse_desk.domain.origin.evidence import Evidence, Verdict
from abuse_desk.domain.origin.forgery import is_broken, may_be_rewritten, signs_of_forgery
from abuse_desk.domain.origin.ownership import Ownership, our_domains, owner_of
from abuse_desk.domain.origin.proof import Proof, find_chain, find_proof, vouches
from abuse_desk.domain.origin.relayed import (
    foreign_writer,
    is_own_word,
    was_refused_on_arrival,
)
from abuse_desk.domain.origin.sighting import Sighting, observe
from abuse_desk.domain.vocabulary import ForwardingForm, TrustLevel

HOW_TO_CONFIRM = (
    "to confirm, open the AWS Support Center or Health Dashboard yourself; follow no link in it"
)
_OLDEST = timedelta(days=30)


def judge(original: Original, context: ReadContext) -> Trust:
    """The level of trust in `original`, with the reasons in words."""
    return assess(original, context).trust


def assess(original: Original, context: ReadContext) -> Verdict:
    """The level, and the evidence it rests on, for the ledger."""
    seen = observe(original, context)
    proof = find_proof(seen, context.aws_domains)
    hop = _listed_forwarder(seen)
    chain, arc = (Proof(None), None) if proof.how or hop.how else find_chain(seen)
    vouched = arc is not None and vouches(seen, arc)
    forged = () if proof.how else signs_of_forgery(seen, vouched=vouched)
    trust = _decide(seen, proof, forged, hop, chain)
    stranger = _unlisted(seen, trust)
    return Verdict(
        trust=_asking_to_list(stranger, trust) if stranger else trust,
        evidence=_evidence(seen, arc),
        undecided=_is_undecided(seen, trust, arc),
        unlisted_forwarder=stranger,
    )


def may_lower_as_answer(original: Original, context: ReadContext) -> bool:
    """Whether an answer of ours to AWS may lower a case: proved to be a person's of our team."""
    return _is_our_own_word(observe(original, context))


def _is_our_own_word(seen: Sighting) -> bool:
    author = seen.signer or ""
    if (seen.original.sender or "").lower() != author or not is_own_word(seen.fields, author):
        return False
    return find_proof(seen, tuple(seen.context.team_domains), server_counts=True).how is not None


def _decide(
    seen: Sighting, proof: Proof, forged: tuple[str, ...], hop: Proof, chain: Proof
) -> Trust:
    if proof.how:
        doubts = _doubts(seen)
        level = TrustLevel.UNVERIFIED if doubts else TrustLevel.VERIFIED
        return Trust(level, (proof.how, *(doubts or _remarks(seen))))
    if _writes_to_aws(seen) and _is_our_own_word(seen):
        # What it quotes of the matter, a look-alike's address too, is no forgery of ours.
        return Trust(TrustLevel.TRUSTED_FORWARDER, (_nothing_proved(seen),))
    if forged:
        return Trust(TrustLevel.FORGED, forged)
    if hop.how or chain.how:
        how = hop.how or chain.how or ""
        return Trust(TrustLevel.TRUSTED_FORWARDER, (how, *_remarks(seen)))
    reasons = (*proof.refused, *hop.refused, *chain.refused) or (_nothing_proved(seen),)
    doubtful = seen.claims_aws or seen.original.sender is None
    advice = (HOW_TO_CONFIRM,) if doubtful else ()
    return Trust(TrustLevel.UNVERIFIED, (*reasons, *advice))


def _writes_to_aws(seen: Sighting) -> bool:
    domains = seen.context.aws_domains
    return any(is_within_any(domain_of(address), domains) for address in seen.original.to)


def _doubts(seen: Sighting) -> tuple[str, ...]:
    """Why genuine words of AWS may still not be meant for us, now."""
    found = []
    if owner_of(seen.original, seen.context) is Ownership.FOREIGN:
        found.append("it names no account of ours and To is no mailbox of ours: perhaps sent on")
    if seen.at and seen.original.date and seen.original.date < seen.at - _OLDEST:
        found.append("it was written more than 30 days before it came: perhaps sent again")
    if _reply_is_led_away(seen):
        found.append("its Reply-To is not AWS's and not signed")
    return tuple(found)


def _reply_is_led_away(seen: Sighting) -> bool:
    domain = domain_of(seen.original.reply_to)
    known = is_within_any(domain, _known_domains(seen))
    signed = any("reply-to" in item.tags.headers for item in seen.checked)
    return bool(domain) and not known and bool(seen.checked) and not signed


def _remarks(seen: Sighting) -> tuple[str, ...]:
    owner = owner_of(seen.original, seen.context)
    infected = seen.block.virus == "FAIL"
    return (
        *(("ownership unknown: no accounts are configured",) if owner is Ownership.UNKNOWN else ()),
        *(("it names no account of ours",) if owner is Ownership.FOREIGN else ()),
        *(("SES's virus scan says FAIL: open nothing attached",) if infected else ()),
    )


def _listed_forwarder(seen: Sighting) -> Proof:
    author = seen.author
    if author is None or author not in seen.context.forwarders:
        return Proof(None)
    if not seen.block.passes_dmarc_for(domain_of(author)):
        return Proof(None, (f"{author} is a listed forwarder, but SES did not see DMARC pass",))
    problem = _hop_problem(seen, author)
    if problem:
        return Proof(None, (f"came from the listed forwarder {author}, but {problem}",))
    return Proof(f"came from the listed forwarder {author}, for which SES saw DMARC pass")


def _hop_problem(seen: Sighting, author: str) -> str | None:
    stranger = _unknown_hop(seen, author)
    if stranger:
        return f"{stranger} forwarded it before, and is not listed"
    writer = foreign_writer(seen.outer_fields, _known_domains(seen))
    if writer:
        return f"the list says that {writer} wrote it"
    if was_refused_on_arrival(seen.outer_fields):
        return "the list itself saw it fail DMARC"
    sender = (seen.original.sender or author).lower()
    listed = sender == author or sender in seen.context.forwarders
    if not listed and not seen.claims_aws:
        return f"what was forwarded is from {sender}, not from AWS"
    mine = seen.aligned(seen.context.aws_domains)
    tricked = any(item.weak and item.signature.result == "pass" for item in mine)
    if seen.wrapped and (tricked or (is_broken(seen) and not may_be_rewritten(seen))):
        return "the signature of AWS on what it attached does not hold"
    return None


def _known_domains(seen: Sighting) -> tuple[str, ...]:
    return (*seen.context.aws_domains, *our_domains(seen.context))


def _unknown_hop(seen: Sighting, author: str) -> str | None:
    """A mailbox rule forwards whatever it is sent, a stranger's made-up forward too."""
    hops = [layer for layer in seen.original.layers if layer.form is not ForwardingForm.REDIRECT]
    senders = [(layer.sender or "somebody unnamed").lower() for layer in hops[1:]]
    known = seen.context.forwarders | {author}
    team = seen.context.team_domains
    return next(
        (one for one in senders if one not in known and not is_within_any(domain_of(one), team)),
        None,
    )


def _nothing_proved(seen: Sighting) -> str:
    if seen.original.message is None:
        return "inline forward: the original's signature cannot be checked"
    team = tuple(seen.context.team_domains)
    if not seen.claims_aws and find_proof(seen, team, server_counts=True).how:
        return f"from our own team: {seen.author}, for which SES saw DMARC pass"
    if carries_customers_words(domain_of(seen.original.sender)):
        return f"anybody can have {domain_of(seen.original.sender)} send his own words"
    if not seen.claims_aws:
        return f"not from an AWS address: {seen.original.sender or 'no sender'}"
    if seen.wrapped:
        return "the attached original has no signature of AWS"
    if not seen.block.present:
        return "SES did not receive this mail, and it has no signature that was checked"
    said = seen.block.results.dmarc or "nothing"
    return f"SES says {said} about DMARC, and the mail carries no signature of AWS"


def _evidence(seen: Sighting, arc: ArcChain | None) -> Evidence:
    return Evidence(
        block=seen.block.headers,
        signatures=tuple(item.signature for item in seen.checked),
        weaknesses=tuple(item.weak for item in seen.checked),
        arc=arc,
    )


def _is_undecided(seen: Sighting, trust: Trust, arc: ArcChain | None) -> bool:
    mine = seen.aligned(seen.context.aws_domains)
    signature_fault = any(item.signature.result == "temperror" for item in mine)
    arc_fault = arc is not None and arc.result == "temperror"
    if trust.level is TrustLevel.UNVERIFIED:
        return signature_fault or arc_fault
    return trust.level is TrustLevel.TRUSTED_FORWARDER and signature_fault


def _unlisted(seen: Sighting, trust: Trust) -> str | None:
    passed = seen.author and seen.block.passes_dmarc_for(domain_of(seen.author))
    stranger = seen.author != seen.original.sender and seen.author not in seen.context.forwarders
    aws = is_within_any(domain_of(seen.author), seen.context.aws_domains)
    wanted = trust.level is TrustLevel.UNVERIFIED and seen.claims_aws
    return seen.author if passed and stranger and wanted and not aws else None


def _asking_to_list(stranger: str, trust: Trust) -> Trust:
    asked = f"{stranger} is no listed forwarder: list it if it is yours, and only then"
    return Trust(trust.level, (*trust.reasons, asked))
