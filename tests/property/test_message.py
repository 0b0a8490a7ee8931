"""Any bytes give a message or a reason; well-formed mail gives what the standard library reads."""

from email import message_from_bytes
from email.message import EmailMessage

from hypothesis import given, settings
from hypothesis import strategies as st

from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, NoMessage, parse_message

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=200)
PIECES = st.sampled_from(
    [
        *(
            b"From: a@example.com\r\n",
            b"\r\n",
            b"\r\n\r\n",
            b"--b\r\n",
            b"--b--\r\n",
            b"--b",
            b"\n ",
        ),
        *(b'Content-Type: multipart/mixed; boundary="b"\r\n', b"Content-Type: message/rfc822\r\n"),
        *(b"Content-Type: text/html; charset=", b"utf-7", b"iso-2022-jp", b"=?utf-8?B?", b"?="),
        *(b"Content-Transfer-Encoding: base64\r\n", b"<table><tr><td>", b"<blockquote type=cite>"),
        *(
            b"---------- Forwarded message ---------\n",
            b"> ",
            b"From: ",
            b"Date: 1 Jan 2020 10:00\n",
        ),
        *(b"Subject: Fwd: x\n", b"To: c@example.net\n", b"\xe5\xb7\xae\xe5\x87\xba\xe4\xba\xba: "),
    ]
)


@given(st.lists(PIECES | st.binary(max_size=20), max_size=40).map(b"".join))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_without_an_exception(raw: bytes) -> None:
    message = parse_message(raw)
    if isinstance(message, Message):
        assert unwrap(message).outer is message
    else:
        assert isinstance(message, NoMessage)


@given(
    WORDS,
    st.sampled_from(["utf-8", "gb18030"]),
    st.sampled_from(["base64", "quoted-printable"]),
)
@settings(max_examples=100, deadline=None)
def test_well_formed_text_is_what_the_standard_library_reads(
    words: str, charset: str, encoding: str
) -> None:
    mail = EmailMessage()
    mail["From"] = "a@example.com"
    mail.set_content(words + "\n", charset=charset, cte=encoding)
    message = parse_message(bytes(mail))
    assert isinstance(message, Message)
    payload = message_from_bytes(bytes(mail)).get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert message.text.split() == payload.decode(charset).replace("\r", "\n").split()


@given(st.lists(st.binary(min_size=1, max_size=300), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_attached_files_never_change_the_text(files: list[bytes]) -> None:
    mail = EmailMessage()
    mail["From"] = "a@example.com"
    mail.set_content("The words.\n")
    for data in files:
        mail.add_attachment(data, "application", "pdf", filename="a.pdf")
    message = parse_message(bytes(mail))
    assert isinstance(message, Message)
    assert message.text == "The words."
