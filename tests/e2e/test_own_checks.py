"""What intake checks itself: the signature of a notice that came as an attachment."""

from datetime import UTC, datetime

import pytest

from local.desk import Desk
from local.post import post
from local.signing import sign
from local.story import STEPS, prepare
from local.watch import ledger_row, wait_for

pytestmark = pytest.mark.emulator

ATTACHED = b"""From: Ben <ben@example.com>\r
To: desk-7f3k9q@desk.example.com\r
Subject: as attachment\r
Date: %s\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary="b0"\r
\r
--b0\r
Content-Type: text/plain\r
\r
see below\r
--b0\r
Content-Type: message/rfc822\r
Content-Disposition: attachment; filename="notice.eml"\r
\r
%s\r
--b0--\r
"""


def attached(desk: Desk, notice: bytes) -> bytes:
    date = f"{datetime.now(UTC):%a, %d %b %Y %H:%M:%S} +0000".encode()
    return sign(ATTACHED % (date, notice), "example.com", desk.zone)


@pytest.mark.parametrize(("spoil", "trust"), [(b"", "verified"), (b"one more line\r\n", "forged")])
def test_an_attached_notice_is_as_good_as_its_own_signature(
    desk: Desk, spoil: bytes, trust: str
) -> None:
    notice = prepare(STEPS[0], datetime.now(UTC), desk.zone)
    to = [desk.outputs["IntakeAddress"]]
    raw = attached(desk, notice + spoil)
    mail_id = post(desk.smtp_port, raw, "ben@example.com", to, "mail-lj1-f170.google.com")
    assert wait_for("the ledger", lambda: ledger_row(desk, mail_id)).trust == trust
