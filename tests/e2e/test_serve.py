"""`make serve` and `abuse-desk send`: the desk a newcomer plays with."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

import pytest
from click.testing import CliRunner

from console.send import send
from local import state
from local.emulator import ROOT
from local.watch import wait_for

pytestmark = pytest.mark.emulator


LAST_LINE = "Ctrl-C stops it"
LINK = re.compile(r"http://127\.0\.0\.1:2580/\?k=\S+")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What stands on the terminal, which has 80 columns."""
    return tmp_path_factory.mktemp("terminal") / "printed"


@pytest.fixture(scope="module")
def served(printed: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A desk served as `make serve` does it. One that runs already would be somebody's: said."""
    assert state.read_env() is None, "stop the local desk that runs before the tests"
    with printed.open("wb") as screen:
        process = subprocess.Popen(
            [sys.executable, "-m", "local.serve"],
            cwd=ROOT,
            env=os.environ | {"COLUMNS": "80", "LOGNAME": "a.name.that.makes.it.long"},
            stdout=screen,
        )
    wait_for(
        "the desk", lambda: process.poll() is not None or LAST_LINE in printed.read_text(), 300
    )
    yield process
    process.send_signal(signal.SIGINT)
    process.wait(30)


def test_the_printed_link_is_in_one_piece_and_opens_the_worklist(
    served: "subprocess.Popen[bytes]", printed: Path
) -> None:
    assert served.poll() is None
    below = printed.read_text().partition("In a browser, for the next 12 hours:\n")[2]
    link = below.splitlines()[0].strip()
    assert len(link) > 80
    assert LINK.fullmatch(link)
    opener = build_opener(ProxyHandler({}), HTTPCookieProcessor())
    with opener.open(link) as answer:
        assert (answer.status, answer.url) == (200, "http://127.0.0.1:2580/")


def test_a_sample_is_signed_afresh_and_sent(served: "subprocess.Popen[bytes]") -> None:
    said = CliRunner().invoke(send, [str(ROOT / "samples" / "01-report.eml")])
    assert (said.exit_code, "signed afresh" in said.output) == (0, True)


def test_any_other_file_is_sent_as_it_is(served: "subprocess.Popen[bytes]", tmp_path: Path) -> None:
    mail = tmp_path / "mine.eml"
    mail.write_bytes(b"From: a@example.com\nSubject: x\n\nhello\n")
    said = CliRunner().invoke(send, [str(mail)])
    assert (said.exit_code, said.output.endswith("(local desk)\n")) == (0, True)


def test_a_refused_recipient_is_said(served: "subprocess.Popen[bytes]") -> None:
    sample = str(ROOT / "samples" / "06-spam.eml")
    said = CliRunner().invoke(send, [sample, "--to", "nobody@desk.example.com"])
    assert (said.exit_code, "550" in said.output) == (1, True)


def test_a_second_desk_is_refused_in_one_sentence(served: "subprocess.Popen[bytes]") -> None:
    second = subprocess.run(
        [sys.executable, "-m", "local.serve"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (second.returncode, second.stderr.count("\n")) == (1, 1)
    assert f"runs already (process {served.pid})" in second.stderr


def test_an_interrupt_stops_it_cleanly(served: "subprocess.Popen[bytes]") -> None:
    os.kill(served.pid, signal.SIGINT)
    assert (served.wait(30), state.ENV.exists()) == (0, False)
