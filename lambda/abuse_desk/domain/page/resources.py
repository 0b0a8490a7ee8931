"""Whose, and what: accounts, regions and resources, each with its page in the AWS console."""

from abuse_desk.domain.notices.reading import Resource
from abuse_desk.domain.page.console_links import console_link
from abuse_desk.domain.page.markup import Html, el, join
from abuse_desk.domain.page.shown import ShownCase
from abuse_desk.domain.page.visit import Visit
from abuse_desk.domain.text import harmless, mask_keys

SHOWN_FIRST = 8
SHOWN_AT_ALL = 60


def whose(shown: ShownCase, visit: Visit) -> Html:
    """The section on accounts and resources."""
    words, case = visit.words, shown.case
    facts = [
        _fact(words.account, _accounts(shown, visit)),
        _fact(words.region, ", ".join(harmless(region, 40) for region in case.regions[:20])),
        _fact(words.reference, harmless(case.reference or "", 80)),
        _fact(words.matter, harmless(case.reported_activity or "", 200)),
    ]
    hint = el("p", words.resources_hint, class_="soft") if case.resources else None
    return el("section", el("h2", words.resources), el("dl", facts), _list(shown, visit), hint)


def _fact(name: str, value: Html | str) -> Html | None:
    return join(el("dt", name), el("dd", value)) if value else None


def _accounts(shown: ShownCase, visit: Visit) -> Html | str:
    if not shown.case.accounts:
        return visit.words.unknown_account
    return join(*(el("div", _account(one, visit)) for one in shown.case.accounts[:10]))


def _account(account_id: str, visit: Visit) -> str:
    words, config = visit.words, visit.config
    ours = config.account(account_id)
    if ours:
        return words.ours.format(id=ours.id, name=harmless(ours.name, 60))
    shown = harmless(account_id, 20)
    return words.not_ours.format(id=shown) if config.accounts else shown


def _list(shown: ShownCase, visit: Visit) -> Html | None:
    case, words = shown.case, visit.words
    rows = [el("li", _resource(one, visit)) for one in case.resources[:SHOWN_AT_ALL]]
    first, rest = rows[:SHOWN_FIRST], rows[SHOWN_FIRST:]
    count = max(case.resource_count, len(case.resources))
    unseen = count - len(rows)
    more = words.more_resources.format(count=unseen) if unseen > 0 else None
    if not rest:
        return join(el("ul", first) if first else None, el("p", more) if more else None)
    title = words.more_resources.format(count=count - len(first))
    folded = el("details", el("summary", title), el("ul", rest), el("p", more) if more else None)
    return join(el("ul", first), folded)


def _resource(resource: Resource, visit: Visit) -> Html:
    words, link = visit.words, console_link(resource)
    id_ = el("code", mask_keys(harmless(resource.id, 200)))
    place = " ".join((*resource.addresses[:4], resource.region or ""))
    return join(
        f"{words.kinds[resource.type]} ",
        el("a", id_, href=link, rel="noreferrer", title=words.open_console) if link else id_,
        f" {harmless(place, 160)}" if place.strip() else None,
    )
