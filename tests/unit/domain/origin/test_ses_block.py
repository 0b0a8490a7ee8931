"""Only what SES itself wrote on top of a mail counts."""

from datetime import UTC, datetime

import pytest

from abuse_desk.domain.origin.ses_block import SesBlock, read_block

RECEIVED = (
    "from a8-55.smtp-out.amazonses.com (a8-55.smtp-out.amazonses.com [198.51.100.55])\r\n"
    " by inbound-smtp.us-east-1.amazonaws.com with SMTP id q1w2e3r4t5y6u7i8o9\r\n"
    " for desk@in.example.com;\r\n Fri, 28 Apr 2023 09:12:04 +0000 (UTC)"
)
RESULTS = (
    "amazonses.com; spf=pass (spfCheck: domain of amazonses.com designates 198.51.100.55 as"
    " permitted sender) client-ip=198.51.100.55; envelope-from=bounce@amazonses.com;"
    " helo=a8-55.smtp-out.amazonses.com; dkim=pass header.i=@amazon.com;"
    " dkim=pass header.i=@amazonses.com; dmarc=pass header.from=amazon.com;"
)
FORGED_RESULTS = "amazonses.com; dkim=pass header.i=@amazon.com; dmarc=pass header.from=amazon.com;"
OWN = (
    ("Return-Path", "<bounce@amazonses.com>"),
    ("Received", RECEIVED),
    ("X-SES-Spam-Verdict", "PASS"),
    ("X-SES-Virus-Verdict", "PASS"),
    ("Received-SPF", "pass (spfCheck: ok) client-ip=198.51.100.55;"),
    ("Authentication-Results", RESULTS),
    ("X-SES-RECEIPT", "AEFBQUFB"),
    ("X-SES-DKIM-SIGNATURE", "a=rsa-sha256; q=dns/txt;"),
)
SENT = (("From", "ec2-abuse@amazon.com"), ("Subject", "Your AWS Abuse Report [10412345678]"))


def with_results(value: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value if name == "Authentication-Results" else said) for name, said in OWN)


def test_the_block_of_a_direct_mail_is_read_in_full() -> None:
    block = read_block(OWN + SENT, "us-east-1")
    assert (block.region, block.message_id, block.recipient, block.envelope_from) == (
        "us-east-1",
        "q1w2e3r4t5y6u7i8o9",
        "desk@in.example.com",
        "bounce@amazonses.com",
    )
    assert block.received_at == datetime(2023, 4, 28, 9, 12, 4, tzinfo=UTC)
    assert block.results.dkim == (("pass", "amazon.com"), ("pass", "amazonses.com"))
    assert block.headers == OWN


def test_dmarc_counts_for_the_domain_it_names() -> None:
    block = read_block(OWN + SENT, "us-east-1")
    assert block.passes_dmarc_for("amazon.com")
    assert not block.passes_dmarc_for("amazon.com.example")
    assert not block.passes_dmarc_for("")


def test_verdicts_the_sender_wrote_right_below_do_not_count() -> None:
    own = with_results("amazonses.com; dkim=none; dmarc=fail header.from=amazon.com;")
    forged = (("Authentication-Results", FORGED_RESULTS), ("X-SES-Virus-Verdict", "PASS"))
    block = read_block(own + forged + SENT, "us-east-1")
    assert (block.results.dmarc, block.headers) == ("fail", own)


def test_a_verdict_ses_left_out_is_not_taken_from_the_sender() -> None:
    unscanned = tuple(pair for pair in OWN if "Verdict" not in pair[0])
    block = read_block((*unscanned, ("X-SES-Virus-Verdict", "PASS"), *SENT), "us-east-1")
    assert block.virus == ""


def test_a_whole_forged_block_below_another_server_is_no_block() -> None:
    hop = (("Received", "from x by mx.example.net with ESMTP; Fri, 28 Apr 2023 09:12:04 +0000"),)
    assert read_block(hop + OWN + SENT, "us-east-1") == SesBlock()


@pytest.mark.parametrize("more", [".evil.example", "-evil.example", ".cn.evil.example", "x"])
def test_a_host_that_only_begins_like_ses_is_not_ses(more: str) -> None:
    received = OWN[1][1].replace("amazonaws.com", f"amazonaws.com{more}")
    assert read_block((OWN[0], ("Received", received), *OWN[2:]), None) == SesBlock()


def test_a_forged_block_below_the_real_one_changes_nothing() -> None:
    own = with_results("amazonses.com; dkim=none; dmarc=fail header.from=amazon.com;")
    assert read_block(own + OWN + SENT, "us-east-1").results.dmarc == "fail"


@pytest.mark.parametrize(("region", "present"), [("us-east-1", True), ("eu-west-1", False)])
def test_only_the_desks_own_region_counts(region: str, *, present: bool) -> None:
    assert read_block(OWN + SENT, region).present is present


def test_without_a_region_any_ses_counts() -> None:
    assert read_block(OWN + SENT, None).present


@pytest.mark.parametrize(
    "envelope",
    [
        '"x; dmarc=pass header.from=amazon.com"@evil.example',
        "x;dmarc=pass header.from=amazon.com",
        "(; dmarc=pass header.from=amazon.com",
        'x"; dmarc=pass header.from=amazon.com',
    ],
)
def test_a_verdict_hidden_in_the_envelope_sender_does_not_pass(envelope: str) -> None:
    value = f"amazonses.com; spf=none envelope-from={envelope}; dmarc=fail header.from=amazon.com;"
    block = read_block(with_results(value) + SENT, "us-east-1")
    assert not block.passes_dmarc_for("amazon.com")


def test_results_of_another_authority_do_not_count() -> None:
    value = RESULTS.replace("amazonses.com; spf", "mx.example.net; spf")
    assert not read_block(with_results(value) + SENT, "us-east-1").passes_dmarc_for("amazon.com")


def test_a_helo_that_names_ses_does_not_move_the_region() -> None:
    helo = RECEIVED.replace(
        "from a8-55.smtp-out.amazonses.com",
        "from by inbound-smtp.eu-west-1.amazonaws.com",
    )
    headers = (("Received", helo), *OWN[2:], *SENT)
    assert read_block(headers, "us-east-1").region == "us-east-1"


def test_no_received_at_all_is_no_block() -> None:
    assert read_block(SENT, None) == SesBlock()


def test_escaped_brackets_in_a_comment_end_nothing() -> None:
    value = r"amazonses.com; spf=pass (a \) b); dmarc=fail header.from=amazon.com;"
    assert read_block(with_results(value) + SENT, None).results.dmarc == "fail"


def test_a_time_nobody_can_read_is_no_time() -> None:
    headers = (("Received", RECEIVED.replace("28 Apr 2023", "soon")), *OWN[2:], *SENT)
    assert read_block(headers, None).received_at is None
