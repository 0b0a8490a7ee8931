"""The embedded AWS: MiniStack in a process of its own, on loopback, IAM and TLS enforced.

It stands in for AWS and is not AWS: what passes here shows that our parts fit together.
"""

import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from local.certificate import make_certificate
from local.failure import LocalFailure
from local.worker.held_time import FILE

ACCOUNT = "111122223333"
REGION = "eu-west-1"
ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 30.0
STOP_SECONDS = 0.5  # open keep-alive connections can hold it past SIGTERM; nothing is kept

# The Lambda code runs in plain child processes of the emulator: they get this and nothing else
# of our environment, so no credential of the person who runs the desk can reach them.
_INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "TZ")


@dataclass(frozen=True, slots=True)
class Emulator:
    """A running embedded AWS. `folder` is its own temporary folder, removed by `stop`."""

    endpoint: str
    folder: Path
    process: "subprocess.Popen[bytes]"
    account: str = ACCOUNT
    region: str = REGION

    @property
    def certificate(self) -> Path:
        return self.folder / "server.crt"

    @property
    def log(self) -> Path:
        return self.folder / "emulator.log"

    @property
    def time(self) -> Path:
        """Holds the moment at which the local desk is held; absent while it is not."""
        return self.folder / "held-time"

    def stop(self) -> None:
        """End it and every Lambda worker it started, by force if it lingers."""
        _end_group(self.process)
        shutil.rmtree(self.folder, ignore_errors=True)


def start_emulator(
    region: str = REGION,
    account: str = ACCOUNT,
    port: int | None = None,
    page_url: str | None = None,
) -> Emulator:
    """Start the embedded AWS, on a free port where none is given, and wait until it answers.

    `page_url` is what it says is the address of a function that is given one.

    Raises LocalFailure when it ends or stays silent, with the last line it logged.
    """
    folder = Path(tempfile.mkdtemp(prefix="abuse-desk-"))
    port = port or free_port()
    make_certificate(folder)
    page = {"DESK_PAGE_URL": page_url} if page_url else {}
    process = _spawn(folder, _environment(folder, port) | _place(region, account) | page)
    emulator = Emulator(f"https://127.0.0.1:{port}", folder, process, account, region)
    try:
        _wait_until_it_answers(emulator)
    except BaseException:
        emulator.stop()
        raise
    return emulator


def free_port() -> int:
    """A TCP port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _place(region: str, account: str) -> dict[str, str]:
    return {"MINISTACK_ACCOUNT_ID": account, "MINISTACK_REGION": region}


def _environment(folder: Path, port: int) -> dict[str, str]:
    certificate = str(folder / "server.crt")
    inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return inherited | {
        "TMPDIR": str(folder),
        "GATEWAY_PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "MINISTACK_HOST": "127.0.0.1",
        "AUTH": "true",
        "USE_SSL": "1",
        "MINISTACK_SSL_CERT": certificate,
        "MINISTACK_SSL_KEY": str(folder / "server.key"),
        "SSL_CERT_FILE": certificate,
        "AWS_CA_BUNDLE": certificate,
        "AWS_EC2_METADATA_DISABLED": "true",
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "PYTHONUNBUFFERED": "1",
        FILE: str(folder / "held-time"),
    }


def _spawn(folder: Path, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    # A session of its own: one signal reaches the Lambda workers too, and Ctrl-C does not.
    with (folder / "emulator.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "local.embedded"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _wait_until_it_answers(emulator: Emulator) -> None:
    trusted = ssl.create_default_context(cafile=str(emulator.certificate))
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if emulator.process.poll() is not None:
            raise LocalFailure(f"The embedded AWS ended at its start: {_last_line(emulator.log)}")
        try:
            url = f"{emulator.endpoint}/_ministack/health"
            with urlopen(url, timeout=2, context=trusted):  # noqa: S310 - loopback, above
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise LocalFailure(f"The embedded AWS did not answer within {START_SECONDS:.0f} s")


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it logged nothing"


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            break
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            continue
    process.poll()
