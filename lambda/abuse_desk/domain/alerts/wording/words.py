"""The words of an alert in one language. A language is complete or it does not type-check."""

from collections.abc import Mapping
from dataclasses import dataclass

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.cases.case import Claim, Resolution, Status
from abuse_desk.domain.cases.view import Severity
from abuse_desk.domain.vocabulary import Family, TrustLevel


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences and labels; `{...}` are filled by `alert.py` with text that is already harmless."""

    happened: Mapping[Cause, str]  # what this alert is about, one sentence
    turns: Mapping[Cause, str]  # the same in one to three words, for one line
    closings: Mapping[Resolution, str]  # in place of `happened` where a case is over
    dismissed: str
    by: str  # the person whose act it was
    by_why: str
    a_mail: str  # the matter of a mail nobody has judged, for one line
    claims: Mapping[Claim, str]  # what a mail claims that only a person can make true
    time_is_over: str  # in place of `happened` for a mark at or after the time to answer
    held: str  # above what waited for the end of the quiet hours
    families: Mapping[Family, str]
    statuses: Mapping[Status, str]
    severities: Mapping[Severity, str]
    trust: Mapping[TrustLevel, str]
    threats: Mapping[Family, str]  # what AWS may do when nobody answers
    aws_says: str
    mail_says: str  # in its place where nothing proves that it is AWS
    aws_has_done: str
    answer_by: str
    answer_overdue: str
    answer_basis_policy: str
    answer_without_time: str
    answered: str
    answered_elsewhere: str
    nothing_to_answer: str
    answer_unknown: str  # nobody has judged the mail yet
    whose: str
    account_unknown: str
    account_ours: str
    account_not_ours: str
    resource: str
    more_resources: str
    region: str
    activity: str
    how_sure: str
    confirm_origin: str
    what_now: str
    do_make_sure: str
    do_take: str
    do_investigate: str
    do_rotate: str
    do_sending: str
    do_answer: str
    do_judge: str
    do_confirm: str
    do_nothing: str
    do_wait: str
    do_ask: str  # AWS is silent
    acknowledged: str
    evidence: str
    evidence_case: str
    evidence_mail: str
    evidence_health: str
    reporter_apart: str
    one_line_left: str
    one_line_overdue: str
    one_line_no_time: str
    forwarder_asks: str  # the desk itself asks: a forwarder that is not listed
    held_back: str  # the desk itself tells: cases beyond the budget
    units: tuple[str, str, str]  # days, hours, minutes
    footer: str
