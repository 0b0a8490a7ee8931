"""A desk without a page: deployed without an address, alerts name the command line."""

from collections.abc import Iterator

import pytest

from local.ask import ask
from local.desk import Desk, story_config
from local.failure import LocalFailure
from local.running import running_desk
from local.watch import wait_for
from tests.e2e.at_the_desk import send_report

pytestmark = pytest.mark.emulator


@pytest.fixture(scope="module")
def closed() -> Iterator[Desk]:
    """The story's desk with its page off."""
    with running_desk(story_config() | {"page": "off"}, lambda _hop, _what: None) as running:
        yield running


def test_it_has_no_address(closed: Desk) -> None:
    assert not {"PageUrl", "LinkSecretArn"} & set(closed.outputs)


def test_its_alerts_name_the_command_and_carry_no_link(closed: Desk) -> None:
    case_id = send_report(closed)
    (told,) = wait_for("the alert", closed.observer.notifications, 30)
    assert f"abuse-desk show {case_id}" in told["message"]
    assert "/case/" not in told["message"]


def test_a_link_is_refused_in_a_sentence(closed: Desk) -> None:
    with pytest.raises(LocalFailure, match="this desk has no page"):
        ask(closed, do="link", by="Aya")
