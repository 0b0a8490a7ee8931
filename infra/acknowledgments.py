"""cdk-nag findings we stand by, each at the one construct it concerns, with a reason to dispute."""

from collections.abc import Iterable

from aws_cdk import Acknowledgment, Validations
from constructs import IConstruct

from infra.function import DeskFunction
from infra.mailbox import Mailbox
from infra.page import LinkSecret
from infra.receiving import RuleSetGuard

ACCESS_LOGS = (
    "Reading is denied to all but two roles and a break-glass role, by bucket and key policy; who"
    " reads is told by CloudTrail data events, which docs/deploy.md recommends, with the identity"
    " that access logs lack, and without a second bucket to guard."
)
ANY_MAIL = (
    "SES names each object by a message id unknown beforehand; the wildcard is the prefix that"
    " holds mail and nothing else, in this one bucket."
)
ROTATED_BY_COMMAND = (
    "A rotation ends links in people's mailboxes, so it is a person's decision: the command"
    " abuse-desk rotate makes a new version, and the one before stays valid until the next."
)
ACTIVE_RULE_SET = (
    "SES defines no resource for these four actions on receipt rule sets, so IAM accepts only *;"
    " the function sets an active set by the rules of abuse_desk.domain.rule_set alone."
)


def acknowledge(
    *,
    guard: RuleSetGuard,
    mailbox: Mailbox,
    callers: Iterable[DeskFunction],
    links: LinkSecret | None,
) -> None:
    """Record every acknowledgement of the stack."""
    _accept(mailbox.bucket, "AwsSolutions-S1", ACCESS_LOGS)
    _accept(guard.function.role, "AwsSolutions-IAM5[Resource::*]", ACTIVE_RULE_SET)
    if links:
        _accept(links.secret, "AwsSolutions-SMG4", ROTATED_BY_COMMAND)
    mail = mailbox.mail.replace(mailbox.names.account, "<AWS::AccountId>")
    for function in callers:
        _accept(function.role, f"AwsSolutions-IAM5[Resource::{mail}]", ANY_MAIL)


def _accept(construct: IConstruct, finding: str, reason: str) -> None:
    Validations.of(construct).acknowledge(Acknowledgment(id=finding, reason=reason))
