"""The time left, as words that stand and a count that runs."""

from datetime import datetime

from abuse_desk.domain.cases.case import Case, Status
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
        el("b", span(seen.left, visit.alert_words.units)),
        " ",
        el("small", words.overdue if seen.overdue else words.left),
        class_="left",
        data_by=_milliseconds(case.answer_by),
        data_over=words.overdue,
        data_left=words.left,
        data_day=visit.alert_words.units[0],
        role="timer",
    )


def gone_by(case: Case, visit: Visit) -> Html | None:
    """How long it has waited, where no time to answer runs; None where it is over."""
    words, since = visit.words, case.opened_at
    if case.status is Status.ANSWERED:
        words_for, since = words.answered_ago, case.answered_at or since
    elif case.needs_us:
        words_for = words.waiting
    else:
        return None
    return el("p", words_for.format(span=span(visit.now - since, visit.alert_words.units)))


def _milliseconds(at: datetime) -> str:
    return str(int(at.timestamp() * 1000))
