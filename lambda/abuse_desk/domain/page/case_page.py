"""The page of one case: what a person woken at night needs first stands first."""

from abuse_desk.domain.alerts.wording.alert import answered_elsewhere
from abuse_desk.domain.cases.case import Case, Status
from abuse_desk.domain.cases.entry import TRUSTED, Act, CaseId
from abuse_desk.domain.cases.view import View, view
from abuse_desk.domain.notices.policy import POLICY
from abuse_desk.domain.page.access import Scope
from abuse_desk.domain.page.forms import other_acts, take_form
from abuse_desk.domain.page.frame import framed, visit_frame, who
from abuse_desk.domain.page.history import past, proposals
from abuse_desk.domain.page.kit import kit
from abuse_desk.domain.page.left import left
from abuse_desk.domain.page.markup import Html, el, join, unbroken
from abuse_desk.domain.page.resources import whose
from abuse_desk.domain.page.said import aws_says
from abuse_desk.domain.page.shown import ShownCase
from abuse_desk.domain.page.visit import Visit
from abuse_desk.domain.refusals.refusal import Refusal
from abuse_desk.domain.refusals.said import said
from abuse_desk.domain.text import harmless
from abuse_desk.domain.vocabulary import Basis, Family

_ENDS_OUR_MOVE = (Act.ANSWER, Act.RESOLVE, Act.DISMISS)


def case_page(
    shown: ShownCase, visit: Visit, *, done: Act | None = None, refused: Refusal | None = None
) -> str:
    """The page. `done` is what the visitor just did, `refused` why it was not done."""
    seen = view(shown.case, visit.now, visit.config.cadence)
    read = join(_what_now(shown, visit, seen), aws_says(shown, visit), kit(shown, visit))
    body = join(
        _banner(shown.case, visit, done, refused),
        _goes_on(shown.case, visit),
        _title(shown, seen, visit),
        _related(shown.case, visit),
        el(
            "div",
            el("div", _standing(shown, seen, visit), class_="right-side"),
            el("div", read, whose(shown, visit), _real(shown, visit), class_="left-side"),
            class_="two",
        ),
        proposals(shown, visit),
        past(shown, visit),
        other_acts(shown, visit),
    )
    as_of = el("p", visit.words.as_of.format(when=visit.when(visit.now)))
    path = f"/case/{shown.case.case_id}"
    title = harmless(f"{visit.alert_words.severities[seen.severity]}: {shown.case.title}", 80)
    return framed(
        visit_frame(visit, title, path), body, join(as_of, _raw(shown, visit), who(visit))
    )


def _banner(case: Case, visit: Visit, done: Act | None, refused: Refusal | None) -> Html | None:
    words = visit.words
    if refused:
        why = said(refused, visit.language, visit.config.zones)
        text = words.refused.format(why=why)
        return el("p", text, class_="banner critical", role="alert")
    if done in _ENDS_OUR_MOVE and case.needs_us:
        return el("p", words.still_ours, class_="banner critical", role="alert")
    text = words.done.get(done, "") if done else ""
    return el("p", text, class_="banner good", role="status") if text else None


def _goes_on(case: Case, visit: Visit) -> Html | None:
    """Where a case that was merged into another is found; a link where this visit opens it."""
    if case.merged_into is None:
        return None
    text = visit.words.merged.format(case=case.merged_into)
    return el("p", _link(case.merged_into, text, visit), class_="banner low")


def _link(case_id: CaseId, text: str, visit: Visit) -> Html | str:
    return el("a", text, href=f"/case/{case_id}") if visit.grant.covers(case_id) else text


def _related(case: Case, visit: Visit) -> Html | None:
    """The cases that may be the same matter, and that a person merges them."""
    if not case.related:
        return None
    listed = [_link(other, other, visit) for other in case.related]
    spaced = [part for link in listed for part in (", ", link)][1:]
    into = case.related[0] if len(case.related) == 1 else "INTO"
    how = visit.words.related_merge.format(case=case.case_id, into=into)
    return el("p", visit.words.related, spaced, el("br"), how, class_="soft")


def _title(shown: ShownCase, seen: View, visit: Visit) -> Html:
    """What it is about, how loud it is and whose move."""
    names, case = visit.alert_words, shown.case
    return el(
        "div",
        el("span", names.severities[seen.severity], class_="tag"),
        el("span", names.statuses[case.status], class_="tag low"),
        el("h1", _heading(case, visit)),
        el("p", harmless(case.title, 200), class_="soft"),
        class_=f"title {seen.severity}",
    )


def _standing(shown: ShownCase, seen: View, visit: Visit) -> Html:
    """The time left, who has it - and the way to take it."""
    case = shown.case
    return el(
        "section",
        left(case, seen, visit),
        _answer_by(case, visit),
        _who_has_it(seen, visit) if case.needs_us else None,
        take_form(shown, visit, seen.acknowledged_by),
        class_=f"top {seen.severity}",
    )


def _heading(case: Case, visit: Visit) -> str:
    family = visit.alert_words.families[case.family] if case.family else visit.words.strange_mail
    about = harmless(case.reported_activity or "", 80)
    heading = family[0].upper() + family[1:]
    return f"{heading}: {about}" if about else heading


def _answer_by(case: Case, visit: Visit) -> Html | None:
    words = visit.words
    if case.status is Status.ANSWERED and case.answered_at:
        answered = el("p", visit.alert_words.answered.format(when=visit.when(case.answered_at)))
        warning = answered_elsewhere(case, visit.alert_words)
        return join(answered, el("p", el("strong", warning)) if warning else None)
    if case.status is Status.TRIAGE and not case.demands:
        until = visit.when(case.opened_at + POLICY)
        return el("p", visit.alert_words.answer_unknown.format(when=until))
    if not case.needs_us or not case.demands:
        return el("p", words.no_answer)
    if case.answer_by is None or case.answer_by_basis is Basis.NONE:
        return el("p", el("span", visit.alert_words.answer_without_time, class_="soft"))
    basis = el("span", words.basis[case.answer_by_basis], class_="soft")
    when = unbroken(visit.when(case.answer_by))
    return el("p", f"{words.answer_by} ", el("strong", when), ". ", basis)


def _who_has_it(seen: View, visit: Visit) -> Html:
    if not (seen.acknowledged_by and seen.acknowledged_until):
        return el("p", el("strong", visit.words.nobody))
    by, until = visit.person(seen.acknowledged_by), visit.when(seen.acknowledged_until)
    return el("p", el("strong", unbroken(visit.words.has_it.format(by=by, until=until))))


def _what_now(shown: ShownCase, visit: Visit, seen: View) -> Html:
    steps = [el("li", step) for step in _steps(shown.case, visit, seen)]
    return el("section", el("h2", visit.words.what_now), el("ol", steps, class_="steps"))


def _steps(case: Case, visit: Visit, seen: View) -> list[str]:
    words, names = visit.words, visit.alert_words
    if case.status is Status.ANSWERED:
        return [names.do_wait]
    if not case.needs_us:
        return [names.do_nothing]
    take = [] if seen.acknowledged_by else [words.first_take]
    if case.status is Status.TRIAGE:
        return [*take, words.judge]
    return [*take, _work(case, visit), words.then_answer]


def _work(case: Case, visit: Visit) -> str:
    names = visit.alert_words
    if case.family is Family.CREDENTIALS:
        return names.do_rotate
    return names.do_sending if case.family is Family.SENDING else names.do_investigate


def _real(shown: ShownCase, visit: Visit) -> Html:
    names, trust = visit.alert_words, shown.case.trust
    reasons = [el("li", harmless(reason, 300)) for reason in trust.reasons[:8]]
    return el(
        "section",
        el("h2", visit.words.real),
        el("p", el("strong", names.trust[trust.level])),
        el("ul", reasons, class_="soft") if reasons else None,
        None if trust.level in TRUSTED else el("p", names.confirm_origin),
    )


def _raw(shown: ShownCase, visit: Visit) -> Html | None:
    if visit.grant.scope is Scope.OPERATOR:
        return None
    return el("p", visit.words.raw_by_link.format(case=shown.case.case_id))
