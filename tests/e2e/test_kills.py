"""Killed at any step of intake and dispatch: never zero, at most one repeat a kill, the same id.

The real workflows and adapters run in this process against the embedded AWS. A kill is no exception
that anybody catches; what follows is what Lambda does: the same trigger again, then the clock.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from abuse_desk.adapters import clients as aws
from abuse_desk.domain.alerts.effects import Alert, BusEvent, Effect, Tag
from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.ports import EffectRef
from abuse_desk.workflows.clock import Clock, look
from local.clients import Clients
from local.emulator import Emulator
from local.observer import Observer, listen
from tests.builders import CONFIG
from tests.contract.conftest import made_table
from tests.e2e.killing import BUCKET, BUS, LEASE_OVER, Process, Wire, a_mail

pytestmark = pytest.mark.emulator

# Each AWS call of the run that is killed, in order; a test holds these against what is called.
OPENING = ("GetObject", "Query", "BatchGetItem", "TransactWriteItems")
JOINING = ("GetObject", "Query", "BatchGetItem", "BatchGetItem", "TransactWriteItems")
ALERT = ("UpdateItem", "Publish", "UpdateItem")
EVENT = ("UpdateItem", "PutEvents", "UpdateItem")
TAG = ("UpdateItem", "PutObjectTagging", "UpdateItem")
CLOCK = ("Query", "BatchGetItem", "TransactWriteItems")
MOMENTS = ("before", "after")
SENT = {Alert: ALERT, BusEvent: EVENT, Tag: TAG}


def steps(calls: tuple[str, ...]) -> list[Any]:
    """Every place to be killed at: just before and just after each call."""
    return [
        pytest.param(number, moment, id=f"{moment} {number + 1} {call}")
        for number, call in enumerate(calls)
        for moment in MOMENTS
    ]


@pytest.fixture(scope="module")
def world(emulator: Emulator, clients: Clients) -> tuple[str, Observer]:
    """A bucket, a topic and a bus with ears; each test has a table of its own."""
    place: Any = {"LocationConstraint": emulator.region}
    clients.s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)
    clients.events.create_event_bus(Name=BUS)
    topic = clients.sns.create_topic(Name="killed-desk")["TopicArn"]
    return topic, listen(clients, emulator.account, topic, BUS)


@pytest.fixture(scope="module")
def wire(emulator: Emulator) -> Iterator[Wire]:
    """The functions' own clients, pointed at the embedded AWS, with a hook in each."""
    listening = Wire()
    makers: list[Callable[[], Any]] = [aws.dynamodb, aws.s3, aws.sns, aws.events]
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL", emulator.endpoint)
        environment.setenv("AWS_CA_BUNDLE", str(emulator.certificate))
        environment.setenv("AWS_ACCESS_KEY_ID", "test")
        environment.setenv("AWS_SECRET_ACCESS_KEY", "test")
        environment.setenv("AWS_DEFAULT_REGION", emulator.region)
        _forget(makers)
        for maker in makers:
            maker().meta.events.register("before-call", listening.before)
            maker().meta.events.register("after-call", listening.after)
        yield listening
        _forget(makers)


def _forget(makers: list[Any]) -> None:
    for maker in (aws.session, *makers):
        maker.cache_clear()


@pytest.fixture
def process(clients: Clients, world: tuple[str, Observer], wire: Wire) -> Iterator[Process]:
    topic, observer = world
    running = Process(made_table(clients), topic, wire, observer)
    running.wire.calls.clear()
    yield running
    observer.notifications()
    observer.events()


def opened(process: Process, clients: Clients) -> dict[type[Effect], EffectRef]:
    """A committed first report, nothing of it delivered; where each effect stands."""
    process.take(a_mail(clients, "the report", "10412345678"))
    refs = {type(effect): ref for ref, effect in process.effects()}
    process.wire.calls.clear()
    return refs


def deliver_all(process: Process) -> None:
    for ref, _ in process.effects():
        process.send(ref)


def test_the_steps_of_a_first_report_are_these(process: Process, clients: Clients) -> None:
    process.take(a_mail(clients, "the report", "10412345678"))
    assert tuple(process.wire.calls) == OPENING


def test_the_steps_of_a_joining_notice_are_these(process: Process, clients: Clients) -> None:
    opened(process, clients)
    process.take(a_mail(clients, "another report", "10412345678"))
    assert tuple(process.wire.calls) == JOINING


@pytest.mark.parametrize("kind", SENT, ids=lambda kind: kind.__name__)
def test_the_steps_of_a_delivery_are_these(
    process: Process, clients: Clients, kind: type[Effect]
) -> None:
    process.send(opened(process, clients)[kind])
    assert tuple(process.wire.calls) == SENT[kind]


@pytest.mark.parametrize(("number", "moment"), steps(OPENING))
def test_an_intake_killed_while_it_opens_a_case_tells_it_once(
    process: Process, clients: Clients, number: int, moment: str
) -> None:
    key = a_mail(clients, "the report", "10412345678")
    with process.wire.killing(number, moment):
        process.take(key)
    case_id = process.take(key).case_id
    deliver_all(process)
    assert case_id is not None
    assert [row.key for row in process.cases.ledger()] == [key]
    assert [record.case.status for record in process.cases.all_cases()] == [Status.OPEN]
    assert len(process.cases.history(case_id)) == 1
    alerts, events = process.heard()
    assert (alerts, sorted(events.values())) == (1, [1])


@pytest.mark.parametrize(("number", "moment"), steps(JOINING))
def test_an_intake_killed_while_it_joins_a_case_tells_it_once(
    process: Process, clients: Clients, number: int, moment: str
) -> None:
    opened(process, clients)
    deliver_all(process)
    key = a_mail(clients, "another report", "10412345678")
    with process.wire.killing(number, moment):
        process.take(key)
    case_id = process.take(key).case_id
    deliver_all(process)
    (record,) = process.cases.all_cases()
    assert (record.case.case_id, record.entries, len(list(process.cases.ledger()))) == (
        case_id,
        2,
        2,
    )
    alerts, events = process.heard()
    assert (alerts, sorted(events.values())) == (len(events), [1] * len(events))


@pytest.mark.parametrize(("number", "moment"), steps(ALERT))
def test_an_alert_killed_on_its_way_arrives_and_repeats_at_most_once(
    process: Process, clients: Clients, number: int, moment: str
) -> None:
    ref = opened(process, clients)[Alert]
    with process.wire.killing(number, moment):
        process.send(ref)
    process.send(ref)
    process.settle()
    alerts, events = process.heard()
    assert (alerts, sorted(events.values())) == (1 + _was_sent(number, moment), [1])


@pytest.mark.parametrize(("number", "moment"), steps(EVENT))
def test_an_event_killed_on_its_way_arrives_and_repeats_at_most_once_with_its_id(
    process: Process, clients: Clients, number: int, moment: str
) -> None:
    ref = opened(process, clients)[BusEvent]
    with process.wire.killing(number, moment):
        process.send(ref)
    process.send(ref)
    process.settle()
    alerts, events = process.heard()
    assert (alerts, events) == (1, {ref.effect_id: 1 + _was_sent(number, moment)})


@pytest.mark.parametrize(("number", "moment"), steps(TAG))
def test_a_tag_killed_on_its_way_is_set(
    process: Process, clients: Clients, number: int, moment: str
) -> None:
    refs = opened(process, clients)
    with process.wire.killing(number, moment):
        process.send(refs[Tag])
    process.settle()
    (row,) = process.cases.ledger()
    tags = clients.s3.get_object_tagging(Bucket=BUCKET, Key=row.key)["TagSet"]
    assert tags == [{"Key": "desk-outcome", "Value": "notice"}]


def test_three_kills_at_the_worst_moment_repeat_at_most_three_times(
    process: Process, clients: Clients
) -> None:
    ref = opened(process, clients)[BusEvent]
    for _ in range(3):
        with process.wire.killing(EVENT.index("PutEvents"), "after"):
            process.send(ref)
        process.now += LEASE_OVER
    process.settle()
    assert process.heard() == (1, {ref.effect_id: 4})


@pytest.mark.parametrize(("number", "moment"), steps(CLOCK))
def test_a_clock_killed_over_a_due_case_tells_it_once(
    process: Process, clients: Clients, number: int, moment: str
) -> None:
    opened(process, clients)
    deliver_all(process)
    process.heard()
    process.now += timedelta(hours=1, minutes=1)
    clock = Clock(process.cases, CONFIG)
    with process.wire.killing(number, moment):
        list(look(clock, process.now))
    list(look(clock, process.now))
    process.settle()
    alerts, events = process.heard()
    assert (alerts, sorted(events.values())) == (1, [1])


def _was_sent(number: int, moment: str) -> int:
    """Whether the call went out and its stamp did not: the one place where a kill repeats it."""
    call, stamp = 1, 2
    return int((number, moment) in ((call, "after"), (stamp, "before")))
