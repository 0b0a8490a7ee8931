"""Fuzzing of the reader in two ways at once: mails made by rules, and bytes guided by coverage.

    make fuzz                     30 minutes
    make fuzz MINUTES=5

Fails on an exception (a catch-all that fires in the product hides one), a result over its limits,
or more than a second for 100 KB. Before that it measures the hostile mails, whose time may only
grow as their size does. Findings are kept in `.cache/fuzz/findings`.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.forwarding.forms import FORMS
from tests.forwarding.source import Source
from tests.notices.wrapping import WRAPPINGS

PLACE = Path(".cache/fuzz")
FINDINGS = PLACE / "findings"
SEEDS = PLACE / "seeds"
GROWN = PLACE / "grown"
LONGEST = 60_000  # bytes of one mail that is made from coverage
MEMORY_MB = 2_048


def main(minutes: float) -> int:
    """Run all; 1 if any found something."""
    for folder in (FINDINGS, SEEDS, GROWN):
        folder.mkdir(parents=True, exist_ok=True)
    _write_seeds()
    if subprocess.run(
        [sys.executable, "bench/hostile.py"], env=_environment(), check=False
    ).returncode:
        return 1
    running = [subprocess.Popen(order, env=_environment()) for order in _orders(minutes * 60)]
    failed = [work.wait() for work in running]
    print("something was found" if any(failed) else f"{minutes:g} minutes: nothing was found")
    return int(any(failed))


def _orders(seconds: float) -> tuple[list[str], list[str]]:
    guided = [
        *(f"-max_total_time={seconds:.0f}", f"-max_len={LONGEST}", f"-rss_limit_mb={MEMORY_MB}"),
        *("-timeout=60", "-print_final_stats=1", f"-artifact_prefix={FINDINGS}/"),
        *("-len_control=0", "-reload=0"),
    ]
    return (
        [sys.executable, "bench/fuzz_read.py", *guided, str(GROWN), str(SEEDS)],
        [sys.executable, "bench/fuzz_mails.py", str(seconds), str(FINDINGS)],
    )


def _write_seeds() -> None:
    """Every mail of the corpus, one of them in every wrapping, and every client's forward."""
    source = Source()
    mails = [mail.read_bytes() for mail in sorted(Path("tests/notices").glob("*/*.eml"))]
    wrapped = [wrap(mails[0]) for wrap in WRAPPINGS]
    forwards = [form(source) for form in FORMS.values()]
    for number, raw in enumerate((*mails, *wrapped, *forwards)):
        (SEEDS / f"{number:04}.eml").write_bytes(raw)


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": "lambda:."}


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 30))
