"""The page's own parts: its address on the web, and the keys of its signed links."""

from dataclasses import dataclass

from aws_cdk import RemovalPolicy
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from infra.permissions import allow


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page that people reach: where it is, and the secret that holds its keys."""

    url: str
    secret_arn: str

    def environment(self) -> dict[str, str]:
        """What whoever puts links into alerts must know."""
        return {"PAGE_URL": self.url, "LINK_SECRET_ARN": self.secret_arn}

    def grants(self) -> list[iam.PolicyStatement]:
        return [may_sign(self.secret_arn)]


class LinkSecret(Construct):
    """The newest key and the one before it: versions of one secret, made by Secrets Manager."""

    def __init__(self, scope: Construct, id_: str) -> None:
        super().__init__(scope, id_)
        self.secret = secretsmanager.Secret(
            self,
            "Secret",
            description="Keys of the desk's signed links: abuse-desk rotate makes a new one",
            generate_secret_string=secretsmanager.SecretStringGenerator(
                password_length=64, exclude_punctuation=True
            ),
            removal_policy=RemovalPolicy.DESTROY,
        )
        resource = self.secret.node.default_child
        assert isinstance(resource, secretsmanager.CfnSecret)
        self.arn = resource.attr_id  # by name: what `Ref` gives differs in the embedded AWS


def opened(function: lambda_.Function, links: LinkSecret) -> OpenPage:
    """Give the function its address. Who may see what is a matter of signed links, not of IAM."""
    url = function.add_function_url(auth_type=lambda_.FunctionUrlAuthType.NONE)
    return OpenPage(url.url, links.arn)


def may_sign(secret_arn: str) -> iam.PolicyStatement:
    """Read the keys; nobody of the desk may write them."""
    return allow(("secretsmanager:GetSecretValue",), secret_arn)
