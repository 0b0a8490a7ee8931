"""What `tests.sns_filter` says of a policy, the embedded AWS does."""

import json
from typing import Any

import pytest

from abuse_desk.adapters.outlet import _attribute
from abuse_desk.domain.alerts.effects import Attribute
from local.clients import Clients
from local.observer import _queue
from tests.alerts import ROUTED
from tests.sns_filter import passes

POLICIES: dict[str, dict[str, list[Any]] | None] = {
    "all": None,
    "severe": {"severity": ["critical", {"exists": False}]},
    "payments": {"owner": ["payments", {"exists": False}]},
    "both": {"owner": ["travel", {"exists": False}], "severity": ["high", {"exists": False}]},
    "digest": {"kind": ["desk"], "cause": ["digest"]},
    "but": {"owner": [{"anything-but": ["travel"]}]},
    "prefix": {"abuse_type": [{"prefix": "connection/"}]},
}
# The embedded AWS lets `{"exists": false}` match a message without any attribute; AWS does not.
COMPARED = {name: sent for name, sent in ROUTED.items() if sent}


@pytest.fixture(scope="module")
def delivered(clients: Clients) -> dict[str, set[str]]:
    """For each policy the messages its queue was sent."""
    topic = clients.sns.create_topic(Name="filter-policies")["TopicArn"]
    queues = {name: _subscribed(clients, topic, name) for name in POLICIES}
    for name, sent in COMPARED.items():
        clients.sns.publish(
            TopicArn=topic,
            Message=name,
            MessageAttributes={key: _attribute(Attribute(key, sent[key])) for key in sent},
        )
    return {name: _heard(clients, queue) for name, queue in queues.items()}


def _subscribed(clients: Clients, topic: str, name: str) -> str:
    url, arn = _queue(clients, f"filtered-{name}", topic, "sns.amazonaws.com")
    policy = POLICIES[name]
    attributes = {"FilterPolicy": json.dumps(policy)} if policy else {}
    clients.sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes=attributes)
    return url


def _heard(clients: Clients, url: str) -> set[str]:
    heard: set[str] = set()
    while messages := clients.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get(
        "Messages"
    ):
        for one in messages:
            heard.add(json.loads(one["Body"])["Message"])
            clients.sqs.delete_message(QueueUrl=url, ReceiptHandle=one["ReceiptHandle"])
    return heard


@pytest.mark.emulator
@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_lets_through_what_we_say(name: str, delivered: dict[str, set[str]]) -> None:
    expected = {sent for sent in COMPARED if passes(POLICIES[name], COMPARED[sent])}
    assert delivered[name] == expected
    assert expected
