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
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.workflows.clock import Clock, look, tell_held_back
from abuse_desk.workflows.show import tally
from bench.desk import TABLE, in_the_emulator
from tests.builders import CASE, CONFIG, START, a_notice, hours
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
        write(map(open_case, range(OPEN)))
        meter = Meter()
        meter.watch(aws.dynamodb())
        print(f"{'run':12}{'open':>6}{'stored':>9}{'calls':>7}{'units':>8}  which")
        alone = minute(meter, "none due", 0, IDLE)
        write(closed_cases(stored))
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


def open_case(number: int) -> Any:
    """A case that needs an answer, as the table holds it: without history, the clock reads none."""
    record = the_record(opening(a_notice(f"report {number}"), CaseId(f"case-{number:010x}")))
    return items.case_item(record, record.next_due(CONFIG.cadence))


def closed_cases(count: int) -> Iterator[Any]:
    """Cases that are over: on no index. All alike but for their ids, as making them takes long."""
    record = the_record(opening(a_notice(), CASE))
    over = replace(record.case, status=Status.RESOLVED, demands=())
    like = items.case_item(replace(record, case=over), None)
    for number in range(count):
        case_id = f"case-{OPEN + number:010x}"
        data = like["data"]["S"].replace(CASE, case_id)
        yield like | items.case_key(case_id) | {"data": {"S": data}}


def write(cases: Iterable[Any]) -> None:
    """Put them into the table."""
    for batch in _batches(iter(cases)):
        puts: list[Any] = [{"PutRequest": {"Item": item}} for item in batch]
        aws.dynamodb().batch_write_item(RequestItems={TABLE: puts})


def _batches(cases: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(cases, BATCH)):
        yield batch


def _read_units(item: Any) -> int:
    """A consistent read, which the embedded AWS does not count in a batch: one for each 4 KB."""
    return -(-len(json.dumps(item)) // 4096)


def _asked(params: dict[str, Any], **_: Any) -> None:
    params["ReturnConsumedCapacity"] = "TOTAL"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
