"""`abuse-desk answer`: what AWS asks for, where the answer goes, and the facts to put into it."""

from collections.abc import Iterator
from typing import Any

PROVED = ("verified", "trusted_forwarder")


def draft(case: dict[str, Any]) -> str:
    """The outline of an answer, as plain text: nothing is sent, nothing recorded."""
    asking = _asking(case)
    if asking is None:
        return f"{case['case_id']}: no notice of AWS to answer is in the history"
    return "\n".join((*_head(asking), "", *_asks(asking), "", *_facts(case), "", *_end(case)))


def _asking(case: dict[str, Any]) -> dict[str, Any] | None:
    """The newest notice that wants an answer, else the newest notice."""
    notices: list[dict[str, Any]] = [entry for entry in case["entries"] if entry.get("notice")]
    wanting = [entry for entry in notices if entry["notice"]["needs_answer"]]
    return next(reversed(wanting or notices), None)


def _head(asking: dict[str, Any]) -> Iterator[str]:
    notice = asking["notice"]
    subject = notice["subject"]
    yield f"To:      {notice['reply_to'] or notice['from']}"
    yield f"From:    {', '.join(notice['to']) or 'the mailbox AWS wrote to'}"
    yield f"Subject: {subject if subject.lower().startswith('re:') else f'Re: {subject}'}"
    if asking["trust"]["level"] not in PROVED:
        yield "CAUTION: it is not proved that AWS sent this mail. Do not reply to the address"
        yield "above before you found the same case in the AWS console."


def _asks(asking: dict[str, Any]) -> Iterator[str]:
    actions = asking["notice"]["required_actions"]
    yield "AWS asks for:" if actions else "AWS asks for an answer: what you found, what you did."
    yield from (f"- {action}" for action in actions)


def _facts(case: dict[str, Any]) -> Iterator[str]:
    yield "The matter:"
    known = {
        "AWS's case": case["reference"],
        "account": ", ".join(case["accounts"]),
        "region": ", ".join(case["regions"]),
        "resource": ", ".join(resource["id"] for resource in case["resources"]),
        "abuse type": ", ".join(case["abuse_types"]),
        "answer by": case["answer_by"],
    }
    yield from (f"- {name}: {value}" for name, value in known.items() if value)


def _end(case: dict[str, Any]) -> Iterator[str]:
    yield "Say what you found, what you did and when, and how it will not happen again."
    yield f"When it is sent: abuse-desk answer {case['case_id']} --done --by NAME"
