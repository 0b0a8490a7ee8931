"""Twice the size may take at most 2.5 times as long, and 100 KB at most a second, up to 1 MB.

    .venv/bin/python bench/hostile.py [NAME...]

One line for each form that is slow, and the slowest at the end; exit 1 where a limit is exceeded.
A form that seems to exceed one is measured again, since a busy machine exceeds it too. NAME: only
forms with one of these words.
"""

import gc
import sys
import time
from dataclasses import dataclass
from itertools import pairwise

from abuse_desk.domain.reader import read_mail
from bench.hostile_mails import Form, forms

SIZES = (62_500, 125_000, 250_000, 500_000, 1_000_000)
MOST_GROWTH = 2.5
SECONDS_PER_100_KB = 1.0
# Seconds: below this the machine is measured, not the reader.
TELLING = 0.02
TRIES = 8
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Measured:
    """One form: the seconds for each size, in each of several tries."""

    name: str
    tries: tuple[tuple[float, ...], ...]

    @property
    def growth(self) -> float:
        """The largest growth from one size to its double that shows in every try."""
        grown = [
            [later / max(first, TELLING) for first, later in pairwise(spent)]
            for spent in self.tries
        ]
        each_step: list[float] = [min(step) for step in zip(*grown, strict=True)]
        return max(each_step)

    @property
    def best(self) -> tuple[float, ...]:
        """The least of all tries for each size."""
        return tuple(min(spent) for spent in zip(*self.tries, strict=True))

    @property
    def per_100_kb(self) -> float:
        """Seconds of the slowest size."""
        rates = zip(self.best, SIZES, strict=True)
        return max(spent * 100_000 / size for spent, size in rates)

    @property
    def exceeds(self) -> bool:
        """Whether it breaks one of the two limits."""
        return self.growth > MOST_GROWTH or self.per_100_kb > SECONDS_PER_100_KB

    def row(self) -> str:
        """A line of the table."""
        times = "".join(f"{spent * 1_000:9.0f}" for spent in self.best)
        return f"{self.name:52}{times}{self.growth:8.2f}{self.per_100_kb:9.3f}"


def main(words: list[str]) -> int:
    """Measure every form; 1 if one exceeds a limit."""
    wanted = {
        name: form
        for name, form in forms().items()
        if not words or any(word in name for word in words)
    }
    print(f"{'ms for':52}" + "".join(f"{size // 1000:>6} KB" for size in SIZES), " growth  s/100KB")
    found = []
    for number, (name, form) in enumerate(wanted.items(), 1):
        print(f"\r{number} of {len(wanted)} forms", end="\r", file=sys.stderr, flush=True)
        found.append(_measured(name, form))
    for one in sorted(found, key=lambda one: -one.per_100_kb)[:SHOWN]:
        print(one.row())
    worst = [one for one in found if one.exceeds]
    for one in worst:
        print(f"EXCEEDED {one.row()}")
    print(f"{len(found)} forms, {len(worst)} above a limit")
    return 1 if worst else 0


def _measured(name: str, form: Form) -> Measured:
    """Tried again where a limit seems exceeded: what grows too fast does so each time."""
    measured = Measured(name, ())
    for _ in range(TRIES):
        once = tuple(_seconds(form(size)) for size in SIZES)
        measured = Measured(name, (*measured.tries, once))
        if not measured.exceeds:
            break
    return measured


def _seconds(raw: bytes) -> float:
    """Of the processor, which others may be using too, without the collector's own growth."""
    gc.collect()
    gc.disable()
    begin = time.process_time()
    read_mail(raw).as_json()
    spent = time.process_time() - begin
    gc.enable()
    return spent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
