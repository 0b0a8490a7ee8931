"""The time left, as words that stand and a count that runs."""

from datetime import datetime

from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.view import View
from abuse_desk.domain.page.markup import Html, el
from abuse_desk.domain.page.visit import Visit
from abuse_desk.domain.text import span


def left(case: Case, seen: View, visit: Visit) -> Html | None:
    """The time to answer; None where nothing is to be answered. The script lets it run."""
    words = visit.words
    if not case.needs_us or not case.demands:
        return None
    if seen.left is None or case.answer_by is None:
        return el("p", words.no_time, class_="left")
    return el(
        "p",
        el("b", span(seen.left)),
        " ",
        el("small", words.overdue if seen.overdue else words.left),
        class_="left",
        data_by=_milliseconds(case.answer_by),
        data_over=words.overdue,
        data_left=words.left,
        role="timer",
    )


def _milliseconds(at: datetime) -> str:
    return str(int(at.timestamp() * 1000))
