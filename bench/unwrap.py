"""Parsing and unwrapping beside what a user would otherwise pick, on the same mails in one run.

    python3.11 -m venv .cache/peers
    .cache/peers/bin/pip install -r bench/peers.txt
    npm install --prefix .cache/peers email-forward-parser@1.8.3     # optional, needs node
    PYTHONPATH=lambda:. .cache/peers/bin/python bench/unwrap.py

Not run in CI: the ratios depend on the machine's load. Best of several rounds. A peer that is not
installed is left out and said. Memory is what Python allocates above the raw bytes.
"""

import json
import shutil
import subprocess
import time
import tracemalloc
from collections.abc import Callable
from email import message_from_bytes
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from bench.unwrap_mails import attachments_25_mb, html_100_kb, html_only_100_kb, text_5_kb
from tests.forwarding.inline import FORMS
from tests.forwarding.source import Source

MAILS = {
    "5 KB text": (text_5_kb(), 200),
    "100 KB HTML and text": (html_100_kb(), 20),
    "100 KB HTML only": (html_only_100_kb(), 20),
    "25 MB attachments": (attachments_25_mb(), 3),
}
NODE = """
const Parser = require(process.argv[1]).default;
const mails = JSON.parse(require("fs").readFileSync(0));
const rounds = 20, parser = new Parser();
const sender = m => { try { return parser.read(m.body, m.subject).email.from.address } catch {} };
const found = mails.map(sender);
const begin = process.hrtime.bigint();
for (let i = 0; i < rounds; i++) mails.forEach(sender);
const ms = Number(process.hrtime.bigint() - begin) / 1e6 / rounds / mails.length;
console.log(JSON.stringify({found: found.map(f => f ?? null), ms}));
"""
NPM = Path(".cache/peers/node_modules/email-forward-parser")


def ours(raw: bytes) -> object:
    """Parse and unwrap."""
    message = parse_message(raw)
    return unwrap(message) if isinstance(message, Message) else message


def parsers() -> dict[str, Callable[[bytes], Any]]:
    """Every parser that is installed, by name."""
    found: dict[str, Callable[[bytes], Any]] = {"stdlib bare": message_from_bytes, "ours": ours}
    for name, module, call in (
        ("mail-parser", "mailparser", lambda m, raw: m.parse_from_bytes(raw)),
        ("eml-parser", "eml_parser", lambda m, raw: m.EmlParser().decode_email_bytes(raw)),
        ("fast-mail-parser", "fast_mail_parser", lambda m, raw: m.parse_email(raw)),
    ):
        peer = _imported(module)
        if peer:
            found[name] = partial(call, peer)
    return found


def best(run: Callable[[], object], rounds: int) -> float:
    """Milliseconds of the fastest round."""
    spent = []
    for _ in range(rounds):
        begin = time.perf_counter()
        run()
        spent.append(time.perf_counter() - begin)
    return min(spent) * 1_000


def peak_mb(run: Callable[[], object]) -> float:
    """Megabytes allocated at most while it ran."""
    tracemalloc.start()
    run()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def measure_parsing() -> None:
    """One line for each mail and parser: time, ratio to the bare parse, memory for the large."""
    for title, (raw, rounds) in MAILS.items():
        print(f"\n{title} ({len(raw):,} bytes)")
        bare = 0.0
        for name, parse in parsers().items():
            spent = best(partial(parse, raw), rounds)
            bare = bare or spent
            memory = peak_mb(partial(parse, raw))
            print(f"  {name:18}{spent:10.3f} ms {spent / bare:8.2f} x {memory:8.1f} MB")


def measure_forwards() -> None:
    """The same forwards for each unwrapper: senders found, and time a mail."""
    source = Source()
    raws = [wrap(source) for wrap in FORMS.values()]
    print(f"\n{len(raws)} inline forwards of as many clients and languages")
    found = sum(getattr(ours(raw), "sender", None) == source.sender for raw in raws)
    spent = best(lambda: [ours(raw) for raw in raws], 20) / len(raws)
    print(f"  {'ours, with parsing':26}{found:3} senders {spent:8.3f} ms a mail")
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
    spent = best(lambda: [sender(text) for text in texts], 5) / len(texts)
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
    measure_parsing()
    measure_forwards()
