"""The story in three stages, for a worklist that has something to show."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from local.ask import ask
from local.desk import Desk, Say
from local.post import post
from local.signing import sign
from local.stamping import stamp
from local.story import SAMPLES, STEPS, WRITTEN_AT, Step
from local.watch import ledger_row, wait_for

REPORT, ANSWER = STEPS[0], STEPS[6]


@dataclass(frozen=True, slots=True)
class Stage:
    """One matter: which mails of the story it has seen, how long ago, and who has it."""

    says: str
    steps: tuple[Step, ...]
    ago: timedelta
    taken_by: str = ""


STAGES = (
    Stage("AWS waits, and nobody has it", (REPORT,), timedelta(hours=18)),
    Stage("Aya has it", (REPORT,), timedelta(hours=6), taken_by="Aya"),
    Stage("AWS was answered: its move", (REPORT, ANSWER), timedelta(0)),
)


def set_stages(desk: Desk, say: Say) -> None:
    """Send each matter's mails through the door. Raises LocalFailure when one is not committed."""
    for number, stage in enumerate(STAGES, 1):
        cases = [_sent(desk, step, number, stage.ago) for step in stage.steps]
        if stage.taken_by:
            ask(desk, do="ack", case=cases[0], by=stage.taken_by, seen=1)
        say("on the list", f"{cases[0]}: {stage.says}")


def _sent(desk: Desk, step: Step, number: int, ago: timedelta) -> str | None:
    raw = _of_matter((SAMPLES / step.file).read_bytes(), number)
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    raw = stamp(raw, now - ago - WRITTEN_AT)
    for domain in step.signed_by:
        raw = sign(raw, domain, desk.zone)
    mail_id = post(desk.smtp_port, raw, step.mail_from, [desk.outputs["IntakeAddress"]], step.helo)
    row = wait_for(f"{step.file} in the ledger", lambda: ledger_row(desk, mail_id))
    return row.case_id


def _of_matter(raw: bytes, number: int) -> bytes:
    """The same mail about another matter: its own number, resource and message ids."""
    raw = raw.replace(b"10412345678", b"1041234567%d" % number)
    raw = raw.replace(b"i-0123456789abcdef0", b"i-0123456789abcdef%d" % number)
    return re.sub(rb"story-(\d{4})", rb"stage-%d-\1" % number, raw)
