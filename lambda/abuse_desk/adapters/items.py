"""The table's items: keys and attributes, from domain values and back.

What a query or a condition needs stands as an attribute of its own; the rest is JSON in `data`.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from abuse_desk.domain.alerts.due import AlertState
from abuse_desk.domain.alerts.effects import Alert, Effect, Tag
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import CaseId, Entry, EntryId
from abuse_desk.domain.cases.identity import Link, LinkKey, LinkKind
from abuse_desk.domain.codec import from_json, to_json
from abuse_desk.domain.commit.record import CaseRecord, LaterReading, LinkWrite, MailRecord
from abuse_desk.domain.notices.confirmation import KEPT as CONFIRMATION_KEPT
from abuse_desk.domain.ports import ForwarderDecision, ToldAlert

Item = dict[str, Any]

FAST_PATH = timedelta(seconds=45)  # the stream's turn, before the clock takes an effect up
KEPT_AFTER = timedelta(days=30)  # rows that are no evidence


def case_key(case_id: str) -> Item:
    return key(f"CASE#{case_id}", "CASE")


def mail_key(mail_id: str) -> Item:
    return key(f"MAIL#{mail_id}", "MAIL")


def link_key(link: LinkKey) -> Item:
    return key(f"LINK#{link.kind}#{link.value}", "LINK")


def counter_key(counter: str) -> Item:
    return key(f"COUNTER#{counter}", "COUNTER")


def sighting_key(sighting: str) -> Item:
    return key(f"SIGHTING#{sighting}", "SIGHTING")


def confirmation_item(mail: MailRecord) -> Item:
    """Where a forwarding confirmation lies; not a word of it."""
    expires = mail.received_at + CONFIRMATION_KEPT
    return {
        **key("CONFIRMATIONS", f"CONFIRMATION#{mail.mail_id}"),
        "expires_at": {"N": str(int(expires.timestamp()))},
    }


def key(partition: str, sort: str) -> Item:
    return {"pk": {"S": partition}, "sk": {"S": sort}}


def case_item(record: CaseRecord, next_due: datetime | None) -> Item:
    """The snapshot; on the worklist while somebody must move or there is a time to look again."""
    item = {
        **case_key(record.case.case_id),
        "data": {"S": to_json(record.case, Case)},
        "state": {"S": to_json(record.state, AlertState)},
        "version": {"N": str(record.version)},
        "entries": {"N": str(record.entries)},
        "fold_version": {"N": str(record.fold_version)},
        "head": {"S": record.head},
        "status": {"S": record.case.status},
    }
    listed = record.listed_at(next_due)
    if listed is not None:
        item |= {"needs": {"S": "NEEDS"}, "next_due": {"S": stamp(listed)}}
    return item


def case_record(item: Mapping[str, Any]) -> CaseRecord:
    return CaseRecord(
        case=from_json(item["data"]["S"], Case),
        version=int(item["version"]["N"]),
        entries=int(item["entries"]["N"]),
        head=item["head"]["S"],
        state=from_json(item["state"]["S"], AlertState),
        fold_version=int(item["fold_version"]["N"]),
    )


def entry_item(record: CaseRecord, entry: Entry, links: Iterable[LinkWrite] = ()) -> Item:
    """`links`: the link rows written with it, so that a merge finds them again."""
    item: Item = {
        **key(f"CASE#{record.case.case_id}", f"ENTRY#{record.entries:06d}"),
        "data": {"S": to_json(entry, Entry)},
        "digest": {"S": record.head},
    }
    written = [{"S": f"{write.link.key.kind}#{write.link.key.value}"} for write in links]
    return item | ({"links": {"L": written}} if written else {})


def link_keys_of(item: Mapping[str, Any]) -> tuple[LinkKey, ...]:
    """The keys of the link rows that were written with an entry."""
    pairs = (one["S"].split("#", 1) for one in item.get("links", {"L": []})["L"])
    return tuple(LinkKey(LinkKind(kind), value) for kind, value in pairs)


def entry_of(item: Mapping[str, Any]) -> Entry:
    return from_json(item["data"]["S"], Entry)


def link_item(link: Link) -> Item:
    item = {**link_key(link.key), "case_id": {"S": link.case_id}}
    if link.entry_id:
        item["entry_id"] = {"S": link.entry_id}
    if link.sent_at:
        item["sent_at"] = {"S": stamp(link.sent_at)}
    if link.identified:
        item["identified"] = {"BOOL": True}
    return item


def link_of(item: Mapping[str, Any]) -> Link:
    _, kind, value = item["pk"]["S"].split("#", 2)
    return Link(
        key=LinkKey(LinkKind(kind), value),
        case_id=CaseId(item["case_id"]["S"]),
        entry_id=EntryId(item["entry_id"]["S"]) if "entry_id" in item else None,
        sent_at=datetime.fromisoformat(item["sent_at"]["S"]) if "sent_at" in item else None,
        identified="identified" in item,
    )


def forwarder_item(decision: ForwarderDecision) -> Item:
    return {
        **key("FORWARDERS", f"FORWARDER#{decision.address}"),
        "trusted": {"BOOL": decision.trusted},
        "decided_by": {"S": decision.by},
        "decided_at": {"S": stamp(decision.at)},
        "caller": {"S": decision.caller},
    }


def mail_item(mail: MailRecord) -> Item:
    return {**mail_key(mail.mail_id), "data": {"S": to_json(mail, MailRecord)}}


def reading_item(later: LaterReading) -> Item:
    """Beside the ledger row, sorted after it."""
    return {
        **key(f"MAIL#{later.mail.mail_id}", f"READING#{later.number:06d}"),
        "data": {"S": to_json(later.mail, MailRecord)},
    }


def mail_record(item: Mapping[str, Any]) -> MailRecord:
    return from_json(item["data"]["S"], MailRecord)


def effect_item(effect: Effect, now: datetime) -> Item:
    """An outbox row: pending until delivered. Alerts stay as long as the case."""
    item = {
        **key(effect_partition(effect), f"EFFECT#{effect.effect_id}"),
        "data": {"S": to_json(effect, Effect)},
        "created_at": {"S": stamp(now)},
        "due_at": {"S": stamp(now + FAST_PATH)},
        "pending": {"S": "PENDING"},
        "attempts": {"N": "0"},
    }
    if not isinstance(effect, Alert):
        item["expires_at"] = {"N": str(int((now + KEPT_AFTER).timestamp()))}
    return item


def effect_partition(effect: Effect) -> str:
    if isinstance(effect, Tag):
        return f"MAIL#{effect.key.rsplit('/', 1)[-1]}"
    return f"CASE#{effect.case_id}"


def effect_of(item: Mapping[str, Any]) -> Effect:
    effect: Effect = from_json(item["data"]["S"], Effect)  # type: ignore[arg-type]  # a union
    return effect


def told_alert(item: Mapping[str, Any]) -> ToldAlert | None:
    """An outbox row as people were told it; None for other effects and superseded ones."""
    effect = effect_of(item)
    superseded = item.get("superseded", {}).get("BOOL", False)
    if not isinstance(effect, Alert) or effect.escalates or superseded:
        return None
    delivered = item.get("delivered_at", {}).get("S")
    return ToldAlert(
        at=datetime.fromisoformat(item["created_at"]["S"]),
        cause=effect.cause,
        subject=effect.subject,
        delivered_at=datetime.fromisoformat(delivered) if delivered else None,
    )


def stamp(at: datetime) -> str:
    """Fixed-width UTC, so that text order is time order."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
