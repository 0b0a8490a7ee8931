"""What a cold start does not pay for: no module is loaded before something needs it."""

import os
import subprocess
import sys

import pytest

READ = """
import sys
from abuse_desk.adapters.dns import DnsResolver
from abuse_desk.adapters.signatures import with_signatures
from abuse_desk.domain import read_mail
from abuse_desk.domain.context import ReadContext
read_mail(sys.stdin.buffer.read(), with_signatures(ReadContext(), DnsResolver().txt))
print(sorted({name.partition(".")[0] for name in sys.modules} & {"dkim", "dns"}))
"""
UNSIGNED = b"From: ec2-abuse@amazon.com\r\nSubject: Your AWS Abuse Report\r\n\r\nHello\r\n"
ANYBODYS = b"DKIM-Signature: a=rsa-sha256; d=amazonses.com; s=k; h=from; b=A; bh=A\r\n" + UNSIGNED
START = "import sys\nimport abuse_desk.handlers.{0}\nprint(*sys.modules)"
ENVIRONMENT = {
    "AWS_DEFAULT_REGION": "eu-west-1",
    "POWERTOOLS_SERVICE_NAME": "desk",
    "POWERTOOLS_METRICS_NAMESPACE": "AbuseDesk",
}
PATTERNS = """
import re, sys
compiled, makers = re.compile, []
def noted(*given):
    makers.append(sys._getframe(1).f_globals["__name__"])
    return compiled(*given)
re.compile = noted
import abuse_desk.domain.reader
print([name for name in makers if name.startswith("abuse_desk")])
"""
# The reader of mail: parsing, unwrapping, judging, recognising.
READER = (
    "abuse_desk.domain.mail.message",
    "abuse_desk.domain.mail.mime",
    "abuse_desk.domain.mail.html_text",
    "abuse_desk.domain.mail.forwarding",
    "abuse_desk.domain.notices.shapes",
    "abuse_desk.domain.notices.signs",
    "abuse_desk.domain.origin.trust",
    "abuse_desk.domain.reader",
    "abuse_desk.adapters.reading",
    "dkim",
    "dns",
)


def run(code: str, given: bytes = b"") -> str:
    command, environment = [sys.executable, "-c", code], os.environ | ENVIRONMENT
    done = subprocess.run(command, input=given, env=environment, capture_output=True, check=True)
    return done.stdout.decode().strip()


def loaded_by(handler: str) -> set[str]:
    """The modules in memory once this function has started."""
    return set(run(START.format(handler)).split())


def test_an_unsigned_mail_imports_neither() -> None:
    assert run(READ, UNSIGNED) == "[]"


def test_no_pattern_of_the_reader_is_compiled_before_a_mail_asks() -> None:
    assert run(PATTERNS) == "[]"


def test_a_signature_of_any_ses_customer_imports_neither() -> None:
    assert run(READ, ANYBODYS) == "[]"


def test_intake_starts_with_the_reader() -> None:
    assert set(READER[:-2]) <= loaded_by("intake")


@pytest.mark.parametrize("handler", ["dispatch", "clock", "desk"])
def test_a_function_that_reads_no_mail_starts_without_the_reader(handler: str) -> None:
    assert loaded_by(handler) & set(READER) == set()


def test_the_page_starts_without_what_only_the_command_line_asks() -> None:
    asked = {"abuse_desk.handlers.desk_itself", "abuse_desk.workflows.confirmations"}
    assert loaded_by("desk") & asked == set()


def test_the_page_starts_without_what_strips_a_mail_of_its_codes() -> None:
    assert "abuse_desk.domain.page.stripped" not in loaded_by("desk")
