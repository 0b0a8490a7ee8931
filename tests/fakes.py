"""Fakes, typed as what they stand for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.domain.answers.words import Approach
from abuse_desk.domain.cases.entry import Act, CaseId, EntryId
from abuse_desk.domain.ports import ForwarderDecision, Page, StoredMail
from abuse_desk.domain.refusals.refusal import Why
from abuse_desk.domain.vocabulary import TrustLevel
from abuse_desk.workflows.act import Refused, Request, act
from abuse_desk.workflows.answer import drafted_answer
from abuse_desk.workflows.forwarders import decide_forwarder, listed_forwarders
from abuse_desk.workflows.show import shown_case, worklist
from console.connection import allowed
from tests.builders import CONFIG

MOST_LISTED = 1000  # keys S3 lists in one call


@dataclass
class MemoryDesk:
    """`console.connection.Desk` over a desk in memory: the desk's own workflows, no function."""

    table: MemoryTable = field(default_factory=MemoryTable)
    name: str = "the desk of the test"
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def cases(self) -> MemoryCaseStore:
        return MemoryCaseStore(self.table)

    def ask(self, do: str, **what: Any) -> Any:
        self.asked.append((do, what))
        try:
            return allowed({"ok": self._answer(do, what)})
        except Refused as refused:
            return allowed(refused.as_json())

    def _answer(self, do: str, what: Mapping[str, Any]) -> Any:
        now = datetime.now(UTC)
        if do == "cases":
            return worklist(self.cases, CONFIG.cadence, now, everything=what["all"])
        if do == "forwarder":
            decision = ForwarderDecision(what["address"], what["trusted"], what["by"], now)
            decide_forwarder(decision, self.cases)
        if do in ("forwarder", "forwarders"):
            return listed_forwarders(self.cases, CONFIG)
        case_id = CaseId(what["case"])
        if do == "draft":
            approach, language = Approach(what["approach"]), what.get("language")
            return drafted_answer(case_id, approach, self.cases, CONFIG, language).as_json()
        if do != "show":
            done = act(_request(do, case_id, what), self.cases, CONFIG, now)
            case_id = done.case.case_id
        found = shown_case(case_id, self.cases, CONFIG.cadence, now)
        if found is None:
            raise Refused(Why.NO_CASE, case=case_id)
        return found


class MemoryMailStore:
    """`MailStore` over stored mails by their key."""

    def __init__(self, mails: Iterable[StoredMail] = ()) -> None:
        self._mails = {mail.key: mail for mail in mails}

    def fetch(self, key: str) -> StoredMail | None:
        return self._mails.get(key)

    def keys(self, since: datetime, until: datetime) -> Iterator[str]:
        return (key for key, mail in self._mails.items() if since <= mail.received_at <= until)

    def page(self, after: str, since: datetime, until: datetime) -> Page:
        listed = sorted(key for key in self._mails if key > after)[:MOST_LISTED]
        keys = tuple(key for key in listed if since <= self._mails[key].received_at <= until)
        return Page(keys, listed[-1] if len(listed) == MOST_LISTED else "")


def _request(do: str, case_id: CaseId, what: Mapping[str, Any]) -> Request:
    return Request(
        act=Act(do),
        case_id=case_id,
        by=what["by"],
        seen=what.get("seen"),
        until=datetime.fromisoformat(what["until"]) if "until" in what else None,
        reason=what.get("reason", ""),
        note=what.get("note", ""),
        about=EntryId(what["about"]) if "about" in what else None,
        level=TrustLevel(what["level"]) if "level" in what else None,
        into=CaseId(what["into"]) if "into" in what else None,
    )
