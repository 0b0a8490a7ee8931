"""The history: every entry, and between them what people were told."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from abuse_desk.domain.cases.entry import (
    Act,
    ActFact,
    AnswerFact,
    ClosedFact,
    Entry,
    NoticeFact,
    TriageFact,
)
from abuse_desk.domain.notices.reading import Trust
from abuse_desk.domain.page.access import Scope
from abuse_desk.domain.page.forms import confirm_form, relabel_form
from abuse_desk.domain.page.markup import Html, el, join
from abuse_desk.domain.page.said import said
from abuse_desk.domain.page.shown import ShownCase, is_stored_mail
from abuse_desk.domain.page.visit import Visit
from abuse_desk.domain.ports import ToldAlert
from abuse_desk.domain.text import harmless, harmless_block
from abuse_desk.domain.vocabulary import TrustLevel

MOST_OLD = 3_000  # characters of each notice but the newest
MOST_ENTRIES = 60  # the newest ones; the command line shows all
TONES = {
    TrustLevel.VERIFIED: "good",
    TrustLevel.TRUSTED_FORWARDER: "good",
    TrustLevel.UNVERIFIED: "medium",
    TrustLevel.FORGED: "critical",
}


def past(shown: ShownCase, visit: Visit) -> Html:
    """The section, oldest first."""
    entries = shown.settled()[-MOST_ENTRIES:]
    rows = [(e.received_at, _entry(e, n, shown, visit)) for n, e in enumerate(entries, 1)]
    rows += [(alerts[0].at, _told(alerts, visit)) for alerts in _runs(shown, entries)]
    rows.sort(key=lambda row: row[0])
    items = el("ol", [row for _, row in rows], class_="past")
    return el("section", el("h2", visit.words.history), items)


def proposals(shown: ShownCase, visit: Visit) -> Html | None:
    """Claims of unproved mail that wait for a person."""
    words, names = visit.words, visit.alert_words
    waiting = [
        join(
            el(
                "p",
                words.claims.format(claim=names.claims[one.claim], when=visit.when(one.sent_at)),
            ),
            confirm_form(one.entry_id, shown, visit),
        )
        for one in shown.case.proposals[:10]
    ]
    if not waiting:
        return None
    return el("section", el("h2", words.proposals), waiting, class_="top medium")


def _runs(shown: ShownCase, entries: list[Entry]) -> Iterator[list[ToldAlert]]:
    """Alerts of one cause that followed each other with nothing between them are one line."""
    turns = sorted(entry.received_at for entry in entries)

    def run(alert: ToldAlert) -> tuple[str, int]:
        return alert.cause, sum(turn <= alert.at for turn in turns)

    for _, alerts in groupby(sorted(shown.told, key=lambda alert: alert.at), run):
        yield list(alerts)


def _told(alerts: list[ToldAlert], visit: Visit) -> Html:
    words, first, last = visit.words, alerts[0], alerts[-1]
    text = words.told.format(subject=harmless(last.subject, 120))
    span = words.told_times.format(
        count=len(alerts), first=visit.when(first.at), last=visit.when(last.at)
    )
    late = any(alert.delivered_at is None for alert in alerts)
    return el(
        "li",
        text,
        f" ({span})" if len(alerts) > 1 else None,
        f" - {words.not_told_yet}" if late else None,
        class_="alert",
    )


def _entry(entry: Entry, number: int, shown: ShownCase, visit: Visit) -> Html:
    when = el("time", visit.when(entry.sent_at), datetime=_machine(entry.sent_at), class_="soft")
    return el("li", when, _what(entry, number, shown, visit), class_=_tone(entry))


def _what(entry: Entry, number: int, shown: ShownCase, visit: Visit) -> Html:
    match entry.fact:
        case NoticeFact():
            return _notice(entry, entry.fact, number, shown, visit)
        case AnswerFact():
            who = visit.words.our_answer.format(who=harmless(entry.fact.sender, 100))
            return join(_line(who, entry.fact.subject), _trust(entry.fact.trust, visit))
        case TriageFact():
            trust = _trust(entry.fact.trust, visit)
            form = relabel_form(entry.entry_id, number, shown, visit)
            return join(_line(visit.words.strange_mail, entry.fact.subject), trust, form)
        case ActFact():
            return _act(entry.fact, visit)
        case ClosedFact():
            return el("div", visit.words.closed_by_rule)


def _notice(entry: Entry, fact: NoticeFact, number: int, shown: ShownCase, visit: Visit) -> Html:
    words = visit.words
    newest = shown.newest_notice()
    more = shown.copies().get(entry.entry_id, 1) - 1
    stage = words.notice.format(stage=words.stages[fact.stage])
    return join(
        _line(stage, fact.subject),
        _trust(fact.trust, visit),
        el("span", words.copies.format(count=more), class_="soft") if more > 0 else None,
        _forwarded(fact, visit),
        None if newest and newest[0] is entry else _words_of(fact, visit),
        _raw(entry, shown, visit),
        relabel_form(entry.entry_id, number, shown, visit),
    )


def _line(what: str, subject: str) -> Html:
    return el("div", el("strong", what), ": ", harmless(subject, 200))


def _forwarded(fact: NoticeFact, visit: Visit) -> Html | None:
    who = ", ".join(harmless(one, 100) for one in fact.forwarded_by[:5])
    return el("div", visit.words.forwarded_by.format(who=who), class_="soft") if who else None


def _words_of(fact: NoticeFact, visit: Visit) -> Html | None:
    text = said(fact.facts.aws_text, MOST_OLD)
    return el("details", el("summary", visit.words.whole_notice), text) if text else None


def _raw(entry: Entry, shown: ShownCase, visit: Visit) -> Html | None:
    if not is_stored_mail(entry) or visit.grant.scope is not Scope.OPERATOR:
        return None
    path = f"/case/{shown.case.case_id}/mail/{entry.source}"
    link = el("a", visit.words.raw, href=path, title=visit.words.raw_hint)
    return el("div", link, class_="no-print")


def _act(fact: ActFact, visit: Visit) -> Html:
    words = visit.words
    sentence = words.did[fact.act].format(
        by=visit.person(fact.by),
        until=visit.when(fact.until) if fact.until else "?",
        level=words.levels[fact.level] if fact.level else "",
        other=fact.into or fact.merged or "",
    )
    text = harmless_block(fact.note or fact.reason, 2_000)
    quoted = el("div", text, class_="said", dir="auto") if text else None
    return join(el("div", el("strong", sentence)), quoted)


def _trust(trust: Trust, visit: Visit) -> Html:
    return el("span", visit.words.levels[trust.level], class_=f"tag {TONES[trust.level]}")


def _tone(entry: Entry) -> str | None:
    fact = entry.fact
    if isinstance(fact, NoticeFact):
        return "high"
    return "good" if isinstance(fact, AnswerFact) or _closes(fact) else None


def _closes(fact: object) -> bool:
    return isinstance(fact, ActFact) and fact.act in (Act.ANSWER, Act.RESOLVE)


def _machine(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
