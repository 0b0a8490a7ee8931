"""What the doctor looks at without AWS: stored mail against the ledger, and the page."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import boto3
import pytest

from console.checkup.facts import MailFacts
from console.checkup.looks import SETUP_OBJECT, look_mail, look_newest, look_page
from console.checkup.patient import Patient
from console.stack import Stack

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Ledger:
    """A desk that knows which mail is recorded."""

    known: set[str]
    name: str = "the desk of the test"
    asked: list[int] = field(default_factory=list)

    def ask(self, do: str, **what: Any) -> Any:
        assert do == "recorded"
        self.asked.append(len(what["mail_ids"]))
        return [one for one in what["mail_ids"] if one in self.known]


def patient(ledger: Ledger, *objects: tuple[str, datetime], **outputs: str) -> Patient:
    """A desk whose bucket holds these."""
    session = boto3.Session(region_name="eu-west-1")
    stack = Stack("abuse-desk", local=False, session=session, settings={})
    stack.__dict__["_itself"] = {
        "Outputs": [{"OutputKey": name, "OutputValue": value} for name, value in outputs.items()]
    }
    found = Patient(ledger, stack, lambda _domain: [], NOW)
    found.__dict__["objects"] = list(objects)
    return found


def test_an_old_mail_without_a_row_is_named() -> None:
    seen = look_mail(patient(Ledger({"a"}), ("a", NOW - HOUR), ("b", NOW - HOUR)))
    assert seen == MailFacts(2, ("b",), complete=True)


def test_a_mail_that_has_just_come_may_be_on_its_way() -> None:
    seen = look_mail(patient(Ledger(set()), ("a", NOW - timedelta(minutes=9))))
    assert seen.unrecorded == ()


def test_mail_older_than_the_sweep_looks_back_is_left_alone() -> None:
    seen = look_mail(patient(Ledger(set()), ("a", NOW - 49 * HOUR)))
    assert seen.unrecorded == ()


def test_the_desk_is_asked_about_a_hundred_mails_at_once() -> None:
    ledger = Ledger(set())
    seen = look_mail(patient(ledger, *((f"mail-{n}", NOW - HOUR) for n in range(250))))
    assert (ledger.asked, len(seen.unrecorded)) == ([100, 100, 50], 250)


def test_the_newest_mail_is_found_beside_the_set_up_object() -> None:
    objects = ((SETUP_OBJECT, NOW), ("old", NOW - HOUR), ("new", NOW - HOUR / 2))
    assert look_newest(patient(Ledger({"new"}), *objects)) == ("new", True, False)


def test_an_empty_bucket_has_no_newest_mail() -> None:
    assert look_newest(patient(Ledger({SETUP_OBJECT}))) == (None, False, True)


@contextmanager
def serving(status: int) -> Iterator[str]:
    """A server on loopback that answers everything with this status."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_arguments: Any) -> None:
            """Not on the screen."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("status", [200, 404, 502])
def test_the_status_of_the_page_is_what_a_stranger_gets(status: int) -> None:
    with serving(status) as url:
        assert look_page(patient(Ledger(set()), PageUrl=url)) == status


def test_a_desk_without_a_page_has_no_status() -> None:
    assert look_page(patient(Ledger(set()))) is None


def test_a_page_that_does_not_answer_is_said() -> None:
    with serving(404) as url:
        pass
    with pytest.raises(LookupError, match="does not answer"):
        look_page(patient(Ledger(set()), PageUrl=url))
