"""What judging the origin of a mail costs: imports, look-ups, processor time.

    .venv/bin/python bench/origin.py

Each row is a fresh interpreter that reads one mail as intake does. The first is the same reader
with no check at all: a mail without a signature to check must cost what it costs. Exit 1 where a
mail costs more look-ups than its aim, or an unsigned one imports what checks signatures.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
ROUNDS = 7
AIM = 1.05  # of the imports and the reading without any check
READ = """
import json, sys, time
begin = time.process_time()
from abuse_desk.adapters.dns import DnsResolver
from abuse_desk.adapters.signatures import with_signatures
from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.reader import read_mail
given = json.load(sys.stdin)
asked = []
def look_up(name):
    asked.append(name)
    return given["zone"].get(name)
context = with_signatures(ReadContext(), look_up) if given["checks"] else ReadContext()
level = read_mail(given["raw"].encode("latin-1"), context).trust.level
spent = time.process_time() - begin
checkers = {name.partition(".")[0] for name in sys.modules} & {"dkim", "dns"}
print(json.dumps([spent, len(set(asked)), sorted(checkers), level]))
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One mail, and what it may cost. `bound`: its time counts against the aim."""

    name: str
    raw: bytes
    most_look_ups: int
    checks: bool = True
    bound: bool = False


def main() -> int:
    """Print the table; 1 where an aim is missed."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from tests.mailsign.arrivals import SAW  # noqa: PLC0415 - the path is set above
    from tests.mailsign.mails import ZONE, from_aws, notice, sealed, signed  # noqa: PLC0415

    rows = (
        Row("no check at all", notice(), 0, checks=False),
        Row("unsigned", notice(), 0, bound=True),
        Row("signed by amazonses.com alone", signed(notice(), "amazonses.com"), 0, bound=True),
        Row("signed by AWS", from_aws(), 2),
        Row("changed, sealed by google.com", sealed(notice(), "google.com", SAW), 6),
    )
    return _table([(row, _measured(row, ZONE)) for row in rows])


def _measured(row: Row, zone: dict[str, str]) -> tuple[float, int, list[str], str]:
    given = json.dumps({"raw": row.raw.decode("latin-1"), "zone": zone, "checks": row.checks})
    found = [_once(given) for _ in range(ROUNDS)]
    _, look_ups, imported, level = found[0]
    return median(one[0] for one in found), look_ups, imported, level


def _once(given: str) -> tuple[float, int, list[str], str]:
    command = [sys.executable, "-c", READ]
    run = subprocess.run(command, input=given, capture_output=True, text=True, check=True, cwd=ROOT)
    spent, look_ups, imported, level = json.loads(run.stdout)
    return spent, look_ups, imported, level


def _table(measured: list[tuple[Row, tuple[float, int, list[str], str]]]) -> int:
    base, missed = measured[0][1][0], 0
    print(f"{'mail':32} {'ms':>6} {'ratio':>6} {'look-ups':>9}  imported   level")
    for row, (spent, look_ups, imported, level) in measured:
        names = ", ".join(imported) or "-"
        ratio = spent / base
        print(f"{row.name:32} {spent * 1000:6.0f} {ratio:6.2f} {look_ups:9}  {names:10} {level}")
        missed += look_ups > row.most_look_ups or (row.bound and bool(imported))
    slow = [row.name for row, (spent, *_) in measured if row.bound and spent > AIM * base]
    print(f"aim: unsigned at most {AIM} of no check; " + (f"missed by {slow}" if slow else "met"))
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
