"""A mail without a signature to check costs neither dkimpy nor dnspython."""

import subprocess
import sys

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


def imported_by(mail: bytes) -> str:
    run = subprocess.run([sys.executable, "-c", READ], input=mail, capture_output=True, check=True)
    return run.stdout.decode().strip()


def test_an_unsigned_mail_imports_neither() -> None:
    assert imported_by(UNSIGNED) == "[]"


def test_a_signature_of_any_ses_customer_imports_neither() -> None:
    assert imported_by(ANYBODYS) == "[]"
