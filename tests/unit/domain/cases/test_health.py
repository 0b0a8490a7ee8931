"""AWS Health's abuse events: proved, matched by prefix, silent about anything else."""

from typing import Any

import pytest

from abuse_desk.domain.cases.entry import NoticeFact
from abuse_desk.domain.cases.health import parse_health_event
from abuse_desk.domain.vocabulary import Basis, Family, TrustLevel
from tests.builders import ACCOUNT, CONFIG, START, hours


def an_event(code: str, **detail: Any) -> dict[str, Any]:
    return {
        "source": "aws.health",
        "detail-type": "AWS Health Abuse Event",
        "account": "444455556666",
        "detail": {
            "eventArn": f"arn:aws:health:global::event/{code}_1",
            "eventTypeCode": code,
            "affectedAccount": ACCOUNT,
            "startTime": "Wed, 10 Jul 2024 02:00:00 GMT",
            "eventRegion": "eu-central-1",
            "affectedEntities": [
                {"entityValue": "arn:aws:ec2:eu-central-1:1:instance/i-0123456789abcdef0"}
            ],
            "eventDescription": [{"latestDescription": "A report about your instance."}],
            **detail,
        },
    }


def fact_of(event: dict[str, Any]) -> NoticeFact:
    entry = parse_health_event(event, CONFIG, START)
    assert entry is not None
    assert isinstance(entry.fact, NoticeFact)
    return entry.fact


@pytest.mark.parametrize(
    ("code", "abuse_type"),
    [
        ("AWS_ABUSE_DOS_REPORT", ("connection/ddos",)),
        ("AWS_ABUSE_EC2_PORT_SCANNING_REPORT", ("connection/port_scan",)),
        ("AWS_ABUSE_SOMETHING_NEW", ()),
    ],
)
def test_abuse_event_is_a_proved_report(code: str, abuse_type: tuple[str, ...]) -> None:
    fact = fact_of(an_event(code))
    assert (fact.family, fact.trust.level) == (Family.ABUSE, TrustLevel.VERIFIED)
    assert fact.facts.abuse_types == abuse_type
    assert fact.facts.accounts == (ACCOUNT,)
    assert [resource.id for resource in fact.facts.resources] == ["i-0123456789abcdef0"]
    assert (fact.facts.answer_by, fact.facts.answer_by_basis) == (START + hours(23), Basis.POLICY)


@pytest.mark.parametrize("code", ["AWS_RISK_CREDENTIALS_EXPOSED", "AWS_RISK_IAM_QUARANTINE"])
def test_credentials_at_risk_are_their_own_family(code: str) -> None:
    assert fact_of(an_event(code)).family is Family.CREDENTIALS


@pytest.mark.parametrize(
    "event",
    [
        an_event("AWS_EC2_INSTANCE_RETIREMENT_SCHEDULED"),
        {"source": "aws.health", "detail": None},
        {},
    ],
)
def test_any_other_event_is_no_matter_of_ours(event: dict[str, Any]) -> None:
    assert parse_health_event(event, CONFIG, START) is None


@pytest.mark.parametrize(
    "detail",
    [
        {"startTime": "not a time"},
        {"affectedEntities": "none"},
        {"affectedEntities": [None, 3, {}]},
        {"eventDescription": []},
        {"eventRegion": None},
    ],
)
def test_malformed_parts_are_left_out(detail: dict[str, Any]) -> None:
    assert fact_of(an_event("AWS_ABUSE_DOS_REPORT", **detail)).facts.needs_answer
