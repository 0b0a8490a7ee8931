"""Forms: every act is a POST that brings back the visit's CSRF token and how much was seen."""

from abuse_desk.domain.cases.case import CLOSED, Status
from abuse_desk.domain.cases.entry import Act
from abuse_desk.domain.page.access import Scope
from abuse_desk.domain.page.markup import Child, Html, el, join
from abuse_desk.domain.page.shown import ShownCase
from abuse_desk.domain.page.visit import Visit
from abuse_desk.domain.vocabulary import TrustLevel

SPANS = (30, 60, 120, 240, 480)  # minutes for which a person may take a case
MOST_NAME = 60
MOST_TEXT = 2000
NEEDS_US = (Status.TRIAGE, Status.OPEN)


def take_form(shown: ShownCase, visit: Visit, taken_by: str | None) -> Html | None:
    """Take the case: the one act everybody at this page may do, and alone who has it already."""
    words, grant = visit.words, visit.grant
    if shown.case.status not in NEEDS_US:
        return None
    if taken_by and grant.scope is Scope.OPERATOR and grant.name != taken_by:
        return None
    options = [el("option", words.proposed, value="")]
    options += [el("option", _span(minutes, visit), value=str(minutes)) for minutes in SPANS]
    fields = join(
        _name(visit, "ack"),
        el("label", words.how_long, for_="for"),
        el("select", options, name="minutes", id="for"),
    )
    form = act_form(Act.ACK, shown, visit, fields, main=True)
    return _folded(words.take_longer, form) if taken_by else form


def other_acts(shown: ShownCase, visit: Visit) -> Html | None:
    """Everything else this visitor may do now, each behind its own summary."""
    if shown.case.merged_into:
        return None
    words = visit.words
    rows = [_note(shown, visit)]
    if visit.grant.scope is Scope.OPERATOR:
        rows += [_reasoned(act, shown, visit) for act in _open_to(shown.case.status)]
    else:
        command = words.limited.format(case=shown.case.case_id)
        rows.append(el("p", command, class_="soft"))
    return el("section", el("h2", words.other_acts), rows, class_="no-print")


def confirm_form(about: str, shown: ShownCase, visit: Visit) -> Html | None:
    """Make true what a mail of no proved origin claims."""
    if not visit.grant.may(Act.CONFIRM):
        return None
    return act_form(Act.CONFIRM, shown, visit, _hidden("about", about))


def relabel_form(about: str, number: int, shown: ShownCase, visit: Visit) -> Html | None:
    """Say what a mail's origin really is. `number`: where it stands in the history."""
    if not visit.grant.may(Act.RELABEL) or shown.case.merged_into:
        return None
    words, id_ = visit.words, f"level-{number}"
    levels = [
        el("option", visit.alert_words.trust[level], value=str(level)) for level in TrustLevel
    ]
    fields = join(
        _hidden("about", about),
        el("label", words.level, for_=id_),
        el("select", levels, name="level", id=id_),
    )
    form = act_form(Act.RELABEL, shown, visit, fields)
    return el("details", el("summary", words.act[Act.RELABEL]), form, class_="no-print")


def act_form(
    act: Act, shown: ShownCase, visit: Visit, fields: Child = None, *, main: bool = False
) -> Html:
    """A form for one act, with what every one carries."""
    words = visit.words
    return el(
        "form",
        _hidden("act", act),
        _hidden("csrf", visit.csrf),
        _hidden("seen", str(shown.record.entries)),
        fields,
        el("p", words.means[act], class_="soft"),
        el("button", words.act[act], class_="main-act" if main else None),
        method="post",
        action=f"/case/{shown.case.case_id}",
    )


def text_form(mail_id: str, shown: ShownCase, visit: Visit) -> Html:
    """One press shows the text of a mail that nobody could read as a notice."""
    words = visit.words
    return el(
        "form",
        _hidden("csrf", visit.csrf),
        _hidden("mail", mail_id),
        el("p", words.show_text_hint, class_="soft"),
        el("button", words.show_text),
        method="post",
        action=f"/case/{shown.case.case_id}/text",
    )


def _open_to(status: Status) -> tuple[Act, ...]:
    if status in CLOSED:
        return (Act.REOPEN,)
    if status is Status.TRIAGE:
        return (Act.OPEN, Act.DISMISS, Act.RESOLVE, Act.ANSWER)
    if status is Status.OPEN:
        return (Act.ANSWER, Act.RESOLVE, Act.DISMISS)
    return (Act.RESOLVE, Act.REOPEN, Act.DISMISS)


def _note(shown: ShownCase, visit: Visit) -> Html:
    words = visit.words
    fields = join(
        _name(visit, "note"),
        el("label", words.note, for_="note"),
        el("textarea", name="note", id="note", required=True, maxlength=str(MOST_TEXT)),
    )
    return _folded(words.note, act_form(Act.NOTE, shown, visit, fields))


def _reasoned(act: Act, shown: ShownCase, visit: Visit) -> Html:
    words, fields, id_ = visit.words, None, f"reason-{act}"
    if act in (Act.RESOLVE, Act.DISMISS):
        fields = join(
            el("label", words.reason, for_=id_),
            el("input", name="reason", id=id_, required=True, maxlength=str(MOST_TEXT)),
        )
    return _folded(words.act[act], act_form(act, shown, visit, fields))


def _folded(title: str, form: Html) -> Html:
    return el("details", el("summary", title), form, class_="no-print")


def _name(visit: Visit, form: str) -> Html:
    """A claimed name is asked for; an operator's is bound to the link."""
    words = visit.words
    if visit.grant.scope is Scope.OPERATOR:
        return el("p", words.as_name.format(name=visit.grant.name))
    id_, hint = f"by-{form}", f"hint-{form}"
    return join(
        el("label", words.your_name, for_=id_),
        el(
            "input",
            name="by",
            id=id_,
            required=True,
            maxlength=str(MOST_NAME),
            autocomplete="name",
            aria_describedby=hint,
        ),
        el("p", words.name_hint, class_="soft", id=hint),
    )


def _span(minutes: int, visit: Visit) -> str:
    words = visit.words
    if minutes % 60:
        return words.minutes.format(count=minutes)
    return words.hours.format(count=minutes // 60)


def _hidden(name: str, value: str) -> Html:
    return el("input", type="hidden", name=name, value=value)
