"""Confirmations that are listed, and what became of effects, whichever store holds them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from abuse_desk.adapters import items
from abuse_desk.adapters.case_store import DynamoCaseStore
from abuse_desk.adapters.deliveries import DynamoDeliveries
from abuse_desk.adapters.outbox import DynamoOutbox
from abuse_desk.domain.commit.record import Change
from abuse_desk.domain.notices.confirmation import KEPT
from abuse_desk.domain.ports import EffectRef
from local.clients import Clients
from tests.builders import CASE, START, a_notice
from tests.changes import a_mail, opening
from tests.contract.conftest import Stores, made_table

LISTED = Change(mail=a_mail("mail-1", START), lists_confirmation=True)


def test_a_confirmation_is_listed(stores: Stores) -> None:
    stores.cases.commit(LISTED, START)
    assert stores.cases.confirmations() == ("mail-1",)


def test_other_mail_is_not_listed(stores: Stores) -> None:
    stores.cases.commit(replace(LISTED, lists_confirmation=False), START)
    assert stores.cases.confirmations() == ()


def test_the_list_leads_to_the_ledger_row(stores: Stores) -> None:
    stores.cases.commit(LISTED, START)
    assert list(stores.cases.mail(stores.cases.confirmations())) == ["mail-1"]


def test_a_listed_row_expires_with_its_mail_and_holds_nothing_else() -> None:
    row = items.confirmation_item(a_mail("mail-1", START))
    assert row == {
        "pk": {"S": "CONFIRMATIONS"},
        "sk": {"S": "CONFIRMATION#mail-1"},
        "expires_at": {"N": str(int((START + KEPT).timestamp()))},
    }


@pytest.mark.emulator
def test_the_stamps_of_a_row_say_when_it_left_or_why_not(clients: Clients) -> None:
    table = made_table(clients)
    change = opening(a_notice())
    DynamoCaseStore(clients.dynamodb, table).commit(change, START)
    refs = [EffectRef(f"CASE#{CASE}", effect.effect_id) for effect in change.effects]
    outbox, later = DynamoOutbox(clients.dynamodb, table), START + timedelta(seconds=3)
    outbox.claim(refs[0], START)
    outbox.delivered(refs[0], later)
    outbox.claim(refs[1], START)
    outbox.postpone(refs[1], later, "AuthorizationError")
    found = DynamoDeliveries(clients.dynamodb, table).stamps([*refs, EffectRef("CASE#x", "none")])
    assert (found[refs[0]].created_at, found[refs[0]].delivered_at) == (START, later)
    assert (found[refs[1]].delivered_at, found[refs[1]].last_failure) == (
        None,
        "AuthorizationError",
    )
    assert len(found) == 2
