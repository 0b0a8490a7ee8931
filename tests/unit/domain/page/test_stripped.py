"""What may be shown of a mail that is no notice."""

import pytest

from abuse_desk.domain.page.stripped import stripped


@pytest.mark.parametrize(
    "secret",
    [
        "482915",
        "4829-1534",
        "482 915",
        "G-482915",
        "A7K9Q2",
        "x9Fa82kLq0Zr7Tt5",
        "https://signin.aws.amazon.com/resetpassword?token=abc",
        "https://phish.example.net/login",
        "http://198.51.100.7/a",
        "www.evil.example/x",
        "https://console.aws.amazon.com.evil.example/",
        "https://eu-west-1.console.aws.amazon.com@evil.example/",
        "javascript://console.aws.amazon.com/%0aalert(1)",
        "dGhpc2lzYWxvbmdzZWNyZXR0b2tlbndpdGhvdXRkaWdpdHM",
    ],
)
def test_codes_and_links_are_taken_out(secret: str) -> None:
    shown = stripped(f"Your code is {secret} today.")
    assert secret not in shown
    assert shown.startswith("Your code is ")


@pytest.mark.parametrize(
    "kept",
    [
        "111122223333",
        "1111-2222-3333",
        "i-0123456789abcdef0",
        "eu-central-1",
        "203.0.113.7",
        "2024-07-10",
        "10/07/2024",
        "14:46",
        "in 2024",
        "port 22",
        "root@example.com",
        "お知らせ",
    ],
)
def test_what_a_person_judges_by_stays(kept: str) -> None:
    assert kept in stripped(f"About {kept} you asked.")


def test_a_console_link_stays_without_its_query() -> None:
    shown = stripped("See https://eu-west-1.console.aws.amazon.com/support/home?token=abc now.")
    assert "https://eu-west-1.console.aws.amazon.com/support/home" in shown
    assert "token" not in shown


def test_an_access_key_is_masked_or_gone() -> None:
    assert "IOSFODNN7" not in stripped("key AKIAIOSFODNN7EXAMPLE was seen")


def test_a_long_mail_is_cut() -> None:
    assert len(stripped("word " * 100_000)) <= 12_000
