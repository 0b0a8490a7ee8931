"""The drafted answer of a case: read, put together, never sent."""

from abuse_desk.domain.answers.draft import Draft, draft_answer
from abuse_desk.domain.answers.words import Approach
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.ports import CaseStore
from abuse_desk.domain.refusals.refusal import Why
from abuse_desk.workflows.history import whole_history
from abuse_desk.workflows.request import Refused


def drafted_answer(
    case_id: CaseId, approach: Approach, cases: CaseStore, config: DeskConfig, language: str | None
) -> Draft:
    """The answer to what AWS asked last. Raises `Refused` where there is nothing to answer."""
    record = cases.cases((case_id,)).get(case_id)
    if record is None:
        raise Refused(Why.NO_CASE, case=case_id)
    found = draft_answer(record.case, whole_history(case_id, cases), approach, config, language)
    if found is None:
        raise Refused(Why.NOTHING_TO_ANSWER, case=case_id)
    return found
