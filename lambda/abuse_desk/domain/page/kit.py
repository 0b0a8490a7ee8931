"""The answer kit on the page: drafts to copy or to open in a mail program. Nothing is sent here."""

from abuse_desk.domain.answers.draft import Draft, draft_answer
from abuse_desk.domain.answers.words import Approach
from abuse_desk.domain.page.markup import Html, el, join
from abuse_desk.domain.page.shown import ShownCase
from abuse_desk.domain.page.visit import Visit


def kit(shown: ShownCase, visit: Visit) -> Html | None:
    """A draft for each approach, while it is our move and AWS wants to hear."""
    if not (shown.case.needs_us and shown.case.demands):
        return None
    drafts = [
        draft_answer(shown.case, shown.history, approach, visit.config, visit.language)
        for approach in Approach
    ]
    made = [draft for draft in drafts if draft is not None]
    if not made:
        return None
    folded = [_draft(draft, visit) for draft in made]
    heading = el("h2", visit.words.kit)
    return el("section", heading, _addressing(made[0], visit), folded, class_="no-print")


def _addressing(draft: Draft, visit: Visit) -> Html:
    words, to = visit.words, draft.addressing
    cautions = [el("li", el("strong", draft.words.cautions[one])) for one in to.cautions]
    rows = (
        (words.kit_from, ", ".join(to.send_from)),
        (words.kit_to, to.to or ""),
        (words.kit_cc, to.cc or ""),
        (words.kit_subject, draft.subject),
    )
    facts = [join(el("dt", name), el("dd", value)) for name, value in rows if value]
    look = el("p", words.kit_look.format(look=draft.look))
    return join(look, el("ul", cautions) if cautions else None, el("dl", facts))


def _draft(draft: Draft, visit: Visit) -> Html:
    words = visit.words
    link = draft.mailto
    return el(
        "details",
        el("summary", draft.words.approaches[draft.approach]),
        el("p", words.kit_gaps.format(count=draft.gaps), class_="soft") if draft.gaps else None,
        el("div", draft.body, class_="said", lang="en"),
        el("a", words.kit_open, href=link, class_="button") if link else None,
    )
