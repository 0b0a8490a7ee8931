"""The door: real SMTP on loopback that does with a mail what SES does.

MiniStack keeps receipt rules but receives no mail, so the door asks for the active rule set at
every mail, applies the recipient conditions and the size limit, computes the verdicts and stores
the mail with SES's header block. SES's own right to write to the bucket is checked each time.
"""

import asyncio
import secrets
import socket
from collections.abc import Sequence
from email.utils import format_datetime
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from botocore.exceptions import ClientError

from local.clients import Clients
from local.emulator import Emulator
from local.failure import LocalFailure
from local.header_block import header_block
from local.receipt import MAIL_LIMIT, Rule, accepts, matching, may_write, rule_arn, s3_actions
from local.verdicts import Arrival, judge_arrival
from local.worker.held_time import held_in
from local.zone import Zone

HOST = "127.0.0.1"


class Door:
    """aiosmtpd's handler. What it promises with 250 is in the bucket."""

    def __init__(self, emulator: Emulator, clients: Clients, zone: Zone) -> None:
        self._emulator = emulator
        self._clients = clients
        self._zone = zone

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name and signature
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        _, rules = await asyncio.to_thread(self._active_rules)
        if not any(accepts(rule, address) for rule in rules):
            return "550 5.1.1 mailbox unavailable"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        raw = envelope.content if isinstance(envelope.content, bytes) else b""
        if len(raw) > MAIL_LIMIT:
            return "552 5.3.4 message size exceeds the limit"
        arrival = self._arrival(str(session.host_name), envelope)
        try:
            await asyncio.to_thread(self._deliver, raw, arrival)
        except ClientError as fault:
            return f"451 4.3.0 {fault.response['Error'].get('Code', 'storage fault')}"
        return f"250 2.0.0 OK {arrival.ses_id}"

    def _arrival(self, helo: str, envelope: Envelope) -> Arrival:
        return Arrival(
            ses_id=secrets.token_hex(20),
            region=self._emulator.region,
            helo=helo,
            address=self._zone.address(helo),
            mail_from=envelope.mail_from or "",
            recipients=tuple(envelope.rcpt_tos),
            date=format_datetime(held_in(self._emulator.time)),
        )

    def _deliver(self, raw: bytes, arrival: Arrival) -> None:
        verdicts = judge_arrival(raw, arrival, self._zone)
        mail = header_block(raw, arrival, verdicts, self._zone) + raw
        rule_set, rules = self._active_rules()
        for rule in matching(rules, arrival.recipients):
            for bucket, prefix in s3_actions(rule):
                self._store(bucket, prefix + arrival.ses_id, mail, self._arn(rule_set, rule))

    def _active_rules(self) -> tuple[str, Sequence[Rule]]:
        active: dict[str, Any] = dict(self._clients.ses.describe_active_receipt_rule_set())
        return active.get("Metadata", {}).get("Name", ""), active.get("Rules", [])

    def _arn(self, rule_set: str, rule: Rule) -> str:
        return rule_arn(self._emulator.region, self._emulator.account, rule_set, rule["Name"])

    def _store(self, bucket: str, key: str, mail: bytes, arn: str) -> None:
        policy = self._clients.s3.get_bucket_policy(Bucket=bucket)["Policy"]
        if not may_write(policy, bucket, key, arn):
            refusal = {"Error": {"Code": "AccessDenied", "Message": "SES may not write"}}
            raise ClientError(refusal, "PutObject")  # type: ignore[arg-type] # no metadata
        self._clients.s3.put_object(Bucket=bucket, Key=key, Body=mail)


def open_door(emulator: Emulator, clients: Clients, zone: Zone, port: int) -> Controller:
    """Listen on loopback. Raises LocalFailure when the port is taken."""
    _refuse_taken(port)
    door = Door(emulator, clients, zone)
    # The limit is checked by the handler with SES's words; the server only guards its memory.
    controller = Controller(
        door, hostname=HOST, port=port, data_size_limit=2 * MAIL_LIMIT, decode_data=False
    )
    controller.start()
    return controller


def _refuse_taken(port: int) -> None:
    # Asked before: aiosmtpd leaves an open event loop behind when it cannot bind.
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as taken:
            advice = "stop what listens there, or choose another"
            raise LocalFailure(f"Port {port} is taken: {advice}") from taken
