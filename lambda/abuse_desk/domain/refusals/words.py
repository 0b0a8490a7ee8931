"""The words of refusals in one language."""

from collections.abc import Mapping
from dataclasses import dataclass

from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.refusals.refusal import Why


@dataclass(frozen=True, slots=True)
class RefusalWords:
    """Clauses without a full stop: they also stand inside a sentence of the page."""

    sentences: Mapping[Why, str]
    statuses: Mapping[Status, str]
