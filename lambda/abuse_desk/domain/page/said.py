"""Texts of a mail: as text, keys masked, links defanged, AWS's part and the reporter's apart."""

from abuse_desk.domain.cases.entry import NoticeFact
from abuse_desk.domain.page.forms import text_form
from abuse_desk.domain.page.markup import Html, el, join
from abuse_desk.domain.page.shown import ShownCase, is_stored_mail
from abuse_desk.domain.page.visit import Visit
from abuse_desk.domain.text import harmless, harmless_block

MOST_SAID = 16_000  # characters of the newest notice; the raw mail holds the rest
MOST_LINES = 30


def aws_says(shown: ShownCase, visit: Visit) -> Html | None:
    """AWS's own words in the newest notice, what it has done and what it asks for."""
    words, found = visit.words, shown.newest_notice()
    if found is None:
        return _strange(shown, visit)
    entry, fact = found
    from_whom = words.says_hint.format(
        sender=harmless(fact.sender, 200), when=visit.when(entry.sent_at)
    )
    return el(
        "section",
        el("h2", words.says),
        el("p", from_whom, class_="soft"),
        _threat(shown, visit),
        _bullets(words.done_by_aws, shown.case.measures),
        _bullets(words.asks, fact.facts.required_actions),
        said(fact.facts.aws_text, MOST_SAID),
        _reporter(fact, visit),
    )


def said(text: str, most: int) -> Html | None:
    """A block of a mail's text; the browser finds the direction of each line by itself."""
    block = harmless_block(text, most)
    return el("div", block, class_="said", dir="auto") if block else None


def _threat(shown: ShownCase, visit: Visit) -> Html | None:
    case = shown.case
    if not (case.needs_us and case.family and case.demands):
        return None
    return el("p", el("strong", visit.alert_words.threats[case.family]))


def _bullets(title: str, lines: tuple[str, ...]) -> Html | None:
    if not lines:
        return None
    items = [el("li", harmless(line, 400)) for line in lines[:MOST_LINES]]
    return join(el("h3", title), el("ul", items))


def _reporter(fact: NoticeFact, visit: Visit) -> Html | None:
    text = fact.facts.reporter_text
    if not text:
        return None
    words = visit.words
    return el(
        "details",
        el("summary", words.reporter),
        el("p", words.reporter_hint, class_="soft"),
        said(text, MOST_SAID),
    )


def _strange(shown: ShownCase, visit: Visit) -> Html | None:
    """A mail that is no notice: its sender, subject and AWS-like sentences, and nothing more."""
    words, found = visit.words, shown.strange_mail()
    if found is None:
        return None
    entry, fact = found
    sender = words.mail_from.format(
        sender=harmless(fact.sender, 200), when=visit.when(entry.sent_at)
    )
    readable = fact.kind == "unrecognized" and is_stored_mail(entry)
    return el(
        "section",
        el("h2", words.strange_mail),
        el("h3", harmless(fact.subject, 300)),
        el("p", sender, class_="soft"),
        _bullets(words.signs, fact.signs),
        text_form(entry.source, shown, visit) if readable else None,
    )
