"""What the doctor looks at in AWS, with the operator's own credentials. Reads, changes nothing."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from urllib.error import HTTPError
from urllib.request import urlopen

from console.checkup.facts import (
    ClockFacts,
    FeedFacts,
    FunctionFacts,
    MailFacts,
    QueueFacts,
    RuleFacts,
)
from console.checkup.patient import MOST_OBJECTS, Patient

SETUP_OBJECT = "AMAZON_SES_SETUP_NOTIFICATION"
SETTLED_AFTER = timedelta(minutes=10)  # as the clock's own sweep: younger mail may be on its way
LOOK_BACK = timedelta(hours=48)
AT_ONCE = 100  # mails the desk is asked about in one call
QUEUE_PATIENCE = 10.0  # seconds in which mail that has just come is read
PAGE_SECONDS = 10
LOG_MINUTES = 10
MOST_PAGES = 20  # of log events


def look_identity(patient: Patient) -> dict[str, str]:
    """What SES says of the domain and of each above it."""
    labels = patient.domain.split(".")
    names = [".".join(labels[at:]) for at in range(len(labels) - 1)]
    found = patient.client("ses").get_identity_verification_attributes(Identities=names)
    states = found["VerificationAttributes"]
    return {name: states[name]["VerificationStatus"] for name in names if name in states}


def look_rule(patient: Patient) -> RuleFacts:
    found = patient.client("ses").describe_active_receipt_rule_set()
    return RuleFacts(
        active=found.get("Metadata", {}).get("Name"),
        wanted=patient.outputs["RuleSetName"],
        rules=tuple(found.get("Rules", ())),
        name=f"{patient.stack.name}-mail",
        bucket=patient.outputs["BucketName"],
        recipient=patient.outputs["IntakeAddress"],
    )


def look_functions(patient: Patient) -> FunctionFacts:
    client = patient.client("lambda")
    names = ("Intake", "Dispatch", "Clock", "Desk")
    found = {
        name.lower(): client.get_function_configuration(FunctionName=patient.function(name))
        for name in names
    }
    return FunctionFacts(
        states={name: one.get("State", "Active") for name, one in found.items()},
        reasons={name: one.get("StateReason") or "" for name, one in found.items()},
    )


def look_feeds(patient: Patient) -> FeedFacts:
    return FeedFacts({name.lower(): _feed(patient, name) for name in ("Intake", "Dispatch")})


def look_queue(patient: Patient) -> QueueFacts:
    """Mail that has just come is given a few seconds to be read."""
    end = time.monotonic() + QUEUE_PATIENCE
    while True:
        seen = _queue(patient, "QueueUrl")
        if not seen.waiting or time.monotonic() >= end:
            return seen
        time.sleep(1)


def look_dead_letters(patient: Patient) -> QueueFacts:
    return _queue(patient, "DeadLetterQueueUrl")


def look_newest(patient: Patient) -> tuple[str | None, bool, bool]:
    """Id of the newest stored mail, whether it is recorded, and whether the set-up object is."""
    mails = [one for one in patient.objects if one[0] != SETUP_OBJECT]
    newest = max(mails, key=lambda one: one[1])[0] if mails else None
    known = patient.recorded([name for name in (newest, SETUP_OBJECT) if name])
    return newest, newest in known, SETUP_OBJECT in known


def look_mail(patient: Patient) -> MailFacts:
    since, until = patient.now - LOOK_BACK, patient.now - SETTLED_AFTER
    due = iter(name for name, at in patient.objects if since <= at <= until)
    lost = [name for group in _groups(due) for name in group - patient.recorded(sorted(group))]
    stored = len(patient.objects)
    return MailFacts(stored, tuple(sorted(lost)), complete=stored < MOST_OBJECTS)


def look_page(patient: Patient) -> int | None:
    """The page's status for somebody without a link; None where the desk has no page."""
    url = patient.outputs.get("PageUrl")
    if url is None:
        return None
    try:
        with urlopen(url, timeout=PAGE_SECONDS) as answer:  # noqa: S310 - the stack's own output
            return int(answer.status)
    except HTTPError as answered:
        with answered:
            return answered.code
    except OSError as fault:
        raise LookupError(f"the page does not answer: {fault}") from fault


def look_clock(patient: Patient) -> ClockFacts:
    rule = patient.stack.id("AWS::Events::Rule", "ClockEveryMinute")
    state = patient.client("events").describe_rule(Name=rule)["State"]
    group = patient.stack.id("AWS::Logs::LogGroup", "ClockLogs")
    last, deployed = _last_line(patient, group), patient.stack.deployed_at
    return ClockFacts(state == "ENABLED", last, deployed, patient.now)


def look_alarms(patient: Patient) -> dict[str, str]:
    pages = patient.client("cloudwatch").get_paginator("describe_alarms")
    prefix = f"{patient.stack.name}-"
    return {
        one["AlarmName"]: one["StateValue"]
        for page in pages.paginate(AlarmNamePrefix=prefix)
        for one in page["MetricAlarms"]
    }


def look_sandbox(patient: Patient) -> bool:
    """Whether SNS sends SMS to verified numbers alone."""
    return bool(patient.client("sns").get_sms_sandbox_account_status()["IsInSandbox"])


def _feed(patient: Patient, name: str) -> str | None:
    found = patient.client("lambda").list_event_source_mappings(
        FunctionName=patient.function(name)
    )["EventSourceMappings"]
    states = {one["State"] for one in found}
    return next((state for state in sorted(states) if state != "Enabled"), next(iter(states), None))


def _queue(patient: Patient, output: str) -> QueueFacts:
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    found = patient.client("sqs").get_queue_attributes(
        QueueUrl=patient.outputs[output], AttributeNames=names
    )["Attributes"]
    return QueueFacts(*(int(found[name]) for name in names))


def _last_line(patient: Patient, group: str) -> datetime | None:
    since = patient.now - timedelta(minutes=LOG_MINUTES)
    pages = (
        patient.client("logs")
        .get_paginator("filter_log_events")
        .paginate(logGroupName=group, startTime=int(since.timestamp() * 1000))
    )
    stamps = [one["timestamp"] for page in islice(pages, MOST_PAGES) for one in page["events"]]
    return datetime.fromtimestamp(max(stamps) / 1000, UTC) if stamps else None


def _groups(names: Iterator[str]) -> Iterator[set[str]]:
    while group := set(islice(names, AT_ONCE)):
        yield group
