"""Hands one mail to the local door by SMTP."""

import smtplib
from collections.abc import Sequence

from local.failure import LocalFailure

SMTP_SECONDS = 120  # a 40 MB mail is authenticated while the sender waits


def post(port: int, raw: bytes, mail_from: str, to: Sequence[str], helo: str = "localhost") -> None:
    """Deliver, or raise LocalFailure with what the door answered."""
    try:
        with smtplib.SMTP(
            "127.0.0.1", port, local_hostname=helo, timeout=SMTP_SECONDS
        ) as connection:
            refused = connection.sendmail(mail_from, list(to), with_crlf(raw))
    except smtplib.SMTPRecipientsRefused as refusal:
        raise LocalFailure(
            f"The door refused the mail: {_answers(refusal.recipients)}"
        ) from refusal
    except (smtplib.SMTPException, OSError) as fault:
        raise LocalFailure(f"The door on port {port} did not take the mail: {fault}") from fault
    if refused:
        raise LocalFailure(f"The door refused some recipients: {_answers(refused)}")


def with_crlf(raw: bytes) -> bytes:
    """Lines as SMTP wants them: smtplib leaves bytes as they are."""
    return raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _answers(refused: dict[str, tuple[int, bytes]]) -> str:
    said = (f"{who}: {code} {text.decode()}" for who, (code, text) in refused.items())
    return ", ".join(said)
