"""How many AWS calls a mail costs, and how many mails a second one intake takes.

    .venv/bin/python bench/desk.py

The real workflow and adapters in this process, against the embedded AWS on loopback. The calls are
counted by botocore's own events and are the same in AWS; the rate is this machine's, with an
emulator in place of AWS. Beside it stands a bare boto3 function that stores each mail in one item.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from abuse_desk.adapters import clients as aws
from abuse_desk.adapters.case_store import DynamoCaseStore
from abuse_desk.adapters.mail_store import S3MailStore
from abuse_desk.adapters.reading import DeskReader
from abuse_desk.domain.config import DeskConfig, parse_config
from abuse_desk.workflows.intake import Intake, intake
from local.desk import story_config
from local.emulator import Emulator, start_emulator

SAMPLES = Path(__file__).parent.parent / "samples"
BUCKET = "bench-mail"
TABLE = "bench-cases"
MAILS = 60
AIMS = {"other mail": 3, "a first notice": 3, "a notice that joins": 4}
Take = Callable[[str], object]


def main() -> None:
    """Print calls and rate for each kind of mail."""
    with in_the_emulator():
        calls: list[str] = []
        for client in (aws.dynamodb(), aws.s3()):
            client.meta.events.register("before-call", lambda model, **_: calls.append(model.name))
        take = reading_intake(parse_config(story_config()))
        print(f"{'mail':22}{'calls':>6}{'aim':>5}{'mails/s':>9}{'bare/s':>8}{'ratio':>7}  which")
        for kind, raws in mails():
            print_row(kind, list(raws), take, calls)


def print_row(kind: str, raws: list[bytes], take: Take, calls: list[str]) -> None:
    """Measure one kind: ours first, then the bare function on the same mails."""
    keys = [stored(raw) for raw in raws]
    calls.clear()
    spent = timed(take, keys)
    count = Counter(calls)
    bare = timed(bare_intake, keys)
    which = ", ".join(f"{name} {number / len(keys):.3g}" for name, number in count.items())
    each = count.total() / len(keys)
    rate, bare_rate = len(keys) / spent, len(keys) / bare
    print(
        f"{kind:22}{each:>6.2f}{AIMS[kind]:>5}{rate:>9.0f}{bare_rate:>8.0f}"
        f"{spent / bare:>7.1f}  {which}"
    )


def timed(take: Take, keys: list[str]) -> float:
    """Seconds for all of them, one after the other."""
    begin = time.perf_counter()
    for key in keys:
        take(key)
    return time.perf_counter() - begin


def reading_intake(config: DeskConfig) -> Take:
    """Intake as its handler makes it: one reader a container."""
    cases = DynamoCaseStore(aws.dynamodb(), TABLE)
    store = S3MailStore(aws.s3(), BUCKET, "mail/")
    reader = DeskReader.of(config, cases)
    desk = Intake(cases, partial(reader.read, tries=1), config)

    def take(key: str) -> object:
        mail = store.fetch(key)
        assert mail is not None
        return intake(mail, desk, datetime.now(UTC))

    return take


def bare_intake(key: str) -> None:
    """What a short tutorial does: fetch the mail, put one item."""
    body = aws.s3().get_object(Bucket=BUCKET, Key=key)["Body"].read()
    item = {"pk": {"S": f"BARE#{key}"}, "sk": {"S": "MAIL"}, "size": {"N": str(len(body))}}
    aws.dynamodb().put_item(TableName=TABLE, Item=item)


def mails() -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each kind of mail, enough distinct ones."""
    report = (SAMPLES / "01-report.eml").read_bytes()
    spam = (SAMPLES / "06-spam.eml").read_bytes()
    yield "other mail", (spam + b"%d" % number for number in range(MAILS))
    yield "a first notice", (numbered(report, number, 0) for number in range(MAILS))
    yield "a notice that joins", (numbered(report, number, 1) for number in range(MAILS))


def numbered(report: bytes, matter: int, notice: int) -> bytes:
    """A notice of its own about this matter."""
    named = report.replace(b"10412345678", b"1042%07d" % matter)
    named = named.replace(b"story-0001", b"bench-%d-%d" % (matter, notice))
    return named.replace(b"i-0123456789abcdef0", b"i-0123456789abc%04x" % matter)


def stored(raw: bytes) -> str:
    """Put the mail where SES would."""
    key = f"mail/{time.monotonic_ns()}"
    aws.s3().put_object(Bucket=BUCKET, Key=key, Body=raw)
    return key


@contextmanager
def in_the_emulator() -> Iterator[Emulator]:
    """The functions' own clients, pointed at an embedded AWS with a bucket and a table."""
    emulator = start_emulator()
    os.environ.update(
        AWS_ENDPOINT_URL=emulator.endpoint,
        AWS_CA_BUNDLE=str(emulator.certificate),
        AWS_ACCESS_KEY_ID="test",
        AWS_SECRET_ACCESS_KEY="test",  # noqa: S106 - what the embedded AWS takes for root
        AWS_DEFAULT_REGION=emulator.region,
    )
    try:
        place: Any = {"LocationConstraint": emulator.region}
        aws.s3().create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)
        make_table()
        yield emulator
    finally:
        emulator.stop()


def make_table() -> None:
    """The keys and indexes of the desk's table."""
    columns = ("pk", "sk", "needs", "next_due", "pending", "due_at")
    indexes: list[Any] = [
        {
            "IndexName": name,
            "KeySchema": schema(partition, sort),
            "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["created_at"]},
        }
        for name, partition, sort in (
            ("worklist", "needs", "next_due"),
            ("pending", "pending", "due_at"),
        )
    ]
    aws.dynamodb().create_table(
        TableName=TABLE,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": one, "AttributeType": "S"} for one in columns],
        KeySchema=schema("pk", "sk"),
        GlobalSecondaryIndexes=indexes,
    )


def schema(partition: str, sort: str) -> Any:
    return [
        {"AttributeName": partition, "KeyType": "HASH"},
        {"AttributeName": sort, "KeyType": "RANGE"},
    ]


if __name__ == "__main__":
    main()
