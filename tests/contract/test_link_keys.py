"""The keys of signed links in Secrets Manager: two are valid, a rotation makes the newest older."""

from itertools import count

import pytest

from abuse_desk.adapters.link_keys import KEPT, SecretKeys
from abuse_desk.domain.ports import TransientFault
from local.clients import Clients

pytestmark = pytest.mark.emulator
numbers = count(1)


class Seconds:
    """A clock that goes only when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def secret(clients: Clients) -> str:
    name = f"links-{next(numbers)}"
    made = clients.secretsmanager.create_secret(Name=name, SecretString="first")
    return made["ARN"]


def rotate(clients: Clients, secret: str, value: str) -> None:
    clients.secretsmanager.put_secret_value(SecretId=secret, SecretString=value)


def test_until_the_first_rotation_one_key_is_valid(clients: Clients, secret: str) -> None:
    assert list(SecretKeys(clients.secretsmanager, secret).valid()) == [b"first"]


def test_after_a_rotation_the_key_before_is_still_valid(clients: Clients, secret: str) -> None:
    rotate(clients, secret, "second")
    assert list(SecretKeys(clients.secretsmanager, secret).valid()) == [b"second", b"first"]


def test_a_second_rotation_ends_the_first_key(clients: Clients, secret: str) -> None:
    rotate(clients, secret, "second")
    rotate(clients, secret, "third")
    assert list(SecretKeys(clients.secretsmanager, secret).valid()) == [b"third", b"second"]


def test_a_rotation_is_seen_once_what_was_kept_is_old(clients: Clients, secret: str) -> None:
    seconds = Seconds()
    keys = SecretKeys(clients.secretsmanager, secret, seconds)
    assert keys.newest() == b"first"
    rotate(clients, secret, "second")
    assert keys.newest() == b"first"
    seconds.now = KEPT + 1
    assert keys.newest() == b"second"


def test_a_secret_that_is_not_there_is_a_fault(clients: Clients) -> None:
    with pytest.raises(TransientFault):
        SecretKeys(clients.secretsmanager, "nowhere").newest()
