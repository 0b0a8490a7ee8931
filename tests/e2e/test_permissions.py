"""Each single permission of each role, taken away in turn on the running desk and given back.

What is taken is read from the deployed policies, so a permission that is added is tried by itself.
While one is missing something is left to be seen; once it is back everything ends as it should.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from math import ceil
from time import monotonic

import pytest

from abuse_desk.adapters.outbox import DynamoOutbox
from abuse_desk.domain.alerts.effects import Alert, BusEvent
from abuse_desk.domain.vocabulary import Outcome
from local.desk import Desk, story_config
from local.held import move_to
from local.running import running_desk
from local.watch import ledger, outbox, wait_for
from local.worker.held_time import held_in
from tests.e2e.at_the_desk import crashed_dispatch, run_clock
from tests.e2e.exercises import EXERCISES, Exercise, Mails, settled
from tests.e2e.permissions import Permission, permissions, without

pytestmark = pytest.mark.emulator

# Seconds until the queue shows a mail again; 720 in the template. Eight of them are a dead letter,
# so no permission may be missing for that long here. More where a cold intake takes longer.
VISIBILITY = 3
LEAST = 2.5  # seconds
SHOW_SOONER = "sqs:ChangeMessageVisibility"
AT_ONCE = 0.1
MINUTES = 240.0

# What the embedded AWS does not ask for, or no run here reaches: only seen to be granted, and why.
NOT_SHOWN = {
    "secretsmanager:GetSecretValue": "without it alerts leave all the same, without their link",
    "logs:": "the emulator writes the logs of a function itself",
    "kms:Decrypt": "the emulator's S3 does not encrypt, so it asks for no key",
    "sqs:ReceiveMessage": "the emulator polls the queue as itself",
    "sqs:DeleteMessage": "the emulator polls the queue as itself",
    "sqs:GetQueueAttributes": "the emulator polls the queue as itself",
    "sqs:GetQueueUrl": "granted beside SendMessage by the library, asked for by nobody",
    "sqs:SendMessage on .*DeadLetters": "the emulator delivers to a failure destination as itself",
    "dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)": "polled as itself, too",
    "sqs:ChangeMessageVisibility": "missing throughout: the queue shows a mail again all the same",
    "Intake: s3:ListBucket": "with or without it, a mail that is gone ends as a dead letter",
    "(Dispatch|Clock): secretsmanager": "an alert leaves without its link rather than too late",
    "Desk: secretsmanager": "asked for by the page alone, which is tried in a browser",
    "Desk: s3:GetObject": "asked for by the page and by `abuse-desk forwarding` alone",
}


@dataclass
class Shown:
    """The exercise of each permission that was missing, and those whose lack left no trace."""

    tried: dict[Permission, Exercise] = field(default_factory=dict)
    unseen: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def stage() -> Iterator[Desk]:
    """A desk of its own: nobody else's faults are on it, and ours on nobody else's."""
    config = story_config() | {"unverifiedBudget": 1000}
    with running_desk(config, lambda _hop, _what: None) as running:
        begin = monotonic()
        whole = Mails(running)
        whole.start()
        whole.mend()
        shown_again = max(VISIBILITY, ceil(2 * (monotonic() - begin)))
        running.clients.sqs.set_queue_attributes(
            QueueUrl=running.outputs["QueueUrl"], Attributes={"VisibilityTimeout": str(shown_again)}
        )
        yield running


@pytest.fixture(scope="module")
def shown(stage: Desk) -> dict[str, Shown]:
    """Every permission missing for a while, role by role."""
    found = {role: _without_each(stage, role) for role in ("Dispatch", "Desk")}
    (sooner,) = (one for one in permissions(stage, "Intake") if one.action == SHOW_SOONER)
    with without(stage, sooner):
        found["Intake"] = _without_each(stage, "Intake")
    with crashed_dispatch(stage):
        found["Clock"] = _without_each(stage, "Clock")
    return found


@pytest.fixture(scope="module")
def ended(stage: Desk, shown: dict[str, Shown]) -> Desk:
    """The same desk, after the clock had its minutes."""
    box = DynamoOutbox(stage.clients.dynamodb, stage.outputs["TableName"])

    def nothing_pends() -> bool:
        move_to(stage, held_in(stage.emulator.time) + timedelta(minutes=1))
        run_clock(stage)
        return box.backlog().count == 0

    wait_for("the queue", lambda: waiting(stage) == 0, MINUTES)
    wait_for("the clock", nothing_pends, MINUTES)
    return stage


def visibility(desk: Desk) -> int:
    """Seconds until the queue shows a mail again."""
    found = desk.clients.sqs.get_queue_attributes(
        QueueUrl=desk.outputs["QueueUrl"], AttributeNames=["VisibilityTimeout"]
    )["Attributes"]
    return int(found["VisibilityTimeout"])


def waiting(desk: Desk) -> int:
    """How many messages the intake queue holds, in sight or out of it."""
    found = desk.clients.sqs.get_queue_attributes(
        QueueUrl=desk.outputs["QueueUrl"],
        AttributeNames=["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
    )["Attributes"]
    return sum(int(number) for number in found.values())


def dead_letters(desk: Desk) -> Iterator[str]:
    """What was given up, taken off the queue: mail, and records of the stream beside it."""
    url = desk.outputs["DeadLetterQueueUrl"]
    while found := desk.clients.sqs.receive_message(QueueUrl=url).get("Messages"):
        for one in found:
            desk.clients.sqs.delete_message(QueueUrl=url, ReceiptHandle=one["ReceiptHandle"])
            yield one["Body"]


def reason(permission: Permission) -> str | None:
    """Why this permission cannot be shown here; None where it can."""
    return next((why for what, why in NOT_SHOWN.items() if re.search(what, str(permission))), None)


@pytest.mark.parametrize("role", EXERCISES)
def test_whatever_permission_is_missing_something_is_left_to_be_seen(
    shown: dict[str, Shown], role: str
) -> None:
    assert shown[role].tried
    assert shown[role].unseen == []


@pytest.mark.parametrize("role", EXERCISES)
def test_everything_ends_whole_once_the_permission_is_back(
    shown: dict[str, Shown], ended: Desk, role: str
) -> None:
    left = [str(missing) for missing, one in shown[role].tried.items() if not one.is_whole()]
    assert left == []


def test_no_mail_met_by_a_missing_permission_ends_as_unreadable(ended: Desk) -> None:
    outcomes = Counter(row.outcome for row in ledger(ended))
    assert set(outcomes) == {Outcome.NOTICE, Outcome.OTHER}  # the other one is the set-up object


def test_every_object_in_the_bucket_is_in_the_ledger_afterwards(ended: Desk) -> None:
    pages = ended.clients.s3.get_paginator("list_objects_v2").paginate(
        Bucket=ended.outputs["BucketName"]
    )
    stored = {one["Key"] for page in pages for one in page["Contents"]}
    assert stored == {row.key for row in ledger(ended)}


def test_no_mail_is_a_dead_letter(ended: Desk) -> None:
    assert [body for body in dead_letters(ended) if "aws:s3" in body] == []


def test_people_hear_every_alert_once(ended: Desk) -> None:
    told = [row for row in outbox(ended) if isinstance(row.effect, Alert)]
    assert all(row.told for row in told)
    assert len(ended.observer.notifications()) == len(told)


def test_machines_hear_every_event_once(ended: Desk) -> None:
    told = sorted(r.effect.effect_id for r in outbox(ended) if isinstance(r.effect, BusEvent))
    assert sorted(event["detail"]["effect_id"] for event in ended.observer.events()) == told


def test_what_is_said_not_to_be_shown_is_in_the_template(stage: Desk) -> None:
    found = [str(one) for role in EXERCISES for one in permissions(stage, role)]
    gone = [what for what in NOT_SHOWN if not any(re.search(what, one) for one in found)]
    assert gone == []


def _without_each(desk: Desk, role: str) -> Shown:
    patience = _patience(desk, role)
    found = Shown()
    for missing in permissions(desk, role):
        if reason(missing):
            continue
        exercise = found.tried[missing] = EXERCISES[role](desk)
        with without(desk, missing):
            exercise.start()
            if settled(exercise, patience):
                found.unseen.append(str(missing))
        exercise.mend()
    return found


def _patience(desk: Desk, role: str) -> float:
    """Longer than the exercise takes while nothing is missing; those that answer need none."""
    whole = EXERCISES[role](desk)
    whole.start()
    begin = monotonic()
    assert settled(whole, 60), f"{role} does not end whole though nothing is missing"
    patience = AT_ONCE if role in ("Clock", "Desk") else max(LEAST, 2 * (monotonic() - begin))
    assert patience < 5 * visibility(desk), (
        f"this machine is too slow: {role} took {patience / 2:.0f} s"
    )
    return patience
