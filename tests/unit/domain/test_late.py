"""Patterns compile when they are asked, and every one of them does compile."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import abuse_desk.domain
from abuse_desk.domain.late import late

LATE = type(late(""))


def patterns() -> Iterator[re.Pattern[str]]:
    """Every late pattern that stands in a module of the domain, in a tuple or a dict too."""
    for found in walk_packages(abuse_desk.domain.__path__, "abuse_desk.domain."):
        for value in vars(import_module(found.name)).values():
            held = value.values() if isinstance(value, dict) else value
            items = held if isinstance(value, tuple | dict) else (value,)
            yield from (item for item in items if isinstance(item, LATE))


def test_every_pattern_of_the_domain_compiles() -> None:
    sources = [pattern.pattern for pattern in patterns()]
    assert len(sources) > 200
    assert all(sources)


def test_a_late_pattern_answers_as_a_compiled_one() -> None:
    pattern = late("a+", re.IGNORECASE)
    assert [found.span() for found in pattern.finditer("bAab")] == [(1, 3)]
    assert pattern.sub("-", "cat") == "c-t"
    assert pattern.flags & re.IGNORECASE


def test_it_is_compiled_once() -> None:
    pattern = late("a")
    first = pattern.search("a")
    second = pattern.search("a")
    assert first
    assert second
    assert first.re is second.re
