"""The page: cold import, time to the first byte on the local desk, bytes. Beside a bare handler.

`python bench/page.py`. The bare handler is the least a function URL needs: Powertools' resolver,
the same three clients of boto3, one route that answers with a constant.
"""

import gzip
import http.client
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from local.ask import ask
from local.desk import Desk, own_config
from local.running import running_desk
from local.stages import set_stages

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
REQUESTS = 40
AIM_BYTES = 30 * 1024
BARE = """
import boto3
from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.event_handler import LambdaFunctionUrlResolver
app = LambdaFunctionUrlResolver()
session = boto3.session.Session()
for name in ("dynamodb", "secretsmanager", "s3"):
    session.client(name, region_name="eu-west-1")
@app.get("/")
def page():
    return "hello"
"""
OURS = """
import abuse_desk.handlers.desk
from abuse_desk.adapters import clients
clients.dynamodb(), clients.secrets(), clients.signing_s3()
"""


def main() -> int:
    """The tables; 1 where the page is heavier than it aims to be."""
    bare, ours = _cold(BARE), _cold(OURS)
    print("cold import, median of", RUNS)
    print(f"  bare function-URL handler  {bare:6.2f} s")
    print(f"  desk                       {ours:6.2f} s   {ours / bare:.2f} x")
    with running_desk(own_config(), lambda _hop, _what: None) as desk:
        set_stages(desk, lambda _hop, _what: None)
        heaviest = max(_measured(desk))
    print(f"heaviest page {heaviest / 1024:.1f} KiB, aim {AIM_BYTES / 1024:.0f} KiB")
    return 0 if heaviest <= AIM_BYTES else 1


def _cold(code: str) -> float:
    """CPU seconds of a new process, the interpreter's own start taken off."""
    return _median(code) - _median("pass")


def _median(code: str) -> float:
    path = f"import sys; sys.path[:0] = {[str(ROOT / 'lambda'), str(ROOT)]!r}\n"
    environment = {"AWS_DEFAULT_REGION": "eu-west-1", "PATH": "/usr/bin:/bin"}
    times = []
    for _ in range(RUNS):
        timed = f"import time\n{path}{code}\nprint(time.process_time())"
        done = subprocess.run(
            [sys.executable, "-c", timed],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
        times.append(float(done.stdout.split()[-1]))
    return statistics.median(times)


def _measured(desk: Desk) -> list[int]:
    """Prints a row for each page; returns their sizes in bytes."""
    made = ask(desk, do="link", by="bench")
    host = urlsplit(desk.outputs["PageUrl"]).netloc
    cookie = f"desk-operator={made['path'].partition('?k=')[2]}"
    cases = [one["case_id"] for one in ask(desk, do="cases", all=True)]
    print(f"\n{'page':<24}{'first byte, median':>20}{'p90':>10}{'bytes':>10}{'gzip':>8}")
    sizes = []
    for path in ("/", *(f"/case/{case}" for case in cases), "/nowhere"):
        times, body = _asked(host, path, cookie)
        sizes.append(len(body))
        p90 = sorted(times)[int(len(times) * 0.9)]
        print(
            f"{path:<24}{statistics.median(times) * 1000:>17.0f} ms{p90 * 1000:>7.0f} ms"
            f"{len(body):>10}{len(gzip.compress(body)):>8}"
        )
    return sizes


def _asked(host: str, path: str, cookie: str) -> tuple[list[float], bytes]:
    times, body = [], b""
    for _ in range(REQUESTS):
        connection = http.client.HTTPConnection(host, timeout=30)
        start = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        times.append(time.perf_counter() - start)
        body = answer.read()
        connection.close()
    return times[1:], body


if __name__ == "__main__":
    sys.exit(main())
