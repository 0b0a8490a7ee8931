"""IAM statements as values: exact actions on exact resources, built by pure functions."""

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk import aws_iam as iam

READ_ITEMS = ("dynamodb:BatchGetItem", "dynamodb:Query")
# A transaction asks for the permission of each of its writes, and for none of its own.
ADD_ITEMS = ("dynamodb:PutItem",)
WRITE_ITEMS = (*ADD_ITEMS, "dynamodb:UpdateItem")  # also counts what the budget spends
LIST_ITEMS = ("dynamodb:Scan",)
# What Lambda's pollers call on a queue and on a stream.
POLL_QUEUE = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
POLL_STREAM = (
    "dynamodb:DescribeStream",
    "dynamodb:GetRecords",
    "dynamodb:GetShardIterator",
    "dynamodb:ListStreams",
)
# What intake calls for a mail that failed, so that it comes back before the queue would show it.
SHOW_SOONER = ("sqs:ChangeMessageVisibility",)
# Everything but using the key: no Decrypt, GenerateDataKey, ReEncrypt or CreateGrant.
ADMINISTER = (
    "kms:CancelKeyDeletion",
    "kms:CreateAlias",
    "kms:DeleteAlias",
    "kms:DescribeKey",
    "kms:DisableKey",
    "kms:EnableKey",
    "kms:EnableKeyRotation",
    "kms:DisableKeyRotation",
    "kms:GetKeyPolicy",
    "kms:GetKeyRotationStatus",
    "kms:ListAliases",
    "kms:ListGrants",
    "kms:ListKeyPolicies",
    "kms:ListResourceTags",
    "kms:PutKeyPolicy",
    "kms:RevokeGrant",
    "kms:ScheduleKeyDeletion",
    "kms:TagResource",
    "kms:UntagResource",
    "kms:UpdateAlias",
    "kms:UpdateKeyDescription",
)


def allow(
    actions: Sequence[str], *resources: str, conditions: Mapping[str, Any] | None = None
) -> iam.PolicyStatement:
    """These actions on these resources, under these conditions."""
    return iam.PolicyStatement(actions=[*actions], resources=[*resources], conditions=conditions)


def deny_everyone(
    actions: Sequence[str], *resources: str, conditions: Mapping[str, Any]
) -> iam.PolicyStatement:
    """A refusal that no other policy lifts, for whoever meets the conditions."""
    return iam.PolicyStatement(
        effect=iam.Effect.DENY,
        principals=[iam.AnyPrincipal()],
        actions=[*actions],
        resources=[*resources],
        conditions=conditions,
    )


def only(*principals: str) -> dict[str, dict[str, Any]]:
    """Conditions that every principal meets but these and AWS's own services."""
    return {
        "ArnNotEquals": {"aws:PrincipalArn": [*principals]},
        "Bool": {"aws:PrincipalIsAWSService": "false"},
    }


def from_rule(account: str, rule_arn: str) -> dict[str, dict[str, str]]:
    """SES itself, acting on exactly our receipt rule."""
    return {"StringEquals": {"aws:SourceAccount": account, "aws:SourceArn": rule_arn}}


def key_policy(
    *, account: str, rule_arn: str, readers: Sequence[str], writers: Sequence[str]
) -> iam.PolicyDocument:
    """The desk key: administered by the account, but decrypting is named roles' and SES's alone.

    Readers are named in a condition, not as principals: a principal that is deleted and made anew
    is another one to KMS, a role ARN in a condition is not. So an adopted key still fits.
    """
    root = iam.AccountPrincipal(account)
    return iam.PolicyDocument(
        statements=[
            iam.PolicyStatement(
                sid="Administer", principals=[root], actions=[*ADMINISTER], resources=["*"]
            ),
            iam.PolicyStatement(
                sid="ReadMail",
                principals=[root],
                actions=["kms:Decrypt"],
                resources=["*"],
                conditions={"ArnEquals": {"aws:PrincipalArn": [*readers]}},
            ),
            iam.PolicyStatement(
                sid="PutMail",
                principals=[root],
                actions=["kms:GenerateDataKey"],
                resources=["*"],
                conditions={"ArnEquals": {"aws:PrincipalArn": [*writers]}},
            ),
            iam.PolicyStatement(
                sid="ReceiveMail",
                principals=[iam.ServicePrincipal("ses.amazonaws.com")],
                actions=["kms:GenerateDataKey*", "kms:Decrypt"],
                resources=["*"],
                conditions=from_rule(account, rule_arn),
            ),
        ]
    )


def sending(topics: Sequence[str], bus: str, mail: str) -> list[iam.PolicyStatement]:
    """The calls an effect can be."""
    return [
        allow(("sns:Publish",), *topics),
        allow(("events:PutEvents",), bus),
        allow(("s3:PutObjectTagging",), mail),
    ]
