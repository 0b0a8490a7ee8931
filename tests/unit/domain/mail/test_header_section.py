"""The author is read from undecoded bytes, and only if there is exactly one."""

import pytest

from abuse_desk.domain.mail.header_section import has_bare_return, only_address, only_author


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("ec2-abuse@amazon.com", "ec2-abuse@amazon.com"),
        ("AWS <EC2-Abuse@Amazon.com>", "ec2-abuse@amazon.com"),
        ('"Abuse, AWS (team)" <a@amazon.com>', "a@amazon.com"),
        ("a@amazon.com (AWS, Inc.)", "a@amazon.com"),
        (r'"AWS \"abuse\"" <a@amazon.com>', "a@amazon.com"),
        ('"trusted@example.com" <x@evil.example>', "x@evil.example"),
        ("=?utf-8?q?trusted=40example.com=2C?= <x@evil.example>", "x@evil.example"),
    ],
)
def test_one_address_is_found(value: str, address: str) -> None:
    assert only_address(value) == address


@pytest.mark.parametrize(
    "value",
    [
        "",
        "<>",
        "AWS",
        "a@amazon.com, b@evil.example",
        "a@amazon.com <b@evil.example>",
        "<a@amazon.com> <b@evil.example>",
        "<a@amazon.com> b@evil.example",
        'a@amazon.com "unclosed',
        "a@amazon.com (unclosed",
        "a@b@amazon.com",
        "g: a@amazon.com;",
    ],
)
def test_what_could_be_two_authors_is_none(value: str) -> None:
    assert only_address(value) is None


def test_two_from_headers_have_no_author() -> None:
    assert only_author(b"From: a@amazon.com\r\nFrom: b@evil.example\r\n\r\nx") is None


def test_a_from_in_the_body_is_not_the_author() -> None:
    assert only_author(b"Subject: x\r\n\r\nFrom: a@amazon.com\r\n\r\n") is None


def test_a_folded_from_is_one_value() -> None:
    assert only_author(b"From: AWS\r\n <a@amazon.com>\r\n\r\nx") == "a@amazon.com"


@pytest.mark.parametrize(
    ("raw", "bare"), [(b"A: b\rC: d\r\n\r\nx", True), (b"A: b\r\n\r\nx\ry", False)]
)
def test_a_bare_return_in_the_headers_is_seen(raw: bytes, *, bare: bool) -> None:
    assert has_bare_return(raw) is bare
