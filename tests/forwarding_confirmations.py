"""Confirmations a mailbox provider sends before it forwards: written by us, after the known form.

The languages' sentences are our own words; the labels, the number and the links are the form.
"""

CODE = "493817265"
LINK = "https://mail-settings.google.com/mail/vf-%5BANGexample0123%5D-AbC_9"
CANCEL = "https://mail-settings.google.com/mail/uf-%5BANGexample0123%5D-AbC_9"
INTAKE = "desk-7f3k9q@desk.example.com"
ASKER = "root@example.com"
SENDER = "forwarding-noreply@google.com"

SUBJECTS = {
    "en": f"(#{CODE}) Gmail Forwarding Confirmation - Receive Mail from {ASKER}",
    "ja": f"(#{CODE}) Gmail の転送の確認 - {ASKER}からのメールを受け取る",
    "zh": f"（#{CODE}）Gmail 转发确认 - 接收来自{ASKER}的邮件",
    "de": f"(#{CODE}) Gmail-Weiterleitungsbestätigung - E-Mails von {ASKER} empfangen",
    "ar": f"(#{CODE}) تأكيد إعادة التوجيه - {ASKER}",
}
LABELS = {
    "en": "Confirmation code:",
    "ja": "確認コード：",
    "zh": "确认码：",
    "de": "Bestätigungscode:",
    "ar": "رمز التأكيد:",
}


def confirmation(
    subject: str = SUBJECTS["en"],
    label: str = LABELS["en"],
    *,
    code: str = CODE,
    link: str = LINK,
    sender: str = SENDER,
    headers: str = "",
) -> bytes:
    """The mail as the provider sends it, before SES puts its headers on top."""
    said = f"{label} {code}" if code else ""
    text = (
        f"{ASKER} {INTAKE}.\r\n\r\n{said}\r\n\r\n{link}\r\n\r\nTo cancel:\r\n{CANCEL}\r\n\r\n"
        "http://support.google.com/mail/bin/answer.py?answer=184973.\r\n"
    )
    head = (
        f"From: Gmail Team <{sender}>\r\nTo: {INTAKE}\r\nSubject: {subject}\r\n"
        "Date: Wed, 04 Mar 2026 08:59:00 +0000\r\nMessage-ID: <confirm-1@mail.gmail.com>\r\n"
        f"{headers}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return (head + text).encode()
