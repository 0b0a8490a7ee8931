"""The few stored mails that the desk may read: those whose tag says so."""

from botocore.exceptions import ClientError

from abuse_desk.adapters.mail_store import S3MailStore
from abuse_desk.domain.ports import StoredMail

# Without the right to list a bucket, S3 answers for what is not there as for what is forbidden.
CLOSED = {"AccessDenied", "NoSuchKey"}


class TaggedMailStore(S3MailStore):
    """`MailStore` of the desk: what is gone or not tagged for it is None."""

    def fetch(self, key: str) -> StoredMail | None:
        try:
            return super().fetch(key)
        except ClientError as refused:
            if refused.response["Error"].get("Code") in CLOSED:
                return None
            raise
