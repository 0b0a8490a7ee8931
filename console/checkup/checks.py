"""The links of the chain in the order a mail takes them; one small check each."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import click
from botocore.exceptions import BotoCoreError, ClientError

from console.checkup import judgements as judged
from console.checkup import looks
from console.checkup.dns import NoDns
from console.checkup.patient import Patient
from console.checkup.result import Good, NotAllowed, NotCheckable, Result, Unanswered
from console.checkup.rule import judge_rule, judge_rule_set

DENIED = {
    "AccessDenied",
    "AccessDeniedException",
    "AuthorizationError",
    "UnauthorizedOperation",
}
ACTION = re.compile(r"perform: ([a-z0-9-]{1,40}:[A-Za-z]{1,80})")
NO_SES = "the local desk stands for SES itself"
NO_DNS = "the local desk has no domain in DNS"
NO_PAGE = "the local page is at the address that `make serve` prints"
NO_METRICS = "the embedded AWS keeps no metrics, so its alarms never change"
NO_SANDBOX = "the embedded AWS sends no SMS"


@dataclass(frozen=True, slots=True)
class Check:
    """One link. `needs`: the IAM action of its look, where AWS does not name it itself."""

    name: str
    needs: str
    run: Callable[[Patient], Result]
    not_here: str | None = None  # why the local desk cannot be checked for it


def examined(check: Check, patient: Patient) -> Result:
    """What the check found; whatever keeps it from looking is a result too."""
    if check.not_here and patient.stack.local:
        return NotCheckable(check.not_here)
    try:
        return check.run(patient)
    except ClientError as refused:
        if refused.response["Error"].get("Code") in DENIED:
            return NotAllowed(_needed(str(refused), check.needs))
        return Unanswered(str(refused)[:300])
    except click.ClickException as refused:
        needed = ACTION.search(refused.message)
        return NotAllowed(needed[1]) if needed else Unanswered(refused.message[:300])
    except (BotoCoreError, NoDns, LookupError) as fault:
        return Unanswered(f"{fault}"[:300])


def _needed(said: str, otherwise: str) -> str:
    found = ACTION.search(said)
    return found[1] if found else otherwise


def _identity(patient: Patient) -> Result:
    return judged.judge_identity(patient.domain, looks.look_identity(patient))


def _mx(patient: Patient) -> Result:
    records = patient.exchangers(patient.domain)
    return judged.judge_mx(patient.domain, patient.stack.region, records)


def _rule_set(patient: Patient) -> Result:
    return judge_rule_set(looks.look_rule(patient))


def _rule(patient: Patient) -> Result:
    return judge_rule(looks.look_rule(patient))


def _write_test(patient: Patient) -> Result:
    newest, seen, setup = looks.look_newest(patient)
    return judged.judge_write_test(newest, setup=setup, newest_recorded=seen)


def _functions(patient: Patient) -> Result:
    return judged.judge_functions(looks.look_functions(patient))


def _feeds(patient: Patient) -> Result:
    return judged.judge_feeds(looks.look_feeds(patient))


def _queue(patient: Patient) -> Result:
    return judged.judge_queue(looks.look_queue(patient))


def _dead_letters(patient: Patient) -> Result:
    return judged.judge_dead_letters(looks.look_dead_letters(patient))


def _mail(patient: Patient) -> Result:
    return judged.judge_mail(looks.look_mail(patient))


def _desk(patient: Patient) -> Result:
    count = patient.health["team_domains"]
    return Good(f"{patient.desk.name} answers; domains that may answer AWS for us: {count}")


def _page(patient: Patient) -> Result:
    return judged.judge_page(looks.look_page(patient))


def _accounts(patient: Patient) -> Result:
    return judged.judge_accounts(patient.health)


def _forwarders(patient: Patient) -> Result:
    return judged.judge_forwarders(patient.health)


def _pending(patient: Patient) -> Result:
    health = patient.health
    return judged.judge_pending(health["pending"], health["oldest_pending_seconds"])


def _clock(patient: Patient) -> Result:
    return judged.judge_clock(looks.look_clock(patient))


def _subscriptions(patient: Patient) -> Result:
    return judged.judge_subscriptions(patient.subscribers)


def _sms(patient: Patient) -> Result:
    numbers = [one for one in patient.subscribers if one.protocol == "sms"]
    return judged.judge_sms(len(numbers), sandbox=bool(numbers) and looks.look_sandbox(patient))


def _alarms(patient: Patient) -> Result:
    return judged.judge_alarms(looks.look_alarms(patient))


CHECKS = (
    Check("identity", "ses:GetIdentityVerificationAttributes", _identity, NO_SES),
    Check("MX record", "", _mx, NO_DNS),
    Check("rule set", "ses:DescribeActiveReceiptRuleSet", _rule_set),
    Check("rule", "ses:DescribeActiveReceiptRuleSet", _rule),
    Check("write test", "s3:ListBucket", _write_test),
    Check("functions", "lambda:GetFunctionConfiguration", _functions),
    Check("triggers", "lambda:ListEventSourceMappings", _feeds),
    Check("intake queue", "sqs:GetQueueAttributes", _queue),
    Check("dead letters", "sqs:GetQueueAttributes", _dead_letters),
    Check("ledger", "s3:ListBucket", _mail),
    Check("desk", "lambda:InvokeFunction", _desk),
    Check("page", "", _page, NO_PAGE),
    Check("accounts", "lambda:InvokeFunction", _accounts),
    Check("forwarders", "lambda:InvokeFunction", _forwarders),
    Check("effects", "lambda:InvokeFunction", _pending),
    Check("clock", "logs:FilterLogEvents", _clock),
    Check("subscriptions", "sns:ListSubscriptionsByTopic", _subscriptions),
    Check("SMS", "sns:GetSMSSandboxAccountStatus", _sms, NO_SANDBOX),
    Check("alarms", "cloudwatch:DescribeAlarms", _alarms, NO_METRICS),
)
