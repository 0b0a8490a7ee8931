"""The daily rounds: every mail in the bucket has its ledger row, every history holds together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce

from abuse_desk.domain.alerts.round_alerts import broken_histories_alert
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.commit.record import CHAIN_START, CaseRecord, chained
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.ports import CaseStore
from abuse_desk.workflows.once import done, is_done
from abuse_desk.workflows.sweep import Sweep, sweep

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Rounds:
    """What one round found: mail handed to intake again, cases whose history was changed."""

    unaccounted: tuple[str, ...] = ()
    broken: tuple[CaseId, ...] = ()


def make_rounds(desk: Sweep, config: DeskConfig, now: datetime) -> Rounds | None:
    """Once a day; None where today's were made. One that breaks off is made again."""
    name = f"rounds {now:%Y-%m-%d}"
    if is_done(desk.cases, name):
        return None
    unaccounted = tuple(sweep(desk, now, look_back=now - BEGINNING))
    broken = tuple(_broken(desk.cases))
    alerts = (broken_histories_alert(broken, now.date(), config),) if broken else ()
    done(desk.cases, name, alerts, now)
    return Rounds(unaccounted, broken)


def _broken(cases: CaseStore) -> Iterator[CaseId]:
    """Of the cases that are not closed: reading the closed ones too would cost what is stored."""
    for case_id in list(cases.unclosed()):
        record = cases.cases((case_id,)).get(case_id)
        if record is not None and not _holds_together(record, cases):
            yield case_id


def _holds_together(record: CaseRecord, cases: CaseStore) -> bool:
    """The head may be older than the history: an entry may come in between the two reads."""
    history = cases.history(record.case.case_id)[: record.entries]
    return reduce(chained, history, CHAIN_START) == record.head
