"""One boto3 session a container; a client is made when it is first needed, then kept."""

from functools import cache
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_events import EventBridgeClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_secretsmanager import SecretsManagerClient
    from mypy_boto3_sns import SNSClient
    from mypy_boto3_sqs import SQSClient

# Short enough that a retry fits well inside a function's time-out.
CONFIG = Config(
    connect_timeout=3, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 4}
)
# For what an alert can do without: it must not wait long.
SOON = Config(
    connect_timeout=2, read_timeout=3, retries={"mode": "standard", "total_max_attempts": 2}
)


@cache
def session() -> boto3.session.Session:
    """The session of this container: sessions share their loaded service models, clients do not."""
    return boto3.session.Session()


@cache
def dynamodb() -> "DynamoDBClient":
    return session().client("dynamodb", config=CONFIG)


@cache
def s3() -> "S3Client":
    return session().client("s3", config=CONFIG)


@cache
def sns() -> "SNSClient":
    return session().client("sns", config=CONFIG)


@cache
def events() -> "EventBridgeClient":
    return session().client("events", config=CONFIG)


@cache
def sqs() -> "SQSClient":
    return session().client("sqs", config=CONFIG)


@cache
def secrets() -> "SecretsManagerClient":
    return session().client("secretsmanager", config=SOON)


@cache
def signing_s3() -> "S3Client":
    """For addresses: what a key of KMS encrypts is given to signatures of version 4 alone."""
    return session().client("s3", config=CONFIG.merge(Config(signature_version="s3v4")))
