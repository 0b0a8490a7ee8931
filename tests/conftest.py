"""For every test: nobody's credentials, no network but loopback, one frozen time."""

import os
import sys
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Any

import pytest

pytest_plugins = ("tests.emulator",)

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)

for _name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[_name]
os.environ.update(
    AWS_ACCESS_KEY_ID="testing",
    AWS_SECRET_ACCESS_KEY="testing",
    AWS_DEFAULT_REGION="eu-west-1",
    AWS_EC2_METADATA_DISABLED="true",
    POWERTOOLS_TRACE_DISABLED="true",
)


class NetworkUsedError(AssertionError):
    """A test wanted to leave the machine."""


@pytest.fixture
def now() -> datetime:
    """The time at which every test takes place, unless it says otherwise."""
    return NOW


def _only_loopback(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and _leaves(arguments[1]):
        raise NetworkUsedError(f"a test connected to {arguments[1]}")
    if event == "socket.getaddrinfo" and _leaves(arguments):
        raise NetworkUsedError(f"a test asked for the address of {arguments[0]}")


def _leaves(address: Any) -> bool:
    if not isinstance(address, tuple):
        return False  # a Unix socket
    host = address[0].decode() if isinstance(address[0], bytes) else address[0]
    if host in (None, "", "localhost"):
        return False
    try:
        return not (ip_address(host).is_loopback or ip_address(host).is_unspecified)
    except ValueError:
        return True


# An audit hook sees every socket, whoever opens it, and cannot be forgotten or patched away.
sys.addaudithook(_only_loopback)
