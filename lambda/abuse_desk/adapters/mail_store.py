"""Mail in S3: read, listed, never changed. Only intake and the desk may read."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from abuse_desk.domain.ports import Page, StoredMail

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


class S3MailStore:
    """`MailStore` over the desk's bucket."""

    def __init__(self, client: "S3Client", bucket: str, prefix: str) -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = prefix

    def fetch(self, key: str) -> StoredMail | None:
        try:
            found = self._client.get_object(Bucket=self._bucket, Key=key)
        except self._client.exceptions.NoSuchKey:
            return None
        return StoredMail(key, found["Body"].read(), found["LastModified"])

    def keys(self, since: datetime, until: datetime) -> Iterator[str]:
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=self._prefix
        )
        for page in pages:
            for found in page.get("Contents", []):
                if since <= found["LastModified"] <= until:
                    yield found["Key"]

    def page(self, after: str, since: datetime, until: datetime) -> Page:
        found = self._client.list_objects_v2(
            Bucket=self._bucket, Prefix=self._prefix, StartAfter=after
        )
        objects = found.get("Contents", [])
        keys = tuple(one["Key"] for one in objects if since <= one["LastModified"] <= until)
        return Page(keys, objects[-1]["Key"] if found["IsTruncated"] else "")
