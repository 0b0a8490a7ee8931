"""Pages for what cannot be shown or done: one sentence each, the same for every cause of a 404."""

from abuse_desk.domain.page.frame import Frame, framed
from abuse_desk.domain.page.markup import Html, el, join
from abuse_desk.domain.page.visit import PAGE_WORDS


def not_found_page(language: str) -> str:
    """One page whatever the cause: it must not tell a guesser what was right about a guess."""
    words = PAGE_WORDS[language]
    body = el(
        "section",
        el("h1", words.not_found),
        el("p", words.not_found_hint),
        el("p", words.not_found_how),
        el("p", el("code", "abuse-desk --stack NAME link CASE --as NAME")),
        class_="top low",
    )
    return framed(Frame(words.not_found, language), body)


def problem_page(language: str, problem: str, back: str | None = None) -> str:
    """What went wrong, in a sentence, and the way back where there is one."""
    words = PAGE_WORDS[language]
    link = el("p", el("a", words.back, href=back)) if back else None
    body = el("section", el("h1", problem), link, class_="top medium")
    return framed(Frame(problem, language), body)


def text_page(language: str, text: str, back: str) -> str:
    """The text of one mail, codes and links already taken out."""
    words = PAGE_WORDS[language]
    body: Html = join(
        el("h1", words.text),
        el("p", words.text_hint, class_="soft"),
        el("div", text, class_="said", dir="auto"),
        el("p", el("a", words.back, href=back)),
    )
    return framed(Frame(words.text, language), body)
