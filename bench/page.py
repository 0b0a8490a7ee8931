"""The page: time to the first byte on the local desk, and bytes; beside the page that says no.

`python bench/page.py`. What a cold `desk` costs is in `bench/cold_start.py`.
"""

import gzip
import http.client
import statistics
import sys
import time
from urllib.parse import urlsplit

from local.ask import ask
from local.desk import Desk, own_config
from local.running import running_desk
from local.stages import set_stages

REQUESTS = 40
AIM_BYTES = 30 * 1024


def main() -> int:
    """The table; 1 where the page is heavier than it aims to be."""
    with running_desk(own_config(), lambda _hop, _what: None) as desk:
        set_stages(desk, lambda _hop, _what: None)
        heaviest = max(_measured(desk))
    print(f"heaviest page {heaviest / 1024:.1f} KiB, aim {AIM_BYTES / 1024:.0f} KiB")
    return 0 if heaviest <= AIM_BYTES else 1


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
