"""Who may forward AWS's mail to the desk: the configuration seeds the list, people decide."""

from typing import Any

from abuse_desk.domain.config import ADDRESS, DeskConfig
from abuse_desk.domain.ports import CaseStore, ForwarderDecision
from abuse_desk.domain.refusals.refusal import Why
from abuse_desk.workflows.request import Refused


def listed_forwarders(cases: CaseStore, config: DeskConfig) -> list[dict[str, Any]]:
    """Every address with a word on it, in order: whether it is trusted, and who says so."""
    seeded = {
        address: {"address": address, "trusted": True, "said_by": "configuration"}
        for address in config.forwarders
    }
    decided = {
        address: {"address": address, "trusted": trusted, "said_by": "a person"}
        for address, trusted in cases.forwarders().items()
    }
    return [one for _, one in sorted((seeded | decided).items())]


def decide_forwarder(decision: ForwarderDecision, cases: CaseStore) -> None:
    """Record a person's word, or raise `Refused`. It holds for mail that is read from now on."""
    if not decision.by:
        raise Refused(Why.NAME_NEEDED)
    if not ADDRESS.fullmatch(decision.address):
        raise Refused(Why.NO_ADDRESS, address=decision.address)
    cases.decide_forwarder(decision)
