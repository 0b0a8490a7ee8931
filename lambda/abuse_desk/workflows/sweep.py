"""The sweep: every object in the bucket reached a final state, or it is handed in again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from abuse_desk.domain.ports import CaseStore, MailStore, Requeue

SETTLED_AFTER = timedelta(minutes=10)
LOOK_BACK = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Sweep:
    """What the sweep works with."""

    mails: MailStore
    cases: CaseStore
    requeue: Requeue


def sweep(desk: Sweep, now: datetime, look_back: timedelta = LOOK_BACK) -> Iterator[str]:
    """Hand every object without a ledger row to intake again; yields their keys."""
    keys = desk.mails.keys(now - look_back, now - SETTLED_AFTER)
    while group := tuple(islice(keys, 100)):
        for key in _unaccounted(group, desk.cases):
            desk.requeue(key)
            yield key


def _unaccounted(keys: Iterable[str], cases: CaseStore) -> Iterator[str]:
    by_id = {key.rsplit("/", 1)[-1]: key for key in keys}
    recorded = cases.mail(by_id)
    return (key for mail_id, key in by_id.items() if mail_id not in recorded)
