"""The port that says what became of effects: for whoever asks, not for sending them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from abuse_desk.domain.ports import EffectRef


@dataclass(frozen=True, slots=True)
class Stamps:
    """What stands in one outbox row. `delivered_at` is None while it is pending."""

    created_at: datetime
    delivered_at: datetime | None = None
    attempts: int = 0
    last_failure: str = ""


class Deliveries(Protocol):
    """The outbox, as far as looking at it goes."""

    def stamps(self, refs: Iterable[EffectRef]) -> Mapping[EffectRef, Stamps]:
        """The rows of those that exist."""
        ...
