"""The level of trust, from the verdicts SES wrote."""

import pytest

from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.message import Message
from abuse_desk.domain.original import Layer, Original
from abuse_desk.domain.trust import judge, may_lower_as_answer
from abuse_desk.domain.vocabulary import ForwardingForm, TrustLevel

RECEIVED = (
    "from h (h [198.51.100.55]) by inbound-smtp.us-east-1.amazonaws.com with SMTP id q1w2e3r4"
    " for desk@in.example.com; Fri, 28 Apr 2023 09:12:04 +0000"
)


def a_message(author: str, dmarc: str, header_from: str) -> Message:
    headers = (
        ("Received", RECEIVED),
        ("Authentication-Results", f"amazonses.com; dmarc={dmarc} header.from={header_from};"),
        ("From", author),
    )
    raw = "".join(f"{name}: {value}\r\n" for name, value in headers).encode() + b"\r\nHello"
    return Message(raw=raw, headers=headers, text="Hello")


def an_original(outer: Message, *forms: ForwardingForm) -> Original:
    wrapped = any(form is not ForwardingForm.REDIRECT for form in forms)
    return Original(
        sender="ec2-abuse@amazon.com",
        to=("root@example.com",),
        subject="Your AWS Abuse Report",
        date=None,
        message_id=None,
        references=(),
        reply_to=None,
        body="Hello",
        layers=tuple(Layer(form, None, None, None) for form in forms),
        message=None if wrapped else outer,
        outer=outer,
    )


@pytest.mark.parametrize(
    ("author", "dmarc", "header_from", "forms", "level"),
    [
        ("ec2-abuse@amazon.com", "pass", "amazon.com", (), TrustLevel.VERIFIED),
        ("AWS <t@support.aws.com>", "pass", "support.aws.com", (), TrustLevel.VERIFIED),
        ("a@amazon.com", "pass", "amazon.com", (ForwardingForm.REDIRECT,), TrustLevel.VERIFIED),
        ("a@amazon.com", "pass", "evil.example", (), TrustLevel.UNVERIFIED),
        ("a@amazonses.com", "pass", "amazonses.com", (), TrustLevel.UNVERIFIED),
        ("a@notamazon.com", "pass", "notamazon.com", (), TrustLevel.UNVERIFIED),
        (
            "editor@example.com",
            "pass",
            "example.com",
            (ForwardingForm.INLINE,),
            TrustLevel.TRUSTED_FORWARDER,
        ),
        (
            "editor@example.com",
            "fail",
            "example.com",
            (ForwardingForm.INLINE,),
            TrustLevel.UNVERIFIED,
        ),
        (
            "other@example.com",
            "pass",
            "example.com",
            (ForwardingForm.INLINE,),
            TrustLevel.UNVERIFIED,
        ),
        ("a@amazon.com", "pass", "amazon.com", (ForwardingForm.INLINE,), TrustLevel.UNVERIFIED),
    ],
)
def test_ses_verdicts_give_the_level(
    author: str,
    dmarc: str,
    header_from: str,
    forms: tuple[ForwardingForm, ...],
    level: TrustLevel,
) -> None:
    context = ReadContext(forwarders=frozenset({"editor@example.com"}), region="us-east-1")
    trust = judge(an_original(a_message(author, dmarc, header_from), *forms), context)
    assert trust.level is level
    assert trust.reasons


@pytest.mark.parametrize(
    ("author", "dmarc", "forms", "may"),
    [
        ("aya@example.com", "pass", (), True),
        ("aya@mail.example.com", "pass", (), True),
        ("aya@example.com", "fail", (), False),
        ("aya@example.net", "pass", (), False),
        ("aya@example.com", "pass", (ForwardingForm.INLINE,), False),
    ],
)
def test_an_answer_lowers_only_from_a_team_domain_that_passed(
    author: str, dmarc: str, forms: tuple[ForwardingForm, ...], *, may: bool
) -> None:
    context = ReadContext(team_domains=frozenset({"example.com"}))
    outer = a_message(author, dmarc, author.partition("@")[2])
    assert may_lower_as_answer(an_original(outer, *forms), context) is may
