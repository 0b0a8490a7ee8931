"""A whole reading beside what a user would otherwise pick, on the same mails in one run.

    make bench                    this and the other measurements

The bare parse and the peers give headers and parts; a whole reading also unwraps forwards, judges
trust, and says what AWS wants by when. Not run in CI: the ratios depend on the machine's load, so
all take turns and the best round of each counts. A peer that is not installed is left out and
said. Memory is what Python allocates above the raw bytes.
"""

import json
import shutil
import subprocess
import time
import tracemalloc
from collections.abc import Callable, Mapping
from email import message_from_bytes
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.reader import read_mail
from bench.unwrap_mails import attachments_25_mb, html_100_kb, html_only_100_kb, text_5_kb
from tests.forwarding.forms import FORMS
from tests.forwarding.source import Source

NOTICES = Path(__file__).parent.parent / "tests" / "notices"
MAILS = {
    "5 KB text": (text_5_kb(), 200),
    "100 KB HTML and text": (html_100_kb(), 20),
    "100 KB HTML only": (html_only_100_kb(), 20),
    "25 MB attachments": (attachments_25_mb(), 3),
}
ROUNDS = 9
NODE = """
const Parser = require(process.argv[1]).default;
const mails = JSON.parse(require("fs").readFileSync(0));
const rounds = 20, parser = new Parser();
const sender = m => { try { return parser.read(m.body, m.subject).email.from.address } catch {} };
const found = mails.map(sender);
const spent = mail => {
  const begin = process.hrtime.bigint();
  sender(mail);
  return Number(process.hrtime.bigint() - begin) / 1e6;
};
const least = mail => Math.min(...Array.from({length: rounds}, () => spent(mail)));
const ms = mails.reduce((sum, mail) => sum + least(mail), 0) / mails.length;
console.log(JSON.stringify({found: found.map(f => f ?? null), ms}));
"""
NPM = Path(".cache/peers/node_modules/email-forward-parser")


def ours(raw: bytes) -> object:
    """Parse and unwrap."""
    message = parse_message(raw)
    return unwrap(message) if isinstance(message, Message) else message


def parsers() -> dict[str, Callable[[bytes], Any]]:
    """Every parser that is installed, by name."""
    found: dict[str, Callable[[bytes], Any]] = {
        "stdlib bare": message_from_bytes,
        "ours, whole reading": read_mail,
        "ours, parse and unwrap": ours,
    }
    for name, module, call in (
        ("mail-parser", "mailparser", lambda m, raw: m.parse_from_bytes(raw)),
        ("eml-parser", "eml_parser", lambda m, raw: m.EmlParser().decode_email_bytes(raw)),
        ("fast-mail-parser", "fast_mail_parser", lambda m, raw: m.parse_email(raw)),
    ):
        peer = _imported(module)
        if peer:
            found[name] = partial(call, peer)
    return found


def best_of_all(runs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Milliseconds of the fastest round of each; they take turns, so a busy machine is fair."""
    spent: dict[str, float] = {}
    for _ in range(rounds):
        for name, run in runs.items():
            begin = time.perf_counter()
            run()
            taken = (time.perf_counter() - begin) * 1_000
            spent[name] = min(taken, spent.get(name, taken))
    return spent


def best(run: Callable[[], object], rounds: int) -> float:
    """Milliseconds of the fastest round."""
    return best_of_all({"": run}, rounds)[""]


def peak_mb(run: Callable[[], object]) -> float:
    """Megabytes allocated at most while it ran."""
    tracemalloc.start()
    run()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def measure_reading() -> None:
    """For each mail and parser: time, ratio to the bare parse, memory."""
    found = parsers()
    for title, (raw, rounds) in MAILS.items():
        print(f"\n{title} ({len(raw):,} bytes)")
        spent = best_of_all({name: partial(parse, raw) for name, parse in found.items()}, rounds)
        for name, parse in found.items():
            ratio = spent[name] / spent["stdlib bare"]
            memory = peak_mb(partial(parse, raw))
            print(f"  {name:26}{spent[name]:10.3f} ms {ratio:8.2f} x {memory:8.1f} MB")


def measure_corpus() -> None:
    """The mails of the corpus: a mail of each kind counts the same."""
    raws = [path.read_bytes() for path in sorted(NOTICES.glob("*/*.eml"))]
    print(f"\n{len(raws)} notices, answers and decoys of the corpus, a mail")
    spent = best_of_each(parsers(), raws)
    for name, taken in spent.items():
        print(f"  {name:26}{taken:10.3f} ms {taken / spent['stdlib bare']:8.2f} x")


def best_of_each(
    found: Mapping[str, Callable[[bytes], Any]], raws: list[bytes]
) -> dict[str, float]:
    """Milliseconds a mail: the mean of the fastest round of each mail."""
    total = dict.fromkeys(found, 0.0)
    for raw in raws:
        runs = {name: partial(parse, raw) for name, parse in found.items()}
        for name, spent in best_of_all(runs, ROUNDS).items():
            total[name] += spent
    return {name: spent / len(raws) for name, spent in total.items()}


def measure_forwards() -> None:
    """The same forwards for each unwrapper: senders found, and time a mail."""
    source = Source()
    raws = [wrap(source) for wrap in FORMS.values()]
    print(f"\n{len(raws)} inline forwards of as many clients and languages")
    found = sum(getattr(ours(raw), "sender", None) == source.sender for raw in raws)
    mine = {"ours, parse and unwrap": ours, "ours, whole reading": read_mail}
    for name, spent in best_of_each(mine, raws).items():
        print(f"  {name:26}{found:3} senders {spent:8.3f} ms a mail")
    _measure_python_port(raws, source)
    _measure_npm([_as_text(raw) for raw in raws], source)


def _measure_python_port(raws: list[bytes], source: Source) -> None:
    peer = _imported("emailforwardparser.client")
    if peer is None:
        return
    client = peer.EmailParserClient()
    texts = [raw.decode() for raw in raws]

    def sender(text: str) -> Any:
        try:
            return client.get_original_metadata(text).email.from_.address
        except Exception as fault:  # noqa: BLE001 - a peer that fails has not found the sender
            return fault

    found = sum(sender(text) == source.sender for text in texts)
    spent = sum(best(partial(sender, text), ROUNDS) for text in texts) / len(texts)
    print(f"  {'email-forward-parser PyPI':26}{found:3} senders {spent:8.3f} ms a mail")


def _measure_npm(mails: list[dict[str, str]], source: Source) -> None:
    node = shutil.which("node")
    if node is None or not NPM.exists():
        print("  email-forward-parser npm    not installed: left out")
        return
    done = subprocess.run(
        [node, "-e", NODE, str(NPM.resolve())],
        input=json.dumps(mails),
        capture_output=True,
        text=True,
        check=True,
    )
    result = json.loads(done.stdout)
    found = sum(address == source.sender for address in result["found"])
    print(f"  {'email-forward-parser npm':26}{found:3} senders {result['ms']:8.3f} ms a mail")


def _as_text(raw: bytes) -> dict[str, str]:
    message = parse_message(raw)
    assert isinstance(message, Message)
    return {"body": message.text, "subject": message.header("subject") or ""}


def _imported(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        print(f"  {module}: not installed, left out")
        return None


if __name__ == "__main__":
    measure_reading()
    measure_corpus()
    measure_forwards()
