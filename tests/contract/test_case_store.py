"""`CaseStore`: what the workflows rely on, whether the table is in memory or in DynamoDB."""

from dataclasses import replace

import pytest

from abuse_desk.domain.cases.entry import Act, CaseId
from abuse_desk.domain.commit.record import Change, LinkWrite, Spend
from abuse_desk.domain.ports import Conflict, ForwarderDecision, Found, Unstorable
from abuse_desk.domain.vocabulary import Stage, TrustLevel
from tests.builders import CASE, START, a_notice, an_act, hours
from tests.changes import a_link, a_mail, adding, opening, the_record
from tests.contract.conftest import Stores

OTHER_CASE = CaseId("case-0000000002")
REPORT = a_notice()
OPENED = opening(REPORT)


def test_a_case_is_read_back_as_it_was_written(stores: Stores) -> None:
    stores.cases.commit(OPENED, START)
    assert stores.cases.cases([CASE, OTHER_CASE]) == {CASE: OPENED.record}


def test_one_look_up_finds_ledger_row_links_and_counter(stores: Stores) -> None:
    link, mail = a_link("one"), a_mail("ses-1", START)
    change = replace(OPENED, links=(link,), mail=mail, spend=Spend("hour", 0))
    stores.cases.commit(change, START)
    found = stores.cases.look_up("ses-1", [link.link.key, a_link("two").link.key], "hour")
    assert found == Found(mail, {link.link.key: link.link}, 1)


def test_a_link_row_knows_whether_its_entry_has_an_id_of_its_own(stores: Stores) -> None:
    link = replace(a_link("one").link, identified=True)
    stores.cases.commit(replace(OPENED, links=(LinkWrite(link),)), START)
    assert stores.cases.look_up(None, [link.key], "hour").links == {link.key: link}


def test_what_was_never_written_is_not_found(stores: Stores) -> None:
    assert stores.cases.look_up("ses-1", [a_link("one").link.key], "hour") == Found()


def test_history_comes_in_commit_order_whatever_was_sent_first(stores: Stores) -> None:
    late = adding(OPENED, a_notice("reminder", Stage.REMINDER, at=5))
    stores.cases.commit(OPENED, START)
    stores.cases.commit(late, START)
    assert [entry.entry_id for entry in stores.cases.history(CASE)] == ["report", "reminder"]


def test_the_second_of_two_writers_of_one_version_conflicts(stores: Stores) -> None:
    stores.cases.commit(OPENED, START)
    stores.cases.commit(adding(OPENED, a_notice("first", Stage.REMINDER, at=1)), START)
    with pytest.raises(Conflict):
        stores.cases.commit(adding(OPENED, a_notice("second", Stage.REMINDER, at=1)), START)


def test_a_case_opens_once(stores: Stores) -> None:
    stores.cases.commit(OPENED, START)
    with pytest.raises(Conflict):
        stores.cases.commit(opening(a_notice("other")), START)


def test_a_mail_is_recorded_once(stores: Stores) -> None:
    stores.cases.commit(Change(mail=a_mail("ses-1", START)), START)
    with pytest.raises(Conflict):
        stores.cases.commit(replace(OPENED, mail=a_mail("ses-1", START)), START)


def test_a_transaction_that_conflicts_writes_nothing(stores: Stores) -> None:
    stores.cases.commit(Change(mail=a_mail("ses-1", START)), START)
    with pytest.raises(Conflict):
        stores.cases.commit(replace(OPENED, mail=a_mail("ses-1", START)), START)
    assert stores.cases.cases([CASE]) == {}
    assert stores.cases.history(CASE) == ()
    assert stores.outbox.pending(START + hours(1), 10) == ()


def test_a_link_row_of_another_case_conflicts(stores: Stores) -> None:
    stores.cases.commit(replace(OPENED, links=(a_link("one"),)), START)
    other = opening(a_notice("other"), OTHER_CASE)
    with pytest.raises(Conflict):
        stores.cases.commit(replace(other, links=(a_link("one", OTHER_CASE),)), START)


def test_a_link_row_is_taken_over_from_its_known_owner(stores: Stores) -> None:
    stores.cases.commit(replace(OPENED, links=(a_link("one"),)), START)
    taken = a_link("one", OTHER_CASE, owner=CASE)
    stores.cases.commit(replace(opening(a_notice("other"), OTHER_CASE), links=(taken,)), START)
    assert stores.cases.look_up(None, [taken.link.key], "hour").links == {
        taken.link.key: taken.link
    }


def test_a_link_row_taken_over_by_a_third_case_conflicts(stores: Stores) -> None:
    third = CaseId("case-0000000003")
    stores.cases.commit(replace(OPENED, links=(a_link("one", third),)), START)
    stolen = a_link("one", OTHER_CASE, owner=CASE)
    with pytest.raises(Conflict):
        stores.cases.commit(replace(opening(a_notice("other"), OTHER_CASE), links=(stolen,)), START)


def test_a_case_may_write_its_own_link_row_again(stores: Stores) -> None:
    stores.cases.commit(replace(OPENED, links=(a_link("one"),)), START)
    reminder = adding(OPENED, a_notice("reminder", Stage.REMINDER, at=1))
    stores.cases.commit(replace(reminder, links=(a_link("one"),)), START)
    assert len(stores.cases.history(CASE)) == 2


def test_a_budget_spent_by_somebody_else_conflicts(stores: Stores) -> None:
    stores.cases.commit(replace(OPENED, spend=Spend("hour", 0)), START)
    other = opening(a_notice("other"), OTHER_CASE)
    with pytest.raises(Conflict):
        stores.cases.commit(replace(other, spend=Spend("hour", 0)), START)


def test_two_actions_on_one_item_are_refused_as_content(stores: Stores) -> None:
    with pytest.raises(Unstorable):
        stores.cases.commit(replace(OPENED, links=(a_link("one"), a_link("one"))), START)


def test_the_worklist_goes_by_when_to_look_again(stores: Stores) -> None:
    later = opening(a_notice("later", at=3), OTHER_CASE)
    stores.cases.commit(later, START)
    stores.cases.commit(OPENED, START)
    assert list(stores.cases.unclosed()) == [CASE, OTHER_CASE]


def test_only_what_is_due_by_then_is_due(stores: Stores) -> None:
    stores.cases.commit(OPENED, START)
    assert OPENED.next_due is not None
    before = OPENED.next_due - hours(0.01)
    assert list(stores.cases.unclosed(before)) == []
    assert list(stores.cases.unclosed(OPENED.next_due)) == [CASE]


def test_a_closed_case_leaves_the_worklist(stores: Stores) -> None:
    stores.cases.commit(OPENED, START)
    closing = an_act(Act.RESOLVE, 1, REPORT, reason="fixed")
    stores.cases.commit(adding(OPENED, closing), START)
    assert list(stores.cases.unclosed()) == []


def test_our_move_stays_on_the_worklist_though_nothing_is_due(stores: Stores) -> None:
    quiet = opening(a_notice(trust=TrustLevel.UNVERIFIED, ours=False, quiet=True))
    stores.cases.commit(quiet, START)
    assert quiet.next_due is None
    assert list(stores.cases.unclosed()) == [CASE]
    assert list(stores.cases.unclosed(START + hours(10_000))) == []


def test_every_case_and_ledger_row_can_be_listed(stores: Stores) -> None:
    stores.cases.commit(replace(OPENED, mail=a_mail("ses-1", START)), START)
    assert [record.case.case_id for record in stores.cases.all_cases()] == [CASE]
    assert [mail.mail_id for mail in stores.cases.ledger()] == ["ses-1"]
    assert set(stores.cases.mail(["ses-1", "ses-2"])) == {"ses-1"}


def test_nobody_has_decided_about_forwarders_yet(stores: Stores) -> None:
    assert stores.cases.forwarders() == {}


def test_the_newest_decision_about_a_forwarder_counts(stores: Stores) -> None:
    for trusted in (True, False):
        stores.cases.decide_forwarder(ForwarderDecision("a@example.com", trusted, "Aya", START))
    assert stores.cases.forwarders() == {"a@example.com": False}


def test_versions_count_transactions(stores: Stores) -> None:
    stores.cases.commit(OPENED, START)
    stores.cases.commit(adding(OPENED, a_notice("reminder", Stage.REMINDER, at=1)), START)
    assert stores.cases.cases([CASE])[CASE].version == the_record(OPENED).version + 1
