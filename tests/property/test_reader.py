"""Any bytes are read: no exception, every result within its limits."""

from typing import assert_never

from hypothesis import given
from hypothesis import strategies as st

from abuse_desk.domain import read_mail
from abuse_desk.domain.notices.reading import Answer, Notice, Other, Unreadable, Unrecognized
from abuse_desk.domain.notices.resources import RESOURCE_LIMIT

FRAGMENTS = (
    "We've received a report(s) that your AWS resource(s)",
    "AWS ID: 111122223333    Region: us-west-2",
    "EC2 Instance Id: i-0123456789abcdef0 [203.0.113.7]",
    "has been implicated in activity which resembles",
    "port scanning",
    "phishing",
    "a Denial of Service attack",
    "FINAL NOTIFICATION",
    "To mitigate the abuse, we have taken the following steps:",
    "- Blocked OUTBOUND TCP traffic",
    "within 24 hours",
    "by 2025-04-14",
    "effective Sunday, February 29th",
    "Abuse Time: 31 Feb 2023 25:61:61 GMT",
    "Abuse Time: 2025-12-10 16:50-17:00 (+01)",
    "sent in error",
    "no further action is required",
    "This case has been resolved",
    "AKIAIOSFODNN7EXAMPLE",
    "Regards,\nAWS Trust & Safety",
    "---Beginning of forwarded report(s)---",
    "> quoted",
    "On Mon, 1 Jan 2024, x <a@b.example> wrote:",
    "\u2019\u00a0\u3000",
    "\x00",
    "0" * 300,
)
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=30), max_size=30).map("\n".join)
SENDERS = st.sampled_from(("trustandsafety@support.aws.com", "a@example.com", "", "<<>>"))
SUBJECTS = st.sampled_from(("Your AWS Abuse Report [10412345678]", "x", "[CASE 1]", "=?x?q?=?="))


@given(st.binary(max_size=2000))
def test_any_bytes_are_read(raw: bytes) -> None:
    assert read_mail(raw).as_json()["outcome"]


@given(SENDERS, SUBJECTS, TEXTS)
def test_any_mixture_of_fragments_is_read_within_limits(
    sender: str, subject: str, text: str
) -> None:
    head = f"From: {sender}\nTo: root@example.com\nSubject: {subject}\n"
    head += "Date: Fri, 28 Apr 2023 09:12:00 +0000\n\n"
    reading = read_mail((head + text).encode("utf-8", "surrogatepass"))
    match reading:
        case Notice():
            assert len(reading.facts.resources) <= RESOURCE_LIMIT
            assert len(reading.facts.measures) <= 20
        case Answer() | Other() | Unrecognized() | Unreadable():
            assert "AKIAIOSFODNN7EXAMPLE" not in str(reading.as_json()["resources"])
        case _:
            assert_never(reading)
