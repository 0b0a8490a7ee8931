"""Which entry a mail is a copy of, and which case a notice belongs to."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import Act, CaseId, EntryId
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.cases.identity import MOST_LINKS, Link, case_id, entry_id, keys
from abuse_desk.domain.cases.placement import Copy, Join, Open, Placement, place, place_by_matter
from abuse_desk.domain.mail.message import Message
from abuse_desk.domain.mail.original import Original
from abuse_desk.domain.notices.reading import Facts, Notice, Resource, Trust
from abuse_desk.domain.vocabulary import Family, ResourceType, Stage, TrustLevel
from tests.builders import ACCOUNT, CASE, INSTANCE, START, a_notice, an_act

OTHER_CASE = CaseId("case-0000000002")


def a_reading(
    message_id: str | None = "<one@amazon.com>",
    trust: TrustLevel = TrustLevel.VERIFIED,
    stage: Stage = Stage.REPORT,
    **facts: Any,
) -> Notice:
    stated: dict[str, Any] = {
        "accounts": (ACCOUNT,),
        "resources": (INSTANCE,),
        "abuse_types": ("connection/port_scan",),
        "aws_text": "AWS says one.",
    }
    outer = Message(raw=b"", headers=(), text="AWS says one.")
    original = Original(
        sender="trustandsafety@support.aws.com",
        to=("root@example.com",),
        subject="Your AWS Abuse Report",
        date=START,
        message_id=message_id,
        references=(),
        reply_to=None,
        body="AWS says one.",
        layers=(),
        message=outer,
        outer=outer,
    )
    known = Facts(**(stated | facts))
    return Notice(original, Trust(trust), START, Family.ABUSE, stage, known, "test")


def placed(
    reading: Notice, known: Notice, case: Case | None = None, owner: CaseId = CASE
) -> Placement:
    """Where `reading` goes when `known` is an entry of `case` already."""
    links = {key: Link(key, owner, entry_id(known), known.sent_at) for key in keys(known).all}
    found = {key: link for key, link in links.items() if key in keys(reading).all}
    return place(reading, found, {owner: case or fold(CASE, [a_notice()])})


def test_redelivery_is_a_copy() -> None:
    one = a_reading()
    assert placed(one, one) == Copy(CASE, entry_id(one))


def test_inline_forward_without_message_id_is_a_copy_of_the_same_words() -> None:
    direct = a_reading()
    inline = a_reading(message_id=None, aws_text="> AWS  says\n> one.")
    assert placed(inline, direct) == Copy(CASE, entry_id(direct))


def test_same_words_of_another_day_are_another_notice() -> None:
    first, again = a_reading(), a_reading("<two@amazon.com>")
    later = START + timedelta(hours=27)
    again = replace(again, sent_at=later, original=replace(again.original, date=later))
    assert placed(again, first) == Join(CASE)


def test_same_words_under_another_reference_are_another_notice() -> None:
    first = a_reading(reference="10412345678")
    other = a_reading("<two@amazon.com>", reference="10499999999")
    case = replace(fold(CASE, [a_notice()]), reference="10412345678")
    assert placed(other, first, case) == Open()


def test_reference_finds_a_closed_case() -> None:
    closed = fold(CASE, [a_notice(), a_notice("closing", Stage.RESOLUTION, 1)])
    first = a_reading(reference="10412345678-1")
    again = a_reading(
        "<two@amazon.com>", reference="10412345678", aws_text="other words", resources=()
    )
    assert placed(again, first, replace(closed, reference="10412345678-1")) == Join(CASE)


def test_known_resource_joins_only_an_open_case() -> None:
    first = a_reading()
    again = a_reading("<two@amazon.com>", aws_text="other words")
    closed = fold(CASE, [a_notice(), an_act(Act.DISMISS, 1, a_notice())])
    assert placed(again, first) == Join(CASE)
    assert placed(again, first, closed) == Open()


def test_unproved_mail_never_joins_by_a_weak_key_but_is_marked_as_related() -> None:
    again = a_reading("<two@amazon.com>", TrustLevel.UNVERIFIED, aws_text="other words")
    assert placed(again, a_reading()) == Open((CASE,))


def test_thread_of_a_case_with_another_number_is_no_place_but_related() -> None:
    first = a_reading(reference="10412345678")
    again = a_reading("<two@amazon.com>", aws_text="other words", reference="10499999999")
    threaded = replace(again, original=replace(again.original, references=("<one@amazon.com>",)))
    case = replace(fold(CASE, [a_notice()]), reference="10412345678")
    assert placed(threaded, first, case) == Open((CASE,))


def test_where_keys_disagree_the_number_wins_and_the_thread_is_related() -> None:
    by_number = a_reading("<one@amazon.com>", reference="10412345678", resources=())
    by_thread = a_reading("<two@amazon.com>", resources=())
    mail = a_reading("<three@amazon.com>", aws_text="other words", reference="10412345678")
    mail = replace(mail, original=replace(mail.original, references=("<two@amazon.com>",)))
    links = {key: Link(key, CASE, entry_id(by_number)) for key in keys(by_number).strong}
    links |= {key: Link(key, OTHER_CASE, entry_id(by_thread)) for key in keys(by_thread).strong}
    case = fold(CASE, [a_notice()])
    for number in (None, "10499999999"):
        cases = {CASE: case, OTHER_CASE: replace(case, case_id=OTHER_CASE, reference=number)}
        assert place(mail, links, cases) == Join(CASE, (OTHER_CASE,))


def test_numberless_reminder_joins_the_single_open_case_of_its_matter() -> None:
    reminder = a_reading("<two@amazon.com>", stage=Stage.REMINDER, resources=())
    case = fold(CASE, [a_notice()])
    other = replace(case, case_id=OTHER_CASE)
    assert place_by_matter(reminder, [case]) == Join(CASE)
    assert place_by_matter(reminder, [case, other]) == Open((CASE, OTHER_CASE))
    assert place_by_matter(reminder, [replace(case, accounts=("444455556666",))]) == Open()


def test_first_report_never_joins_by_matter_alone() -> None:
    report = a_reading("<two@amazon.com>", resources=())
    assert place_by_matter(report, [fold(CASE, [a_notice()])]) == Open()


def test_ten_thousand_resources_write_no_more_links_than_allowed() -> None:
    many = tuple(Resource(ResourceType.IP_ADDRESS, f"203.0.113.{n}") for n in range(10_000))
    found = keys(a_reading(resources=many, reference="10412345678-1")).all
    assert len(found) <= MOST_LINKS
    assert found[0].kind == "message"


def test_case_id_follows_from_the_entry_alone() -> None:
    assert case_id(EntryId("x")) == case_id(EntryId("x")) != case_id(EntryId("y"))
