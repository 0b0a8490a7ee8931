"""Physical names, all from the stack's name: two desks live side by side in one account.

Bucket, table and key alias are fixed so that a later desk of the same name adopts them; roles,
because the bucket and the key name them; rule set and rule, because the bucket policy does.
"""

from dataclasses import dataclass

MAIL_PREFIX = "mail/"


@dataclass(frozen=True, slots=True)
class Names:
    """Names of one desk. `account` may be a token that CloudFormation fills in."""

    stack: str
    region: str
    account: str
    join_rule_set: str | None = None

    @property
    def bucket(self) -> str:
        return f"{self.stack}-mail-{self.account}-{self.region}"

    @property
    def bucket_arn(self) -> str:
        return f"arn:aws:s3:::{self.bucket}"

    @property
    def table(self) -> str:
        return f"{self.stack}-cases"

    @property
    def key_alias(self) -> str:
        return f"alias/{self.stack}-mail"

    @property
    def bus(self) -> str:
        return f"{self.stack}-events"

    @property
    def metrics(self) -> str:
        """The namespace of what the functions measure."""
        return f"AbuseDesk/{self.stack}"

    @property
    def own_rule_set(self) -> str:
        return f"{self.stack}-rules"

    @property
    def rule_set(self) -> str:
        """The set that holds our rule: our own, or the one we join."""
        return self.join_rule_set or self.own_rule_set

    @property
    def rule(self) -> str:
        return f"{self.stack}-mail"

    @property
    def rule_arn(self) -> str:
        rules = f"arn:aws:ses:{self.region}:{self.account}:receipt-rule-set/{self.rule_set}"
        return f"{rules}:receipt-rule/{self.rule}"

    def role(self, function: str) -> str:
        """IAM is global, so the region is part of a role's name."""
        return f"{self.stack}-{function}-{self.region}"

    def role_arn(self, function: str) -> str:
        return f"arn:aws:iam::{self.account}:role/{self.role(function)}"
