"""What people were told of a case, as its page shows it."""

from datetime import timedelta

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.ports import EffectRef
from tests.builders import CASE, START, a_notice
from tests.changes import opening
from tests.contract.conftest import Stores

NOW = START + timedelta(minutes=3)


def open_case(stores: Stores) -> EffectRef:
    """Where the alert of a new case stands."""
    change = opening(a_notice())
    stores.cases.commit(change, NOW)
    alert = next(one for one in change.effects if isinstance(one, Alert))
    return EffectRef(f"CASE#{CASE}", alert.effect_id)


def test_an_alert_is_told_from_when_it_was_written(stores: Stores) -> None:
    open_case(stores)
    (told,) = stores.cases.told(CASE)
    assert (told.at, told.cause, told.delivered_at) == (NOW, Cause.OPENED, None)


def test_a_delivered_alert_carries_its_time(stores: Stores) -> None:
    ref = open_case(stores)
    stores.outbox.delivered(ref, NOW + timedelta(seconds=5))
    (told,) = stores.cases.told(CASE)
    assert told.delivered_at == NOW + timedelta(seconds=5)


def test_a_superseded_alert_was_not_told(stores: Stores) -> None:
    stores.outbox.delivered(open_case(stores), NOW, superseded=True)
    assert stores.cases.told(CASE) == ()


def test_of_another_case_nothing_is_told(stores: Stores) -> None:
    open_case(stores)
    assert stores.cases.told(CaseId("case-other")) == ()
