"""Who imitates AWS, and who does not."""

import pytest

from abuse_desk.domain.context import AWS_DOMAINS
from abuse_desk.domain.origin.lookalike import host_of, is_look_alike

OURS = frozenset({"example.com"})


@pytest.mark.parametrize(
    "host",
    [
        "aws-support.example",
        "support-aws.example",
        "aws.evil.example",
        "amazon.com.evil.example",
        "amazonaws.example",
        "amaz0n.com",
        "arnazon.com",
        "amazom.com",
        "amazn.com",
        "amazo.example",
        "ammazon.com",
        "amaozn.com",
        "my-amazon-login.example",
        "xn--mazon-3ve.com",
        "аmazon.com",
        "ämazon.com",
        "avvs.example",
        "AWS-Support.Example.",
        "amazon.xyz",
    ],
)
def test_an_imitation_is_seen(host: str) -> None:
    assert is_look_alike(host, AWS_DOMAINS, OURS)


@pytest.mark.parametrize(
    "host",
    [
        "amazon.com",
        "support.aws.com",
        "ec2.ap-northeast-1.amazonaws.com",
        "no-reply.signin.aws",
        "repost.aws",
        "amazon.co.jp",
        "d-123.awsapps.com",
        "awstrack.me",
        "aws.example.com",
        "example.net",
        "lawsuit.example",
        "gmail.com",
        "amazing.example",
        "jaws.example",
        "localhost",
        "",
        "xn--99999999999.example",
        "xn--ls8h.example",
    ],
)
def test_others_are_left_alone(host: str) -> None:
    assert not is_look_alike(host, AWS_DOMAINS, OURS)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://console.aws.amazon.com/x", "console.aws.amazon.com"),
        ("HTTP://Evil.Example:8080?x", "evil.example"),
        ("https://aws.amazon.com@evil.example/", "evil.example"),
        ("mailto:a@amazon.com", ""),
        ("", ""),
    ],
)
def test_the_host_of_a_link_is_where_it_leads(url: str, host: str) -> None:
    assert host_of(url) == host
