"""Hands one mail to the local door by SMTP."""

import smtplib
from collections.abc import Sequence

from local.failure import LocalFailure

SMTP_SECONDS = 120  # a 40 MB mail is authenticated while the sender waits


def post(port: int, raw: bytes, mail_from: str, to: Sequence[str], helo: str = "localhost") -> str:
    """Deliver and return the id SES gave the mail; LocalFailure with what the door answered."""
    try:
        with smtplib.SMTP(
            "127.0.0.1", port, local_hostname=helo, timeout=SMTP_SECONDS
        ) as connection:
            connection.ehlo_or_helo_if_needed()
            _accepted(connection.mail(mail_from))
            for recipient in to:
                _accepted(connection.rcpt(recipient))
            return _accepted(connection.data(with_crlf(raw))).split()[-1]
    except (smtplib.SMTPException, OSError) as fault:
        raise LocalFailure(f"The door on port {port} did not take the mail: {fault}") from fault


def with_crlf(raw: bytes) -> bytes:
    """Lines as SMTP wants them: smtplib leaves bytes as they are."""
    return raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _accepted(answer: tuple[int, bytes]) -> str:
    code, text = answer
    said = text.decode("utf-8", "replace")
    if not 200 <= code < 300:
        raise LocalFailure(f"The door refused the mail: {code} {said}")
    return said
