"""What a cold function costs: its import, the memory of the largest mail, the size of the asset.

    .venv/bin/python bench/cold_start.py

Each import runs in a fresh interpreter, the packages compiled beforehand. The bare handler beside
it imports boto3 and makes the same clients: what a function without any of ours would do.
"""

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from statistics import median

from infra.bundling import bundle

ROUNDS = 9
AIM = 1.3
MAIL_BYTES = 40 * 1024 * 1024
CLIENTS = {
    "intake": ("dynamodb", "s3"),
    "dispatch": ("dynamodb", "sns", "events", "s3"),
    "clock": ("dynamodb", "sns", "events", "s3", "sqs"),
    "desk": ("dynamodb",),
}
MAKE_CLIENTS = (
    "from abuse_desk.adapters import clients\nfor name in {0!r}: getattr(clients, name)()"
)
BARE = "import boto3\nsession = boto3.session.Session()\nfor name in {0!r}: session.client(name)"
TIMED = "import time; begin = time.perf_counter()\n{0}\nprint(time.perf_counter() - begin)"
# Lines of 77 bytes, plain and quoted: two ways to fill a mail up to SES's limit.
READ = """
import resource, sys
from abuse_desk.domain.reader import read_mail
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
head = b"From: ec2-abuse@amazon.com\\r\\nSubject: Your AWS Abuse Report\\r\\n\\r\\n"
line = {line!r}
raw = head + line * ({size} // len(line))
held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
outcome = read_mail(raw).as_json()["outcome"]
print(before, held, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, outcome)
"""
ENVIRONMENT = {
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "none",
    "AWS_EC2_METADATA_DISABLED": "true",
    "POWERTOOLS_SERVICE_NAME": "bench",
    "POWERTOOLS_METRICS_NAMESPACE": "AbuseDesk",
}


def main() -> None:
    """Print the three tables."""
    print_imports()
    print_memory()
    print_asset()


def print_imports() -> None:
    """Milliseconds to import each handler and make its clients, best and median."""
    print(
        f"{'cold import':12}{'best':>9}{'median':>9}{'bare':>9}{'median':>9}{'ratio':>8}{'aim':>6}"
    )
    for name, services in CLIENTS.items():
        ours = f"import abuse_desk.handlers.{name}\n" + MAKE_CLIENTS.format(services)
        mine, bare = alternating(ours, BARE.format(services))
        print(
            f"{name:12}{min(mine):>7.0f}ms{median(mine):>7.0f}ms{min(bare):>7.0f}ms"
            f"{median(bare):>7.0f}ms{min(mine) / min(bare):>8.2f}{AIM:>6}"
        )


def alternating(one: str, other: str) -> tuple[list[float], list[float]]:
    """Milliseconds of both in turns, so that the machine's load meets both alike."""
    seconds(one), seconds(other)
    pairs = [(seconds(one) * 1000, seconds(other) * 1000) for _ in range(ROUNDS)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def seconds(code: str) -> float:
    """How long this code takes in a fresh interpreter, without the interpreter's own start."""
    return float(fresh(TIMED.format(code)))


def print_memory() -> None:
    """Peak memory of reading a mail of 40 MB, beside the mail's own bytes."""
    print(f"\n{'40 MB mail':12}{'peak':>9}{'import':>9}{'a byte':>9}  outcome")
    for kind, line in (("plain", b"x" * 75 + b"\r\n"), ("quoted", b"> " * 37 + b"x\r\n")):
        said = fresh(READ.format(line=line, size=MAIL_BYTES)).split()
        before, _, peak = (int(number) / 1024 for number in said[:3])
        each = (peak - before) / (MAIL_BYTES / 2**20)
        print(f"{kind:12}{peak:>7.0f}MB{before:>7.0f}MB{each:>9.1f}  {said[3]}")


def print_asset() -> None:
    """The folder that is packaged, unzipped and as a zip."""
    folder = bundle()
    files = [path for path in folder.rglob("*") if path.is_file()]
    body = BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files:
            archive.write(path, path.relative_to(folder))
    parts = {"all": folder, **{name: folder / name for name in ("abuse_desk", "dns", "dkim")}}
    print(f"\n{'asset':24}{'files':>7}{'MB':>7}")
    for name, place in {**parts, "powertools": folder / "aws_lambda_powertools"}.items():
        print(f"{name:24}{len(inside(place)):>7}{sum(inside(place)) / 2**20:>7.2f}")
    print(f"{'as a zip':24}{len(files):>7}{body.tell() / 2**20:>7.2f}")


def inside(folder: Path) -> list[int]:
    """The sizes of the files in this folder."""
    return [path.stat().st_size for path in folder.rglob("*") if path.is_file()]


def fresh(code: str) -> str:
    """What this code prints in an interpreter of its own."""
    command = [sys.executable, "-c", code]
    run = subprocess.run(
        command, env={**os.environ, **ENVIRONMENT}, capture_output=True, text=True, check=True
    )
    return run.stdout


if __name__ == "__main__":
    main()
