"""Where a sentence begins and ends in a text whose lines are joined."""

from collections.abc import Iterator

from abuse_desk.domain.late import late

# A dot inside a number, an address or "5 p.m. today" ends none.
_END = late(r"[.;!?](?=\s+[A-Z*\"(]|\s*$)")
_REACH = 240


def sentence_begin(flat: str, at: int) -> int:
    """Where the sentence begins that holds a place; at most 240 characters before it."""
    begin = max(0, at - _REACH)
    ends = [match.end() for match in _END.finditer(flat, begin, at)]
    return ends[-1] if ends else begin


def sentence_end(flat: str, at: int) -> int:
    """Where the sentence ends that holds a place; at most 240 characters behind it."""
    end = _END.search(flat, at, at + _REACH)
    return end.start() if end else min(len(flat), at + _REACH)


def sentences(flat: str) -> Iterator[str]:
    """The sentences of a text, in order, their ends left out."""
    begin = 0
    for end in _END.finditer(flat):
        yield flat[begin : end.start()].strip()
        begin = end.end()
    yield flat[begin:].strip()
