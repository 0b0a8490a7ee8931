"""`merge` on both stores: one matter of two cases, nothing lost, whatever happens meanwhile."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.cases.case import Resolution, Status
from abuse_desk.domain.cases.entry import Act, CaseId
from abuse_desk.domain.cases.identity import LinkKey, LinkKind
from abuse_desk.domain.commit.record import CaseRecord, Change, LinkWrite
from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.ports import MailRead, StoredMail
from abuse_desk.domain.reader import read_mail
from abuse_desk.domain.vocabulary import Stage
from abuse_desk.workflows.act import Refused, Request, act
from abuse_desk.workflows.intake import Intake, intake
from abuse_desk.workflows.show import shown_case
from tests.builders import ACCOUNT, CONFIG, START, a_notice
from tests.changes import a_link, adding, opening, the_record
from tests.contract.conftest import Stores

RECEIVED = datetime(2024, 7, 10, 3, 5, tzinfo=UTC)
NOW = RECEIVED + timedelta(hours=1)
CONTEXT = ReadContext(accounts=frozenset([ACCOUNT]), received_at=RECEIVED)
NOTICE = """From: ec2-abuse@amazon.com
To: root@example.com
Subject: Your Amazon EC2 Abuse Report {reference} [AWS ID 111122223333]
Date: Wed, 10 Jul 2024 03:00:00 +0000
Message-ID: <notice-{name}@example.com>
Content-Type: text/plain; charset=UTF-8

Hello,

We've received a report(s) that your AWS resource(s)

AWS ID: 111122223333    Region: us-west-2    EC2 Instance Id: i-0123456789abc{reference}

has been implicated in activity that resembles port scanning. This is {name}.
Please take action to stop the reported activity and reply with what you did.

Abuse Case Number: {reference}
"""
FIRST, SECOND, THIRD = "1041", "1042", "1043"


def test_what_either_case_asked_is_asked_of_the_one_that_goes_on(stores: Stores) -> None:
    old, into = received(stores, FIRST), received(stores, SECOND)
    case = merged(stores, old, into).case
    assert (case.status, len(case.demands), len(case.resources)) == (Status.OPEN, 2, 2)
    assert case.references == (SECOND, FIRST)


def test_the_old_case_says_where_it_went(stores: Stores) -> None:
    old, into = received(stores, FIRST), received(stores, SECOND)
    merged(stores, old, into)
    shown = shown_case(old, stores.cases, CONFIG.cadence, NOW) or {}
    assert (shown["merged_into"], shown["resolution"]) == (into, Resolution.MERGED)
    assert shown["entries"][-1]["summary"] == f"merge by Aya: went into {into}"


def test_the_other_case_shows_both_histories(stores: Stores) -> None:
    old, into = received(stores, FIRST), received(stores, SECOND)
    merged(stores, old, into)
    shown = shown_case(into, stores.cases, CONFIG.cadence, NOW) or {}
    assert [entry["kind"] for entry in shown["entries"]] == ["notice", "notice", "merge"]
    assert shown["merged_from"] == [old]


def test_no_entry_is_edited(stores: Stores) -> None:
    old, into = received(stores, FIRST), received(stores, SECOND)
    before = (stores.cases.history(old), stores.cases.history(into))
    merged(stores, old, into)
    assert (stores.cases.history(old)[:-1], stores.cases.history(into)[:-1]) == before


def test_a_merge_alerts_once_and_only_for_the_case_that_goes_on(stores: Stores) -> None:
    old, into = received(stores, FIRST), received(stores, SECOND)
    new_alerts(stores)
    merged(stores, old, into)
    (alert,) = new_alerts(stores)
    assert (alert.case_id, alert.cause) == (into, Cause.MERGED)
    assert old in alert.message


def test_the_old_case_leaves_the_worklist(stores: Stores) -> None:
    old, into = received(stores, FIRST), received(stores, SECOND)
    merged(stores, old, into)
    assert list(stores.cases.unclosed()) == [into]


def test_every_link_row_of_the_old_case_leads_to_the_other(stores: Stores) -> None:
    old, into = received(stores, FIRST), received(stores, SECOND)
    keys = stores.cases.link_keys(old)
    merged(stores, old, into)
    links = stores.cases.look_up(None, keys, "none").links
    assert len(keys) > 3
    assert {link.case_id for link in links.values()} == {into}


def test_a_later_notice_with_the_old_number_joins_the_case_that_goes_on(stores: Stores) -> None:
    old, into = received(stores, FIRST), received(stores, SECOND)
    merged(stores, old, into)
    assert received(stores, FIRST, "later") == into


def test_a_link_row_that_was_left_behind_is_followed_and_mended(stores: Stores) -> None:
    old, into = received(stores, FIRST), received(stores, SECOND)
    keys = stores.cases.link_keys(old)
    merged(stores, old, into)
    found = stores.cases.look_up(None, keys, "none").links
    stale = tuple(LinkWrite(replace(link, case_id=old), into) for link in found.values())
    stores.cases.commit(Change(links=stale), NOW)
    assert received(stores, FIRST, "later") == into
    key = LinkKey(LinkKind.REFERENCE, FIRST)
    assert stores.cases.look_up(None, [key], "none").links[key].case_id == into


def test_a_second_copy_of_a_notice_of_the_old_case_asks_nothing_new(stores: Stores) -> None:
    old, into = received(stores, FIRST), received(stores, SECOND)
    merged(stores, old, into)
    new_alerts(stores)
    taken = intake(a_mail(FIRST, mail_id="again"), desk(stores), NOW)
    record = stores.cases.cases([into])[into]
    assert (taken.case_id, len(record.case.demands)) == (into, 2)
    assert new_alerts(stores) == []


def test_a_case_of_many_entries_and_link_rows_merges_in_one_go(stores: Stores) -> None:
    old = grown(stores, entries=130)
    into = received(stores, SECOND)
    merged(stores, old, into)
    keys = stores.cases.link_keys(into)
    links = stores.cases.look_up(None, (a_link(f"row-{n}").link.key for n in range(260)), "none")
    assert {link.case_id for link in links.links.values()} == {into}
    assert len(links.links) == 260
    assert len(keys) >= 90


def test_a_merged_case_can_go_on_in_a_third(stores: Stores) -> None:
    first, second, third = (received(stores, ref) for ref in (FIRST, SECOND, THIRD))
    merged(stores, first, second)
    case = merged(stores, second, third).case
    assert (len(case.demands), case.references) == (3, (THIRD, SECOND, FIRST))
    assert received(stores, FIRST, "later") == third


@pytest.mark.parametrize("asked", [Act.ACK, Act.REOPEN, Act.NOTE, Act.MERGE, Act.RESOLVE])
def test_acts_on_the_old_case_are_refused_with_where_it_went(stores: Stores, asked: Act) -> None:
    old, into, third = (received(stores, ref) for ref in (FIRST, SECOND, THIRD))
    merged(stores, old, into)
    request = Request(asked, old, "Ben", reason="done", note="hello", into=third)
    with pytest.raises(Refused, match=f"{old} was merged into {into}: act on that one"):
        act(request, stores.cases, CONFIG, NOW)


def test_a_pointer_takes_no_other_case_in(stores: Stores) -> None:
    old, into, third = (received(stores, ref) for ref in (FIRST, SECOND, THIRD))
    merged(stores, old, into)
    with pytest.raises(Refused, match=f"{old} was merged into {into}: merge into that one"):
        merged(stores, third, old)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"into": CaseId("case-none")}, "there is no case case-none"),
        ({"case_id": CaseId("case-none")}, "there is no case case-none"),
        ({"into": None}, "merge needs the case that this one goes on as"),
        ({"by": " "}, "a name is needed"),
        ({"seen": 7}, "the case has 1 entries, not 7"),
    ],
)
def test_a_merge_that_cannot_be_is_refused_and_changes_nothing(
    stores: Stores, change: dict[str, Any], says: str
) -> None:
    old, into = received(stores, FIRST), received(stores, SECOND)
    before = everything(stores)
    request = replace(Request(Act.MERGE, old, "Aya", into=into), **change)
    with pytest.raises(Refused, match=says):
        act(request, stores.cases, CONFIG, NOW)
    assert everything(stores) == before


def test_a_case_is_not_merged_into_itself(stores: Stores) -> None:
    old = received(stores, FIRST)
    with pytest.raises(Refused, match="cannot be merged into itself"):
        merged(stores, old, old)


def test_a_merge_by_somebody_who_saw_less_is_refused(stores: Stores) -> None:
    old, into = received(stores, FIRST), received(stores, SECOND)
    received(stores, FIRST, "newer")
    request = Request(Act.MERGE, old, "Aya", seen=1, into=into)
    with pytest.raises(Refused, match=f"{old} has 2 entries and you saw 1"):
        act(request, stores.cases, CONFIG, NOW)


@pytest.mark.parametrize("busy", [FIRST, SECOND])
def test_a_notice_that_comes_while_merging_refuses_the_merge(stores: Stores, busy: str) -> None:
    old, into = received(stores, FIRST), received(stores, SECOND)
    racing = Interrupted(stores.cases, lambda: received(stores, busy, "meanwhile"))
    with pytest.raises(Refused, match="one of the cases has just changed"):
        act(Request(Act.MERGE, old, "Aya", into=into), racing, CONFIG, NOW)
    assert [len(record.case.demands) for record in both(stores, old, into)] in ([1, 2], [2, 1])


def test_a_notice_for_the_old_case_that_was_read_before_lands_in_the_other(
    stores: Stores,
) -> None:
    old, into = received(stores, FIRST), received(stores, SECOND)
    racing = Interrupted(stores.cases, lambda: merged(stores, old, into))
    taken = intake(a_mail(FIRST, "meanwhile"), replace(desk(stores), cases=racing), NOW)
    assert taken.case_id == into
    assert len(stores.cases.cases([into])[into].case.demands) == 3


def test_of_two_merges_against_each_other_at_once_one_is_refused(stores: Stores) -> None:
    one, other = received(stores, FIRST), received(stores, SECOND)
    outcomes = at_once([lambda: merged(stores, one, other), lambda: merged(stores, other, one)])
    records = both(stores, one, other)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["CaseRecord", "Refused"]
    assert sum(record.case.merged_into is None for record in records) == 1


def merged(stores: Stores, old: CaseId, into: CaseId) -> CaseRecord:
    return act(Request(Act.MERGE, old, "Aya", into=into), stores.cases, CONFIG, NOW)


def received(stores: Stores, reference: str, name: str = "first") -> CaseId:
    """The case of a notice that was just taken in."""
    taken = intake(a_mail(reference, name), desk(stores), RECEIVED)
    assert taken.case_id is not None
    return taken.case_id


def desk(stores: Stores) -> Intake:
    return Intake(stores.cases, lambda mail: MailRead(read_mail(mail.raw, CONTEXT), None), CONFIG)


def a_mail(reference: str, name: str = "first", mail_id: str | None = None) -> StoredMail:
    raw = NOTICE.format(reference=reference, name=f"{name}-{reference}").encode()
    return StoredMail(f"mail/{mail_id or f'ses-{name}-{reference}'}", raw, RECEIVED)


def grown(stores: Stores, entries: int) -> CaseId:
    """A case with so many entries, each with two link rows of its own."""
    change = replace(opening(a_notice()), links=rows(0))
    stores.cases.commit(change, START)
    for number in range(1, entries):
        entry = a_notice(f"notice {number}", Stage.REMINDER, at=number / 100)
        change = replace(adding(change, entry), links=rows(number))
        stores.cases.commit(change, START)
    return the_record(change).case.case_id


def rows(number: int) -> tuple[LinkWrite, ...]:
    return (a_link(f"row-{2 * number}"), a_link(f"row-{2 * number + 1}"))


def new_alerts(stores: Stores) -> list[Alert]:
    """Those since the last call: what is claimed once is leased."""
    later = NOW + timedelta(hours=1)
    claimed = (stores.outbox.claim(ref, later) for ref in stores.outbox.pending(later, 100))
    effects = [outgoing.effect for outgoing in claimed if outgoing]
    return [effect for effect in effects if isinstance(effect, Alert)]


def everything(stores: Stores) -> list[Any]:
    records = sorted(stores.cases.all_cases(), key=lambda record: record.case.case_id)
    return [(record, stores.cases.history(record.case.case_id)) for record in records]


def both(stores: Stores, *ids: CaseId) -> list[CaseRecord]:
    found = stores.cases.cases(ids)
    return [found[case_id] for case_id in ids]


def at_once(calls: Iterable[Callable[[], CaseRecord]]) -> list[CaseRecord | Refused]:
    """What each came to; all start together."""
    waiting = list(calls)
    barrier = Barrier(len(waiting))

    def tried(call: Callable[[], CaseRecord]) -> CaseRecord | Refused:
        barrier.wait()
        try:
            return call()
        except Refused as refused:
            return refused

    with ThreadPoolExecutor(len(waiting)) as pool:
        return list(pool.map(tried, waiting))


class Interrupted:
    """A store in which something else happens right before the first commit."""

    def __init__(self, cases: Any, happens: Callable[[], object]) -> None:
        self._cases = cases
        self._happens: Callable[[], object] | None = happens

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cases, name)

    def commit(self, change: Change, now: datetime) -> None:
        happens, self._happens = self._happens, None
        if happens:
            happens()
        self._cases.commit(change, now)
