"""What a cold function costs: its import, the memory of the largest mail, the size of the asset.

    .venv/bin/python bench/cold_start.py

On the Lambda runtime's own Python, from the asset as it is deployed. Each import runs in a fresh
interpreter; boto3 is compiled, as it is in Lambda. The bare handler beside it imports boto3 and
makes the same clients: what a function without any of ours would do. Processor time, so that the
load of the machine counts little.
"""

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from statistics import median

from infra.bundling import ROOT, bundle
from infra.runtime import RuntimeMissingError, runtime_environment, runtime_python

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
TIMED = "import time; begin = time.process_time()\n{0}\nprint(time.process_time() - begin)"
ALONE = "import sys; sys.path = [{0!r}] + [path for path in sys.path if path not in {1!r}]\n"
OURS = ("", str(ROOT), str(ROOT / "lambda"))
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
    try:
        python = runtime_environment()
    except RuntimeMissingError as error:
        sys.exit(f"the Python of the Lambda runtime could not be had: {error}")
    print(f"Python {fresh(python, 'import sys; print(sys.version)')}")
    compiled, plain = bundle(python=runtime_python()), bundle()
    print_imports(python, compiled, plain)
    print_memory(python, compiled)
    print_assets({"compiled": compiled, "sources alone": plain})


def print_imports(python: Path, compiled: Path, plain: Path) -> None:
    """Milliseconds to import each handler and make its clients: the median, and ratios to bare."""
    print(f"\n{'cold import':14}{'bare':>9}{'compiled':>10}{'ratio':>7}{'aim':>5}", end="")
    print(f"{'sources':>11}{'ratio':>7}")
    for name, services in CLIENTS.items():
        ours = f"import abuse_desk.handlers.{name}\n" + MAKE_CLIENTS.format(services)
        codes = (
            (python, "", BARE.format(services)),
            (python, from_asset(compiled), ours),
            (python, from_asset(plain), ours),
        )
        bare, mine, slow = (median(one) for one in in_turns(*codes))
        print(f"{name:14}{bare:>7.0f}ms{mine:>8.0f}ms{mine / bare:>7.2f}{AIM:>5}", end="")
        print(f"{slow:>9.0f}ms{slow / bare:>7.2f}")


def from_asset(folder: Path) -> str:
    """What leaves nothing to import but the asset and the packages that the runtime has."""
    return ALONE.format(str(folder), OURS)


def in_turns(*codes: tuple[Path, str, str]) -> list[tuple[float, ...]]:
    """Milliseconds of each in turns, so that the machine's load meets all alike."""
    rounds = [[milliseconds(*code) for code in codes] for _ in range(ROUNDS + 1)]
    return list(zip(*rounds[1:], strict=True))  # the first round compiles boto3


def milliseconds(python: Path, before: str, code: str) -> float:
    """How long this code takes in a fresh interpreter, without the interpreter's own start."""
    return float(fresh(python, before + TIMED.format(code), writes=not before)) * 1000


def print_memory(python: Path, asset: Path) -> None:
    """Peak memory of reading a mail of 40 MB, beside the mail's own bytes."""
    print(f"\n{'40 MB mail':12}{'peak':>9}{'import':>9}{'a byte':>9}  outcome")
    for kind, line in (("plain", b"x" * 75 + b"\r\n"), ("quoted", b"> " * 37 + b"x\r\n")):
        said = fresh(
            python, from_asset(asset) + READ.format(line=line, size=MAIL_BYTES), writes=False
        ).split()
        before, _, peak = (int(number) / 1024 for number in said[:3])
        each = (peak - before) / (MAIL_BYTES / 2**20)
        print(f"{kind:12}{peak:>7.0f}MB{before:>7.0f}MB{each:>9.1f}  {said[3]}")


def print_assets(assets: dict[str, Path]) -> None:
    """What is packaged, unzipped and as a zip."""
    print(f"\n{'asset':28}{'files':>7}{'MB':>7}{'zip MB':>8}")
    for kind, folder in assets.items():
        print_row(kind, folder, zipped(folder) / 2**20)
        for name in ("abuse_desk", "aws_lambda_powertools", "dns", "dkim"):
            print_row(f"  {name}", folder / name)


def print_row(name: str, folder: Path, zip_size: float | None = None) -> None:
    """One folder: how many files, how large."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    packed = "" if zip_size is None else f"{zip_size:.2f}"
    print(f"{name:28}{len(sizes):>7}{sum(sizes) / 2**20:>7.2f}{packed:>8}")


def zipped(folder: Path) -> int:
    """Bytes of the folder as a zip."""
    body = BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in folder.rglob("*"):
            archive.write(path, path.relative_to(folder))
    return body.tell()


def fresh(python: Path, code: str, *, writes: bool = True) -> str:
    """What this code prints in a new interpreter; `writes`: which may keep what it compiles."""
    environment = {**os.environ, **ENVIRONMENT, "PYTHONDONTWRITEBYTECODE": "" if writes else "1"}
    command = [str(python), "-c", code]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return run.stdout.strip()


if __name__ == "__main__":
    main()
