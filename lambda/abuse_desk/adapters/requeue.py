"""Handing a mail to intake again: as the message S3 would have sent, or the one that failed."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient


@dataclass(frozen=True, slots=True)
class SqsRequeue:
    """`Requeue` over the intake queue."""

    client: "SQSClient"
    queue_url: str
    bucket: str

    def __call__(self, key: str) -> None:
        """Send one synthetic notification."""
        place = {"bucket": {"name": self.bucket}, "object": {"key": quote_plus(key, safe="/")}}
        body = json.dumps({"Records": [{"eventSource": "abuse-desk:sweep", "s3": place}]})
        self.client.send_message(QueueUrl=self.queue_url, MessageBody=body)


def show_again(client: "SQSClient", queue_url: str, receipt: str, seconds: int) -> None:
    """Make the queue show a received message again so many seconds from now."""
    client.change_message_visibility(
        QueueUrl=queue_url, ReceiptHandle=receipt, VisibilityTimeout=seconds
    )
