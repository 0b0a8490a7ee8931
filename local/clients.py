"""boto3 clients of the embedded AWS, each made once, with credentials that are nobody's."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_events import EventBridgeClient
    from mypy_boto3_iam import IAMClient
    from mypy_boto3_lambda import LambdaClient
    from mypy_boto3_logs import CloudWatchLogsClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_secretsmanager import SecretsManagerClient
    from mypy_boto3_ses import SESClient
    from mypy_boto3_sns import SNSClient
    from mypy_boto3_sqs import SQSClient

NOBODY = "test"  # the embedded AWS takes this key for the account's root


class Clients:
    """Clients for one endpoint. A client a mail would cost 0.2 s a mail."""

    def __init__(self, endpoint: str, region: str, certificate: Path) -> None:
        self._session = boto3.Session(
            aws_access_key_id=NOBODY, aws_secret_access_key=NOBODY, region_name=region
        )
        self._shared: dict[str, Any] = {
            "endpoint_url": endpoint,
            "verify": str(certificate),
            "config": Config(
                retries={"max_attempts": 2, "mode": "standard"},
                s3={"addressing_style": "path"},
                # A proxy of the machine must never see what goes to loopback.
                proxies={},
            ),
        }

    @cached_property
    def cloudformation(self) -> "CloudFormationClient":
        return self._session.client("cloudformation", **self._shared)

    @cached_property
    def dynamodb(self) -> "DynamoDBClient":
        return self._session.client("dynamodb", **self._shared)

    @cached_property
    def events(self) -> "EventBridgeClient":
        return self._session.client("events", **self._shared)

    @cached_property
    def iam(self) -> "IAMClient":
        return self._session.client("iam", **self._shared)

    @cached_property
    def lambda_(self) -> "LambdaClient":
        return self._session.client("lambda", **self._shared)

    @cached_property
    def logs(self) -> "CloudWatchLogsClient":
        return self._session.client("logs", **self._shared)

    @cached_property
    def s3(self) -> "S3Client":
        return self._session.client("s3", **self._shared)

    @cached_property
    def secretsmanager(self) -> "SecretsManagerClient":
        return self._session.client("secretsmanager", **self._shared)

    @cached_property
    def ses(self) -> "SESClient":
        return self._session.client("ses", **self._shared)

    @cached_property
    def sns(self) -> "SNSClient":
        return self._session.client("sns", **self._shared)

    @cached_property
    def sqs(self) -> "SQSClient":
        return self._session.client("sqs", **self._shared)

    @cached_property
    def ssm(self) -> Any:  # used once, for the bootstrap version: not worth a stub package
        return self._session.client("ssm", **self._shared)
