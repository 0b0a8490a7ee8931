"""Links of a mail are text in an alert, unless they lead to AWS; nobody is called by one."""

import pytest

from abuse_desk.domain.text import defang, harmless

DEFANGED = {
    "https://evil.example/sign-in": "hxxps://evil[.]example/sign-in",
    "hTTps://Evil.example": "hxxps://Evil[.]example",
    "ftp://evil.example/x": "ftp[:]//evil[.]example/x",
    "slack://evil.example/x": "slack[:]//evil[.]example/x",
    "www.evil.example": "www[.]evil[.]example",
    "console-aws.evil.example/sign-in": "console-aws[.]evil[.]example/sign-in",
    "aws.amazon.com.evil.example/x": "aws[.]amazon[.]com[.]evil[.]example/x",
    "https://aws.amazon.com@evil.example/": "hxxps://aws[.]amazon[.]com@evil[.]example/",
    "https://aws.amazon.com:x@evil.example/": "hxxps://aws[.]amazon[.]com:x@evil[.]example/",
    "https://evil.example\\@aws.amazon.com": "hxxps://evil[.]example\\@aws[.]amazon[.]com",
    "https://evil.example/?https://aws.amazon.com/": (
        "hxxps://evil[.]example/?https://aws[.]amazon[.]com/"
    ),
    "javascript://aws.amazon.com/%0aalert(1": "javascript[:]//aws[.]amazon[.]com/%0aalert(1",
}
KEPT = (
    "https://console.aws.amazon.com/support/home#/case/?displayId=10412345678",
    "https://aws.amazon.com:443/aup/",
    "aws.amazon.com/aup",
    "203.0.113.7/32",
    "connection/port_scan",
    "ec2-abuse@amazon.com/us",
    "12/01/2026",
    "10 packets/s and/or more",
)


@pytest.mark.parametrize("link", DEFANGED)
def test_a_link_elsewhere_is_text(link: str) -> None:
    assert defang(f"see {link} now") == f"see {DEFANGED[link]} now"


@pytest.mark.parametrize("text", KEPT)
def test_a_link_to_aws_and_what_is_no_link_stay(text: str) -> None:
    assert defang(f"see {text} now") == f"see {text} now"


@pytest.mark.parametrize("call", ["<!channel>", "<!here|all>", "<@U0123>", "<#C0123>"])
def test_nobody_is_called(call: str) -> None:
    assert call not in harmless(f"Report {call}", 100)
