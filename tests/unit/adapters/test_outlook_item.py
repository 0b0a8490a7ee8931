"""An Outlook item is read as the mail it holds, and no bytes of one do harm."""

from datetime import UTC, datetime
from struct import pack_into

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abuse_desk.adapters.outlook_item import mail_in
from abuse_desk.adapters.reading import context_of
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.notices.reading import Notice, Other, Reading, Unrecognized
from abuse_desk.domain.reader import read_mail
from abuse_desk.domain.vocabulary import ForwardingForm, TrustLevel
from tests.forwarding.attached import as_file, as_rfc822, carrying
from tests.forwarding.source import FORWARDER, NOTICE, Source, direct
from tests.outlook.compound import Folder
from tests.outlook.items import (
    BODY,
    CODE_PAGE,
    HEADERS,
    HTML,
    HTML_CODE_PAGE,
    MESSAGE_ID,
    SENDER_ADDRESS,
    SENDER_NAME,
    SENDER_SMTP,
    SENT,
    SUBJECT,
    attached_file,
    attached_item,
    item,
    msg,
)

SOURCE = Source()
SENT_AT = datetime(2023, 4, 28, 9, 12, tzinfo=UTC)
TEXTS: dict[int, str | bytes] = {
    SUBJECT: SOURCE.subject,
    SENDER_NAME: SOURCE.name,
    SENDER_SMTP: SOURCE.sender,
    MESSAGE_ID: SOURCE.message_id,
    BODY: NOTICE.replace("\n", "\r\n"),
}
OPENING = ReadContext(open_container=mail_in)


def saved(head: str = "file", attached: tuple[Folder, ...] = ()) -> Folder:
    return item(TEXTS, {SENT: SENT_AT}, to=(SOURCE.to,), attached=attached, head=head)


def read_item(content: bytes, context: ReadContext = OPENING) -> Reading:
    return read_mail(carrying(as_file(content, "application/octet-stream", "notice.msg")), context)


def opened(content: bytes) -> bytes:
    mail = mail_in(content)
    assert mail is not None
    return mail


def test_a_notice_attached_as_an_item_reads_as_the_notice_itself() -> None:
    found, straight = read_item(msg(saved())), read_mail(direct(SOURCE))
    assert isinstance(found, Notice)
    assert isinstance(straight, Notice)
    assert found.facts == straight.facts
    assert (found.original.sender, found.original.to) == (SOURCE.sender, (SOURCE.to,))
    assert (found.original.subject, found.original.date) == (SOURCE.subject, SENT_AT)
    assert found.original.message_id == SOURCE.message_id


def test_an_item_is_an_attachment_among_the_layers() -> None:
    layers = read_item(msg(saved())).as_json()["forwarding"]
    assert [(one["form"], one["from"]) for one in layers] == [
        (ForwardingForm.ATTACHMENT.value, FORWARDER)
    ]


def test_nothing_is_proved_by_an_item_even_if_it_names_a_signature() -> None:
    signed = "DKIM-Signature: v=1; a=rsa-sha256; d=amazon.com; s=abc; bh=AAAA; b=BBBB\r\n"
    headers = f"{signed}From: {SOURCE.sender}\r\nSubject: {SOURCE.subject}\r\n"
    found = read_item(msg(item(TEXTS | {HEADERS: headers})))
    assert isinstance(found, Notice)
    assert found.trust.level is TrustLevel.UNVERIFIED


def test_the_desk_itself_opens_items() -> None:
    context = context_of(DeskConfig(), frozenset())
    assert isinstance(read_item(msg(saved()), context), Notice)


def test_headers_an_item_came_with_win_over_its_own_values() -> None:
    headers = "From: First <first@example.com>\r\nSubject: As\r\n sent\r\n"
    mail = opened(msg(item(TEXTS | {HEADERS: headers})))
    assert mail.startswith(b"From: First <first@example.com>\r\nSubject: As sent\r\n")


def test_an_address_of_exchange_alone_is_no_address() -> None:
    texts = {SUBJECT: "s", SENDER_NAME: "A", SENDER_ADDRESS: "/O=EXAMPLE/CN=A"}
    assert b"/O=EXAMPLE" not in opened(msg(item(texts)))


def test_recipients_are_told_by_their_kind() -> None:
    mail = opened(msg(item(TEXTS, to=("root@example.com", "ops@example.com"))))
    assert b'To: "root" <root@example.com>, "ops" <ops@example.com>\r\n' in mail


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        ({BODY: "レポート 調査"}, {}),
        ({BODY: "レポート 調査".encode("cp932")}, {CODE_PAGE: 932}),
        ({HTML: "<p>レポート 調査</p>".encode("iso-2022-jp")}, {HTML_CODE_PAGE: 50220}),
        ({HTML: "<p>レポート 調査</p>"}, {}),
    ],
)
def test_text_comes_in_the_code_page_the_item_names(
    texts: dict[int, str | bytes], numbers: dict[int, int]
) -> None:
    found = read_mail(opened(msg(item({SUBJECT: "s"} | texts, numbers))))
    assert isinstance(found, Other)
    assert found.original.body == "レポート 調査"


def test_an_item_within_an_item_is_opened() -> None:
    outer = item({SUBJECT: "FW", SENDER_SMTP: FORWARDER}, attached=(attached_item(saved("item")),))
    found = read_item(msg(outer))
    assert isinstance(found, Notice)
    assert [layer.sender for layer in found.original.layers] == [FORWARDER, FORWARDER]


def test_a_mail_saved_into_an_item_is_opened() -> None:
    outer = item(
        {SUBJECT: "FW", SENDER_SMTP: FORWARDER},
        attached=(attached_file("notice.eml", direct(SOURCE)),),
    )
    assert isinstance(read_item(msg(outer)), Notice)


def test_beside_an_attached_notice_an_item_is_not_the_original() -> None:
    other = msg(item({SUBJECT: "lunch", SENDER_SMTP: "colleague@example.com", BODY: "At noon?"}))
    raw = carrying(as_rfc822(direct(SOURCE)), as_file(other, "application/octet-stream", "a.msg"))
    assert isinstance(read_mail(raw, OPENING), Notice)


def test_an_item_that_cannot_be_opened_is_said() -> None:
    found = read_item(msg(saved())[:2_000])
    assert "attached in a format that is kept, not read: notice.msg" in found.as_json()["warnings"]


@pytest.mark.parametrize("name", ["notice.msg", "winmail.dat"])
def test_what_nobody_opens_goes_to_a_person_if_it_names_aws(name: str) -> None:
    raw = carrying(as_file(msg(saved()), "application/octet-stream", name))
    assert isinstance(read_mail(raw), Unrecognized)


def test_what_nobody_opens_and_names_nobody_is_other() -> None:
    shut = msg(item({SUBJECT: "lunch", BODY: "At noon?"}))
    raw = carrying(as_file(shut, "application/octet-stream", "winmail.dat"))
    assert isinstance(read_mail(raw), Other)


@pytest.mark.parametrize("content", [b"", b"From: a@example.com\r\n\r\n", bytes(4_096)])
def test_other_bytes_are_no_item(content: bytes) -> None:
    assert mail_in(content) is None


def test_a_file_that_says_neither_who_nor_what_is_no_item() -> None:
    assert mail_in(msg({})) is None


@pytest.mark.parametrize("at", [44, 64, 72])
def test_a_file_that_counts_more_sectors_than_it_has_is_not_followed(at: int) -> None:
    content = bytearray(msg(saved()))
    pack_into("<I", content, at, 0x00FFFFFF)
    assert mail_in(bytes(content)) is None


def test_a_file_of_many_folders_is_not_walked() -> None:
    assert mail_in(msg(saved() | {f"folder {n}": {} for n in range(5_000)})) is None


def test_streams_that_overlap_are_read_no_further_than_the_file_is_long() -> None:
    files = (attached_file("0.bin", b"x" * 200_000), *[attached_file("n.bin", b"y" * 5_000)] * 9)
    content = bytearray(msg(saved(attached=files)))
    entry = "__substg1.0_37010102".encode("utf-16-le")
    places = [at for at in range(0, len(content), 128) if content.startswith(entry, at)]
    largest = next(content[at + 116 : at + 128] for at in places)
    for at in places:
        content[at + 116 : at + 128] = largest
    assert len(places) == len(files)
    assert 200_000 < len(opened(bytes(content))) < 2 * len(content)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_an_item_or_none(data: st.DataObject) -> None:
    content = bytearray(msg(saved()))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    found = mail_in(bytes(content))
    assert found is None or isinstance(found, bytes)
