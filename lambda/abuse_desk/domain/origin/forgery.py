"""Positive evidence that a mail is not what it claims; what merely proves nothing is none."""

from abuse_desk.domain.mail.header_section import domain_of, is_within_any, only_address, values
from abuse_desk.domain.origin.lookalike import host_of, is_look_alike
from abuse_desk.domain.origin.mail_path import may_have_been_changed, was_passed_on
from abuse_desk.domain.origin.ownership import our_domains
from abuse_desk.domain.origin.sighting import Sighting


def signs_of_forgery(seen: Sighting, *, vouched: bool) -> tuple[str, ...]:
    """Each piece of evidence in words; empty where there is none.

    `vouched`: a named hop saw AWS's signature hold, so what fails now was changed innocently.
    """
    found = [_look_alike(seen), _two_authors(seen)]
    if not vouched:
        found += [_refused_by_dmarc(seen), _broken(seen)]
    return tuple(reason for reason in found if reason)


def is_broken(seen: Sighting) -> bool:
    """Whether AWS signed this and what is here now is not what AWS signed."""
    mine = seen.aligned(seen.context.aws_domains)
    return bool(mine) and all(item.signature.result == "fail" for item in mine)


def may_be_rewritten(seen: Sighting) -> bool:
    """Whether software on the way may have broken a signature innocently."""
    return may_have_been_changed(seen.outer_fields) or may_have_been_changed(seen.fields)


def _look_alike(seen: Sighting) -> str | None:
    original, ours = seen.original, our_domains(seen.context)
    named = {"From": domain_of(original.sender), "Reply-To": domain_of(original.reply_to)}
    for header, domain in named.items():
        if is_look_alike(domain, seen.context.aws_domains, ours):
            return f"{header} imitates AWS: {domain}"
    for host in _hidden_hosts(seen):
        if is_look_alike(host, seen.context.aws_domains, ours):
            return f"a link leads to a host that imitates AWS: {host}"
    return None


def _hidden_hosts(seen: Sighting) -> list[str]:
    # A notice about phishing names the look-alike in plain sight; a phisher hides it behind words.
    source = seen.original.message or seen.original.outer
    text = f"{source.text}\n{seen.original.body}".lower()
    hosts = dict.fromkeys(host_of(link) for link in source.links[:500])
    return [host for host in hosts if host and host not in text]


def _refused_by_dmarc(seen: Sighting) -> str | None:
    results = seen.block.results
    domain = domain_of(seen.author)
    if seen.wrapped or results.dmarc != "fail":
        return None
    mine = (item.signature.result for item in seen.aligned(seen.context.aws_domains))
    unsure = "temperror" in {results.spf, *(said for said, _ in results.dkim), *mine}
    if unsure or not is_within_any(domain, seen.context.aws_domains):
        return None
    if was_passed_on(seen.fields, seen.block, seen.context.aws_domains):
        return None
    return f"came directly and failed DMARC: {domain} did not send it"


def _two_authors(seen: Sighting) -> str | None:
    authors = [domain_of(only_address(value)) for value in values(seen.fields, "From")]
    named = any(is_within_any(domain, seen.context.aws_domains) for domain in authors)
    return "has more than one From, one of them AWS's" if named and len(authors) > 1 else None


def _broken(seen: Sighting) -> str | None:
    if not is_broken(seen) or may_be_rewritten(seen):
        return None
    # Who sealed it on its way was a hop, and not every hop that changes mail says so.
    if not seen.wrapped and values(seen.fields, "ARC-Seal"):
        return None
    # A listed forwarder's client may rebuild what it attaches: doubtful, but not forged.
    if seen.wrapped and seen.author in seen.context.forwarders:
        return None
    return "was changed after AWS signed it, and no list or gateway that changes mail lies between"
