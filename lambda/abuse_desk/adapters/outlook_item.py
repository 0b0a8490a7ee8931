"""An Outlook item (.msg) as the mail it holds: its headers, its text, the mails attached to it.

Who drags a mail into another one in Outlook attaches this. olefile opens the file (MS-CFB); what
the streams in it mean is MS-OXMSG and MS-OXPROPS. The item is no copy of the bytes that were sent:
no signature is carried over, so nothing can be proved of it.
"""

from base64 import encodebytes
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from io import BytesIO
from struct import error as struct_error
from struct import iter_unpack, unpack_from
from typing import TYPE_CHECKING

from abuse_desk.domain.mail.header_section import raw_fields
from abuse_desk.domain.mail.mime.charsets import decode

if TYPE_CHECKING:
    from olefile import OleFileIO

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LEAST = 1_536  # bytes: a header and two sectors
_SECTOR = 512  # bytes, at least
# Where the header counts sectors of three tables: olefile reads as many, a loop again and again.
_COUNTS = (44, 64, 72)
_MOST_ENTRIES = 5_000  # an item has some fifty, and ten for each attachment
_MOST_DEPTH = 2
_MOST_ATTACHED = 10
_MOST_RECIPIENTS = 50

# What a mail may say of itself here. Of the rest, a signature would no longer fit its text.
_HEADERS = ("From", "To", "Cc", "Subject", "Date", "Message-ID", "Reply-To", "Sender",
            "In-Reply-To", "References", "List-Id", "Auto-Submitted", "X-Original-From",
            "X-Original-Sender")  # fmt: skip
_TRANSPORT_HEADERS = 0x007D
_SUBJECT, _BODY, _HTML, _MESSAGE_ID = 0x0037, 0x1000, 0x1013, 0x1035
# The name, then the addresses, the best first; an address without @ is Exchange's own.
_AUTHOR = (0x0042, (0x5D02, 0x5D01, 0x0065, 0x0C1F))
_RECIPIENT = (0x3001, (0x39FE, 0x3003))
_SENT, _DELIVERED = 0x0039, 0x0E06
_RECIPIENT_KIND = 0x0C15
_KINDS = {1: "To", 2: "Cc"}
_HTML_CODE_PAGE, _TEXT_CODE_PAGE = 0x3FDE, 0x3FFD
_FILE, _FILE_NAME, _LONG_FILE_NAME = 0x3701, 0x3704, 0x3707
# Types of values: text in UTF-16, text in the item's code page, bytes, an item inside, a time.
_UNICODE, _EIGHT_BIT, _BYTES, _OBJECT, _TIME = 0x001F, 0x001E, 0x0102, 0x000D, 0x0040
# Entries of fixed size follow this many bytes of head: of the file, an item in it, anything else.
_HEAD_OF_FILE, _HEAD_OF_ITEM, _HEAD_OF_PART = 32, 24, 8
_CHARSETS = {
    65001: "utf-8", 20127: "us-ascii", 28591: "iso-8859-1", 28592: "iso-8859-2",
    28605: "iso-8859-15", 50220: "iso-2022-jp", 50221: "iso-2022-jp", 50222: "iso-2022-jp",
    51932: "euc-jp", 51949: "euc-kr", 52936: "hz", 54936: "gb18030", 932: "shift_jis",
    936: "gb18030", 949: "euc-kr", 950: "big5",
}  # fmt: skip
_WINDOWS = 1252
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)  # FILETIME counts 100 ns from here


def mail_in(content: bytes) -> bytes | None:
    """The mail in an Outlook item, as RFC 5322 has it; None if the bytes are no such item.

    Never raises for anything in the bytes. No more is read than `content` is long.
    """
    if not content.startswith(MAGIC) or len(content) < _LEAST or _overstates(content):
        return None
    import olefile  # noqa: PLC0415 - one mail in thousands holds an item

    try:
        with olefile.OleFileIO(BytesIO(content)) as file:
            if file.root.size > len(content) or len(file.direntries) > _MOST_ENTRIES:
                return None
            return _Item(_Streams.of(file, len(content)), "", _HEAD_OF_FILE, _MOST_DEPTH).mail()
    except _UNUSABLE:
        return None


def _overstates(content: bytes) -> bool:
    """Whether the header counts more sectors than there are bytes for."""
    counts = (unpack_from("<I", content, at)[0] for at in _COUNTS)
    return any(count * _SECTOR > len(content) for count in counts)


# What olefile raises for bytes it can make nothing of, its own errors being OSErrors.
_UNUSABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, struct_error,
             OverflowError, RecursionError, MemoryError)  # fmt: skip


@dataclass(slots=True)
class _Streams:
    """The streams of a file by path. Streams may overlap, so what may be read is counted."""

    file: "OleFileIO"
    left: int  # bytes
    inside: dict[str, list[str]]  # the folders in each folder, lower case, by name

    @classmethod
    def of(cls, file: "OleFileIO", left: int) -> "_Streams":
        """The streams of an open file, of which `left` bytes may be read."""
        inside: dict[str, list[str]] = {}
        for *folder, name in sorted(file.listdir(streams=False, storages=True)):
            inside.setdefault("/".join(folder).lower(), []).append(name.lower())
        return cls(file, left, inside)

    def read(self, path: str) -> bytes:
        """One stream; empty if it is not there, or more than may still be read."""
        if not self.file.exists(path) or self.file.get_size(path) > self.left:
            return b""
        data: bytes = self.file.openstream(path).read()
        self.left -= len(data)
        return data

    def folders(self, path: str, prefix: str, most: int) -> list[str]:
        """Paths of the folders in one, by name: the attachments, the recipients."""
        names = self.inside.get(path.lower(), ())
        wanted = [name for name in names if name.startswith(prefix)]
        return [_within(path, name) for name in wanted[:most]]


@dataclass(frozen=True, slots=True)
class _Item:
    """One item: the file itself, or an item attached to one."""

    streams: _Streams
    path: str
    head: int
    depth: int

    def mail(self) -> bytes | None:
        """The mail, with the mails attached to it; None if it says neither who nor what."""
        numbers = self._numbers()
        headers = self._headers(numbers)
        if not headers.keys() & {"From", "Subject"}:
            return None
        parts = [*self._texts(numbers), *self._attached()]
        lines = [f"{name}: {value}\r\n" for name, value in headers.items()]
        return "".join(lines).encode("utf-8", "replace") + _multipart("mixed", parts)

    def _headers(self, numbers: dict[int, int]) -> dict[str, str]:
        """The headers it came with; what is missing among them from the item's own values."""
        written = raw_fields(self._text(_TRANSPORT_HEADERS, numbers).strip().encode())
        named = {name.lower(): value.encode("latin-1").decode() for name, value in written}
        found = {name: named.get(name.lower(), "") for name in _HEADERS}
        own = {
            "From": self._address(self.path, *_AUTHOR, numbers),
            "Subject": self._text(_SUBJECT, numbers),
            "Date": _date(numbers.get(_SENT) or numbers.get(_DELIVERED)),
            "Message-ID": self._text(_MESSAGE_ID, numbers),
            **({} if found["To"] else self._recipients(numbers)),
        }
        joined = {name: _one_line(value or own.get(name, "")) for name, value in found.items()}
        return {name: value for name, value in joined.items() if value}

    def _recipients(self, numbers: dict[int, int]) -> dict[str, str]:
        kinds: dict[str, list[str]] = {}
        for folder in self.streams.folders(self.path, "__recip_version1.0_", _MOST_RECIPIENTS):
            said = _entries(self.streams.read(f"{folder}/__properties_version1.0"), _HEAD_OF_PART)
            kind = _KINDS.get(said.get(_RECIPIENT_KIND, 0))
            if kind:
                kinds.setdefault(kind, []).append(self._address(folder, *_RECIPIENT, numbers))
        return {kind: ", ".join(filter(None, found)) for kind, found in kinds.items()}

    def _address(
        self, path: str, name: int, addresses: tuple[int, ...], numbers: dict[int, int]
    ) -> str:
        found = (self._text(number, numbers, path).strip() for number in addresses)
        address = next((one for one in found if "@" in one), "")
        shown = self._text(name, numbers, path).translate(_NO_QUOTES).strip()
        return f'"{shown}" <{address}>' if address and shown else address

    def _texts(self, numbers: dict[int, int]) -> list[bytes]:
        page = self.streams.read(_value(self.path, _HTML, _BYTES))
        html = decode(page, _charset(numbers.get(_HTML_CODE_PAGE)))[0] if page else ""
        found = (
            ("plain", self._text(_BODY, numbers)),
            ("html", html or self._text(_HTML, numbers)),
        )
        texts = [
            _part(f"text/{kind}; charset=utf-8", text.encode()) for kind, text in found if text
        ]
        return [_multipart("alternative", texts)] if len(texts) > 1 else texts

    def _attached(self) -> list[bytes]:
        """Attached items as messages, attached files as files."""
        if not self.depth:
            return []
        folders = self.streams.folders(self.path, "__attach_version1.0_", _MOST_ATTACHED)
        return [part for folder in folders if (part := self._attachment(folder)) is not None]

    def _attachment(self, folder: str) -> bytes | None:
        inside = _value(folder, _FILE, _OBJECT)
        if self.streams.file.exists(inside):
            mail = _Item(self.streams, inside, _HEAD_OF_ITEM, self.depth - 1).mail()
            return None if mail is None else _part("application/octet-stream", mail, "attached.eml")
        data = self.streams.read(_value(folder, _FILE, _BYTES))
        name = self._text(_LONG_FILE_NAME, {}, folder) or self._text(_FILE_NAME, {}, folder)
        return _part("application/octet-stream", data, name) if data else None

    def _numbers(self) -> dict[int, int]:
        return _entries(self.streams.read(_within(self.path, "__properties_version1.0")), self.head)

    def _text(self, number: int, numbers: dict[int, int], path: str | None = None) -> str:
        where = self.path if path is None else path
        wide = self.streams.read(_value(where, number, _UNICODE))
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = self.streams.read(_value(where, number, _EIGHT_BIT))
        return decode(narrow, _charset(numbers.get(_TEXT_CODE_PAGE)))[0].rstrip("\0")


_NO_QUOTES = str.maketrans('"\\', "  ")


def _entries(stream: bytes, head: int) -> dict[int, int]:
    """Values of fixed size by number: 16 bytes each, of which the last eight are the value."""
    body = stream[head : head + 16 * 1_000]
    whole = body[: len(body) // 16 * 16]
    return {
        number: value if kind == _TIME else value & 0xFFFF_FFFF
        for kind, number, _, value in iter_unpack("<HHIQ", whole)
    }


def _date(filetime: int | None) -> str:
    if not filetime:
        return ""
    return format_datetime(_EPOCH + timedelta(microseconds=filetime // 10))


def _charset(code_page: int | None) -> str:
    number = code_page or _WINDOWS
    return _CHARSETS.get(number, f"windows-{number}")


def _one_line(value: str) -> str:
    return " ".join(value.replace("\0", " ").split())


def _within(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _value(folder: str, number: int, kind: int) -> str:
    return _within(folder, f"__substg1.0_{number:04X}{kind:04X}")


def _part(content_type: str, content: bytes, name: str = "") -> bytes:
    shown = _one_line(name).translate(_NO_QUOTES)[:200]
    where = f'Content-Disposition: attachment; filename="{shown}"\r\n' if shown else ""
    head = f"Content-Type: {content_type}\r\n{where}Content-Transfer-Encoding: base64\r\n\r\n"
    return head.encode() + encodebytes(content)


def _multipart(kind: str, parts: list[bytes]) -> bytes:
    # Base64 holds no line of dashes, but a part of parts does: each kind has its own.
    boundary = f"=_{kind}".encode()
    joined = b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts)
    head = b"Content-Type: multipart/" + kind.encode() + b'; boundary="' + boundary + b'"\r\n\r\n'
    return head + joined + b"--" + boundary + b"--\r\n"
