"""Items as Outlook saves them (MS-OXMSG): values as streams, who and what as folders."""

from collections.abc import Mapping
from datetime import datetime
from struct import pack

from tests.outlook.compound import Folder, compound

SUBJECT, HEADERS, BODY, HTML = 0x0037, 0x007D, 0x1000, 0x1013
SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP, MESSAGE_ID = 0x0042, 0x0065, 0x5D02, 0x1035
SENT, CODE_PAGE, HTML_CODE_PAGE = 0x0039, 0x3FFD, 0x3FDE
FILE, FILE_NAME = 0x3701, 0x3707
TIME, NUMBER, BYTES, UNICODE, EIGHT_BIT = 0x0040, 0x0003, 0x0102, 0x001F, 0x001E
HEAD = {"file": 32, "item": 24, "part": 8}


def msg(item: Folder) -> bytes:
    """The file of one item."""
    return compound({**item, "__nameid_version1.0": {}})


def item(
    texts: Mapping[int, str | bytes],
    numbers: Mapping[int, int | datetime] | None = None,
    *,
    to: tuple[str, ...] = (),
    attached: tuple[Folder, ...] = (),
    head: str = "file",
) -> Folder:
    """One item: `texts` in UTF-16, or bytes as they are; `head` "item" for one inside another."""
    found: Folder = {_name(number, value): _stream(value) for number, value in texts.items()}
    found["__properties_version1.0"] = bytes(HEAD[head]) + _sizes(texts) + _fixed(numbers or {})
    found |= {
        f"__recip_version1.0_#{n:08X}": item(
            {0x3001: address.partition("@")[0], 0x39FE: address}, {0x0C15: 1}, head="part"
        )
        for n, address in enumerate(to)
    }
    return found | {f"__attach_version1.0_#{n:08X}": one for n, one in enumerate(attached)}


def attached_item(inner: Folder) -> Folder:
    """An attachment that is an item itself; `inner` has the head "item"."""
    return {"__substg1.0_3701000D": inner, "__properties_version1.0": bytes(HEAD["part"])}


def attached_file(name: str, content: bytes) -> Folder:
    """An attached file."""
    return item({FILE_NAME: name, FILE: content}, head="part")


def _name(number: int, value: str | bytes) -> str:
    return f"__substg1.0_{number:04X}{_kind(number, value):04X}"


def _kind(number: int, value: str | bytes) -> int:
    if isinstance(value, str):
        return UNICODE
    return BYTES if number in {HTML, FILE} else EIGHT_BIT


def _sizes(texts: Mapping[int, str | bytes]) -> bytes:
    """Each value that has a stream of its own is listed with its size."""
    return b"".join(
        pack("<HHIQ", _kind(number, value), number, 6, len(_stream(value)))
        for number, value in texts.items()
    )


def _stream(value: str | bytes) -> bytes:
    return value.encode("utf-16-le") if isinstance(value, str) else value


def _fixed(numbers: Mapping[int, int | datetime]) -> bytes:
    return b"".join(
        pack("<HHIQ", TIME, number, 6, _filetime(value))
        if isinstance(value, datetime)
        else pack("<HHIQ", NUMBER, number, 6, value)
        for number, value in numbers.items()
    )


def _filetime(at: datetime) -> int:
    return int(at.timestamp() * 10_000_000) + 116_444_736_000_000_000
