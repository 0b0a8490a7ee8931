"""What the end-to-end tests do at a running desk: send a new report, look, break, mend."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

from abuse_desk.domain.alerts.effects import Alert, BusEvent
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.commit.record import MailRecord
from local.deploy import physical_id
from local.desk import Desk
from local.post import post
from local.signing import sign
from local.story import STEPS, prepare
from local.watch import Row, ledger_row, outbox, store, wait_for

_numbers = count(1)
ROOT_FORWARD = STEPS[0]


def send_report(desk: Desk) -> str:
    """A first report of a new matter, verified; returns its case id once it is committed."""
    number = next(_numbers)
    raw = prepare(replace(ROOT_FORWARD, signed_by=()), datetime.now(UTC), desk.zone)
    fresh = (
        raw.replace(b"10412345678", b"1049%07d" % number)
        .replace(b"story-0001-report", b"test-%d" % number)
        .replace(b"i-0123456789abcdef0", b"i-0123456789abc%04x" % number)
    )
    mail_id = send(desk, sign(fresh, "amazon.com", desk.zone))
    row = wait_for("the ledger row", lambda: ledger_row(desk, mail_id))
    assert row.case_id is not None
    return row.case_id


def send(desk: Desk, raw: bytes) -> str:
    """Any bytes, forwarded by the root mailbox; returns the SES id."""
    intake = [desk.outputs["IntakeAddress"]]
    return post(desk.smtp_port, raw, ROOT_FORWARD.mail_from, intake, ROOT_FORWARD.helo)


def reasons_of(desk: Desk, row: MailRecord) -> str:
    """Why a mail is trusted as it is, as its case says it."""
    entries = store(desk).history(CaseId(row.case_id or ""))
    mine = (entry.trust for entry in entries if entry.source == row.mail_id)
    return "; ".join(reason for trust in mine if trust for reason in trust.reasons)


def rows_of(desk: Desk, case_id: str) -> list[Row]:
    """The outbox rows of one case."""
    rows = (row for row in outbox(desk) if isinstance(row.effect, Alert | BusEvent))
    return [row for row in rows if getattr(row.effect, "case_id", None) == case_id]


def alert_of(desk: Desk, case_id: str) -> Row:
    return next(row for row in rows_of(desk, case_id) if isinstance(row.effect, Alert))


def event_of(desk: Desk, case_id: str) -> Row:
    return next(row for row in rows_of(desk, case_id) if isinstance(row.effect, BusEvent))


def run_clock(desk: Desk) -> None:
    """One minute of the clock, without waiting for it."""
    desk.clients.lambda_.invoke(
        FunctionName=physical_id(desk.clients, desk.stack, "ClockFunction"), Payload=b"{}"
    )


@contextmanager
def denied(desk: Desk, action: str) -> Iterator[None]:
    """Take one permission from the functions that deliver."""
    statement = {"Effect": "Deny", "Action": action, "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    roles = [
        physical_id(desk.clients, desk.stack, "DispatchRole"),
        physical_id(desk.clients, desk.stack, "ClockRole"),
    ]
    for role in roles:
        desk.clients.iam.put_role_policy(RoleName=role, PolicyName="broken", PolicyDocument=policy)
    try:
        yield
    finally:
        for role in roles:
            desk.clients.iam.delete_role_policy(RoleName=role, PolicyName="broken")


@contextmanager
def crashed_dispatch(desk: Desk) -> Iterator[None]:
    """The stream's function is gone: commits go on, nothing is dispatched by the fast path."""
    function = physical_id(desk.clients, desk.stack, "DispatchFunction")
    mappings = desk.clients.lambda_.list_event_source_mappings(FunctionName=function)
    (mapping,) = mappings["EventSourceMappings"]
    desk.clients.lambda_.update_event_source_mapping(UUID=mapping["UUID"], Enabled=False)
    try:
        yield
    finally:
        desk.clients.lambda_.update_event_source_mapping(UUID=mapping["UUID"], Enabled=True)
