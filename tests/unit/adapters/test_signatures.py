"""DKIM and ARC over a zone of our own: each fault has its own result, and its reason in words."""

import pytest

from abuse_desk.adapters.dns import recorded
from abuse_desk.adapters.signatures import check_arc, check_signatures
from abuse_desk.domain.context import AWS_DOMAINS
from tests.mailsign.keys import SHORT, key
from tests.mailsign.mails import BODY, ZONE, Counting, from_aws, notice, sealed, signed, with_key
from tests.mailsign.sign import SIGNED, dkim

SAW = "mx.google.com; dkim=pass header.i=@amazon.com; dmarc=pass header.from=amazon.com"


def results(raw: bytes) -> list[tuple[str, str]]:
    return [(s.result, s.detail) for s in check_signatures(raw, recorded(ZONE), AWS_DOMAINS)]


def test_a_good_signature_passes_and_keeps_its_key_record() -> None:
    (signature,) = check_signatures(signed(notice()), recorded(ZONE), AWS_DOMAINS)
    assert (signature.result, signature.dns) == ("pass", "found")
    assert signature.key_record == ZONE["k1._domainkey.amazon.com"]
    assert signature.signed_headers == SIGNED


def test_the_signature_of_any_ses_customer_is_not_even_asked_about() -> None:
    assert results(from_aws()) == [("skipped", "proves nothing about AWS"), ("pass", "")]


def test_every_signature_is_looked_at_not_only_the_topmost() -> None:
    raw = with_key(signed(notice()), "gone", key("other"))
    assert results(raw) == [("permerror", "no key at gone._domainkey.amazon.com"), ("pass", "")]


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_line_ends_do_not_matter(ends: bytes) -> None:
    assert results(signed(notice()).replace(b"\r\n", ends)) == [("pass", "")]


def test_refolded_headers_do_not_matter() -> None:
    raw = signed(notice()).replace(b"Subject: Your AWS ", b"Subject: Your\r\n\tAWS ")
    assert results(raw) == [("pass", "")]


def test_headers_put_on_top_do_not_matter() -> None:
    assert results(b"Received: from a by b; now\r\n" + signed(notice())) == [("pass", "")]


def test_an_mbox_line_on_top_does_not_matter() -> None:
    assert results(b"From x Fri Apr 28 09:12:00 2023\r\n" + signed(notice())) == [("pass", "")]


@pytest.mark.parametrize(
    ("raw", "result", "detail"),
    [
        (signed(notice()).replace(b"Hello", b"Hallo"), "fail", "the body was changed"),
        (
            signed(notice()).replace(b"Subject: Your", b"Subject: [EXTERNAL] Your"),
            "fail",
            "a signed header was changed",
        ),
        (b"From: x@evil.example\r\n" + signed(notice()), "fail", "a signed header was changed"),
        (with_key(notice(), "old", key("amazon")), "permerror", "the key was revoked"),
        (with_key(notice(), "short", SHORT), "permerror", "the key is too short: 512 bits"),
        (with_key(notice(), "gone", key("amazon")), "permerror", "no key at gone._domainkey."),
        (with_key(notice(), "k1", key("other")), "fail", "a signed header was changed"),
        (
            with_key(notice(), "k1", key("amazon"), " v=2;"),
            "permerror",
            "unusable",
        ),
        (
            with_key(notice(), "strict", key("amazon"), " i=@mail.amazon.com;"),
            "permerror",
            "unusable: the key is for its own domain alone (t=s)",
        ),
        (
            with_key(notice(), "sha1", key("amazon")),
            "permerror",
            "unusable: the key is not for this hash (h=)",
        ),
        (b"no colon here\r\n" + signed(notice()), "permerror", "unusable"),
    ],
)
def test_what_does_not_verify_says_why(raw: bytes, result: str, detail: str) -> None:
    said, why = results(raw)[0]
    assert said == result
    assert why.startswith(detail)


def test_a_key_for_its_own_domain_alone_serves_that_domain() -> None:
    assert results(with_key(notice(), "strict", key("amazon"), " i=a@amazon.com;")) == [
        ("pass", "")
    ]


def test_reasons_are_written_for_people_not_programmers() -> None:
    raw = with_key(notice(), "k1", key("amazon"), " i=@evil.example;")
    assert "b'" not in results(raw)[0][1]


def test_a_silent_resolver_is_a_fault_and_no_failure() -> None:
    (signature,) = check_signatures(signed(notice()), Counting(silent=True), AWS_DOMAINS)
    assert (signature.result, signature.dns) == ("temperror", "fault")


def test_ed25519_cannot_be_checked_here_and_costs_no_look_up() -> None:
    raw = signed(notice()).replace(b"a=rsa-sha256", b"a=ed25519-sha256")
    lookup = Counting()
    (signature,) = check_signatures(raw, lookup, AWS_DOMAINS)
    assert (signature.result, lookup.asked) == ("unsupported", [])


def test_an_ed25519_key_record_cannot_be_checked_here() -> None:
    zone = {
        "k1._domainkey.amazon.com": "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwI="
    }
    (signature,) = check_signatures(signed(notice()), recorded(zone), AWS_DOMAINS)
    assert signature.result == "unsupported"


def test_an_expired_signature_still_verifies_since_only_the_domain_knows_the_time() -> None:
    raw = dkim(notice(), "amazon.com", "k1", key("amazon"), tags=" t=1682673120; x=1682673180;")
    assert results(raw) == [("pass", "")]


def test_a_verified_mail_costs_at_most_two_look_ups() -> None:
    raw = from_aws()
    for selector in ("a", "b", "c", "d"):
        raw = with_key(raw, selector, key("other"))
    lookup = Counting()
    given = check_signatures(raw, lookup, AWS_DOMAINS)
    assert len(given) == 6
    assert len(lookup.asked) <= 2


def test_a_mail_of_nobody_we_ask_about_costs_no_look_up() -> None:
    lookup = Counting()
    check_signatures(signed(notice(author="a@example.com"), "example.com"), lookup, AWS_DOMAINS)
    assert lookup.asked == []


def test_long_runs_of_spaces_do_not_change_the_result() -> None:
    assert results(signed(notice(body=BODY + " " * 50_000 + "x\r\n"))) == [("pass", "")]


@pytest.mark.parametrize(
    "raw", [b"", b"\r\n\r\n", b" \r\nDKIM-Signature: d=amazon.com; s=k1; a=rsa-sha256\r\n\r\n"]
)
def test_broken_bytes_never_raise(raw: bytes) -> None:
    assert all(said != "pass" for said, _ in results(raw))


def test_a_good_chain_passes_and_says_what_its_first_hop_saw() -> None:
    raw = sealed(from_aws(), "google.com", SAW)
    chain = check_arc(raw, recorded(ZONE))
    assert (chain.result, chain.sealers) == ("pass", ("google.com", "google.com"))
    assert "dkim=pass header.i=@amazon.com" in chain.first_results
    assert dict(chain.keys) == {"arc._domainkey.google.com": ZONE["arc._domainkey.google.com"]}


def test_a_chain_of_two_hops_names_both() -> None:
    raw = sealed(sealed(from_aws(), "google.com", SAW), "microsoft.com", "x; arc=pass", instance=2)
    chain = check_arc(raw, recorded(ZONE))
    assert chain.result == "pass"
    assert set(chain.sealers) == {"google.com", "microsoft.com"}


@pytest.mark.parametrize(
    ("raw", "result"),
    [
        (from_aws(), "none"),
        (sealed(from_aws(), "google.com", SAW).replace(b"Hello", b"Hallo"), "fail"),
        (
            sealed(from_aws(), "google.com", "x; dkim=fail").replace(b"dkim=fail", b"dkim=pass"),
            "fail",
        ),
        (sealed(from_aws(), "amazonses.com", SAW), "fail"),
        (b"ARC-Seal: i=1\r\n" + sealed(from_aws(), "google.com", SAW), "fail"),
        (b"ARC-Seal: i=70; a=rsa-sha256\r\n" + from_aws(), "permerror"),
    ],
)
def test_a_chain_that_does_not_hold_says_so(raw: bytes, result: str) -> None:
    chain = check_arc(raw, recorded(ZONE))
    assert chain.result == result
    assert chain.detail or result == "none"


def test_a_silent_resolver_leaves_the_chain_undecided() -> None:
    chain = check_arc(sealed(from_aws(), "google.com", SAW), Counting(silent=True))
    assert chain.result == "temperror"


@pytest.mark.parametrize("filler", [" " * 300, "A" * 7000])
def test_an_absurd_signature_header_is_not_worked_on(filler: str) -> None:
    raw = signed(notice()).replace(b"; bh=", f"; z={filler}; bh=".encode())
    assert results(raw) == [("permerror", "the signature is too long")]


def test_a_chain_with_unreadable_headers_is_unusable() -> None:
    raw = b"no colon here\r\n" + sealed(from_aws(), "google.com", SAW)
    assert check_arc(raw, recorded(ZONE)).result == "permerror"
