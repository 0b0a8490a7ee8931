"""Changes that clients, gateways and typists make to a notice without changing what it says."""

import html
import re
import textwrap
from collections.abc import Callable


def curly(text: str) -> str:
    """Typographic apostrophes and dashes."""
    return re.sub(r"(?<= )- ?(?=[a-z])", "\u2013 ", text.replace("'", "\u2019"))


def straight(text: str) -> str:
    """ASCII apostrophes."""
    return text.replace("\u2019", "'")


def no_break_spaces(text: str) -> str:
    """Every second run of blanks holds a no-break space, as HTML leaves it."""
    return re.sub(r"  |(?<=[:,]) ", "\u00a0 ", text)


def no_blank_lines(text: str) -> str:
    """Blank lines are lost."""
    return re.sub(r"\n{2,}", "\n", text)


def rewrapped(width: int) -> Callable[[str], str]:
    """Long lines are broken at a width."""

    def mutation(text: str) -> str:
        lines = (textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
                 for line in text.split("\n"))  # fmt: skip
        return "\n".join(lines)

    mutation.__name__ = f"rewrapped_{width}"
    return mutation


def joined(text: str) -> str:
    """Lines of a paragraph run together, up to 998 columns; quotations and logs keep theirs."""
    blocks = re.split(r"\n{2,}", text)
    return "\n\n".join(
        block
        if re.search(r"^>|<<<", block, re.MULTILINE)
        else textwrap.fill(" ".join(block.split("\n")), 998, break_on_hyphens=False)
        for block in blocks
    )


def labels_lower(text: str) -> str:
    """Labels in lower case."""
    return re.sub(r"(?m)^([A-Z][\w ()]{2,24}):", lambda label: label[0].lower(), text)


def labels_spaced(text: str) -> str:
    """A blank before and after each label's colon."""
    return re.sub(r"(?m)^([A-Z][\w ()]{2,24}): ?(?=\S)", r"\1:  ", text)


def quoted(text: str) -> str:
    """The whole text stands in quote marks."""
    return re.sub(r"(?m)^", "> ", text)


def through_html(text: str) -> str:
    """To HTML entities and back, as a careless gateway does."""
    return html.unescape(html.escape(text).replace("  ", "&nbsp; "))


def synonyms(text: str) -> str:
    """Other words around the fragments that matter."""
    for old, new in (
        ("Hello,", "Dear AWS customer,"), ("We've ", "We have "), ("We\u2019ve ", "We have "),
        ("Kind regards", "Best regards"), ("Please note that ", "Be aware that "),
        ("We are sorry for the trouble", "We apologize"),
    ):  # fmt: skip
        text = text.replace(old, new, 1)
    return text


MUTATIONS: tuple[Callable[[str], str], ...] = (
    curly,
    straight,
    no_break_spaces,
    no_blank_lines,
    rewrapped(60),
    rewrapped(72),
    rewrapped(998),
    joined,
    labels_lower,
    labels_spaced,
    quoted,
    through_html,
    synonyms,
)
