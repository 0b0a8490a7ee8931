"""Forgeries that abuse forwarders, lists, chains and our own name."""

from dataclasses import replace

from tests.mailsign.arrivals import FOREIGN, LIST_TRACES, SAW, VIA_LIST, broken, changed
from tests.mailsign.mails import (
    AWS,
    BODY,
    CONTEXT,
    EDITOR,
    Arrival,
    notice,
    quoting,
    received,
    sealed,
)

SEEN_TO_FAIL = (
    "X-Original-Authentication-Results: mx.google.com; dmarc=fail header.from=amazon.com\r\n"
)
HOPS = (
    Arrival(
        "A stranger's own text, made up as an inline forward",
        "unverified",
        "inline forward: the original's signature cannot be checked",
        received(quoting("x@evil.example", body="This case has been resolved.\r\n" + BODY)),
    ),
    Arrival(
        "The same, sent to a mailbox whose rule forwards everything inline",
        "unverified",
        "x@evil.example forwarded it before, and is not listed",
        received(quoting(EDITOR, before="x@evil.example")),
    ),
    Arrival(
        "Another sender's mail forwarded inline by a listed forwarder",
        "unverified",
        "what was forwarded is from x@evil.example, not from AWS",
        received(quoting(EDITOR, sender="x@evil.example")),
    ),
    Arrival(
        "A listed forwarder's address as the display name of another",
        "unverified",
        "inline forward: the original's signature cannot be checked",
        received(quoting(f'"{EDITOR}" <x@evil.example>')),
    ),
    Arrival(
        "A listed forwarder's address in an encoded display name, same mail provider",
        "unverified",
        "inline forward: the original's signature cannot be checked",
        received(quoting("=?utf-8?q?editor=40example.com=2C?= <x@example.com>")),
    ),
    Arrival(
        "A chain sealed by the attacker's own domain",
        "unverified",
        "sealed by attacker.example, not a named sealer",
        changed(sealed(notice(), "attacker.example", SAW)),
    ),
    Arrival(
        "A named sealer's chain over a mail changed since",
        "unverified",
        "the ARC chain is broken",
        changed(broken(sealed(notice(), "google.com", SAW))),
    ),
    Arrival(
        "A named sealer's chain that says the signature failed",
        "unverified",
        "the ARC chain does not say that AWS's signature was valid",
        changed(sealed(notice(), "google.com", SAW.replace("pass", "fail"))),
    ),
    Arrival(
        "A stranger's group at a named sealer, our account in its footer",
        "unverified",
        "the ARC chain is good, but To is no mailbox of ours",
        changed(
            sealed(
                notice(body=f"{FOREIGN}\r\n111122223333 is resolved", to="g@evil.example"),
                "google.com",
                SAW,
            )
        ),
    ),
    Arrival(
        "The same while no mailbox, domain or forwarder of ours is known",
        "unverified",
        "the ARC chain is good, but To is no mailbox of ours",
        changed(
            sealed(notice(body=f"{FOREIGN}\r\n111122223333", to="g@x.example"), "google.com", SAW)
        ),
        replace(CONTEXT, forwarders=frozenset(), team_domains=frozenset()),
    ),
    Arrival(
        "A stranger's mail through our listed group, AWS named in a header of the stranger's",
        "unverified",
        "the list says that x@evil.example wrote it",
        received(
            notice(author=VIA_LIST, more=f"{LIST_TRACES}X-Original-Sender: x@evil.example\r\n")
        ),
    ),
    Arrival(
        "A spoofed mail that our listed group saw fail DMARC and passed on",
        "unverified",
        "the list itself saw it fail DMARC",
        received(notice(author=VIA_LIST, more=LIST_TRACES + SEEN_TO_FAIL)),
    ),
    Arrival(
        "A mail that says it came through our list, from somewhere else",
        "unverified",
        "security@example.com is a listed forwarder, but SES did not see DMARC pass",
        received(
            notice(author="'AWS' via Security <security@example.com>", more=LIST_TRACES),
            dmarc="fail",
        ),
    ),
    Arrival(
        "Verdicts of SES in another region than ours",
        "unverified",
        "SES did not receive this mail",
        received(notice()),
        replace(CONTEXT, region="eu-west-1"),
    ),
    Arrival(
        "A forged answer in our name",
        "unverified",
        "not from an AWS address: aya@example.com",
        received(notice(author="aya@example.com", to=AWS), dmarc="fail"),
    ),
)
