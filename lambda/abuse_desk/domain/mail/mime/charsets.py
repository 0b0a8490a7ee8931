"""Bytes to text, whatever charset a mail declares; never fails, never runs a non-text codec."""

from codecs import lookup

# What mails declare against what they hold: the Windows supersets read both.
SUPERSETS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "cp50220": "iso2022_jp_ext",
    "cp50221": "iso2022_jp_ext",
    "iso-2022-jp-ms": "iso2022_jp_ext",
    "x-euc-jp": "euc_jp",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "ksc5601": "cp949",
    "iso-8859-8-i": "iso8859_8",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "windows-932": "cp932",
    "windows-936": "gb18030",
    "windows-949": "cp949",
    "windows-950": "big5hkscs",
    "cn-big5": "big5hkscs",
    "x-euc-kr": "cp949",
    "x-windows-949": "cp949",
    "cseuckr": "cp949",
    "x-gb18030": "gb18030",
    "x-cp1251": "cp1251",
    "x-ms-cp932": "cp932",
    "cseucpkdfmtjapanese": "euc_jp",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
}
# utf-7 hides markup from every scanner; the rest are no charsets of mail but run as codecs.
REFUSED = frozenset(
    {"utf-7", "utf7", "utf_7", "u7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7", "csunicode11utf7"}
    | {"punycode", "idna", "mbcs", "oem", "undefined", "unicode_escape", "unicode-escape"}
    | {"raw_unicode_escape", "raw-unicode-escape", "unicodeescape"}
)
# Escape sequences of ISO-2022-JP: no other mail charset has them.
JIS_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")


def decode(data: bytes, charset: str | None) -> tuple[str, str | None]:
    """The text of `data`, and a defect where the declared charset could not be used as it is."""
    name = (charset or "").strip("\"' ").lower()
    if not name or name in {"us-ascii", "ascii", "unknown-8bit", "x-unknown", "default", "8bit"}:
        return guess(data), None
    if name in REFUSED:
        return data.decode("ascii", "replace"), f"charset {name[:40]} is refused"
    codec = SUPERSETS.get(name, name)
    if not _is_text_codec(codec):
        return guess(data), f"charset {name[:40]!r} is unknown"
    return _decode_as(data, codec, name)


def guess(data: bytes) -> str:
    """Text in no declared charset: UTF-8, else Japanese by its marks, else Windows-1252."""
    if any(escape in data for escape in JIS_ESCAPES):
        return data.decode("iso2022_jp_ext", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess_8bit(data)


def _guess_8bit(data: bytes) -> str:
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
    # Only Japanese text has hiragana: Western text that happens to be valid cp932 has none.
    if any("\u3041" <= char <= "\u3096" for char in text):
        return text
    return data.decode("cp1252", "replace")


def _is_text_codec(codec: str) -> bool:
    try:
        return bool(getattr(lookup(codec), "_is_text_encoding", False))
    except (LookupError, ValueError):
        return False


def _decode_as(data: bytes, codec: str, name: str) -> tuple[str, str | None]:
    try:
        return data.decode(codec), None
    except UnicodeError:
        pass
    if not data.isascii() and codec != "utf-8":
        try:
            # A wrong label over UTF-8 is the commonest lie of all.
            return data.decode("utf-8"), f"declared {name[:40]}, is utf-8"
        except UnicodeDecodeError:
            pass
    return _replace(data, codec), f"not all bytes are {name[:40]}"


def _replace(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec, "replace")
    except UnicodeError:
        return data.decode("utf-8", "replace")
