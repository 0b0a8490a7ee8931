"""What each thing that was seen means, and the one thing to do about it. Pure: no AWS, no clock."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from console.checkup.facts import (
    ClockFacts,
    FeedFacts,
    FunctionFacts,
    MailFacts,
    QueueFacts,
)
from console.checkup.result import Advice, Bad, Good, Result
from console.subscribers import Subscriber

NO_MAIL = "Mail to the intake address does not arrive."
CLOCK_LATE = timedelta(minutes=5)
EFFECTS_LATE = 300  # seconds


def judge_identity(domain: str, statuses: Mapping[str, str]) -> Result:
    """`statuses`: what SES says of the domain and of those above it; one must be verified."""
    verified = [name for name, status in statuses.items() if status == "Success"]
    if verified:
        return Good(f"SES has verified {verified[0]}")
    status = statuses.get(domain, "unknown to SES")
    return Bad(
        f"{domain} is not verified: {status}",
        f"SES receives nothing for it. {NO_MAIL}",
        "Copy the three CNAME records of the deployment into the DNS of the domain"
        " (docs/deploy.md, DNS); SES looks again by itself, within 72 hours",
    )


def judge_mx(domain: str, region: str, records: Sequence[tuple[int, str]]) -> Result:
    """`records`: preference and host of each MX record of the domain."""
    wanted = f"inbound-smtp.{region}.amazonaws.com"
    do = f"Set the one MX record of {domain} to: 10 {wanted}"
    ordered = sorted((preference, host.rstrip(".").lower()) for preference, host in records)
    if not ordered:
        return Bad(f"{domain} has no MX record", NO_MAIL, do)
    hosts = [host for _, host in ordered]
    if wanted not in hosts:
        return Bad(f"mail for {domain} goes to {', '.join(hosts)[:200]}", NO_MAIL, do)
    if hosts != [wanted]:
        means = "Senders may choose another host, where the desk never sees the mail."
        return Bad(f"{domain} has more MX records than ours: {', '.join(hosts)[:200]}", means, do)
    return Good(f"mail for {domain} goes to {wanted}")


def judge_functions(seen: FunctionFacts) -> Result:
    broken = [name for name, state in seen.states.items() if state == "Failed"]
    if broken:
        why = "; ".join(f"{name}: {seen.reasons[name] or 'no reason given'}" for name in broken)
        return Bad(f"{why[:300]}", "This part of the chain does not run.", "make deploy")
    resting = [name for name, state in seen.states.items() if state != "Active"]
    if resting:
        said = ", ".join(f"{name} is {seen.states[name]}" for name in resting)
        return Advice(said, "Lambda is still preparing it: look again in a minute")
    return Good(f"{', '.join(seen.states)} are active")


def judge_feeds(seen: FeedFacts) -> Result:
    broken = {name: state for name, state in seen.states.items() if state != "Enabled"}
    if not broken:
        return Good("the queue wakes intake, the stream wakes dispatch")
    what = ", ".join(f"{name}: {state or 'none there'}" for name, state in broken.items())
    lost = {
        "intake": "Mail is stored, and nobody reads it.",
        "dispatch": "Alerts leave by the clock alone, a minute late.",
    }
    return Bad(
        f"what wakes a function is not enabled: {what}",
        " ".join(lost[name] for name in broken),
        "Enable the trigger of the function in the Lambda console, or deploy again: make deploy",
    )


def judge_queue(seen: QueueFacts) -> Result:
    if seen.waiting:
        return Bad(
            f"{seen.waiting} messages wait in the intake queue",
            "Mail comes in faster than it is read, or intake does not run.",
            "Open the log of intake (docs/operations.md, mail-waits), then look again",
        )
    if seen.hidden:
        return Advice(
            f"the intake queue is empty but for {seen.hidden} in work or to be tried again",
            "Look again in 12 minutes; if they are still there, open the log of intake",
        )
    return Good("the intake queue is empty")


def judge_dead_letters(seen: QueueFacts) -> Result:
    count = seen.waiting + seen.hidden
    if not count:
        return Good("nothing was given up on")
    return Bad(
        f"{count} messages in the dead-letter queue",
        "Something was given up on; if it is a mail, nobody was told of it.",
        "Read them as docs/operations.md says (dead-letters), then start a redrive in SQS",
    )


def judge_write_test(newest: str | None, *, setup: bool, newest_recorded: bool) -> Result:
    """`newest`: id of the newest stored mail. SES writes a set-up object when the rule is made."""
    if setup:
        return Good("SES has written its set-up object, and intake has recorded it")
    if newest and newest_recorded:
        return Good(f"SES has written mail, and intake has recorded the newest: {newest}")
    if newest:
        return Bad(
            f"SES writes, but intake has recorded neither the set-up object nor {newest}",
            "Mail is stored, and nobody reads it.",
            "Open the log of intake (docs/operations.md, intake-errors)",
        )
    return Bad(
        "SES has written nothing into the bucket, not even its set-up object",
        "SES may not be allowed to write there.",
        "Deploy again: make deploy. SES tries to write whenever the rule is made",
    )


def judge_mail(seen: MailFacts) -> Result:
    if seen.unrecorded:
        return Bad(
            f"{len(seen.unrecorded)} stored mails are in no ledger row: {seen.unrecorded[0]} ...",
            "Nobody was told of them. The clock hands them in again every 15 minutes.",
            "If it stays so, read the log of intake for this id"
            " (docs/operations.md, mail-unaccounted)",
        )
    if not seen.complete:
        return Advice(
            f"the first {seen.stored} stored mails are looked through, all of them recorded",
            "For the rest, rely on the alarm mail-unaccounted",
        )
    return Good(f"every stored mail of the last 48 hours is in the ledger ({seen.stored} stored)")


def judge_subscriptions(found: Sequence[Subscriber]) -> Result:
    waiting = [f"{one.protocol} {one.endpoint}" for one in found if not one.confirmed]
    if not found:
        return Bad("nobody is subscribed", "Nobody is told of anything.", "docs/subscribe.md")
    if waiting:
        return Bad(
            f"not confirmed: {', '.join(waiting)[:300]}",
            "SNS sends nothing there until its confirmation has been accepted.",
            "Open the link in the mail from SNS; if it is older than 3 days, have it sent again"
            " (SNS console, Request confirmation)",
        )
    if len(found) == 1:
        return Advice(
            f"one subscription: {found[0].protocol} {found[0].endpoint}",
            "Subscribe a second person or channel: one that fails is nobody told",
        )
    return Good(f"{len(found)} subscriptions, all confirmed")


def judge_pending(count: int, oldest: float) -> Result:
    """`oldest` in seconds."""
    if count and oldest > EFFECTS_LATE:
        return Bad(
            f"{count} effects are not delivered, the oldest for {oldest / 60:.0f} min",
            "People may not have been told.",
            "Look at open cases now: abuse-desk cases. Then docs/operations.md, effects-late",
        )
    if count:
        return Advice(f"{count} effects are on their way", "Look again in a minute")
    return Good("every effect was delivered")


def judge_clock(seen: ClockFacts) -> Result:
    means = "No repeats, no marks before the time to answer, no second tries."
    if not seen.enabled:
        return Bad(
            "the rule that wakes the clock is disabled", means, "Enable it in EventBridge, Rules"
        )
    if seen.last_run is None and seen.now - seen.deployed_at < CLOCK_LATE:
        return Advice("the clock has not run since the deployment", "Look again in a minute")
    if seen.last_run is None or seen.now - seen.last_run > CLOCK_LATE:
        since = f"since {seen.last_run:%H:%M} UTC" if seen.last_run else "for 10 minutes"
        do = "docs/operations.md, clock-stopped"
        return Bad(f"the clock has not run {since}", means, do)
    ago = (seen.now - seen.last_run).total_seconds()
    return Good(f"the clock ran {max(ago, 0):.0f} s ago")


def judge_alarms(states: Mapping[str, str]) -> Result:
    ringing = sorted(name for name, state in states.items() if state == "ALARM")
    if not states:
        return Bad("the desk has no alarms", "It cannot say when it is unwell.", "make deploy")
    if ringing:
        return Bad(
            f"ringing: {', '.join(ringing)[:300]}",
            "The desk itself is unwell.",
            "docs/operations.md has the one thing to do for each",
        )
    return Good(f"{len(states)} alarms, none rings")


def judge_page(status: int | None) -> Result:
    """`status`: how the page answers somebody without a link; None where there is no page."""
    if status is None:
        return Good("there is no page: it is off in the configuration")
    if status == 404:
        return Good("the page answers, and shows nothing to who has no link")
    return Bad(
        f"the page answers somebody without a link with status {status}",
        "The links in alerts may not open; the command line still works.",
        "Open the log of desk (docs/operations.md, desk-errors)",
    )


def judge_accounts(health: Mapping[str, Any]) -> Result:
    if not health["accounts"]:
        return Advice(
            "no accounts are listed: whatever a notice names counts as ours",
            "List them in cdk.json (accounts), so that a stranger's mail stands apart",
        )
    return Good(f"accounts listed: {health['accounts']}")


def judge_forwarders(health: Mapping[str, Any]) -> Result:
    if not health["forwarders"]:
        return Advice(
            "no forwarder is listed: what a person passes on can raise a case, never lower one",
            "abuse-desk forwarders trust ADDRESS --by NAME, for who forwards by hand or by rule",
        )
    return Good(f"forwarders listed: {health['forwarders']}")


def judge_sms(numbers: int, *, sandbox: bool) -> Result:
    if numbers and sandbox:
        return Advice(
            "SMS is in its sandbox: it reaches verified numbers alone",
            "Verify each number in the SNS console, or leave the sandbox (docs/subscribe.md)",
        )
    return Good("no SMS is held back by the sandbox" if numbers else "no SMS subscription")
