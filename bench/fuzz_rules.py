"""What must hold for whatever is read: no exception, within the limits, quickly enough."""

import json
import re
import time
from typing import Any

from abuse_desk.domain.notices.reading import Facts, Reading
from abuse_desk.domain.notices.resources import RESOURCE_LIMIT
from abuse_desk.domain.reader import read_mail

SECONDS_PER_100_KB = 1.0
LEAST = 1.0  # seconds of the processor: below this its caches are measured, not the reader
TRIES = 3
MOST = {
    "resources": RESOURCE_LIMIT,
    "measures": 20,
    "required_actions": 20,
    "abuse_times": 20,
    "abuse_types": 3,
    "forwarding": 50,
}
MOST_TEXT = 4 * 1024 * 1024
MOST_AWS_TEXT = 200_000
OUTCOMES = ("notice", "answer", "other", "unrecognized", "unreadable")
BARE_KEY = re.compile(r"(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])")


class BrokenRuleError(Exception):
    """A rule that a reading breaks, in words."""


def check(raw: bytes) -> None:
    """Read the bytes; BrokenRuleError, or whatever the reader raised, where something is wrong.

    The reader has no catch-all: it stands above it, in `ReadSafely`, so that any exception here is
    one the catch-all would have hidden.
    """
    limit = max(LEAST, SECONDS_PER_100_KB * len(raw) / 100_000)
    spent, reading = _read(raw)
    if spent > limit and min(_read(raw)[0] for _ in range(TRIES)) > limit:
        raise BrokenRuleError(f"more than {limit:.1f} s for {len(raw)} bytes")
    shown = json.loads(json.dumps(reading.as_json()))
    for problem in _problems(shown, getattr(reading, "facts", None)):
        raise BrokenRuleError(problem)


def _read(raw: bytes) -> tuple[float, Reading]:
    begin = time.process_time()
    reading = read_mail(raw)
    return time.process_time() - begin, reading


def _problems(shown: dict[str, Any], facts: Facts | None) -> list[str]:
    found = [f"{key}: more than {most}" for key, most in MOST.items() if len(shown[key]) > most]
    if shown["outcome"] not in OUTCOMES:
        found.append(f"outcome {shown['outcome']}")
    undated = shown.get("sent_at") is None  # then a policy's time has nothing to count from
    if (shown["answer_by"] is None) != (shown["answer_by_basis"] == "none") and not undated:
        found.append(f"answer_by {shown['answer_by']} with basis {shown['answer_by_basis']}")
    if shown["outcome"] == "notice" and None in (shown["family"], shown["stage"], shown["shape"]):
        found.append("a notice without family, stage or shape")
    if BARE_KEY.search(json.dumps(shown["resources"])):
        found.append("an access key that is not masked")
    if len((shown["original"] or {}).get("body") or "") > MOST_TEXT:
        found.append("the body is too long")
    if facts and len(facts.aws_text) > MOST_AWS_TEXT:
        found.append("AWS's part is too long")
    return found
