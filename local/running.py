"""Runs the whole local desk: embedded AWS, the deployed stack, the door, and ears to hear with."""

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

from local.clients import Clients
from local.deploy import Assembly, deploy, only_stack, physical_id
from local.desk import Desk, Say
from local.door import open_door
from local.emulator import Emulator, free_port, start_emulator
from local.failure import LocalFailure
from local.nameserver import NameServer
from local.observer import listen
from local.page import HOST, PageServer
from local.receipt import SETUP_OBJECT
from local.state import FOLDER
from local.synthesis import synthesise
from local.watch import ledger_row, wait_for
from local.zone import make_zone

LOG = FOLDER / "emulator.log"


@contextmanager
def running_desk(
    config: dict[str, Any], say: Say, smtp_port: int | None = None, page_port: int | None = None
) -> Iterator[Desk]:
    """Start all, yield the desk, stop all. Raises LocalFailure where a hop fails."""
    started = monotonic()
    folder, made = synthesise(config)
    assembly = only_stack(folder)
    say("synthesised", f"{assembly.template.name} ({'made now' if made else 'unchanged'})")
    doors = _Doors(smtp_port or free_port(), page_port or free_port())
    emulator = start_emulator(config["region"], page_url=doors.page_url)
    with ExitStack() as stack:
        stack.callback(emulator.stop)
        say("embedded AWS", f"{emulator.endpoint}, IAM and TLS enforced")
        try:
            yield _opened(stack, emulator, assembly, say, (doors, started))
        except LocalFailure as failure:
            raise _with_log(failure, emulator) from failure


@dataclass(frozen=True, slots=True)
class _Doors:
    """Where this machine is reached."""

    smtp: int
    page: int

    @property
    def page_url(self) -> str:
        return f"http://{HOST}:{self.page}/"


def _opened(
    stack: ExitStack, emulator: Emulator, assembly: Assembly, say: Say, start: tuple[_Doors, float]
) -> Desk:
    doors, started = start
    port = doors.smtp
    ready = monotonic()
    clients = Clients(emulator.endpoint, emulator.region, emulator.certificate)
    outputs = deploy(emulator, clients, assembly)
    say("deployed", f"stack {assembly.stack}, {len(outputs)} outputs")
    zone = make_zone()
    names = NameServer(zone)
    stack.callback(names.stop)
    observer = listen(clients, emulator.account, outputs["TopicArn"], outputs["BusName"])
    desk = Desk(emulator, clients, assembly.stack, outputs, zone, observer, port, {})
    setup = wait_for("SES's set-up object", lambda: ledger_row(desk, SETUP_OBJECT))
    say("set-up object", f"{setup.key} is in the ledger as {setup.outcome}")
    wait_for("The intake queue to be empty", lambda: _is_drained(desk))
    _point_at(names.address, desk)
    say("name server", f"DNS {names.address} answers for the zone of the story")
    stack.callback(open_door(emulator, clients, zone, port).stop)
    say("door", f"SMTP 127.0.0.1:{port} for {outputs['IntakeAddress']}")
    if "PageUrl" in outputs:
        page = PageServer(clients, outputs["DeskFunctionName"], doors.page)
        stack.callback(page.stop)
        say("page", outputs["PageUrl"])
    return replace(desk, seconds={"setup": ready - started, "deploy": monotonic() - ready})


def _is_drained(desk: Desk) -> bool:
    counts = desk.clients.sqs.get_queue_attributes(
        QueueUrl=desk.outputs["QueueUrl"],
        AttributeNames=["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
    )["Attributes"]
    return not any(int(count) for count in counts.values())


def _point_at(name_server: str, desk: Desk) -> None:
    """Give intake the local zone for DNS: the one setting in which it differs from the template.

    Only while intake is idle: the embedded AWS ends a function's process when it is updated.
    """
    function = physical_id(desk.clients, desk.stack, "IntakeFunction")
    found = desk.clients.lambda_.get_function_configuration(FunctionName=function)
    variables = found["Environment"]["Variables"]
    config = json.loads(variables["DESK_CONFIG"]) | {"dnsServers": [name_server]}
    variables["DESK_CONFIG"] = json.dumps(config)
    desk.clients.lambda_.update_function_configuration(
        FunctionName=function, Environment={"Variables": variables}
    )


def _with_log(failure: LocalFailure, emulator: Emulator) -> LocalFailure:
    FOLDER.mkdir(mode=0o700, exist_ok=True)
    shutil.copyfile(emulator.log, LOG)
    return LocalFailure(f"{failure} (log: {LOG.relative_to(FOLDER.parent)})")
