"""Messages: any MIME, any charset, broken or hostile; always a value, never an exception."""

from base64 import b64encode

import pytest

from abuse_desk.domain.mail.message import Message, NoMessage, parse_message
from abuse_desk.domain.mail.mime.parts import MAX_DEPTH, MAX_PARTS

HEAD = b"From: a@example.com\r\nSubject: x\r\n"


def parsed(raw: bytes) -> Message:
    message = parse_message(raw)
    assert isinstance(message, Message)
    return message


def mixed(*parts: bytes, kind: bytes = b"mixed", closing: bytes = b"--b--\r\n") -> bytes:
    head = HEAD + b"Content-Type: multipart/" + kind + b'; boundary="b"\r\n\r\npreamble\r\n'
    return head + b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + closing


def text(data: bytes, charset: str, encoding: str = "8bit") -> bytes:
    head = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {encoding}"
    return head.encode() + b"\r\n\r\n" + data


class TestNoMessage:
    @pytest.mark.parametrize(
        "raw", [b"", b"\r\n \r\n", b"\x00\x01\x02" * 50, b"just a text\n\nmore"]
    )
    def test_is_a_value_with_a_reason(self, raw: bytes) -> None:
        message = parse_message(raw)
        assert isinstance(message, NoMessage)
        assert str(message)

    def test_says_how_large_the_bytes_were(self) -> None:
        assert parse_message(b"nothing here") == NoMessage(
            "no mail headers at the start of the bytes", 12
        )


class TestHeaders:
    def test_are_found_whatever_their_case(self) -> None:
        assert parsed(b"FROM: a@example.com\r\n\r\n").header("From") == "a@example.com"

    def test_keep_their_order_when_repeated(self) -> None:
        assert parsed(HEAD + b"X-A: 1\r\nX-A: 2\r\n\r\n").all("x-a") == ("1", "2")

    def test_folded_are_one_line(self) -> None:
        assert (
            parsed(b"Subject: one\r\n two\r\n\tthree\r\n\r\n").header("subject") == "one two three"
        )

    def test_encoded_words_are_decoded(self) -> None:
        raw = b"Subject: =?iso-2022-jp?B?GyRCN29MPhsoQg==?= =?utf-8?q?_=E2=9C=93?=\r\n\r\n"
        assert parsed(raw).header("subject") == "件名 ✓"

    def test_a_character_split_over_two_encoded_words_is_whole(self) -> None:
        raw = b"Subject: =?utf-8?B?5Lu2?= =?utf-8?B?5Q==?= =?utf-8?B?kI0=?=\r\n\r\n"
        assert parsed(raw).header("subject") == "件名"

    @pytest.mark.parametrize(
        "word", [b"=?x?y", b"=?utf-8?B?!!?=", b"=?nonsense?Q?a?=", b"=?utf-8?B?A?="]
    )
    def test_broken_encoded_words_do_not_matter(self, word: bytes) -> None:
        assert parsed(b"From: a@example.com\r\nSubject: " + word + b"\r\n\r\n").header("from")

    def test_raw_utf_8_is_read(self) -> None:
        assert parsed("Subject: 件名\r\n\r\n".encode()).header("subject") == "件名"

    def test_are_read_up_to_ten_kilobytes(self) -> None:
        assert (
            len(parsed(b"Subject: " + b"x" * 200_000 + b"\r\n\r\n").header("subject") or "")
            < 11_000
        )

    def test_without_a_blank_line_are_a_defect(self) -> None:
        assert parsed(HEAD + b"no header here\r\n").defects

    def test_behind_an_mbox_line_are_found(self) -> None:
        assert parsed(b"From a@b Fri Apr 28 09:12:00 2023\n" + HEAD + b"\r\nhi").text == "hi"

    @pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n\r\n"])
    def test_behind_what_an_export_puts_first_are_found(self, before: bytes) -> None:
        assert parsed(before + HEAD + b"\r\nhi").text == "hi"

    def test_with_lone_carriage_returns_are_found(self) -> None:
        assert parsed(b"From: a@example.com\rSubject: x\r\rhi").text == "hi"


CHARSETS = {
    "iso-2022-jp": "差出人の件名",
    "shift_jis": "送信日時①",
    "euc-jp": "転送されたメッセージ",
    "gb18030": "转发的邮件",
    "gb2312": "发件人",
    "big5": "寄件者",
    "euc-kr": "보낸 사람",
    "ks_c_5601-1987": "받는 사람",
    "windows-1250": "Předmět",
    "windows-1251": "Отправлено",
    "windows-1252": "Envoyé – “ok”",
    "windows-1253": "Θέμα",
    "windows-1254": "Gönderildi",
    "windows-874": "ส่ง",
    "windows-932": "送信日時①",
    "windows-936": "转发",
    "windows-949": "보낸 사람",
    "windows-950": "寄件者",
    "iso-8859-2": "Wysłano",
    "koi8-r": "Тема",
    "utf-8": "件名 ✓",
    "utf-16": "件名",
}
PYTHON = {
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    **{f"windows-{page}": f"cp{page}" for page in (874, 932, 936, 949, 950)},
}


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_every_charset_is_read(charset: str, encoding: str) -> None:
    data = CHARSETS[charset].encode(PYTHON.get(charset, charset))
    if encoding == "base64":
        data = b64encode(data)
    elif encoding == "quoted-printable":
        data = b"".join(b"=%02X" % byte for byte in data)
    raw = HEAD + text(data, charset, encoding)
    assert parsed(raw).text == CHARSETS[charset]


class TestCharsets:
    def test_utf_7_is_refused(self) -> None:
        message = parsed(HEAD + text(b"+ADw-script+AD4-", "utf-7"))
        assert (message.text, len(message.defects)) == ("+ADw-script+AD4-", 1)

    @pytest.mark.parametrize("name", ["base64", "rot13", "zip", "unicode_escape", "idna", "hex"])
    def test_a_codec_that_is_no_charset_is_not_run(self, name: str) -> None:
        assert parsed(HEAD + text(b"YWJj \\u0041", name)).text == "YWJj \\u0041"

    def test_an_unknown_name_is_a_defect_and_read_as_utf_8(self) -> None:
        message = parsed(HEAD + text("件名".encode(), "x-nobody"))
        assert (message.text, len(message.defects)) == ("件名", 1)

    def test_utf_8_under_a_wrong_name_is_read(self) -> None:
        assert parsed(HEAD + text("件名".encode(), "iso-2022-jp")).text == "件名"

    def test_none_at_all_is_guessed_by_its_marks(self) -> None:
        assert parsed(HEAD + b"\r\n" + "件名".encode("iso-2022-jp")).text == "件名"

    def test_japanese_without_a_name_is_guessed(self) -> None:
        assert parsed(HEAD + b"\r\n" + "これは件名です".encode("cp932")).text == "これは件名です"

    def test_western_without_a_name_is_guessed(self) -> None:
        assert parsed(HEAD + b"\r\n" + "Envoyé".encode("cp1252")).text == "Envoyé"

    def test_a_page_may_name_its_own(self) -> None:
        page = '<meta http-equiv="Content-Type" content="text/html; charset=euc-kr">제목'
        raw = HEAD + b"Content-Type: text/html\r\n\r\n" + page.encode("euc-kr")
        assert parsed(raw).text == "제목"


class TestTransferEncodings:
    def test_broken_base64_gives_what_is_there(self) -> None:
        assert parsed(HEAD + text(b"aGVs!bG8\r\n=", "utf-8", "base64")).text == "hello"

    def test_broken_quoted_printable_gives_what_is_there(self) -> None:
        assert parsed(HEAD + text(b"a=ZZb=", "utf-8", "quoted-printable")).text.startswith("a")

    def test_uuencode_is_read(self) -> None:
        raw = HEAD + text(b"begin 644 x\r\n%:&5L;&\\\r\n`\r\nend\r\n", "utf-8", "x-uuencode")
        assert parsed(raw).text == "hello"

    def test_flowed_lines_are_joined(self) -> None:
        raw = (
            HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\none \r\ntwo\r\n> a \r\n> b\r\n"
        )
        assert parsed(raw).text.strip() == "one two\n> a b"

    def test_line_ends_are_line_feeds(self) -> None:
        assert parsed(HEAD + b"\r\na\r\nb\rc\n").text == "a\nb\nc"


class TestParts:
    def test_text_parts_are_one_body_in_order(self) -> None:
        assert parsed(mixed(text(b"one", "utf-8"), text(b"two", "utf-8"))).text == "one\n\ntwo"

    def test_an_attached_text_is_no_body(self) -> None:
        log = b"Content-Disposition: attachment; filename=a.log\r\n" + text(b"log", "utf-8")
        assert parsed(mixed(text(b"one", "utf-8"), log)).text == "one"

    def test_an_attached_text_is_the_body_where_there_is_no_other(self) -> None:
        log = b"Content-Disposition: attachment; filename=a.txt\r\n" + text(b"all", "utf-8")
        assert parsed(mixed(log)).text == "all"

    def test_plain_text_wins_over_its_page(self) -> None:
        page = b"Content-Type: text/html\r\n\r\n<p>the same words</p>"
        raw = mixed(text(b"the plain words", "utf-8"), page, kind=b"alternative")
        assert parsed(raw).text == "the plain words"

    def test_a_stub_loses_to_its_page(self) -> None:
        page = b"Content-Type: text/html\r\n\r\n<p>" + b"real words " * 50 + b"</p>"
        raw = mixed(text(b"Your client cannot show this.", "utf-8"), page, kind=b"alternative")
        assert parsed(raw).text.startswith("real words")

    def test_links_of_the_page_are_kept_beside_the_plain_text(self) -> None:
        page = b'Content-Type: text/html\r\n\r\n<a href="https://aws.amazon.com/x">words</a>'
        raw = mixed(text(b"the plain words", "utf-8"), page, kind=b"alternative")
        assert parsed(raw).links == ("https://aws.amazon.com/x",)

    def test_html_under_the_wrong_type_is_read_as_html(self) -> None:
        assert parsed(HEAD + text(b"<html><p>hi</p></html>", "utf-8")).text == "hi"

    def test_a_missing_closing_boundary_is_a_defect(self) -> None:
        message = parsed(mixed(text(b"one", "utf-8"), closing=b""))
        assert (message.text, len(message.defects)) == ("one", 1)

    def test_a_boundary_that_is_the_start_of_another_is_told_apart(self) -> None:
        inner = (
            b'Content-Type: multipart/alternative; boundary="bb"\r\n\r\n--bb\r\n'
            + text(b"in", "utf-8")
            + b"\r\n--bb--"
        )
        assert parsed(mixed(inner, text(b"out", "utf-8"))).text == "in\n\nout"

    def test_a_multipart_without_parts_is_read_as_text(self) -> None:
        raw = HEAD + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\nonly this\r\n'
        assert parsed(raw).text.strip() == "only this"

    def test_an_attached_mail_is_the_slice_of_the_mail(self) -> None:
        inner = b"From: c@example.com\r\nX: \xff\r\n\r\nbody  \r\n"
        raw = mixed(b"Content-Type: message/rfc822\r\n\r\n" + inner)
        assert parsed(raw).attached == (inner,)

    @pytest.mark.parametrize("filename", [b'"a.eml"', b"=?utf-8?q?a=2Eeml?=", b"a.EML"])
    def test_a_mail_under_a_file_name_is_attached(self, filename: bytes) -> None:
        head = b"Content-Type: application/octet-stream; name=" + filename
        part = (
            head
            + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + b64encode(b"From: c@d\r\n\r\nx")
        )
        assert parsed(mixed(part)).attached == (b"From: c@d\r\n\r\nx",)

    def test_a_name_in_pieces_is_put_together(self) -> None:
        head = b"Content-Type: application/octet-stream; name*0*=utf-8''%E4%BB%B6; name*1=.eml"
        assert parsed(mixed(head + b"\r\n\r\nFrom: c@d\r\n\r\nx")).attached


class TestLimits:
    def test_parts_beyond_the_limit_are_said(self) -> None:
        raw = mixed(*[b"\r\nx"] * (MAX_PARTS + 5))
        assert any(str(MAX_PARTS) in defect for defect in parsed(raw).defects)

    def test_nesting_beyond_the_limit_is_said(self) -> None:
        raw = HEAD
        for level in range(MAX_DEPTH + 5):
            mark = b"n%d" % level
            raw += (
                b"Content-Type: multipart/mixed; boundary=" + mark + b"\r\n\r\n--" + mark + b"\r\n"
            )
        assert any(str(MAX_DEPTH) in defect for defect in parsed(raw + b"\r\nx").defects)

    def test_a_thousand_nested_mails_are_no_recursion(self) -> None:
        assert parsed(HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 1_000).attached

    def test_a_text_over_two_megabytes_is_said(self) -> None:
        assert parsed(HEAD + b"\r\n" + b"x\r\n" * 800_000).defects


def test_a_long_plain_text_keeps_the_links_of_its_page() -> None:
    page = b'Content-Type: text/html\r\n\r\n<a href="https://a.example/?x=1&amp;y=2">words</a>'
    raw = mixed(text(b"plain words " * 300, "utf-8"), page, kind=b"alternative")
    assert parsed(raw).links == ("https://a.example/?x=1&y=2",)


def test_alternatives_without_a_page_give_the_plain_text() -> None:
    calendar = b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR"
    assert parsed(mixed(text(b"words", "utf-8"), calendar, kind=b"alternative")).text == "words"


def test_bytes_a_charset_does_not_have_are_a_defect() -> None:
    message = parsed(HEAD + text(b"ok \xff\xff ok", "utf-8"))
    assert message.text.startswith("ok")
    assert message.defects


def test_a_gateways_rewriting_of_a_link_is_undone() -> None:
    link = b"https://urldefense.com/v3/__https://aws.amazon.com/x__;!!a!b$"
    raw = HEAD + b'Content-Type: text/html\r\n\r\n<a href="' + link + b'">x</a>'
    assert parsed(raw).links == ("https://aws.amazon.com/x",)
