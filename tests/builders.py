"""Entries and cases for tests, with what a test does not care about filled in."""

from datetime import UTC, datetime, timedelta
from typing import Any

from abuse_desk.domain.cases.entry import (
    Act,
    ActFact,
    AnswerFact,
    CaseId,
    Covered,
    Entry,
    EntryId,
    NoticeFact,
)
from abuse_desk.domain.config import Account, DeskConfig
from abuse_desk.domain.notices.reading import Facts, Resource, Trust
from abuse_desk.domain.vocabulary import Basis, Family, ResourceType, Stage, TrustLevel

START = datetime(2024, 7, 10, 3, 0, tzinfo=UTC)
CASE = CaseId("case-0000000001")
ACCOUNT = "111122223333"
INSTANCE = Resource(ResourceType.INSTANCE, "i-0123456789abcdef0", "eu-central-1", ACCOUNT)
CONFIG = DeskConfig(accounts=(Account(ACCOUNT, "travel site", "root@example.com"),))
DEMANDS = (
    Stage.REPORT,
    Stage.REMINDER,
    Stage.FINAL_NOTICE,
    Stage.ENFORCEMENT,
    Stage.INFORMATION_REQUEST,
)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def a_notice(
    name: str = "report",
    stage: Stage = Stage.REPORT,
    at: float = 0,
    trust: TrustLevel = TrustLevel.VERIFIED,
    **changes: Any,
) -> Entry:
    """A notice sent `at` hours after the start; `stated` gives hours until the stated time."""
    sent_at = START + hours(at)
    stated = changes.pop("stated", None)
    source = changes.pop("source", f"ses-{name}")
    received_at = changes.pop("received_at", sent_at + timedelta(minutes=2))
    family = changes.pop("family", Family.ABUSE)
    ours = changes.pop("ours", True)
    quiet = changes.pop("quiet", False)
    asks = changes.pop("needs_answer", stage in DEMANDS)
    due = sent_at + hours(stated if stated is not None else 24)
    facts = Facts(
        needs_answer=asks,
        answer_by=due if asks or stated is not None else None,
        answer_by_basis=_basis(asks=asks, stated=stated is not None),
        accounts=changes.pop("accounts", (ACCOUNT,)),
        resources=changes.pop("resources", (INSTANCE,)),
        abuse_types=changes.pop("abuse_types", ("connection/port_scan",)),
        aws_text=changes.pop("aws_text", f"AWS says {name}."),
        **changes,
    )
    fact = NoticeFact(
        family=family,
        stage=stage,
        facts=facts,
        trust=Trust(trust, ("as the test says",)),
        shape="test",
        ours=ours,
        subject=f"Your AWS Abuse Report: {name}",
        sender="trustandsafety@support.aws.com",
        to=("root@example.com",),
        quiet=quiet,
    )
    return Entry(EntryId(name), sent_at, received_at, source, fact)


def an_answer(at: float, *, lowers: bool = True, name: str = "answer") -> Entry:
    sent_at = START + hours(at)
    trust = Trust(TrustLevel.TRUSTED_FORWARDER if lowers else TrustLevel.UNVERIFIED)
    fact = AnswerFact(lowers, trust, "editor@example.com", ("ec2-abuse@amazon.com",), "Re: it")
    return Entry(EntryId(name), sent_at, sent_at, f"ses-{name}", fact)


def an_act(act: Act, at: float, *covers: Entry, **changes: Any) -> Entry:
    """An act of Aya at `at` hours that covers the demands of these notices."""
    sent_at = START + hours(at)
    name = changes.pop("name", f"{act}-{at}")
    until = changes.pop("until", None)
    fact = ActFact(
        act,
        by=changes.pop("by", "Aya"),
        covers=tuple(Covered(entry.entry_id, _level(entry)) for entry in covers),
        until=START + hours(until) if until is not None else None,
        **changes,
    )
    return Entry(EntryId(name), sent_at, sent_at, name, fact)


def _level(entry: Entry) -> TrustLevel:
    assert isinstance(entry.fact, NoticeFact)
    return entry.fact.trust.level


def _basis(*, asks: bool, stated: bool) -> Basis:
    if stated:
        return Basis.STATED
    return Basis.POLICY if asks else Basis.NONE
