"""Every forgery we can think of, with the verdicts SES would write."""

from tests.mailsign.abused_hops import HOPS
from tests.mailsign.arrivals import FOREIGN, HOP, broken, changed
from tests.mailsign.good_names import BORROWED
from tests.mailsign.keys import key
from tests.mailsign.mails import (
    AWS,
    EDITOR,
    Arrival,
    attaching,
    from_aws,
    html,
    notice,
    quoting,
    received,
    signed,
    with_key,
)
from tests.mailsign.sign import canonical, dkim

FAKE_BLOCK = (
    b"Authentication-Results: amazonses.com; dkim=pass header.i=@amazon.com;"
    b" dmarc=pass header.from=amazon.com;\r\nX-SES-Spam-Verdict: PASS\r\n"
)
FAKE_RECEIVED = (
    b"Received: from a8-55.smtp-out.amazonses.com (a8-55.amazonses.com [198.51.100.55])\r\n"
    b" by inbound-smtp.us-east-1.amazonaws.com with SMTP id fake for desk-4f2a@in.example.com;\r\n"
    b" Fri, 28 Apr 2023 09:12:04 +0000\r\n"
)
FAKE_VERDICT = "x; dmarc=pass header.from=amazon.com;"
EVIL = "amaz0n-abuse.example"
RESOLVED = b"This case has been resolved.\r\n"
HIDDEN = "Please confirm your account."


def short_cover(raw: bytes) -> bytes:
    """A genuine beginning with something else below it, covered by `l=`."""
    body = raw.partition(b"\r\n\r\n")[2]
    tags = f" l={len(canonical(body))};"
    return dkim(raw, "amazon.com", "k1", key("amazon"), tags=tags) + RESOLVED


def failing(raw: bytes) -> bytes:
    """A mail that claims AWS and fails DMARC."""
    return received(raw, dmarc="fail", header_from="amazon.com")


FORGERIES = (
    Arrival(
        "Spoofed From of AWS, direct, DMARC fails",
        "forged",
        "came directly and failed DMARC",
        failing(notice()),
    ),
    Arrival(
        "The same with a Received line of the sender's own server",
        "forged",
        "came directly and failed DMARC",
        failing(
            b"Received: from pc ([10.0.0.1]) by mx.evil.example; 28 Apr 2023 09:12:01 +0000\r\n"
            + notice()
        ),
    ),
    Arrival(
        "The same with verdict headers of SES written by the sender",
        "forged",
        "came directly and failed DMARC",
        failing(FAKE_BLOCK + notice()),
    ),
    Arrival(
        "The same with a whole block of SES, Received and all, written by the sender",
        "forged",
        "came directly and failed DMARC",
        failing(FAKE_RECEIVED + FAKE_BLOCK + notice()),
    ),
    Arrival(
        "The same with a verdict hidden in the envelope sender",
        "forged",
        "came directly and failed DMARC",
        received(
            notice(),
            dmarc="fail",
            header_from="amazon.com",
            envelope='"x; dkim=pass header.i=@amazon.com"@evil.example',
        ),
    ),
    Arrival(
        "The same, SES's verdict hidden behind a bracket that HELO opened",
        "unverified",
        "SES says nothing about DMARC",
        received(notice(), dmarc="fail", helo=f"{FAKE_VERDICT} ("),
    ),
    Arrival(
        "The same, SES's verdict hidden behind a quotation mark that HELO opened",
        "unverified",
        "SES says nothing about DMARC",
        received(notice(), dmarc="fail", helo=f'{FAKE_VERDICT} "'),
    ),
    Arrival(
        "The same with a second verdict in HELO",
        "unverified",
        "SES says nothing about DMARC",
        received(notice(), dmarc="fail", helo=FAKE_VERDICT),
    ),
    Arrival(
        "The same signed by amazonses.com, as any customer of SES is",
        "forged",
        "came directly and failed DMARC",
        failing(signed(notice(), "amazonses.com")),
    ),
    Arrival(
        "The same with the traces of a forwarder made up: nothing proved, nothing disproved",
        "unverified",
        "SES says fail about DMARC",
        failing(b"X-Forwarded-For: root@example.com a@b\r\n" + notice()),
    ),
    Arrival(
        "The same with a made-up hop after AWS: nothing proved, nothing disproved",
        "unverified",
        "SES says fail about DMARC",
        failing(HOP + notice()),
    ),
    Arrival(
        "Two From headers, one of them AWS's",
        "forged",
        "has more than one From",
        received(b"From: x@evil.example\r\n" + notice(), header_from="evil.example"),
    ),
    Arrival(
        "Two From headers above a genuine signature",
        "forged",
        "has more than one From",
        received(b"From: ec2-abuse@amazon.com\r\n" + from_aws(), header_from="amazon.com"),
    ),
    Arrival(
        "A second Subject above a genuine signature",
        "unverified",
        "Subject stands more than once",
        received(b"Subject: This case has been resolved\r\n" + from_aws()),
    ),
    Arrival(
        "AWS's address as the display name of another",
        "unverified",
        "not from an AWS address: x@evil.example",
        received(notice(author=f'"{AWS}" <x@evil.example>')),
    ),
    Arrival(
        "AWS's address beside another in one From",
        "unverified",
        "SES says pass about DMARC",
        received(notice(author=f"{AWS}, x@evil.example"), header_from="evil.example"),
    ),
    Arrival(
        "AWS's address as a route to another",
        "unverified",
        "SES says pass about DMARC",
        received(notice(author=f"<@evil.example:{AWS}>"), header_from="evil.example"),
    ),
    Arrival(
        "AWS's address as the quoted name of a mailbox elsewhere",
        "unverified",
        "SES says pass about DMARC",
        received(notice(author=f'"{AWS}"@evil.example'), header_from="evil.example"),
    ),
    Arrival(
        "A second From with a space before its colon",
        "forged",
        "has more than one From",
        received(notice(author="x@evil.example", more=f"From : {AWS}\r\n")),
    ),
    Arrival(
        "A genuine mail changed after it was signed",
        "forged",
        "was changed after AWS signed it",
        changed(from_aws().replace(b"i-0123456789abcdef0", b"i-0123456789abcdef1")),
    ),
    Arrival(
        "A genuine mail changed, attached by a stranger",
        "forged",
        "was changed after AWS signed it",
        received(attaching("x@evil.example", broken(from_aws()))),
    ),
    Arrival(
        "A genuine mail with more text below what the signature covers (`l=`)",
        "unverified",
        "covers only the beginning of the body",
        received(short_cover(notice())),
    ),
    Arrival(
        "The same, attached by a listed forwarder who fell for it",
        "unverified",
        "the signature of AWS on what it attached does not hold",
        received(attaching(EDITOR, short_cover(notice()))),
    ),
    Arrival(
        "A signature that says amazon.com, made with another key",
        "forged",
        "was changed after AWS signed it",
        changed(with_key(notice(), "k1", key("attacker"))),
    ),
    Arrival(
        "A genuine notice of somebody else's account, sent on unchanged",
        "unverified",
        "it names no account of ours and To is no mailbox of ours",
        received(from_aws(notice(body=FOREIGN, to="root@example.net"))),
    ),
    Arrival(
        "The same with our mailbox added in Cc",
        "unverified",
        "it names no account of ours and To is no mailbox of ours",
        received(b"Cc: root@example.com\r\n" + from_aws(notice(body=FOREIGN, to="r@example.net"))),
    ),
    Arrival(
        "The same with our account in what the reporter wrote",
        "unverified",
        "it names no account of ours and To is no mailbox of ours",
        received(
            from_aws(
                notice(
                    body=f"{FOREIGN}\r\n---Beginning of forwarded report(s)---\r\n111122223333\r\n",
                    to="root@example.net",
                )
            )
        ),
    ),
    Arrival(
        "A genuine notice of ours, sent again after more than 30 days",
        "unverified",
        "it was written more than 30 days before it came",
        received(from_aws(notice().replace(b"28 Apr 2023", b"20 Mar 2023"))),
    ),
    Arrival(
        "A genuine notice of ours with a Reply-To added",
        "unverified",
        "its Reply-To is not AWS's and not signed",
        received(b"Reply-To: answer@evil.example\r\n" + from_aws()),
    ),
    Arrival(
        "From a look-alike domain, its own DMARC passing",
        "forged",
        f"From imitates AWS: {EVIL}",
        received(signed(notice(author=f"abuse@{EVIL}"), EVIL)),
    ),
    Arrival(
        "From `aws-*.example`",
        "forged",
        "From imitates AWS: aws-support.example",
        received(notice(author="trust@aws-support.example")),
    ),
    Arrival(
        "From a domain in letters of another alphabet, as punycode",
        "forged",
        "From imitates AWS: xn--mazon-3ve.com",
        received(notice(author="abuse@xn--mazon-3ve.com")),
    ),
    Arrival(
        "From AWS's name below a domain of the sender",
        "forged",
        "From imitates AWS: amazon.com.evil.example",
        received(notice(author="abuse@amazon.com.evil.example")),
    ),
    Arrival(
        "A look-alike From forwarded inline by a listed forwarder",
        "forged",
        "From imitates AWS: arnazon.com",
        received(quoting(EDITOR, sender="abuse@arnazon.com")),
    ),
    Arrival(
        "Reply-To at a look-alike domain",
        "forged",
        "Reply-To imitates AWS: aws-reply.example",
        received(HOP + notice(more="Reply-To: case@aws-reply.example\r\n"), dmarc="fail"),
    ),
    Arrival(
        "A link behind words that leads to a look-alike host",
        "forged",
        "a link leads to a host that imitates AWS: console-aws.example",
        received(HOP + html(HIDDEN, "https://console-aws.example/in"), dmarc="fail"),
    ),
    *HOPS,
    *BORROWED,
)
