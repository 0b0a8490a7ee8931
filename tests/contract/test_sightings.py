"""Sightings: what the desk says once for ever, whichever store keeps them."""

from dataclasses import replace

import pytest

from abuse_desk.domain.commit.record import Change, Spend
from abuse_desk.domain.ports import Conflict
from tests.builders import START, a_notice
from tests.changes import opening
from tests.contract.conftest import Stores

OPENED = opening(a_notice())


def test_a_sighting_is_found_once_it_is_written(stores: Stores) -> None:
    before = stores.cases.look_up(None, (), "hour", "forwarder one")
    stores.cases.commit(replace(OPENED, sighting="forwarder one"), START)
    after = stores.cases.look_up(None, (), "hour", "forwarder one")
    assert (before.sighted, after.sighted) == (False, True)


def test_a_sighting_of_another_is_not_found(stores: Stores) -> None:
    stores.cases.commit(Change(sighting="forwarder one"), START)
    assert not stores.cases.look_up(None, (), "hour", "forwarder two").sighted


def test_a_second_sighting_conflicts_and_writes_nothing(stores: Stores) -> None:
    stores.cases.commit(Change(sighting="forwarder one"), START)
    with pytest.raises(Conflict):
        stores.cases.commit(replace(OPENED, sighting="forwarder one"), START)
    assert list(stores.cases.all_cases()) == []


def test_two_alerts_are_paid_for_at_once(stores: Stores) -> None:
    stores.cases.commit(Change(spend=Spend("hour", 0, 2)), START)
    assert stores.cases.look_up(None, (), "hour").spent == 2
