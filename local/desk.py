"""A running local desk, as everything else here sees it; and the configurations it runs with."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from local.clients import Clients
from local.emulator import ROOT, Emulator
from local.observer import Observer
from local.zone import Zone

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
