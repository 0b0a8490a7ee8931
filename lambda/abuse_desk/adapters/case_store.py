"""Cases in DynamoDB: one transaction a change, consistent reads, conditions instead of locks."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from abuse_desk.adapters import items
from abuse_desk.adapters.items import Item
from abuse_desk.domain.cases.entry import CaseId, Entry
from abuse_desk.domain.cases.identity import LinkKey
from abuse_desk.domain.commit.record import CaseRecord, Change, LinkWrite, MailRecord, Spend
from abuse_desk.domain.ports import Conflict, ForwarderDecision, Found, ToldAlert, Unstorable

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

RACES = {"ConditionalCheckFailed", "TransactionConflict"}
BATCH = 100  # keys a BatchGetItem takes


class DynamoCaseStore:
    """`CaseStore` over the desk's table."""

    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._client = client
        self._table = table

    def look_up(
        self,
        mail_id: str | None,
        keys: Iterable[LinkKey],
        counter: str,
        sighting: str | None = None,
    ) -> Found:
        wanted = [items.link_key(key) for key in keys]
        if mail_id:
            wanted.append(items.mail_key(mail_id))
        if sighting:
            wanted.append(items.sighting_key(sighting))
        found = list(self._get((*wanted, items.counter_key(counter))))
        mails = [items.mail_record(item) for item in found if item["sk"]["S"] == "MAIL"]
        links = [items.link_of(item) for item in found if item["sk"]["S"] == "LINK"]
        spent = [int(item["spent"]["N"]) for item in found if item["sk"]["S"] == "COUNTER"]
        return Found(
            mail=mails[0] if mails else None,
            links={link.key: link for link in links},
            spent=spent[0] if spent else 0,
            sighted=any(item["sk"]["S"] == "SIGHTING" for item in found),
        )

    def cases(self, ids: Iterable[CaseId]) -> Mapping[CaseId, CaseRecord]:
        found = self._get(items.case_key(case_id) for case_id in dict.fromkeys(ids))
        records = map(items.case_record, found)
        return {record.case.case_id: record for record in records}

    def history(self, case_id: CaseId) -> tuple[Entry, ...]:
        return tuple(map(items.entry_of, self._entries(case_id)))

    def link_keys(self, case_id: CaseId) -> tuple[LinkKey, ...]:
        found = map(items.link_keys_of, self._entries(case_id, ProjectionExpression="links"))
        return tuple(dict.fromkeys(key for keys in found for key in keys))

    def told(self, case_id: CaseId) -> tuple[ToldAlert, ...]:
        pages = self._client.get_paginator("query").paginate(
            TableName=self._table,
            KeyConditionExpression="pk = :pk AND begins_with(sk, :effect)",
            ExpressionAttributeValues={
                ":pk": {"S": f"CASE#{case_id}"},
                ":effect": {"S": "EFFECT#"},
            },
        )
        alerts = (items.told_alert(item) for page in pages for item in page["Items"])
        return tuple(alert for alert in alerts if alert)

    def unclosed(self, due_before: datetime | None = None) -> Iterator[CaseId]:
        condition, values = "needs = :needs", {":needs": {"S": "NEEDS"}}
        if due_before is not None:
            condition += " AND next_due <= :now"
            values[":now"] = {"S": items.stamp(due_before)}
        pages = self._client.get_paginator("query").paginate(
            TableName=self._table,
            IndexName="worklist",
            KeyConditionExpression=condition,
            ExpressionAttributeValues=values,
        )
        for page in pages:
            for item in page["Items"]:
                yield CaseId(item["pk"]["S"].removeprefix("CASE#"))

    def all_cases(self) -> Iterator[CaseRecord]:
        return map(items.case_record, self._scan("CASE"))

    def mail(self, mail_ids: Iterable[str]) -> Mapping[str, MailRecord]:
        found = self._get(items.mail_key(mail_id) for mail_id in dict.fromkeys(mail_ids))
        records = map(items.mail_record, found)
        return {record.mail_id: record for record in records}

    def readings(self, mail_id: str) -> tuple[MailRecord, ...]:
        pages = self._client.get_paginator("query").paginate(
            TableName=self._table,
            KeyConditionExpression="pk = :pk AND sk >= :mail",  # effects sort before it
            ExpressionAttributeValues={":pk": {"S": f"MAIL#{mail_id}"}, ":mail": {"S": "MAIL"}},
            ConsistentRead=True,
        )
        return tuple(items.mail_record(item) for page in pages for item in page["Items"])

    def ledger(self) -> Iterator[MailRecord]:
        return map(items.mail_record, self._scan("MAIL"))

    def confirmations(self) -> tuple[str, ...]:
        found = self._partition("CONFIRMATIONS")
        return tuple(item["sk"]["S"].removeprefix("CONFIRMATION#") for item in found)

    def forwarders(self) -> Mapping[str, bool]:
        return {
            item["sk"]["S"].removeprefix("FORWARDER#"): item["trusted"]["BOOL"]
            for item in self._partition("FORWARDERS")
        }

    def decide_forwarder(self, decision: ForwarderDecision) -> None:
        self._client.put_item(TableName=self._table, Item=items.forwarder_item(decision))

    def commit(self, change: Change, now: datetime) -> None:
        try:
            self._client.transact_write_items(TransactItems=list(self._writes(change, now)))
        except self._client.exceptions.TransactionCanceledException as error:
            _raise_as_value(error)
        except ClientError as error:
            if error.response["Error"]["Code"] == "ValidationException":
                raise Unstorable(error.response["Error"]["Message"][:200]) from error
            raise

    def _writes(self, change: Change, now: datetime) -> Iterator[Any]:
        yield from self._writes_of_mail(change)
        if change.record:
            yield self._put_case(change.record, change.next_due)
        if change.record and change.entry:
            entry = items.entry_item(change.record, change.entry, change.links)
            yield self._put(entry, "attribute_not_exists(pk)")
        yield from self._pointers(change)
        yield from map(self._put_link, change.links)
        for effect in change.effects:
            item = items.effect_item(effect, now)
            yield self._put(item, "attribute_not_exists(pk)")
        if change.spend:
            yield self._spend(change.spend, now)
        if change.sighting:
            yield self._put(items.sighting_key(change.sighting), "attribute_not_exists(pk)")
        if change.later:
            yield self._put(items.reading_item(change.later), "attribute_not_exists(pk)")

    def _entries(self, case_id: CaseId, **only: Any) -> Iterator[Mapping[str, Any]]:
        pages = self._client.get_paginator("query").paginate(
            TableName=self._table,
            KeyConditionExpression="pk = :pk AND begins_with(sk, :entry)",
            ExpressionAttributeValues={
                ":pk": {"S": f"CASE#{case_id}"},
                ":entry": {"S": "ENTRY#"},
            },
            ConsistentRead=True,
            **only,
        )
        for page in pages:
            yield from page["Items"]

    def _pointers(self, change: Change) -> Iterator[Any]:
        if change.pointer:
            left = change.pointer.record
            yield self._put_case(left, None)
            entry = items.entry_item(left, change.pointer.entry)
            yield self._put(entry, "attribute_not_exists(pk)")

    def _writes_of_mail(self, change: Change) -> Iterator[Item]:
        if change.mail:
            yield self._put(items.mail_item(change.mail), "attribute_not_exists(pk)")
        if change.mail and change.lists_confirmation:
            yield self._put(items.confirmation_item(change.mail), "attribute_not_exists(pk)")

    def _put_case(self, record: CaseRecord, next_due: datetime | None) -> Item:
        item = items.case_item(record, next_due)
        if record.version == 1:
            return self._put(item, "attribute_not_exists(pk)")
        return self._put(item, "version = :seen", {":seen": {"N": str(record.version - 1)}})

    def _put_link(self, write: LinkWrite) -> Item:
        owner = write.owner or write.link.case_id
        return self._put(
            items.link_item(write.link),
            "attribute_not_exists(pk) OR case_id IN (:ours, :owner)",
            {":ours": {"S": write.link.case_id}, ":owner": {"S": owner}},
        )

    def _put(self, item: Item, condition: str, values: Item | None = None) -> Item:
        put = {"TableName": self._table, "Item": item, "ConditionExpression": condition}
        return {"Put": put | ({"ExpressionAttributeValues": values} if values else {})}

    def _spend(self, spend: Spend, now: datetime) -> Item:
        expires = str(int((now + items.KEPT_AFTER).timestamp()))
        return {
            "Update": {
                "TableName": self._table,
                "Key": items.counter_key(spend.counter),
                "UpdateExpression": "SET spent = :next, expires_at = :expires",
                "ConditionExpression": "attribute_not_exists(pk) OR spent = :seen",
                "ExpressionAttributeValues": {
                    ":seen": {"N": str(spend.seen)},
                    ":next": {"N": str(spend.seen + spend.count)},
                    ":expires": {"N": expires},
                },
            }
        }

    def _get(self, keys: Iterable[Item]) -> Iterator[Mapping[str, Any]]:
        """BatchGetItem until DynamoDB has left nothing out."""
        left = list(keys)
        while left:
            response = self._client.batch_get_item(
                RequestItems={self._table: {"Keys": left[:BATCH], "ConsistentRead": True}}
            )
            yield from response["Responses"].get(self._table, [])
            unprocessed = response["UnprocessedKeys"].get(self._table)
            left = [*(unprocessed["Keys"] if unprocessed else []), *left[BATCH:]]

    def _partition(self, partition: str) -> Iterator[Mapping[str, Any]]:
        pages = self._client.get_paginator("query").paginate(
            TableName=self._table,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": partition}},
            ConsistentRead=True,
        )
        for page in pages:
            yield from page["Items"]

    def _scan(self, sort: str) -> Iterator[Mapping[str, Any]]:
        pages = self._client.get_paginator("scan").paginate(
            TableName=self._table,
            FilterExpression="sk = :sk",
            ExpressionAttributeValues={":sk": {"S": sort}},
            ConsistentRead=True,
        )
        for page in pages:
            yield from page["Items"]


def _raise_as_value(error: ClientError) -> None:
    """A lost race is a `Conflict`, refused content `Unstorable`; anything else stays a fault."""
    reasons: Any = error.response.get("CancellationReasons", [])
    codes = {reason.get("Code") for reason in reasons} - {"None", None}
    if "ValidationError" in codes:
        raise Unstorable("DynamoDB refused an item of the transaction") from error
    if codes and codes <= RACES:
        raise Conflict(", ".join(sorted(codes))) from error
    raise error
