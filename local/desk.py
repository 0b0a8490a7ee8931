"""The whole local desk: embedded AWS, the deployed stack, the door, and ears to hear with."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Any

from local.clients import Clients
from local.deploy import deploy, only_stack, physical_id
from local.door import open_door
from local.emulator import ROOT, Emulator, free_port, start_emulator
from local.nameserver import NameServer
from local.observer import Observer, listen
from local.synthesis import synthesise
from local.zone import Zone, make_zone

Say = Callable[[str, str], None]  # which hop, and what came of it


@dataclass(frozen=True, slots=True)
class Desk:
    """A running desk. `outputs` are the stack's; `seconds` how long set-up and deployment took."""

    emulator: Emulator
    clients: Clients
    stack: str
    outputs: dict[str, str]
    zone: Zone
    observer: Observer
    smtp_port: int
    seconds: dict[str, float]


def own_config() -> dict[str, Any]:
    """The configuration of cdk.json: what a person would deploy."""
    context: dict[str, Any] = json.loads((ROOT / "cdk.json").read_text())["context"]["abuseDesk"]
    return context


def story_config() -> dict[str, Any]:
    """The configuration the story is told with."""
    config: dict[str, Any] = json.loads((ROOT / "samples" / "desk.json").read_text())
    return config


@contextmanager
def running_desk(config: dict[str, Any], say: Say, smtp_port: int | None = None) -> Iterator[Desk]:
    """Start all, yield the desk, stop all. Raises LocalFailure where a hop fails."""
    with ExitStack() as stack:
        started = monotonic()
        assembly_folder, made = synthesise(config)
        assembly = only_stack(assembly_folder)
        say("synthesised", f"{assembly.template.name} ({'made now' if made else 'unchanged'})")
        emulator = start_emulator(config["region"])
        stack.callback(emulator.stop)
        say("embedded AWS", f"{emulator.endpoint}, IAM and TLS enforced")
        ready = monotonic()
        clients = Clients(emulator.endpoint, emulator.region, emulator.certificate)
        outputs = deploy(emulator, clients, assembly)
        say("deployed", f"stack {assembly.stack}, {len(outputs)} outputs")
        zone = make_zone()
        names = NameServer(zone)
        stack.callback(names.stop)
        _point_at(names.address, clients, assembly.stack)
        say("name server", f"DNS {names.address} answers for the zone of the story")
        port = smtp_port or free_port()
        stack.callback(open_door(emulator, clients, zone, port).stop)
        say("door", f"SMTP 127.0.0.1:{port} for {outputs['IntakeAddress']}")
        observer = listen(clients, emulator.account, outputs["TopicArn"], outputs["BusName"])
        seconds = {"setup": ready - started, "deploy": monotonic() - ready}
        yield Desk(emulator, clients, assembly.stack, outputs, zone, observer, port, seconds)


def _point_at(name_server: str, clients: Clients, stack: str) -> None:
    """Give intake the local zone for DNS: the one setting in which it differs from the template."""
    function = physical_id(clients, stack, "IntakeFunction")
    found = clients.lambda_.get_function_configuration(FunctionName=function)
    variables = found["Environment"]["Variables"]
    config = json.loads(variables["DESK_CONFIG"]) | {"dnsServers": [name_server]}
    variables["DESK_CONFIG"] = json.dumps(config)
    clients.lambda_.update_function_configuration(
        FunctionName=function, Environment={"Variables": variables}
    )
