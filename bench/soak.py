"""A thousand forged notices in a minute, by SMTP, and one genuine one in the middle.

    make soak

On the local desk, with IAM enforced: how fast the flood was handed in and read, after how long the
genuine notice told people, how many alerts the flood brought, whether every mail is in the ledger.
Exit 1 if something does not hold. Rates are this machine's, with an emulator in place of AWS.
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from abuse_desk.domain.alerts.effects import Alert
from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.commit.budget import counter, shares_budget
from abuse_desk.domain.config import DeskConfig
from local.desk import Desk, story_config
from local.post import post
from local.running import running_desk
from local.watch import outbox, store, wait_for
from tests.e2e.at_the_desk import alert_of, send_report
from tests.e2e.attack import flood

MAILS = 1000
MINUTE = 60.0  # seconds in which they arrive, and after which people must know of the genuine one
SENDERS = 8
PATIENCE = 1800  # seconds until every mail must be in the ledger
BUDGET = DeskConfig().unverified_budget


def main() -> int:
    """Flood a desk of its own and print what held."""
    with running_desk(story_config(), lambda hop, what: print(f"{hop:14} {what}")) as desk:
        began, started = datetime.now(UTC), time.monotonic()
        with ThreadPoolExecutor(SENDERS) as senders:
            first = [senders.submit(_forged, desk, number, began) for number in range(MAILS // 2)]
            sent = [one.result() for one in first]
            genuine = senders.submit(_genuine, desk)
            rest = [senders.submit(_forged, desk, n, began) for n in range(MAILS // 2, MAILS)]
            sent += [one.result() for one in rest]
            handed_in = time.monotonic() - started
            case_id, told_after = genuine.result()
        _wait_for_ledger(desk, sent)
        read = time.monotonic() - started
        return _judge(desk, sent, case_id, began, (handed_in, told_after, read))


def _forged(desk: Desk, number: int, began: datetime) -> str:
    intake = [desk.outputs["IntakeAddress"]]
    return post(desk.smtp_port, flood(number, began), "x@evil.example", intake, "mx.evil.example")


def _genuine(desk: Desk) -> tuple[CaseId, float]:
    asked = time.monotonic()
    case_id = CaseId(send_report(desk))
    wait_for("the genuine alert", lambda: alert_of(desk, case_id).told, PATIENCE)
    return case_id, time.monotonic() - asked


def _wait_for_ledger(desk: Desk, sent: list[str]) -> None:
    """Until all is read; says every few seconds how far it is."""
    until = time.monotonic() + PATIENCE
    while (known := len(store(desk).mail(sent))) < len(sent) and time.monotonic() < until:
        print(f"{'read':14} {known} of {len(sent)}", flush=True)
        time.sleep(5)


def _judge(
    desk: Desk, sent: list[str], genuine: CaseId, began: datetime, took: tuple[float, float, float]
) -> int:
    handed_in, told_after, read = took
    cases = {record.case.case_id: record.case for record in store(desk).all_cases()}
    forged = {case_id for case_id, case in cases.items() if shares_budget(case)}
    alerts = [row.effect for row in outbox(desk) if isinstance(row.effect, Alert)]
    told = sum(1 for alert in alerts if alert.case_id in forged)
    hours = len({counter(began), counter(datetime.now(UTC))})
    held = (
        (f"{MAILS} forged notices in {handed_in:.0f} s by SMTP", handed_in <= MINUTE),
        (f"{len(store(desk).mail(sent))} ledger rows after {read:.0f} s", _all_in(desk, sent)),
        (f"{told} alerts about them, {BUDGET} an hour", told <= BUDGET * hours),
        (f"the genuine notice told people after {told_after:.0f} s", told_after <= MINUTE),
        (f"its case is {cases[genuine].status}", cases[genuine].status is Status.OPEN),
    )
    for what, well in held:
        print(f"{'ok' if well else 'NOT MET':14} {what}")
    return 0 if all(well for _, well in held) else 1


def _all_in(desk: Desk, sent: list[str]) -> bool:
    return len(store(desk).mail(sent)) == len(set(sent)) == MAILS


if __name__ == "__main__":
    sys.exit(main())
