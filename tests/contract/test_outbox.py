"""`Outbox`: a lease before the call, a stamp after it, in memory and in DynamoDB."""

import pytest

from abuse_desk.adapters.items import FAST_PATH
from abuse_desk.adapters.outbox import LEASE
from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.ports import Backlog, EffectRef
from tests.builders import CASE, START, a_notice, hours
from tests.changes import opening
from tests.contract.conftest import Stores

OPENED = opening(a_notice())
DUE = START + FAST_PATH
ALERT, EVENT = (EffectRef(f"CASE#{CASE}", effect.effect_id) for effect in OPENED.effects)


@pytest.fixture(autouse=True)
def opened(stores: Stores) -> None:
    stores.cases.commit(OPENED, START)


def test_a_new_effect_is_left_to_the_stream_at_first(stores: Stores) -> None:
    assert stores.outbox.pending(START, 10) == ()


def test_what_the_stream_did_not_take_becomes_pending(stores: Stores) -> None:
    assert set(stores.outbox.pending(DUE, 10)) == {ALERT, EVENT}


def test_no_more_is_pending_than_was_asked_for(stores: Stores) -> None:
    assert len(stores.outbox.pending(DUE, 1)) == 1


def test_the_oldest_pending_effect_comes_first(stores: Stores) -> None:
    second = opening(a_notice("second"), CaseId("case-0000000002"))
    stores.cases.commit(second, START - hours(1))
    oldest = {effect.effect_id for effect in second.effects}
    assert {ref.effect_id for ref in stores.outbox.pending(DUE, 2)} == oldest


def test_a_claimed_effect_is_the_one_that_was_written(stores: Stores) -> None:
    claimed = stores.outbox.claim(ALERT, START)
    assert claimed is not None
    assert isinstance(claimed.effect, Alert)
    assert (claimed.effect, claimed.created_at, claimed.attempts) == (OPENED.effects[0], START, 1)


def test_only_one_holds_the_lease(stores: Stores) -> None:
    stores.outbox.claim(ALERT, START)
    assert stores.outbox.claim(ALERT, START + LEASE / 2) is None


def test_a_lease_that_ran_out_is_given_again(stores: Stores) -> None:
    stores.outbox.claim(ALERT, START)
    again = stores.outbox.claim(ALERT, START + LEASE)
    assert again is not None
    assert again.attempts == 2


def test_a_delivered_effect_is_no_longer_pending_nor_claimed(stores: Stores) -> None:
    stores.outbox.claim(ALERT, START)
    stores.outbox.delivered(ALERT, START)
    assert stores.outbox.pending(DUE, 10) == (EVENT,)
    assert stores.outbox.claim(ALERT, START + hours(1)) is None


def test_a_superseded_effect_is_no_longer_pending(stores: Stores) -> None:
    stores.outbox.claim(ALERT, START)
    stores.outbox.delivered(ALERT, START, superseded=True)
    assert stores.outbox.pending(DUE, 10) == (EVENT,)


def test_a_postponed_effect_waits_until_its_time(stores: Stores) -> None:
    stores.outbox.claim(ALERT, START)
    stores.outbox.postpone(ALERT, DUE + hours(1), "Throttling")
    assert stores.outbox.pending(DUE, 10) == (EVENT,)
    assert set(stores.outbox.pending(DUE + hours(1), 10)) == {ALERT, EVENT}


def test_a_postponed_effect_has_given_its_lease_back(stores: Stores) -> None:
    stores.outbox.claim(ALERT, START)
    stores.outbox.postpone(ALERT, START, "Throttling")
    assert stores.outbox.claim(ALERT, START) is not None


def test_an_effect_nobody_wrote_cannot_be_claimed(stores: Stores) -> None:
    assert stores.outbox.claim(EffectRef(f"CASE#{CASE}", "none"), START) is None


def test_the_backlog_counts_what_is_not_delivered_and_knows_the_oldest(stores: Stores) -> None:
    stores.outbox.claim(ALERT, START)
    stores.outbox.delivered(ALERT, START)
    assert stores.outbox.backlog() == Backlog(1, START)


def test_an_empty_outbox_has_no_backlog(stores: Stores) -> None:
    for ref in (ALERT, EVENT):
        stores.outbox.claim(ref, START)
        stores.outbox.delivered(ref, START)
    assert stores.outbox.backlog() == Backlog()
