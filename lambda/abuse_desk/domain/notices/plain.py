"""Plain text made comparable: what clients, HTML and typists change is out of the way."""

from dataclasses import dataclass

from abuse_desk.domain.late import late

# One character for one character, so that an offset means the same place in every view.
_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4\u2032\uff07", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u2033\uff02", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\v\f\r", " "),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", " "),
        **dict.fromkeys("\u2022\u25cf\u25e6\u25aa\u00b7\u2023\u2043\u2219", "*"),
        "\uff1a": ":",
        "\uff08": "(",
        "\uff09": ")",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
_MARK = late(r"\n[ ]{0,3}>[ ]?")
# The dot comes first: a pattern that begins with a letter of its own is searched for faster.
_DOT_INSIDE = late(r"[.](?<=[a-z0-9][.])(?=[a-z0-9])")
_NOT_ASCII = late(r"[^\x00-\x7f]+")
_TO_WORDS = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum()} | dict.fromkeys(".?!;", ".")
)
# What a mail says it says in its first pages; longer is a list.
_PROSE = 40_000
_WAYS_TO_WRITE = (("can not", "cannot"), ("e-mail", "email"), ("wi-fi", "wifi"))
_CONTRACTIONS = (
    ("can't", "cannot"),
    ("won't", "will not"),
    ("n't", " not"),
    ("'ve", " have"),
    ("'re", " are"),
    ("'ll", " will"),
    ("'s ", " "),
)


@dataclass(frozen=True, slots=True)
class Plain:
    """One text in three views.

    `flat` and `rows` have the same offsets: runs of white space are one space in `flat`, and a
    newline in `rows` where the run held one. `said` is for matching phrases: lower case, words
    parted by one space, contractions written out, ` . ` between sentences, spaces at both ends.
    """

    flat: str
    rows: str
    said: str
    words: frozenset[str]

    def has(self, words: frozenset[str]) -> bool:
        """One of the words is there: a cheap question before a dear one."""
        return not self.words.isdisjoint(words)


def straighten(text: str) -> str:
    """The same text with quotes, dashes, spaces and bullets in their plain ASCII form."""
    straight = text.translate(_SAME_LENGTH) if not text.isascii() else text.replace("\r", " ")
    return straight.replace("\t", " ")


def unmarked(text: str) -> str:
    """Without the outermost level of quote marks."""
    return _MARK.sub("\n", f"\n{text}")[1:]


def plain(text: str) -> Plain:
    """All views of a straightened text; linear in its length."""
    rows = "\n".join([" ".join(words) for line in text.split("\n") if (words := line.split())])
    flat = rows.replace("\n", " ")
    words = _spoken(flat[:_PROSE])
    return Plain(flat=flat, rows=rows, said=f" {' '.join(words)} ", words=frozenset(words))


def _spoken(text: str) -> list[str]:
    """The words of a text as phrases match them."""
    low = (text if text.isascii() else _NOT_ASCII.sub(" ", text)).lower()
    for written, said in (*_WAYS_TO_WRITE, *(_CONTRACTIONS if "'" in low else ())):
        low = low.replace(written, said)
    low = _DOT_INSIDE.sub(" ", low.replace("(s)", ""))
    return low.translate(_TO_WORDS).replace(".", " . ").split()
