"""Coverage-guided fuzzing of the whole reader: bytes that reach new code are changed further.

Run by `make fuzz`, or alone: `.cache/fuzz/bin/python bench/fuzz_read.py -max_total_time=60 FOLDER`
with the options of libFuzzer; FOLDER holds the mails to begin with.
"""

import sys

import atheris

with atheris.instrument_imports(include=["abuse_desk"]):
    from bench.fuzz_rules import check

if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
