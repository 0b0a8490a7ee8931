"""Asks the deployed `desk` function, as the command line does on a deployed desk."""

import json
from typing import Any

from local.desk import Desk
from local.failure import LocalFailure


def ask(desk: Desk, **request: Any) -> Any:
    """What the function answers; LocalFailure when it refuses or fails."""
    answer = answered(desk, **request)
    if "ok" not in answer:
        why = answer.get("refused") or answer.get("errorMessage")
        raise LocalFailure(f"The desk function refused {request.get('do')!r}: {why}")
    return answer["ok"]


def answered(desk: Desk, **request: Any) -> dict[str, Any]:
    """The function's whole answer: `ok`, or `refused` with its sentence."""
    response = desk.clients.lambda_.invoke(
        FunctionName=desk.outputs["DeskFunctionName"], Payload=json.dumps(request).encode()
    )
    answer: dict[str, Any] = json.loads(response["Payload"].read())
    return answer


def cases(desk: Desk) -> list[dict[str, Any]]:
    """Every case with its history, as `show --json` gives it."""
    listed = ask(desk, do="cases", all=True)
    return [ask(desk, do="show", case=one["case_id"]) for one in listed]
