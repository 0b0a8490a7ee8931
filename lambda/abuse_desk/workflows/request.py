"""What a person asks of the desk, and what is raised when it is not done."""

from dataclasses import dataclass
from datetime import datetime

from abuse_desk.domain.cases.entry import Act, CaseId, EntryId
from abuse_desk.domain.refusals.refusal import Refusal, Value, Why
from abuse_desk.domain.refusals.said import said
from abuse_desk.domain.vocabulary import TrustLevel


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """It was not done and nothing was changed; `str` says why, in English."""

    def __init__(self, why: Why, **values: Value) -> None:
        self.refusal = Refusal(why, values)
        super().__init__(said(self.refusal))

    def as_json(self) -> dict[str, str]:
        """What is answered to who asked by invocation."""
        return {"refused": str(self), "code": self.refusal.why}


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks for. `seen`: how many entries that person saw; None: all.

    `into`: the case that a merged one goes on as.
    """

    act: Act
    case_id: CaseId
    by: str
    seen: int | None = None
    until: datetime | None = None
    reason: str = ""
    note: str = ""
    about: EntryId | None = None
    level: TrustLevel | None = None
    caller: str = ""
    into: CaseId | None = None
