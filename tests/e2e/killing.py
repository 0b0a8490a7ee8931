"""A desk whose functions run in this process, and can be killed at any AWS call they make."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

import pytest

from abuse_desk.adapters import clients as aws
from abuse_desk.adapters import items
from abuse_desk.adapters.case_store import DynamoCaseStore
from abuse_desk.adapters.mail_store import S3MailStore
from abuse_desk.adapters.outbox import DynamoOutbox
from abuse_desk.adapters.outlet import AwsOutlet
from abuse_desk.adapters.reading import DeskReader
from abuse_desk.domain.alerts.effects import BusEvent, Effect
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.ports import EffectRef
from abuse_desk.workflows.clock import send_pending
from abuse_desk.workflows.dispatch import Dispatch, dispatch
from abuse_desk.workflows.intake import Intake, intake
from local.clients import Clients
from local.observer import Observer
from tests.builders import CONFIG

BUCKET = "killed-desk-mail"
BUS = "killed-desk"
LEASE_OVER = timedelta(seconds=61)
NOTICE = """From: ec2-abuse@amazon.com
To: root@example.com
Subject: Your Amazon EC2 Abuse Report {reference} [AWS ID 111122223333]
Date: {date:%a, %d %b %Y %H:%M:%S} +0000
Message-ID: <{name}@example.com>
Content-Type: text/plain; charset=UTF-8

Hello,

We've received a report(s) that your AWS resource(s)

AWS ID: 111122223333    Region: us-west-2    EC2 Instance Id: i-0123456789abcdef0

has been implicated in activity that resembles port scanning. This is {name}.
Please take action to stop the reported activity and reply with what you did.

Abuse Case Number: {reference}
"""

numbers = count(1)


class Killed(BaseException):
    """The process is gone: nothing of ours catches this."""


@dataclass
class Wire:
    """Every AWS call of the process, and the one at which it is killed."""

    calls: list[str] = field(default_factory=list)
    kill_at: tuple[int, str] | None = None

    def before(self, model: Any, **_: Any) -> None:
        self.calls.append(model.name)
        self._die("before")

    def after(self, **_: Any) -> None:
        self._die("after")

    def _die(self, moment: str) -> None:
        if self.kill_at == (len(self.calls) - 1, moment):
            self.kill_at = None
            raise Killed

    @contextmanager
    def killing(self, number: int, moment: str) -> Iterator[None]:
        """The next run dies at its call of this number, or the test fails."""
        self.calls.clear()
        self.kill_at = (number, moment)
        with pytest.raises(Killed):
            yield


@dataclass
class Process:
    """A desk whose functions run here. `now` is moved on by hand."""

    table: str
    topic: str
    wire: Wire
    observer: Observer
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def cases(self) -> DynamoCaseStore:
        return DynamoCaseStore(aws.dynamodb(), self.table)

    @property
    def sender(self) -> Dispatch:
        outlet = AwsOutlet(self.topic, BUS, BUCKET)
        return Dispatch(self.cases, DynamoOutbox(aws.dynamodb(), self.table), outlet)

    def take(self, key: str) -> MailRecord:
        """One delivery of the queue's message."""
        stored = S3MailStore(aws.s3(), BUCKET, "mail/").fetch(key)
        assert stored is not None
        reader = DeskReader.of(CONFIG, self.cases)
        desk = Intake(self.cases, partial(reader.read, tries=1), CONFIG)
        return intake(stored, desk, self.now)

    def send(self, ref: EffectRef) -> None:
        """One delivery of the stream's record."""
        dispatch(ref, self.sender, self.now)

    def settle(self) -> None:
        """The clock's minutes go by until nothing is pending."""
        for _ in range(3):
            self.now += LEASE_OVER
            list(send_pending(self.sender, self.now))
        assert self.sender.outbox.backlog().count == 0

    def effects(self) -> list[tuple[EffectRef, Effect]]:
        """Every row of the outbox."""
        found = aws.dynamodb().scan(TableName=self.table, ConsistentRead=True)["Items"]
        rows = [one for one in found if one["sk"]["S"].startswith("EFFECT#")]
        effects = [(one, items.effect_of(one)) for one in rows]
        return [(EffectRef(one["pk"]["S"], each.effect_id), each) for one, each in effects]

    def heard(self) -> tuple[int, Counter[str]]:
        """How many alerts people got, and how often each event came, by its effect id."""
        events = [json.dumps(event["detail"]) for event in self.observer.events()]
        ids = [one.effect_id for _, one in self.effects() if isinstance(one, BusEvent)]
        found = Counter(effect_id for effect_id in ids for event in events if effect_id in event)
        assert found.total() == len(events)
        return len(self.observer.notifications()), found


def a_mail(clients: Clients, name: str, reference: str) -> str:
    """A stored notice; returns its key."""
    key = f"mail/ses-{next(numbers)}"
    body = NOTICE.format(name=name, reference=reference, date=datetime.now(UTC))
    clients.s3.put_object(Bucket=BUCKET, Key=key, Body=body.replace("\n", "\r\n").encode())
    return key
