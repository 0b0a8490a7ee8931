"""Stems spare a pattern most of a text, and hide no match of it."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from abuse_desk.domain import mail, notices
from abuse_desk.domain.mail.stemmed import Stemmed

# The reader's texts have single blanks for white space, and a stem may hold one.
BLANKS = ((r"\s+", " "), (r"\s*", " ?"), (r"\s?", " ?"))


def every_stemmed() -> Iterator[tuple[str, Stemmed]]:
    """Each one a module holds, by its name."""
    for package in (mail, notices):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, Stemmed):
                    yield f"{module.name.rpartition('.')[2]}.{name}", value


ALL = dict(every_stemmed())


def with_blanks(source: str) -> str:
    for space, blank in BLANKS:
        source = source.replace(space, blank)
    return source


@pytest.mark.parametrize("name", ALL)
@settings(
    max_examples=20, suppress_health_check=[HealthCheck.too_slow]
)  # long patterns draw slowly
@given(data=st.data())
def test_what_a_pattern_matches_is_found_by_its_stems(name: str, data: st.DataObject) -> None:
    stemmed = ALL[name]
    source = re.compile(with_blanks(stemmed.pattern.pattern), stemmed.pattern.flags)
    text = data.draw(st.from_regex(source))
    spans = [found.span() for found in stemmed.finditer(text)]
    assert spans == [found.span() for found in stemmed.pattern.finditer(text)]


def test_a_replacement_goes_where_the_pattern_matches() -> None:
    stemmed = Stemmed("ab|b", r"\b(?:ab|b)\d")
    assert stemmed.sub(lambda found: f"<{found[0]}>", "ab1 xb2 B3, b") == "<ab1> xb2 <B3>, b"


def test_a_match_outside_of_the_span_does_not_count() -> None:
    stemmed = Stemmed("ab", "ab+")
    assert stemmed.search("abb abb", 1, 6) is not None
    assert stemmed.search("abb abb", 1, 4) is None


def test_a_letter_that_grows_in_lower_case_moves_no_match() -> None:
    found = Stemmed("on", r"\bon\b").search("İ on")
    assert found is not None
    assert found.span() == (2, 4)
