"""What stands around every page: head, bar with the switch of language, foot."""

from dataclasses import dataclass

from abuse_desk.domain.page.access import Scope
from abuse_desk.domain.page.markup import Child, Html, el, join
from abuse_desk.domain.page.style import ICON, SCRIPT, STYLE
from abuse_desk.domain.page.visit import PAGE_WORDS, Visit, other_language

HEAD = join(
    el("meta", charset="utf-8"),
    el("meta", name="viewport", content="width=device-width,initial-scale=1"),
    el("meta", name="robots", content="noindex,nofollow"),
    el("meta", name="color-scheme", content="light dark"),
    Html(f'<link rel="icon" href="{ICON}">'),
    Html(f"<style>{STYLE}</style>"),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's surroundings. `path` is its own address, `home` that of the worklist, if open."""

    title: str
    language: str
    path: str | None = None
    home: str | None = None


def framed(frame: Frame, body: Child, foot: Child = None) -> str:
    """The whole document."""
    words = PAGE_WORDS[frame.language]
    page = el(
        "html",
        el("head", HEAD, el("title", f"{frame.title} · Abuse Desk")),
        el(
            "body",
            el("a", words.skip, class_="skip", href="#main"),
            _bar(frame),
            el("main", body, id="main", tabindex="-1"),
            el("footer", foot) if foot else None,
            Html(f"<script>{SCRIPT}</script>"),
        ),
        lang=frame.language,
    )
    return f"<!doctype html>{page}"


def visit_frame(visit: Visit, title: str, path: str) -> Frame:
    """The frame of a page that somebody may see."""
    home = "/" if visit.grant.case_id is None else None
    return Frame(title, visit.language, path, home)


def who(visit: Visit) -> Html:
    """Whose link this is, and until when it holds."""
    words, grant = visit.words, visit.grant
    operator = grant.scope is Scope.OPERATOR
    name = words.signed_as.format(name=grant.name) if operator else words.signed_alert
    return el("p", words.valid_until.format(link=name, when=visit.when(grant.until)))


def _bar(frame: Frame) -> Html:
    brand = el("a" if frame.home else "span", "Abuse Desk", class_="brand", href=frame.home)
    return el("header", brand, _way_home(frame), _switch(frame), class_="bar")


def _way_home(frame: Frame) -> Html | None:
    if frame.home is None or frame.home == frame.path:
        return None
    return el("a", PAGE_WORDS[frame.language].worklist, href=frame.home)


def _switch(frame: Frame) -> Html | None:
    if frame.path is None:
        return None
    other = other_language(frame.language)
    name = PAGE_WORDS[frame.language].other_language
    return el("a", name, href=f"{frame.path}?lang={other}", lang=other, hreflang=other)
