"""A case in memory and visits to it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.domain.cases.entry import Entry
from abuse_desk.domain.page.access import Grant, Scope
from abuse_desk.domain.page.shown import ShownCase
from abuse_desk.domain.page.visit import Visit
from abuse_desk.workflows.visit import shown
from tests.builders import CASE, CONFIG, START, hours
from tests.changes import adding, opening

ShowCase = Callable[..., ShownCase]
MakeVisit = Callable[..., Visit]


@pytest.fixture
def show() -> ShowCase:
    """The case that these entries make, as its page reads it."""

    def made(first: Entry, *more: Entry) -> ShownCase:
        store = MemoryCaseStore(MemoryTable())
        change = opening(first)
        store.commit(change, first.sent_at + timedelta(minutes=2))
        for entry in more:
            change = adding(change, entry)
            store.commit(change, entry.sent_at + timedelta(minutes=2))
        found = shown(CASE, store)
        assert found is not None
        return found

    return made


@pytest.fixture
def visit() -> MakeVisit:
    """A visit some hours after the start: by the link of an alert, unless an operator is named."""

    def made(operator: str = "", language: str = "en", at: float = 1) -> Visit:
        scope = Scope.OPERATOR if operator else Scope.ALERT
        now = START + hours(at)
        grant = Grant(scope, None if operator else CASE, operator, now + hours(12))
        return Visit(grant, "salt.csrf", language, now, CONFIG)

    return made
