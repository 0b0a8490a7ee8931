"""Every path by which a genuine notice can come, with the verdicts SES would write."""

from dataclasses import replace

from abuse_desk.domain.context import ReadContext
from tests.mailsign.keys import SHORT, key
from tests.mailsign.mails import (
    AWS,
    BODY,
    CONTEXT,
    EDITOR,
    INTAKE,
    Arrival,
    attaching,
    from_aws,
    notice,
    quoting,
    received,
    sealed,
    signed,
    with_key,
)
from tests.mailsign.sign import SIGNED, dkim

LIST = "security@example.com"
VIA_LIST = f"'AWS' via Security <{LIST}>"
UNLISTED = replace(CONTEXT, forwarders=frozenset())
NOBODY = ReadContext(region="us-east-1")
FOREIGN = BODY.replace("111122223333", "444455556666")
SAW = "mx.google.com; dkim=pass header.i=@amazon.com; dmarc=pass header.from=amazon.com"
SAW_365 = "mx.microsoft.com 1; dkim=pass header.d=amazon.com; dmarc=pass header.from=amazon.com"
GMAIL = b"X-Forwarded-To: desk-4f2a@in.example.com\r\nX-Forwarded-For: root@example.com\r\n"
LIST_TRACES = (
    f"X-Original-From: {AWS}\r\nList-ID: <security.example.com>\r\n"
    f"List-Post: <mailto:{LIST}>\r\nReply-To: {AWS}\r\n"
)
EXCHANGE = b"X-MS-Exchange-Organization-SCL: -1\r\n"
HOP = (
    b"Received: from a8-55.smtp-out.amazonses.com (a8-55.amazonses.com [198.51.100.55])\r\n"
    b" by mx.example.com with ESMTPS id 7; Fri, 28 Apr 2023 09:12:02 +0000\r\n"
)


def redirected(raw: bytes, how: bytes, envelope: str = "user+caf_=desk=in@gmail.com") -> bytes:
    """A mail of AWS passed on by a mailbox, under its own envelope: SPF is the mailbox's."""
    return received(how + raw, envelope=envelope)


def broken(raw: bytes) -> bytes:
    """What a gateway leaves of a signed mail."""
    return raw.replace(b"Hello,", b"CAUTION: this mail came from outside.\r\n\r\nHello,")


def changed(raw: bytes, envelope: str = "bounce@amazonses.com") -> bytes:
    """A mail of AWS whose DMARC SES saw fail."""
    failed = "dkim=fail header.i=@amazon.com;"
    return received(raw, dmarc="fail", dkim_results=failed, envelope=envelope)


GENUINE = (
    Arrival(
        "Direct: AWS writes to the security contact, a list that holds the intake",
        "verified",
        "SES saw DMARC pass and the signature of amazon.com",
        received(from_aws(notice(to=INTAKE))),
    ),
    Arrival(
        "Direct, without DNS at hand: SES's verdict alone",
        "verified",
        "SES saw DMARC pass for amazon.com",
        received(notice()),
    ),
    Arrival(
        "Direct, from a subdomain of AWS",
        "verified",
        "SES saw DMARC pass for support.aws.com",
        received(notice(author="AWS Trust and Safety <trustandsafety@support.aws.com>")),
    ),
    Arrival(
        "Auto-forward of Gmail or Workspace, mail unchanged",
        "verified",
        "the signature of amazon.com on the original verifies",
        redirected(from_aws(), GMAIL),
    ),
    Arrival(
        "`.forward` or procmail: one more Received, envelope kept, SPF fails",
        "verified",
        "the signature of amazon.com on the original verifies",
        received(HOP + from_aws(), spf="fail"),
    ),
    Arrival(
        "Redirect of Apple Mail, Yahoo or iCloud (`Resent-*`)",
        "verified",
        "the signature of amazon.com on the original verifies",
        redirected(from_aws(), b"Resent-From: root@example.com\r\nResent-To: d@in.example.com\r\n"),
    ),
    Arrival(
        "Redirect of Microsoft 365 that changed the mail, sealed by microsoft.com",
        "trusted_forwarder",
        "microsoft.com vouches",
        changed(sealed(broken(signed(notice())), "microsoft.com", SAW_365)),
    ),
    Arrival(
        "The same by a mailbox of ours, the seal leaving out To as Microsoft's do",
        "trusted_forwarder",
        "microsoft.com vouches",
        changed(
            sealed(
                broken(signed(notice())), "microsoft.com", SAW_365, covered=SIGNED[:1] + SIGNED[2:]
            ),
            envelope="SRS=x=y=amazonses.com=b@example.com",
        ),
    ),
    Arrival(
        "Passed on with a seal of google.com, changed after that",
        "unverified",
        "the ARC chain is broken",
        changed(broken(sealed(signed(notice()), "google.com", SAW))),
    ),
    Arrival(
        "Redirect of Microsoft 365 that changed the mail, without a seal",
        "unverified",
        "the signature of amazon.com does not verify: the body was changed",
        changed(EXCHANGE + broken(signed(notice()))),
    ),
    Arrival(
        "Google Group that is listed, From rewritten to the group",
        "trusted_forwarder",
        "came from the listed forwarder security@example.com",
        received(notice(author=VIA_LIST, to=LIST, more=LIST_TRACES)),
    ),
    Arrival(
        "Google Group that is not listed, footer added, sealed by google.com",
        "trusted_forwarder",
        "google.com vouches",
        received(
            sealed(notice(author=VIA_LIST, to=LIST, more=LIST_TRACES), "google.com", SAW),
        ),
        UNLISTED,
    ),
    Arrival(
        "Google Group that is not listed, no seal",
        "unverified",
        "SES says pass about DMARC",
        received(notice(author=VIA_LIST, to=LIST, more=LIST_TRACES)),
        UNLISTED,
    ),
    Arrival(
        "Forward as attachment by anybody, AWS's signature intact",
        "verified",
        "the signature of amazon.com on the original verifies",
        received(attaching("someone@example.net", from_aws())),
    ),
    Arrival(
        "Forward as attachment by a listed forwarder, the original unsigned",
        "trusted_forwarder",
        "came from the listed forwarder editor@example.com",
        received(attaching(EDITOR, notice())),
    ),
    Arrival(
        "Forward as attachment by a listed forwarder whose Outlook rebuilt the mail",
        "trusted_forwarder",
        "came from the listed forwarder editor@example.com",
        received(EXCHANGE + attaching(EDITOR, broken(from_aws()))),
    ),
    Arrival(
        "Forward as attachment by a listed forwarder, AWS's signature broken, nobody knows why",
        "unverified",
        "the signature of AWS on what it attached does not hold",
        received(attaching(EDITOR, broken(from_aws()))),
    ),
    Arrival(
        "Inline forward by a listed forwarder",
        "trusted_forwarder",
        "came from the listed forwarder editor@example.com",
        received(quoting(EDITOR)),
    ),
    Arrival(
        "Inline forward by a listed forwarder of what a colleague of the team forwarded",
        "trusted_forwarder",
        "came from the listed forwarder editor@example.com",
        received(quoting(EDITOR, before="aya@example.com")),
    ),
    Arrival(
        "Inline forward by somebody not listed",
        "unverified",
        "inline forward: the original's signature cannot be checked",
        received(quoting("aya@example.net")),
    ),
    Arrival(
        "Inline forward by a listed forwarder whose own mail fails DMARC",
        "unverified",
        "editor@example.com is a listed forwarder, but SES did not see DMARC pass",
        received(quoting(EDITOR), dmarc="fail"),
    ),
    Arrival(
        "A genuine notice while no accounts are configured",
        "verified",
        "ownership unknown: no accounts are configured",
        received(from_aws(notice(body=FOREIGN))),
        NOBODY,
    ),
    Arrival(
        "A saved copy read outside AWS: no verdict of SES, signature good",
        "verified",
        "the signature of amazon.com on the original verifies",
        from_aws(),
    ),
    Arrival(
        "A saved copy read outside AWS, unsigned",
        "unverified",
        "SES did not receive this mail",
        notice(),
    ),
    Arrival(
        "Two signatures of AWS, the key of one already gone",
        "verified",
        "the signature of amazon.com on the original verifies",
        changed(with_key(signed(notice()), "gone", key("other"))),
    ),
    Arrival(
        "Attached, and AWS has taken the key out of DNS since",
        "unverified",
        "no key at gone._domainkey.amazon.com",
        received(attaching("a@example.net", with_key(notice(), "gone", key("amazon")))),
    ),
    Arrival(
        "Attached, and the key was revoked",
        "unverified",
        "the key was revoked",
        received(attaching("a@example.net", with_key(notice(), "old", key("amazon")))),
    ),
    Arrival(
        "Attached, signed with a key of 512 bits",
        "unverified",
        "the key is too short: 512 bits",
        received(attaching("a@example.net", with_key(notice(), "short", SHORT))),
    ),
    Arrival(
        "Attached, the signature had expired when the mail came",
        "unverified",
        "expired when the mail came",
        received(
            attaching("a@example.net", with_key(notice(), "k1", key("amazon"), " x=1682000000;"))
        ),
    ),
    Arrival(
        "Attached, signed without To",
        "unverified",
        "to is not signed",
        received(
            attaching(
                "a@example.net",
                dkim(
                    notice(),
                    "amazon.com",
                    "k1",
                    key("amazon"),
                    signed=tuple(name for name in SIGNED if name != "to"),
                ),
            )
        ),
    ),
    Arrival(
        "Attached, signed by Ed25519 alone, which cannot be checked here",
        "unverified",
        "no verifier for ed25519-sha256",
        received(
            attaching(
                "a@example.net",
                signed(notice()).replace(b"a=rsa-sha256", b"a=ed25519-sha256"),
            )
        ),
    ),
    Arrival(
        "SES's own DNS failed while it checked the signature, and there is no record here either",
        "unverified",
        "no key at gone._domainkey.amazon.com",
        received(
            with_key(notice(), "gone", key("amazon")),
            dmarc="fail",
            dkim_results="dkim=temperror header.i=@amazon.com;",
        ),
    ),
    Arrival(
        "Our own answer to AWS with the intake in Cc",
        "trusted_forwarder",
        "from our own team: aya@example.com",
        received(notice(author="aya@example.com", to=AWS)),
    ),
)
