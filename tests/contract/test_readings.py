"""What a mail was found to say later stands beside its ledger row, whichever store keeps it."""

from dataclasses import replace

import pytest

from abuse_desk.domain.alerts.effects import tag
from abuse_desk.domain.commit.record import Change, LaterReading
from abuse_desk.domain.ports import Conflict
from abuse_desk.domain.vocabulary import Outcome
from tests.builders import START
from tests.changes import a_mail
from tests.contract.conftest import Stores

FIRST = a_mail("ses-1", START)
LATER = replace(FIRST, outcome=Outcome.OTHER)
RECORDED = Change(mail=FIRST, effects=(tag(FIRST.key, FIRST.outcome),))


def read_again(number: int) -> Change:
    return Change(later=LaterReading(number, LATER))


def test_a_mail_that_was_never_recorded_has_no_readings(stores: Stores) -> None:
    assert stores.cases.readings("ses-1") == ()


def test_a_later_reading_stands_after_the_ledger_row(stores: Stores) -> None:
    stores.cases.commit(RECORDED, START)
    stores.cases.commit(read_again(1), START)
    assert stores.cases.readings("ses-1") == (FIRST, LATER)


def test_the_ledger_row_stays_as_it_was_written(stores: Stores) -> None:
    stores.cases.commit(RECORDED, START)
    stores.cases.commit(read_again(1), START)
    assert stores.cases.mail(["ses-1"]) == {"ses-1": FIRST}
    assert list(stores.cases.ledger()) == [FIRST]


def test_the_second_of_two_later_readings_conflicts(stores: Stores) -> None:
    stores.cases.commit(RECORDED, START)
    stores.cases.commit(read_again(1), START)
    with pytest.raises(Conflict):
        stores.cases.commit(read_again(1), START)


def test_a_tag_without_a_ledger_row_in_its_transaction_is_the_mails_too(stores: Stores) -> None:
    stores.cases.commit(replace(read_again(1), effects=(tag(FIRST.key, Outcome.NOTICE),)), START)
    assert stores.outbox.backlog().count == 1
