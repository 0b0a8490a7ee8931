"""Stored mails are read again: what changed is written beside, and nothing is lowered unproved."""

from dataclasses import replace
from datetime import timedelta

import pytest

from abuse_desk.domain.alerts.effects import Tag
from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.cases.entry import Act, CaseId, EntryId
from abuse_desk.domain.commit.rereading import Result
from abuse_desk.domain.notices.reading import Notice
from abuse_desk.domain.vocabulary import Outcome, TrustLevel
from abuse_desk.workflows.act import act
from abuse_desk.workflows.request import Request
from tests.builders import CONFIG, START
from tests.mailsign.mails import BODY
from tests.told import effects_in
from tests.unit.workflows.replaying import (
    FORGED,
    LATER,
    MUCH_LATER,
    UNVERIFIED,
    VERIFIED,
    Change,
    Desk,
    a_mail,
    as_closing,
    as_it_is,
    as_other,
    as_unreadable,
    as_unrecognized,
    differing,
)

READINGS = [as_it_is, as_other, as_unreadable, as_unrecognized, as_closing]


@pytest.mark.parametrize("level", TrustLevel)
@pytest.mark.parametrize("reads", READINGS)
def test_what_reads_the_same_changes_nothing(reads: Change, level: TrustLevel) -> None:
    desk = Desk()
    desk.take(reads, level)
    before = repr(desk.table)
    assert desk.again(reads, level).result is Result.UNCHANGED
    assert repr(desk.table) == before


@pytest.mark.parametrize("level", TrustLevel)
@pytest.mark.parametrize("now_reads", READINGS)
@pytest.mark.parametrize("reads", READINGS)
def test_a_second_replay_changes_nothing(
    reads: Change, now_reads: Change, level: TrustLevel
) -> None:
    desk = Desk()
    desk.take(reads, UNVERIFIED)
    desk.again(now_reads, level)
    before = repr(desk.table)
    assert desk.again(now_reads, level).result is Result.UNCHANGED
    assert repr(desk.table) == before


@pytest.mark.parametrize("now_level", TrustLevel)
@pytest.mark.parametrize("now_reads", READINGS)
def test_a_verified_mail_that_is_read_otherwise_settles_at_once(
    now_reads: Change, now_level: TrustLevel
) -> None:
    desk = Desk()
    desk.take(as_it_is, VERIFIED)
    desk.again(now_reads, now_level)
    assert desk.again(now_reads, now_level).result is Result.UNCHANGED


@pytest.mark.parametrize("now_reads", READINGS)
@pytest.mark.parametrize("reads", READINGS)
def test_a_dry_run_says_the_same_and_writes_nothing(reads: Change, now_reads: Change) -> None:
    desk = Desk()
    desk.take(reads)
    before = repr(desk.table)
    said = desk.again(now_reads, writes=False)
    assert repr(desk.table) == before
    assert desk.again(now_reads) == said


@pytest.mark.parametrize("level", [UNVERIFIED, FORGED])
@pytest.mark.parametrize("now_reads", READINGS)
def test_reading_unproved_mail_again_lowers_nothing(now_reads: Change, level: TrustLevel) -> None:
    desk = Desk()
    desk.take(as_it_is, UNVERIFIED)
    before = desk.case()
    desk.again(now_reads, level)
    after = desk.case()
    assert (after.status, after.answer_by) == (before.status, before.answer_by)
    assert {demand.entry_id for demand in before.demands} <= {d.entry_id for d in after.demands}


def test_what_newer_rules_call_forged_a_person_may_say_of_the_case() -> None:
    desk = Desk()
    desk.take(as_it_is, UNVERIFIED)
    said = desk.again(level=FORGED)
    assert differing(said) == {"trust": ("unverified", "forged")}
    assert said.note.endswith(f"abuse-desk relabel {said.case_id} --level forged")
    assert desk.again(level=FORGED).result is Result.UNCHANGED


@pytest.mark.parametrize("level", [UNVERIFIED, FORGED])
def test_a_verified_demand_that_is_doubted_now_stays_our_move(level: TrustLevel) -> None:
    desk = Desk()
    desk.take(as_it_is, VERIFIED)
    desk.again(as_closing, level)
    assert (desk.case().status, len(desk.case().demands)) == (Status.OPEN, 1)


def test_other_mail_that_is_a_notice_opens_its_case() -> None:
    desk = Desk()
    desk.take(as_other)
    said = desk.again()
    assert differing(said)["outcome"] == ("other", "notice")
    assert (desk.case().status, desk.case().case_id) == (Status.OPEN, said.case_id)


def test_a_notice_that_was_missed_for_long_opens_quietly_in_triage() -> None:
    desk = Desk()
    desk.take(as_other)
    desk.again(level=VERIFIED, now=MUCH_LATER)
    assert (desk.case().status, desk.case().quiet, desk.alerts()) == (Status.TRIAGE, True, 0)


def test_a_notice_that_was_missed_yesterday_alerts() -> None:
    desk = Desk()
    desk.take(as_other)
    desk.again()
    assert desk.alerts() == 1


def test_a_notice_that_was_missed_joins_the_case_of_its_number() -> None:
    desk = Desk()
    desk.take(as_other)
    desk.take(raw=a_mail(1, BODY.replace("port scanning", "a port scan")).replace(b"id-1", b"id-2"))
    desk.again(mail=0)
    assert len(desk.cases.history(desk.case().case_id)) == 2


def test_what_was_unreadable_is_the_notice_of_its_own_triage_case() -> None:
    desk = Desk()
    desk.take(as_unreadable)
    desk.again(level=VERIFIED)
    assert (desk.case().status, desk.case().family) == (Status.OPEN, "abuse")


def test_what_was_unreadable_goes_to_the_case_it_belongs_to() -> None:
    desk = Desk()
    desk.take(as_unreadable)
    known = desk.take(level=VERIFIED)
    said = desk.again(level=VERIFIED, mail=0)
    assert said.case_id == known.case_id
    assert "is left over: abuse-desk merge" in said.note
    assert desk.again(level=VERIFIED, mail=0).result is Result.UNCHANGED


def test_a_notice_whose_number_is_read_now_says_which_case_it_names() -> None:
    desk = Desk()
    other = desk.take(level=VERIFIED).case_id

    def without_number(reading: Notice) -> Notice:
        return replace(reading, facts=replace(reading.facts, reference=None))

    second = a_mail(1, BODY + "\r\nOnce more.\r\n").replace(b"id-1", b"id-2")
    own = desk.take(without_number, raw=second).case_id
    assert own != other
    assert desk.again().note.endswith(f"abuse-desk merge {own} {other}")
    assert own is not None
    assert desk.cases.cases((own,))[own].case.related == (other,)


def test_a_case_is_not_taken_back_by_reading() -> None:
    desk = Desk()
    desk.take(level=VERIFIED)
    said = desk.again(as_other, VERIFIED)
    assert differing(said)["outcome"] == ("notice", "other")
    assert f"abuse-desk dismiss {said.case_id}" in said.note
    assert desk.case().status is Status.OPEN


def test_evidence_of_a_case_is_never_tagged_to_expire() -> None:
    desk = Desk()
    desk.take(level=VERIFIED)
    desk.again(as_other, VERIFIED)
    tags = effects_in(desk.table, Tag)
    assert [one.outcome for one in tags] == [Outcome.NOTICE]


def test_a_notice_that_was_missed_is_tagged_to_stay() -> None:
    desk = Desk()
    desk.take(as_other)
    desk.again()
    tags = effects_in(desk.table, Tag)
    assert [one.outcome for one in tags] == [Outcome.OTHER, Outcome.NOTICE]


def test_reading_to_and_fro_is_written_each_time() -> None:
    desk = Desk()
    desk.take(as_unrecognized)
    for reads in (as_it_is, as_unrecognized, as_it_is):
        assert desk.again(reads).result is Result.CHANGED
    assert [row.outcome for row in desk.cases.readings("ses-0")] == [
        "unrecognized",
        "notice",
        "unrecognized",
        "notice",
    ]


def test_the_ledger_row_itself_is_never_edited() -> None:
    desk = Desk()
    first = desk.take(as_other)
    desk.again()
    assert desk.cases.readings("ses-0")[0] == first


def test_a_mail_that_is_proved_now_gives_its_case_the_level() -> None:
    desk = Desk()
    desk.take()
    assert differing(desk.again(level=VERIFIED)) == {"trust": ("unverified", "verified")}
    assert desk.case().trust.level is VERIFIED


def test_forged_mail_about_nobody_opens_a_case_only_when_a_person_wants_it() -> None:
    desk = Desk()
    foreign = a_mail(1, BODY.replace("111122223333", "999900001111"))
    desk.take(level=FORGED, raw=foreign)
    assert desk.again(level=FORGED).result is Result.UNCHANGED
    said = desk.again(level=FORGED, admits=True)
    assert (desk.case().case_id, desk.case().status) == (said.case_id, Status.TRIAGE)
    assert desk.again(level=FORGED).result is Result.UNCHANGED


def test_a_persons_word_on_a_mail_outlasts_reading_it_again() -> None:
    desk = Desk()
    taken = desk.take()
    assert taken.case_id is not None
    believed = Request(Act.RELABEL, CaseId(taken.case_id), "Aya", level=VERIFIED)
    believed = replace(believed, about=EntryId(taken.entry_id or ""))
    act(believed, desk.cases, CONFIG, LATER)
    assert desk.again().result is Result.UNCHANGED
    assert desk.case().trust.level is VERIFIED


def test_bytes_that_are_not_the_ledgers_are_not_believed() -> None:
    desk = Desk()
    desk.take()
    desk.mails[0] = replace(desk.mails[0], raw=a_mail(2))
    said = desk.again()
    assert (said.result, said.note) == (
        Result.FAILED,
        "the stored bytes are not those the ledger knows",
    )


def test_an_alert_of_a_mail_read_again_is_of_what_changed_alone() -> None:
    desk = Desk()
    desk.take(level=VERIFIED)
    before = desk.alerts()

    def later(reading: Notice) -> Notice:
        moved = START + timedelta(days=4)
        return replace(reading, facts=replace(reading.facts, answer_by=moved))

    assert "answer_by" in differing(desk.again(later, VERIFIED))
    assert desk.alerts() == before
