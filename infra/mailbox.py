"""Where the mail lies: the desk's own key and the bucket, a route to root accounts if it leaked."""

from collections.abc import Sequence

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sqs as sqs
from constructs import Construct, IConstruct

from abuse_desk.domain.notices.confirmation import KIND
from infra.config import StackConfig
from infra.names import MAIL_PREFIX, Names
from infra.permissions import deny_everyone, from_rule, key_policy, only
from infra.plan import Plan

OUTCOME_TAG = "desk-outcome"
READABLE = ("notice", "unrecognized")  # what the desk may show of stored mail
KIND_TAG = "desk-kind"  # of the other mail that the desk may read


class Mailbox(Construct):
    """Key and bucket; both outlive the stack, but not a creation that failed."""

    def __init__(self, scope: Construct, id_: str, *, plan: Plan, queue: sqs.Queue) -> None:
        super().__init__(scope, id_)
        self.names = names = plan.names
        config = plan.config
        break_glass = [config.break_glass_role_arn] if config.break_glass_role_arn else []
        root = f"arn:aws:iam::{names.account}:root"
        readers = [names.role_arn("intake"), names.role_arn("desk"), *break_glass]
        # The root user stands for an emulated SES and for an account without a break-glass role.
        writers = [root, *break_glass]
        self.key = _key(self, names, readers, writers)
        self.bucket = _bucket(self, config, names, self.key)
        _protect(self.bucket, names, readers, writers)
        self.policy: IConstruct = self.bucket.policy or self.bucket
        _notify(self.bucket, names, queue)

    @property
    def mail(self) -> str:
        """ARN of every mail, for policies."""
        return f"{self.names.bucket_arn}/{MAIL_PREFIX}*"


def _key(scope: Construct, names: Names, readers: Sequence[str], writers: Sequence[str]) -> kms.Key:
    key = kms.Key(
        scope,
        "Key",
        description=f"Mail received by {names.stack}: only its readers decrypt",
        enable_key_rotation=True,
        removal_policy=RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        policy=key_policy(
            account=names.account, rule_arn=names.rule_arn, readers=readers, writers=writers
        ),
    )
    # By its alias a later desk of this name finds the key again.
    alias = key.add_alias(names.key_alias)
    alias.apply_removal_policy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
    return key


def _bucket(scope: Construct, config: StackConfig, names: Names, key: kms.Key) -> s3.Bucket:
    return s3.Bucket(
        scope,
        "Bucket",
        bucket_name=names.bucket,
        encryption=s3.BucketEncryption.KMS,
        encryption_key=key,
        bucket_key_enabled=True,
        versioned=True,
        block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
        object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
        enforce_ssl=True,
        lifecycle_rules=_lifecycle(config),
        removal_policy=RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    )


def _lifecycle(config: StackConfig) -> list[s3.LifecycleRule]:
    """What is not a notice goes with all its versions; the last day is the old version's."""
    return [
        s3.LifecycleRule(
            id="other-mail",
            prefix=MAIL_PREFIX,
            tag_filters={OUTCOME_TAG: "other"},
            expiration=Duration.days(config.other_mail_days - 1),
            noncurrent_version_expiration=Duration.days(1),
        ),
        s3.LifecycleRule(
            id="evidence",
            prefix=MAIL_PREFIX,
            expiration=Duration.days(config.retention_days),
            noncurrent_version_expiration=Duration.days(30),
        ),
        s3.LifecycleRule(
            id="leftovers",
            expired_object_delete_marker=True,
            abort_incomplete_multipart_upload_after=Duration.days(1),
        ),
    ]


def _protect(
    bucket: s3.Bucket, names: Names, readers: Sequence[str], writers: Sequence[str]
) -> None:
    mail = f"{names.bucket_arn}/*"
    statements = [
        iam.PolicyStatement(
            sid="ReceiveMail",
            principals=[iam.ServicePrincipal("ses.amazonaws.com")],
            actions=["s3:PutObject"],
            resources=[f"{names.bucket_arn}/{MAIL_PREFIX}*"],
            conditions=from_rule(names.account, names.rule_arn),
        ),
        deny_everyone(("s3:GetObject", "s3:GetObjectVersion"), mail, conditions=only(*readers)),
        # What SES found out about a mail is believed because nobody else writes here.
        deny_everyone(("s3:PutObject",), mail, conditions=only(*writers)),
        deny_everyone(
            ("s3:DeleteObject", "s3:DeleteObjectVersion"),
            mail,
            conditions=only(*writers, names.role_arn("rule-set")),
        ),
        deny_everyone(
            ("s3:GetObject", "s3:GetObjectVersion"),
            mail,
            conditions={
                "ArnEquals": {"aws:PrincipalArn": names.role_arn("desk")},
                # Refused where neither tag opens it: all keys of one operator must fit.
                "StringNotEquals": {
                    f"s3:ExistingObjectTag/{OUTCOME_TAG}": [*READABLE],
                    f"s3:ExistingObjectTag/{KIND_TAG}": KIND,
                },
            },
        ),
    ]
    for statement in statements:
        bucket.add_to_resource_policy(statement)


def _notify(bucket: s3.Bucket, names: Names, queue: sqs.Queue) -> None:
    """Straight to the queue: the L2 method would bring a function of its own.

    S3 tests the queue when the bucket is made, so the queue's policy comes first.
    """
    queue.add_to_resource_policy(
        iam.PolicyStatement(
            sid="MailArrived",
            principals=[iam.ServicePrincipal("s3.amazonaws.com")],
            actions=["sqs:SendMessage"],
            resources=[queue.queue_arn],
            conditions={
                "ArnEquals": {"aws:SourceArn": names.bucket_arn},
                "StringEquals": {"aws:SourceAccount": names.account},
            },
        )
    )
    resource = bucket.node.default_child
    assert isinstance(resource, s3.CfnBucket)
    resource.notification_configuration = s3.CfnBucket.NotificationConfigurationProperty(
        queue_configurations=[
            s3.CfnBucket.QueueConfigurationProperty(
                event="s3:ObjectCreated:*",
                queue=queue.queue_arn,
                filter=s3.CfnBucket.NotificationFilterProperty(
                    s3_key=s3.CfnBucket.S3KeyFilterProperty(
                        rules=[s3.CfnBucket.FilterRuleProperty(name="prefix", value=MAIL_PREFIX)]
                    )
                ),
            )
        ]
    )
    resource.node.add_dependency(queue.node.find_child("Policy"))
