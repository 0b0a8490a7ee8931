"""What a signature claims can make it worthless even where it verifies."""

from datetime import UTC, datetime

import pytest

from abuse_desk.domain.origin.dkim_tags import MAX_SIGNATURES, Covered, read_signatures, weaknesses
from tests.mailsign.sign import canonical

AT = datetime(2023, 4, 28, 9, 12, tzinfo=UTC)
NOW = int(AT.timestamp())
WHOLE = "from:to:subject:date"
BODY = "Hello  you \r\n\r\n"
HEADERS = "From: a@amazon.com\r\nTo: b@example.com\r\nSubject: x\r\nDate: y\r\n"


def found(
    tags: str = "", *, headers: str = HEADERS, body: str = "Hello  you \r\n\r\n"
) -> list[str]:
    signature = f"DKIM-Signature: a=rsa-sha256; c=relaxed/relaxed; d=amazon.com; s=k; h={WHOLE};"
    raw = f"{signature}{tags}\r\n{headers}\r\n{body}".encode()
    claims = read_signatures(raw)
    return list(weaknesses(claims[0], Covered.of(raw, claims), AT))


def test_a_whole_signature_is_not_weak() -> None:
    assert found() == []


@pytest.mark.parametrize("name", ["from", "to", "subject", "date"])
def test_what_a_reader_sees_must_be_signed(name: str) -> None:
    others = ":".join(one for one in WHOLE.split(":") if one != name)
    assert found(f" h={others};") == [f"{name} is not signed"]


@pytest.mark.parametrize("name", ["From", "To", "Subject", "Date"])
def test_what_stands_twice_may_be_the_other_one(name: str) -> None:
    assert found(headers=f"{name}: z\r\n{HEADERS}") == [f"{name} stands more than once"]


@pytest.mark.parametrize(("length", "weak"), [(11, False), (12, False), (10, True), (0, True)])
def test_a_length_below_the_canonical_body_is_refused(length: int, *, weak: bool) -> None:
    assert len(canonical(BODY.encode())) == 11
    assert bool(found(f" l={length};")) is weak


def test_the_simple_form_keeps_its_spaces() -> None:
    assert found(" c=simple; l=12;") == ["the signature covers only the beginning of the body (l=)"]


def test_an_empty_body_needs_no_length() -> None:
    assert found(" l=0;", body="\r\n\r\n") == []


@pytest.mark.parametrize(
    ("tags", "weak"),
    [
        (f" x={NOW + 1};", []),
        (f" x={NOW - 1};", ["the signature had expired when the mail came (x=)"]),
        (f" t={NOW + 3600};", []),
        (f" t={NOW + 200_000};", ["the signature is from the future (t=)"]),
        (" t=999999999999999;", ["the signature is from the future (t=)"]),
        (" t=soon;", []),
        (" a=rsa-sha1;", ["rsa-sha1 is too weak"]),
    ],
)
def test_time_and_algorithm_are_judged_at_receipt(tags: str, weak: list[str]) -> None:
    assert found(tags) == weak


def test_a_bare_return_in_the_headers_is_refused() -> None:
    assert found(headers=f"X: a\rB: c\r\n{HEADERS}") == ["a bare carriage return hides headers"]


def test_only_so_many_signatures_are_read() -> None:
    assert len(read_signatures(b"DKIM-Signature: d=a\r\n" * 50 + b"\r\n")) == MAX_SIGNATURES


def test_a_mail_without_a_body_has_length_nothing() -> None:
    raw = b"DKIM-Signature: l=0; h=from:to:subject:date\r\n"
    claims = read_signatures(raw)
    assert weaknesses(claims[0], Covered.of(raw, claims), None) == ()
