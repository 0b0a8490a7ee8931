"""The worklist: what needs someone, least time left first."""

from collections.abc import Iterable

from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.view import Move, View, view
from abuse_desk.domain.page.frame import framed, visit_frame, who
from abuse_desk.domain.page.left import gone_by, left
from abuse_desk.domain.page.markup import Html, el, join, unbroken
from abuse_desk.domain.page.visit import Visit
from abuse_desk.domain.text import harmless, mask_keys, moment

MOST_SHOWN = 200


def worklist_page(cases: Iterable[Case], visit: Visit, *, everything: bool = False) -> str:
    """The cases in the order given, by whose move it is."""
    words = visit.words
    seen = [(case, view(case, visit.now, visit.config.cadence)) for case in cases]
    groups = (
        _group(visit, words.move_ours, [one for one in seen if one[1].move is Move.US]),
        _group(visit, words.move_aws, [one for one in seen if one[1].move is Move.AWS]),
        _group(visit, words.closed, [one for one in seen if one[1].move is Move.NOBODY]),
    )
    shown = join(*groups) or el("p", words.nothing, class_="card")
    body = join(el("h1", words.worklist), el("p", words.worklist_hint, class_="soft"), shown)
    foot = join(_all(visit, everything=everything), _as_of(visit), who(visit))
    return framed(visit_frame(visit, words.worklist, "/"), body, foot)


def _group(visit: Visit, title: str, cases: list[tuple[Case, View]]) -> Html | None:
    if not cases:
        return None
    rows = [el("li", _row(case, seen, visit)) for case, seen in cases[:MOST_SHOWN]]
    more = len(cases) - len(rows)
    return join(
        el("h2", f"{title} ({len(cases)})"),
        el("ul", rows, class_="list"),
        el("p", visit.words.more_resources.format(count=more)) if more else None,
    )


def _row(case: Case, seen: View, visit: Visit) -> Html:
    names = visit.alert_words
    return el(
        "a",
        el("div", left(case, seen, visit) or gone_by(case, visit)),
        el(
            "div",
            el("span", names.severities[seen.severity], class_="tag"),
            el("span", names.statuses[case.status], class_="soft"),
            el("h3", _matter(case, visit)),
            el("p", _whose(case, visit), class_="soft"),
        ),
        el("div", _who(seen, visit), class_="who"),
        class_=f"row card {seen.severity}",
        href=f"/case/{case.case_id}",
    )


def _matter(case: Case, visit: Visit) -> str:
    family = visit.alert_words.families[case.family] if case.family else None
    about = case.reported_activity or case.title
    return ": ".join(
        filter(None, (family and family[0].upper() + family[1:], harmless(about, 120)))
    )


def _whose(case: Case, visit: Visit) -> str:
    ours = visit.config.account(case.accounts[0]) if case.accounts else None
    account = ours.name if ours else next(iter(case.accounts), "")
    resource = mask_keys(harmless(case.resources[0].id, 80)) if case.resources else ""
    return " · ".join(filter(None, (account, resource, ", ".join(case.regions[:3]), case.case_id)))


def _who(seen: View, visit: Visit) -> str | Html:
    words = visit.words
    if seen.acknowledged_by and seen.acknowledged_until:
        until = moment(seen.acknowledged_until, visit.config.zones[:1])
        by = visit.person(seen.acknowledged_by, 60)
        return unbroken(words.has_it.format(by=by, until=until))
    return el("strong", words.nobody) if seen.move is Move.US else ""


def _all(visit: Visit, *, everything: bool) -> Html:
    words = visit.words
    name, path = (words.hide_closed, "/") if everything else (words.show_closed, "/?all=1")
    return el("p", el("a", name, href=path, class_="plain"))


def _as_of(visit: Visit) -> Html:
    return el("p", visit.words.as_of.format(when=visit.when(visit.now)))
