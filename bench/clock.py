"""What the clock's minute costs: calls and capacity, by what is open and by what is stored.

    PYTHONPATH=. .venv/bin/python bench/clock.py [STORED]

The real workflows and adapters in this process, against the embedded AWS on loopback, which counts
DynamoDB's capacity units by DynamoDB's rules. 50 cases are open among so many closed ones (100,000
unless said otherwise); a run in which none is due and one in which all are. An aim that is missed
ends with 1: the minute must cost what is open, whatever is stored.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any

from abuse_desk.adapters import clients as aws
from abuse_desk.adapters import items
from abuse_desk.adapters.case_store import DynamoCaseStore
from abuse_desk.adapters.outbox import DynamoOutbox
from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.cases.entry import CaseId, EntryId
from abuse_desk.domain.commit.record import CaseRecord
from abuse_desk.workflows.clock import Clock, look, tell_held_back
from abuse_desk.workflows.show import tally
from bench.desk import TABLE, in_the_emulator
from tests.builders import CONFIG, START, a_notice, hours
from tests.changes import opening, the_record

OPEN = 50
BATCH = 25  # items of one BatchWriteItem
IDLE, DUE = START + hours(0.6), START + hours(2)


@dataclass(slots=True)
class Meter:
    """Calls and capacity units since it was read last."""

    calls: Counter[str] = field(default_factory=Counter)
    units: float = 0.0

    def watch(self, client: Any) -> None:
        """Ask for the capacity of every call, and add it up."""
        client.meta.events.register("provide-client-params.dynamodb", _asked)
        client.meta.events.register("after-call.dynamodb", self._answered)

    def _answered(self, model: Any, parsed: dict[str, Any], **_: Any) -> None:
        self.calls[model.name] += 1
        used = parsed.get("ConsumedCapacity", [])
        each = used if isinstance(used, list) else [used]
        self.units += sum(one["CapacityUnits"] for one in each)
        if model.name == "BatchGetItem" and not used:
            self.units += sum(map(_read_units, parsed["Responses"][TABLE]))

    def read(self) -> tuple[Counter[str], float]:
        """What was used, and begin anew."""
        used = (self.calls, self.units)
        self.calls, self.units = Counter(), 0.0
        return used


def main(stored: int) -> int:
    """Print the table: first nothing but the open cases, then among all that are stored."""
    missed = False
    with in_the_emulator():
        write(a_case(number, open_=True) for number in range(OPEN))
        meter = Meter()
        meter.watch(aws.dynamodb())
        print(f"{'run':12}{'open':>6}{'stored':>9}{'calls':>7}{'units':>8}  which")
        alone = minute(meter, "none due", 0, IDLE)
        write(a_case(OPEN + number, open_=False) for number in range(stored))
        meter.read()
        among = minute(meter, "none due", stored, IDLE)
        minute(meter, "all due", stored, DUE)
        missed = among > alone
    print("aim: what is stored adds nothing:", "missed" if missed else "met")
    return int(missed)


def minute(meter: Meter, name: str, stored: int, now: datetime) -> float:
    """One run of the clock; its capacity units."""
    store = DynamoCaseStore(aws.dynamodb(), TABLE)
    desk = Clock(store, CONFIG)
    alerted = len(list(look(desk, now)))
    list(tell_held_back(desk, now))
    DynamoOutbox(aws.dynamodb(), TABLE).backlog()
    tally(store, CONFIG.cadence, now)
    calls, units = meter.read()
    which = ", ".join(f"{what} {number}" for what, number in calls.most_common())
    print(
        f"{name:12}{OPEN:>6}{stored:>9}{calls.total():>7}{units:>8.1f}  {which}; {alerted} alerted"
    )
    return units


def a_case(number: int, *, open_: bool) -> CaseRecord:
    """A case of its own; a closed one is on no index."""
    case_id = CaseId(f"case-{number:010x}")
    entry = replace(a_notice(), entry_id=EntryId(f"report {number}"))
    record = the_record(opening(entry, case_id))
    if open_:
        return record
    closed = replace(record.case, status=Status.RESOLVED, demands=())
    return replace(record, case=closed)


def write(records: Iterable[CaseRecord]) -> None:
    """Store them as the table holds them, without histories: the clock reads none."""
    puts = (_put(record) for record in records)
    for batch in _batches(puts):
        aws.dynamodb().batch_write_item(RequestItems={TABLE: batch})


def _put(record: CaseRecord) -> Any:
    item = items.case_item(record, record.next_due(CONFIG.cadence))
    return {"PutRequest": {"Item": item}}


def _batches(puts: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(puts, BATCH)):
        yield batch


def _read_units(item: Any) -> int:
    """A consistent read, which the embedded AWS does not count in a batch: one for each 4 KB."""
    return -(-len(json.dumps(item)) // 4096)


def _asked(params: dict[str, Any], **_: Any) -> None:
    params["ReturnConsumedCapacity"] = "TOTAL"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
