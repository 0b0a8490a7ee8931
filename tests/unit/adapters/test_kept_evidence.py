"""The evidence in the ledger row alone, without DNS, reaches the verdict that was reached then."""

import json
from dataclasses import replace

import pytest

from abuse_desk.adapters.dns import DnsFault, Lookup, kept, nothing_asked
from abuse_desk.domain.origin.evidence import KeptDns, Verdict, kept_dns, rules_of
from tests.mailsign.arrivals import GENUINE, SAW, changed
from tests.mailsign.forgeries import FORGERIES
from tests.mailsign.mails import CONTEXT, IN_ZONE, Arrival, assessed, from_aws, notice, sealed

ALL = (*GENUINE, *FORGERIES)
SIGNED = changed(from_aws())
SEALED = changed(sealed(notice(), "google.com", SAW))


def silent(name: str) -> str | None:
    raise DnsFault(f"{name}: Timeout")


def row(verdict: Verdict) -> str:
    """The evidence as the ledger row holds it."""
    return json.dumps(verdict.evidence.as_json(), sort_keys=True)


def judged_again(raw: bytes, evidence: str, otherwise: Lookup = nothing_asked) -> Verdict:
    return assessed(raw, CONTEXT, kept(kept_dns(evidence), otherwise))


@pytest.mark.parametrize("arrival", ALL, ids=lambda arrival: arrival.how)
def test_the_row_alone_reaches_the_same_verdict(arrival: Arrival) -> None:
    first = assessed(arrival.raw, arrival.context)
    again = assessed(arrival.raw, arrival.context, kept(kept_dns(row(first))))
    assert again == first


@pytest.mark.parametrize("arrival", ALL, ids=lambda arrival: arrival.how)
def test_a_verdict_reached_while_dns_was_silent_is_reached_again(arrival: Arrival) -> None:
    first = assessed(arrival.raw, arrival.context, silent)
    again = assessed(arrival.raw, arrival.context, kept(kept_dns(row(first))))
    assert again == first


@pytest.mark.parametrize("arrival", ALL, ids=lambda arrival: arrival.how)
def test_nothing_but_a_fault_makes_the_row_ask_dns(arrival: Arrival) -> None:
    asked: list[str] = []

    def asking(name: str) -> str | None:
        asked.append(name)
        return None

    evidence = row(assessed(arrival.raw, arrival.context))
    assessed(arrival.raw, arrival.context, kept(kept_dns(evidence), asking))
    assert asked == []


@pytest.mark.parametrize("raw", [SIGNED, SEALED], ids=["signed", "sealed"])
def test_what_dns_did_not_answer_then_may_be_asked_now(raw: bytes) -> None:
    doubtful = assessed(raw, CONTEXT, silent)
    assert doubtful.trust.level == "unverified"
    assert judged_again(raw, row(doubtful), IN_ZONE).trust == assessed(raw, CONTEXT).trust


def test_a_key_that_was_never_asked_for_disproves_nothing() -> None:
    assert judged_again(SIGNED, row(assessed(notice(), CONTEXT))).trust.level == "unverified"


def test_a_row_without_evidence_knows_nothing() -> None:
    assert (kept_dns(""), rules_of("")) == (KeptDns(), "")


def test_a_changed_record_changes_the_verdict() -> None:
    first = assessed(SIGNED, CONTEXT)
    answers = kept_dns(row(first))
    other = replace(answers, records=dict.fromkeys(answers.records, "v=DKIM1; k=rsa; p="))
    assert assessed(SIGNED, CONTEXT, kept(other)).trust.level != first.trust.level
