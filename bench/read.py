"""How long a whole reading takes, as a multiple of the standard library's bare parse.

    .venv/bin/python bench/read.py

Not run in CI: the ratio depends on the machine's load. Best of several rounds, same bytes for both.
"""

import time
from collections.abc import Callable
from email import message_from_bytes
from pathlib import Path

from abuse_desk.domain.reader import read_mail

CORPUS = Path(__file__).parent.parent / "tests" / "notices"
ROUNDS = 9
CALLS = 40


def main() -> None:
    """Print one row per kind of mail and size."""
    print(f"{'mail':34}{'bytes':>10}{'bare':>10}{'reading':>10}{'ratio':>8}")
    for name, raw in mails():
        bare = best(lambda raw=raw: message_from_bytes(raw))  # type: ignore[misc]
        whole = best(lambda raw=raw: read_mail(raw))  # type: ignore[misc]
        print(f"{name:34}{len(raw):>10}{bare:>8.0f}us{whole:>8.0f}us{whole / bare:>8.1f}")


def mails() -> list[tuple[str, bytes]]:
    """Mails of 5 KB and 100 KB: a notice with its report, an answer, a billing mail."""
    notice = (CORPUS / "abuse" / "resource-line-port-scan.eml").read_bytes()
    decoy = (CORPUS / "decoys" / "billing-invoice.eml").read_bytes()
    line = b"2019-01-01 00:00:01 198.51.100.20 -> 198.51.100.9 tcp/22 a line of the report\r\n"
    return [
        ("notice", _filled(notice, line, 5_000)),
        ("notice, long report", _filled(notice, line, 100_000)),
        ("billing", _filled(decoy, b"One more line of a bill, nothing else.\r\n", 5_000)),
    ]


def best(call: Callable[[], object]) -> float:
    """Microseconds of one call in the best round."""
    spent = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        for _ in range(CALLS):
            call()
        spent.append((time.perf_counter() - begin) / CALLS * 1e6)
    return min(spent)


def _filled(raw: bytes, line: bytes, size: int) -> bytes:
    return raw + line * max(0, (size - len(raw)) // len(line))


if __name__ == "__main__":
    main()
