"""The door's verdicts are computed: each of these mails gets another one."""

import pytest

from local.header_block import header_block
from local.signing import sign
from local.verdicts import Arrival, Verdicts, check_spf, judge_arrival, organisational
from local.zone import Zone, make_zone

FORWARDER = "mail-forward.example.com"


@pytest.fixture(scope="module")
def zone() -> Zone:
    return make_zone()


def a_mail(sender: str = "ec2-abuse@amazon.com", body: str = "Hello,\r\n") -> bytes:
    return f"From: {sender}\r\nTo: root@example.com\r\nSubject: Report\r\n\r\n{body}".encode()


def arriving(zone: Zone) -> Arrival:
    return Arrival(
        ses_id="0f" * 20,
        region="eu-west-1",
        helo=FORWARDER,
        address=zone.address(FORWARDER),
        mail_from="root@example.com",
        recipients=("in@desk.example.com",),
        date="Wed, 04 Mar 2026 09:00:00 +0000",
    )


def judged(raw: bytes, zone: Zone) -> Verdicts:
    return judge_arrival(raw, arriving(zone), zone)


def test_a_forwarded_mail_passes_dmarc_by_the_signature_that_survived(zone: Zone) -> None:
    assert judged(sign(a_mail(), "amazon.com", zone), zone).dmarc == "pass"


def test_one_changed_byte_of_the_body_fails_the_signature(zone: Zone) -> None:
    signed = sign(a_mail(), "amazon.com", zone).replace(b"Hello", b"Hallo")
    assert judged(signed, zone).dkim == (("amazon.com", "fail"),)


def test_a_signature_of_another_domain_does_not_align(zone: Zone) -> None:
    verdicts = judged(sign(a_mail(), "amazonses.com", zone), zone)
    assert (verdicts.dkim, verdicts.dmarc) == ((("amazonses.com", "pass"),), "fail")


def test_a_signature_by_another_zone_fails(zone: Zone) -> None:
    verdicts = judged(sign(a_mail(), "amazon.com", make_zone()), zone)
    assert verdicts.dmarc == "fail"


def test_a_subdomain_aligns_with_its_organisation(zone: Zone) -> None:
    raw = sign(a_mail("trustandsafety@support.aws.com"), "aws.com", zone)
    assert judged(raw, zone).dmarc == "pass"


def test_a_domain_without_a_policy_has_no_dmarc_verdict(zone: Zone) -> None:
    assert judged(a_mail("someone@example.net"), zone).dmarc == "none"


@pytest.mark.parametrize(
    ("domain", "helo", "result"),
    [
        ("example.com", FORWARDER, "pass"),
        ("example.com", "unknown.example.org", "fail"),
        ("example.net", FORWARDER, "none"),
    ],
)
def test_spf_asks_the_zone_who_may_send(zone: Zone, domain: str, helo: str, result: str) -> None:
    assert check_spf(domain, zone.address(helo), zone) == result


def test_spf_includes_that_turn_in_circles_end(zone: Zone) -> None:
    circle = Zone({"a.example": "v=spf1 include:a.example -all"}, {}, zone.private_key)
    assert check_spf("a.example", "203.0.113.1", circle) == "fail"


def test_the_spam_scanners_test_string_is_found(zone: Zone) -> None:
    body = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\r\n"
    assert judged(a_mail(body=body), zone).spam == "FAIL"


def test_the_virus_scanners_test_string_is_found(zone: Zone) -> None:
    assert judged(a_mail(body="EICAR-STANDARD-ANTIVIRUS-TEST-FILE\r\n"), zone).virus == "FAIL"


@pytest.mark.parametrize("raw", [b"", b"\x00\xff\xfe", b"no header at all", b"\r\n\r\nbody"])
def test_bytes_that_are_no_mail_get_verdicts_too(zone: Zone, raw: bytes) -> None:
    assert judged(raw, zone).dmarc == "none"


@pytest.mark.parametrize(
    ("domain", "registered"),
    [("support.aws.com", "aws.com"), ("mail.example.co.jp", "example.co.jp"), ("a.de", "a.de")],
)
def test_the_registered_domain_is_found(domain: str, registered: str) -> None:
    assert organisational(domain) == registered


def test_the_block_carries_sess_headers_in_sess_order(zone: Zone) -> None:
    raw = sign(a_mail(), "amazon.com", zone)
    block = header_block(raw, arriving(zone), judged(raw, zone), zone).decode()
    names = [line.split(":")[0] for line in block.splitlines() if not line.startswith((" ", "\t"))]
    assert names == [
        "Return-Path",
        "Received",
        "X-SES-Spam-Verdict",
        "X-SES-Virus-Verdict",
        "Received-SPF",
        "Authentication-Results",
        "X-SES-RECEIPT",
        "X-SES-DKIM-SIGNATURE",
    ]


def test_the_block_says_who_received_the_mail_for_whom(zone: Zone) -> None:
    raw = a_mail()
    block = header_block(raw, arriving(zone), judged(raw, zone), zone).decode()
    received = " ".join(block.split("Received: ")[1].split("X-SES-Spam")[0].split())
    assert "by inbound-smtp.eu-west-1.amazonaws.com with SMTP id 0f0f" in received
    assert "for in@desk.example.com;" in received
