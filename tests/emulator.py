"""The embedded AWS and the whole local desk as fixtures, each started once for all tests."""

from collections.abc import Iterator

import pytest

from local.clients import Clients
from local.desk import Desk, story_config
from local.emulator import Emulator, start_emulator
from local.running import running_desk


@pytest.fixture(scope="session")
def emulator() -> Iterator[Emulator]:
    """An embedded AWS with nothing in it."""
    running = start_emulator()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def clients(emulator: Emulator) -> Clients:
    """Clients of the empty embedded AWS: tests make what they need under names of their own."""
    return Clients(emulator.endpoint, emulator.region, emulator.certificate)


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    """The deployed stack with its door open, IAM and TLS enforced."""
    with running_desk(story_config(), lambda _hop, _what: None) as running:
        yield running


@pytest.fixture(scope="module")
def stage() -> Iterator[Desk]:
    """Another one, for a module that counts all it holds, holds its time, or breaks it."""
    with running_desk(story_config(), lambda _hop, _what: None) as running:
        yield running
