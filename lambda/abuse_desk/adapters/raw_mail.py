"""Raw mail to download: an address signed by the desk's own role, for five minutes."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

HOLDS = 300  # seconds


class PresignedMail:
    """The desk's bucket. What the role may not read, the address does not open."""

    def __init__(self, client: "S3Client", bucket: str, prefix: str) -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = prefix

    def address(self, mail_id: str) -> str:
        """Where a person can fetch this one mail."""
        return self._client.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self._bucket,
                "Key": f"{self._prefix}{mail_id}",
                "ResponseContentType": "application/octet-stream",
                "ResponseContentDisposition": 'attachment; filename="notice.eml"',
            },
            ExpiresIn=HOLDS,
        )
