"""Coverage-guided fuzzing of the whole reader: any exception or slow reading is a finding.

    .venv/bin/pip install atheris==3.0.0
    .venv/bin/python bench/fuzz_read.py -max_total_time=1800 CORPUS_DIRECTORY

Start it with a copy of tests/notices as the corpus directory. Not run in CI.
"""

import sys
import time

import atheris

with atheris.instrument_imports(include=["abuse_desk"]):
    from abuse_desk.domain.reader import read_mail

SECONDS_PER_100_KB = 1.0
LEAST = 1.0  # seconds: below this the machine's load is measured, not the reader


def one(raw: bytes) -> None:
    """Read the bytes; a reading slower than the limit is raised as a finding."""
    begin = time.perf_counter()
    read_mail(raw).as_json()
    spent = time.perf_counter() - begin
    limit = max(LEAST, SECONDS_PER_100_KB * len(raw) / 100_000)
    if spent > limit:
        raise TimeoutError(f"{spent:.1f} s for {len(raw)} bytes")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
