"""The custom resources answer every request, and leave alone what is not theirs."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from botocore.exceptions import ClientError

from abuse_desk.adapters.receipt_rule_sets import ReceiptRuleSets
from abuse_desk.handlers.rule_set import _answer, respond

OURS = "abuse-desk-rules"


class FakeSes:
    """SES's receipt rule sets, as far as the adapter calls them; two sets a page."""

    def __init__(self, active: str | None = None, *names: str) -> None:
        self.active = active
        self.sets = [*names, *([active] if active else []), OURS]

    def describe_active_receipt_rule_set(self) -> dict[str, Any]:
        return {"Metadata": {"Name": self.active}} if self.active else {}

    def list_receipt_rule_sets(self, NextToken: str = "0") -> dict[str, Any]:  # noqa: N803
        start = int(NextToken)
        page = {"RuleSets": [{"Name": name} for name in self.sets[start : start + 2]]}
        more = start + 2 < len(self.sets)
        return page | ({"NextToken": str(start + 2)} if more else {})

    def describe_receipt_rule_set(self, RuleSetName: str) -> dict[str, Any]:  # noqa: N803
        return {"Rules": [{"Name": f"first of {RuleSetName}"}]}

    def set_active_receipt_rule_set(self, RuleSetName: str | None = None) -> None:  # noqa: N803
        self.active = RuleSetName


class DeniedSes(FakeSes):
    """SES in a region where it does not receive, or for a role without permission."""

    def describe_active_receipt_rule_set(self) -> dict[str, Any]:
        raise ClientError({"Error": {"Code": "AccessDenied", "Message": "no"}}, "Describe")


def request(kind: str, step: str = "activate", **changes: Any) -> dict[str, Any]:
    """What CloudFormation sends; `kept` is the physical id it knows."""
    kept = changes.pop("kept", None)
    properties = {"Step": step, "Own": OURS, "Rule": f"first of {OURS}", **changes}
    event = {"RequestType": kind, "ResourceProperties": properties}
    return event | ({"PhysicalResourceId": kept} if kept else {})


def answer(
    ses: FakeSes, event: dict[str, Any], removed: list[tuple[str, str]] | None = None
) -> dict[str, Any]:
    client: Any = ses
    removed = removed if removed is not None else []
    return respond(event, ReceiptRuleSets(client), lambda *where: removed.append(where))


def test_creation_activates_our_set() -> None:
    ses = FakeSes(None)
    assert answer(ses, request("Create"))["Status"] == "SUCCESS"
    assert ses.active == OURS


def test_preflight_changes_nothing() -> None:
    ses = FakeSes(None)
    assert answer(ses, request("Create", "preflight"))["Status"] == "SUCCESS"
    assert ses.active is None


def test_preflight_fails_on_somebody_elses_set_with_the_reason() -> None:
    failed = answer(FakeSes("theirs"), request("Create", "preflight"))
    assert failed["Status"] == "FAILED"
    assert "'theirs'" in failed["Reason"]


def test_the_place_in_a_joined_set_is_looked_up_there() -> None:
    event = request("Create", "preflight", Join="theirs", After="gone")
    assert "first of theirs" in answer(FakeSes("theirs"), event)["Reason"]


def test_a_set_beyond_the_first_page_is_known() -> None:
    ses = FakeSes(OURS, "a", "b", "c", "theirs")
    assert answer(ses, request("Update", Join="theirs", kept=f"{OURS}|"))["Status"] == "SUCCESS"
    assert ses.active == "theirs"


def test_the_flag_arrives_as_text() -> None:
    ses = FakeSes("theirs")
    assert answer(ses, request("Create", Replace="false"))["Status"] == "FAILED"
    assert answer(ses, request("Create", Replace="true"))["Status"] == "SUCCESS"
    assert ses.active == OURS


def test_an_update_that_keeps_the_set_keeps_its_identity() -> None:
    done = answer(FakeSes(OURS), request("Update", kept=f"{OURS}|theirs"))
    assert done["PhysicalResourceId"] == f"{OURS}|theirs"


def test_an_update_to_another_set_gets_another_identity() -> None:
    done = answer(FakeSes(OURS, "theirs"), request("Update", Join="theirs", kept=f"{OURS}|"))
    assert done["PhysicalResourceId"] == "theirs|"


def test_deleting_after_that_update_leaves_the_joined_set_active() -> None:
    ses = FakeSes("theirs")
    answer(ses, request("Delete", kept=f"{OURS}|"))
    assert ses.active == "theirs"


def test_deletion_deactivates_our_set() -> None:
    ses = FakeSes(OURS)
    answer(ses, request("Delete", kept=f"{OURS}|"))
    assert ses.active is None


@pytest.mark.parametrize(("kind", "removed"), [("Create", []), ("Delete", [("mails", "setup")])])
def test_only_deletion_removes_what_ses_tried_the_bucket_with(
    kind: str, removed: list[tuple[str, str]]
) -> None:
    found: list[tuple[str, str]] = []
    answer(FakeSes(None), request(kind, Bucket="mails", SetupKey="setup"), found)
    assert found == removed


def test_deletion_fails_while_another_rule_receives_through_our_set() -> None:
    ses = FakeSes(OURS)
    failed = answer(ses, request("Delete", kept=f"{OURS}|", Rule="another name"))
    assert failed["Status"] == "FAILED"
    assert ses.active == OURS


def test_deletion_brings_back_what_was_replaced() -> None:
    ses = FakeSes("theirs")
    kept = answer(ses, request("Create", Replace="true"))["PhysicalResourceId"]
    answer(ses, request("Delete", kept=kept))
    assert ses.active == "theirs"


def test_deleting_what_was_never_created_leaves_everything() -> None:
    ses = FakeSes("theirs")
    kept = answer(ses, request("Create"))["PhysicalResourceId"]
    assert answer(ses, request("Delete", kept=kept))["Status"] == "SUCCESS"
    assert ses.active == "theirs"


def test_leaving_a_joined_set_leaves_it_active() -> None:
    ses = FakeSes("theirs")
    answer(ses, request("Delete", Join="theirs", kept="theirs|"))
    assert ses.active == "theirs"


def test_deleting_a_preflight_asks_nothing_of_ses() -> None:
    assert answer(DeniedSes(), request("Delete", "preflight"))["Status"] == "SUCCESS"


def test_a_refusal_of_ses_is_an_answer_that_names_the_region_as_a_cause() -> None:
    failed = answer(DeniedSes(), request("Create", "preflight"))
    assert failed["Status"] == "FAILED"
    assert "can SES receive mail in this region?" in failed["Reason"]


@pytest.fixture
def response_url() -> Iterator[tuple[str, list[Any]]]:
    """Where CloudFormation waits for the answer, and what it got."""
    received: list[Any] = []

    class Waiting(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            length = int(self.headers["Content-Length"])
            received.append((self.headers["Content-Type"], json.loads(self.rfile.read(length))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Silent."""

    with HTTPServer(("127.0.0.1", 0), Waiting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", received
        server.shutdown()


def test_the_answer_is_put_where_cloudformation_waits(
    response_url: tuple[str, list[Any]],
) -> None:
    url, received = response_url
    ids = {"StackId": "stack", "RequestId": "request", "LogicalResourceId": "Active"}
    _answer({"ResponseURL": url, **ids}, {"Status": "SUCCESS", "PhysicalResourceId": "x"})
    assert received == [("", {"Status": "SUCCESS", "PhysicalResourceId": "x", **ids})]
