"""The desk that is looked at: what several looks share is asked for once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any

from console.checkup.dns import Exchangers
from console.connection import Desk
from console.stack import Stack
from console.subscribers import Subscriber, subscribers

MAIL_PREFIX = "mail/"
MOST_OBJECTS = 100_000  # a hundred calls


@dataclass(frozen=True)
class Patient:
    """One desk at one moment."""

    desk: Desk
    stack: Stack
    exchangers: Exchangers
    now: datetime

    def client(self, service: str) -> Any:
        return self.stack.client(service)

    @property
    def outputs(self) -> dict[str, str]:
        return self.stack.outputs

    @property
    def domain(self) -> str:
        """The intake's domain."""
        return self.outputs["IntakeAddress"].rpartition("@")[2]

    def function(self, construct: str) -> str:
        """The name Lambda knows this function by."""
        return self.stack.id("AWS::Lambda::Function", f"{construct}Function")

    def recorded(self, mail_ids: Iterable[str]) -> set[str]:
        """Those of these mails that are in the ledger."""
        return set(self.desk.ask("recorded", mail_ids=list(mail_ids)))

    @cached_property
    def health(self) -> dict[str, Any]:
        """What the desk says of itself."""
        found: dict[str, Any] = self.desk.ask("health")
        return found

    @cached_property
    def subscribers(self) -> list[Subscriber]:
        return subscribers(self.stack)

    @cached_property
    def objects(self) -> list[tuple[str, datetime]]:
        """Id and time of every stored mail; of very many, the first."""
        pages = self.client("s3").get_paginator("list_objects_v2")
        found = (
            (one["Key"].rsplit("/", 1)[-1], one["LastModified"])
            for page in pages.paginate(Bucket=self.outputs["BucketName"], Prefix=MAIL_PREFIX)
            for one in page.get("Contents", ())
        )
        return list(islice(found, MOST_OBJECTS))
