"""A mail that may belong to another case says so in its own, whatever came first."""

from dataclasses import replace

from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import Act, CaseId
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.notices.reading import Notice
from abuse_desk.workflows.act import Request, act
from tests.builders import CONFIG
from tests.mailsign.mails import BODY
from tests.unit.workflows.replaying import (
    LATER,
    UNVERIFIED,
    VERIFIED,
    Change,
    Desk,
    a_mail,
)

NO_CASE = "case-ffffffffff"


def without_number(reading: Notice) -> Notice:
    return replace(reading, facts=replace(reading.facts, reference=None))


def of_thread(message_id: str, read: Change = lambda reading: reading) -> Change:
    """Read as `read` does, in the thread of this Message-ID."""

    def reads(reading: Notice) -> Notice:
        found = read(reading)
        assert isinstance(found, Notice)
        return replace(found, original=replace(found.original, references=(message_id,)))

    return reads


def other_words(number: int, told: str = "Once more.") -> bytes:
    return a_mail(number, f"{BODY}\r\n{told}\r\n")


def case_of(desk: Desk, row: MailRecord) -> Case:
    assert row.case_id is not None
    return desk.cases.cases((row.case_id,))[row.case_id].case


def test_an_unverified_word_of_a_running_matter_opens_its_own_case_that_names_the_other() -> None:
    desk = Desk()
    running = desk.take(level=VERIFIED)
    told = desk.take(without_number, UNVERIFIED, other_words(2))
    assert told.case_id != running.case_id
    assert case_of(desk, told).related == (running.case_id,)
    assert case_of(desk, running).related == ()


def test_where_keys_disagree_the_joined_case_names_the_other() -> None:
    desk = Desk()
    by_number, by_thread = desk.take(level=VERIFIED), desk.take(level=VERIFIED, raw=other_words(2))
    reads = of_thread(message_id_of(desk, by_thread))
    told = desk.take(reads, VERIFIED, a_mail(1, "Thrice." + BODY).replace(b"id-1@", b"id-3@"))
    assert told.case_id == by_number.case_id != by_thread.case_id
    assert case_of(desk, told).related == (by_thread.case_id,)


def test_a_merge_takes_the_name_away() -> None:
    desk = Desk()
    running = desk.take(level=VERIFIED)
    told = desk.take(without_number, UNVERIFIED, other_words(2))
    merged(desk, told, running)
    assert (case_of(desk, told).related, case_of(desk, running).related) == ((), ())


def test_what_leads_to_a_merged_case_names_where_it_went() -> None:
    desk = Desk()
    running, further = desk.take(level=VERIFIED), desk.take(level=VERIFIED, raw=other_words(2))
    merged(desk, running, further)
    told = desk.take(without_number, UNVERIFIED, other_words(3, "Thrice."))
    assert case_of(desk, told).related == (further.case_id,)


def test_a_case_id_in_a_mail_is_no_related_case() -> None:
    desk = Desk()
    told = desk.take(level=VERIFIED, raw=other_words(1, f"{NO_CASE}\r\nrelated: {NO_CASE}"))
    assert case_of(desk, told).related == ()


def test_a_copy_of_a_known_mail_names_nothing() -> None:
    desk = Desk()
    first = desk.take(level=VERIFIED)
    assert desk.take(level=UNVERIFIED).entry_id == first.entry_id
    assert case_of(desk, first).related == ()


def message_id_of(desk: Desk, row: MailRecord) -> str:
    assert row.case_id is not None
    (entry,) = desk.cases.history(row.case_id)
    found = getattr(entry.fact, "message_id", None)
    assert found
    return str(found)


def merged(desk: Desk, old: MailRecord, into: MailRecord) -> None:
    assert old.case_id is not None
    asked = Request(Act.MERGE, old.case_id, "Aya", into=CaseId(into.case_id or ""))
    act(asked, desk.cases, CONFIG, LATER)
