"""Forgeries under a name that is really good: Amazon's own signature, a named sealer's seal."""

from dataclasses import replace

from tests.mailsign.arrivals import FOREIGN, SAW, SAW_365, broken, changed
from tests.mailsign.keys import key
from tests.mailsign.mails import (
    CONTEXT,
    EDITOR,
    Arrival,
    attaching,
    notice,
    quoting,
    received,
    sealed,
    signed,
)
from tests.mailsign.sign import SIGNED, dkim

SNS = "no-reply@sns.amazonaws.com"
MARKET = "a1b2c3@marketplace.amazon.com"
SECOND = b"Subject: Resolved: Your AWS Abuse Report [10412345678]\r\n"
NOT_TO = tuple(name for name in SIGNED if name != "to")
NOT_SUBJECT = tuple(name for name in SIGNED if name != "subject")
SERVER_ALONE = "mx.google.com; spf=pass; dkim=fail header.i=@amazon.com; dmarc=pass header.from="
SUBSTITUTED = notice(body=FOREIGN).replace(b"To: root@", b"To: g@")
WEAK_AND_BROKEN = dkim(
    dkim(notice(), "amazon.com", "k1", key("other")),
    "amazon.com",
    "k1",
    key("amazon"),
    signed=NOT_SUBJECT,
)

CHANGED_TO = sealed(broken(signed(SUBSTITUTED)), "microsoft.com", SAW_365, covered=NOT_TO).replace(
    b"To: g@", b"To: root@"
)
SAW_CHAIN = "mx.google.com; arc=pass (i=1); dkim=fail header.i=@amazon.com; dmarc=fail"
NOBODYS = b"".join(
    b"DKIM-Signature: v=1; a=rsa-sha256; d=evil%d.example; s=x; h=from; bh=aa; b=aa\r\n" % number
    for number in range(20)
)

BORROWED = (
    Arrival(
        "From AWS, DMARC passing by the sending server alone, no signature",
        "unverified",
        "by the sending server alone, not by a signature",
        received(notice(), dkim_results="dkim=none;", envelope="b@amazon.com"),
    ),
    Arrival(
        "Two signatures of AWS, one that leaves out Subject and one broken, no DNS at hand",
        "unverified",
        "subject is not signed",
        received(
            WEAK_AND_BROKEN.replace(b"s=k1", b"s=gone"),
            dkim_results="dkim=pass header.i=@amazon.com; dkim=fail header.i=@amazon.com;",
        ),
    ),
    Arrival(
        "A stranger's own words, which a topic of his sent him under Amazon's signature, passed on",
        "unverified",
        "anybody can have sns.amazonaws.com send his own words",
        received(signed(notice(author=SNS, to="x@evil.example"), "amazonaws.com")),
    ),
    Arrival(
        "The same, attached",
        "unverified",
        "anybody can have sns.amazonaws.com send his own words",
        received(attaching("x@evil.example", signed(notice(author=SNS), "amazonaws.com"))),
    ),
    Arrival(
        "The same, forwarded inline by a listed forwarder",
        "unverified",
        "what was forwarded is from no-reply@sns.amazonaws.com, not from AWS",
        received(quoting(EDITOR, sender=SNS)),
    ),
    Arrival(
        "A letter of a seller or buyer, signed by Amazon's marketplace",
        "unverified",
        "anybody can have marketplace.amazon.com send his own words",
        received(signed(notice(author=MARKET))),
    ),
    Arrival(
        "A named sealer's chain that saw DMARC pass by the sending server alone",
        "unverified",
        "the ARC chain does not say that AWS's signature was valid",
        changed(sealed(notice(), "google.com", f"{SERVER_ALONE}amazon.com")),
    ),
    Arrival(
        "A named sealer's chain that saw somebody else's signature hold",
        "unverified",
        "the ARC chain does not say that AWS's signature was valid",
        changed(sealed(notice(), "google.com", SAW.replace("i=@amazon.com", "i=@evil.example"))),
    ),
    Arrival(
        "A named sealer's chain that leaves out Subject",
        "unverified",
        "the ARC chain proves nothing: subject is not signed",
        changed(sealed(notice(), "google.com", SAW, covered=NOT_SUBJECT)),
    ),
    Arrival(
        "A second Subject above a named sealer's chain",
        "unverified",
        "the ARC chain proves nothing: Subject stands more than once",
        changed(SECOND + sealed(notice(), "google.com", SAW)),
    ),
    Arrival(
        "A stranger's notice through his own mailbox at Microsoft 365, To changed below the seal",
        "unverified",
        "does not cover To: anybody may have written it",
        received(
            CHANGED_TO,
            dmarc="fail",
            dkim_results="dkim=fail header.i=@amazon.com;",
            envelope="SRS=x=y=amazonses.com=b@tenant.example",
        ),
    ),
    Arrival(
        "The same, sent on once more by a mailbox at Google, whose seal covers the changed To",
        "unverified",
        "does not cover To: anybody may have written it",
        received(
            sealed(CHANGED_TO, "google.com", SAW_CHAIN, instance=2),
            dmarc="fail",
            dkim_results="dkim=fail header.i=@amazon.com;",
            envelope="x+caf_=desk=in@gmail.com",
        ),
    ),
    Arrival(
        "Somebody else's closing under a second Subject, below twenty signatures of nobody",
        "unverified",
        "it carries more than 20 signatures",
        received(NOBODYS + SECOND + signed(notice(to="x@evil.example"))),
    ),
    Arrival(
        "A host whose name begins like that of SES",
        "unverified",
        "SES did not receive this mail",
        received(notice()).replace(
            b"by inbound-smtp.us-east-1.amazonaws.com",
            b"by inbound-smtp.us-east-1.amazonaws.com.evil.example",
        ),
        replace(CONTEXT, region=None),
    ),
)
