"""`abuse-desk read --dns` reaches the level the whole desk would, mail by mail."""

import json
from pathlib import Path

from click.testing import CliRunner

from console.read import read
from tests.mailsign.arrivals import GENUINE
from tests.mailsign.forgeries import FORGERIES
from tests.mailsign.mails import CONTEXT, ZONE

ASKED = tuple(arrival for arrival in (*GENUINE, *FORGERIES) if arrival.context == CONTEXT)
OPTIONS = (
    "--json",
    "--accounts=111122223333",
    "--forwarders=editor@example.com,security@example.com",
    "--team-domains=example.com",
)


def test_the_command_reaches_the_level_of_every_arrival(tmp_path: Path) -> None:
    records = tmp_path / "records.json"
    records.write_text(json.dumps(ZONE), encoding="utf-8")
    files = [tmp_path / f"{number}.eml" for number in range(len(ASKED))]
    for file, arrival in zip(files, ASKED, strict=True):
        file.write_bytes(arrival.raw)
    run = CliRunner().invoke(read, [*OPTIONS, f"--dns={records}", *map(str, files)])
    said = [json.loads(line)["trust"]["level"] for line in run.stdout.splitlines()]
    assert dict(zip([a.how for a in ASKED], said, strict=True)) == {a.how: a.level for a in ASKED}
