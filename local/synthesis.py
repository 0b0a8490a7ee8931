"""Synthesises the stack for the local desk, and only when what goes into it has changed."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from local.emulator import ROOT
from local.failure import LocalFailure

SYNTH_SECONDS = 300
_INPUTS = ("app.py", "cdk.json", "infra", "lambda", "requirements.lock")
_MARK = "inputs.sha256"


def synthesise(config: dict[str, Any], assembly: Path) -> bool:
    """Leave the cloud assembly for this config in `assembly`; True if it had to be made.

    `config` takes the place of `abuseDesk` in cdk.json. Raises LocalFailure with the last line
    of what the app said.
    """
    digest = _digest(config)
    mark = assembly / _MARK
    if mark.exists() and mark.read_text() == digest:
        return False
    shutil.rmtree(assembly, ignore_errors=True)
    _run_app(config, assembly)
    mark.write_text(digest)
    return True


def _digest(config: dict[str, Any]) -> str:
    total = hashlib.sha256(json.dumps(config, sort_keys=True).encode())
    for path in _input_files():
        total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def _input_files() -> Iterator[Path]:
    for name in _INPUTS:
        place = ROOT / name
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (p for p in inside if p.is_file() and "__pycache__" not in p.parts)


def _run_app(config: dict[str, Any], assembly: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "CDK_"))}
    environment["CDK_OUTDIR"] = str(assembly)
    environment["CDK_CONTEXT_JSON"] = json.dumps({"abuseDesk": config})
    done = subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=SYNTH_SECONDS,
        check=False,
    )
    if done.returncode:
        raise LocalFailure(f"The stack could not be synthesised: {_reason(done)}")


def _reason(done: "subprocess.CompletedProcess[str]") -> str:
    lines = (done.stderr or done.stdout).strip().splitlines()
    return lines[-1].strip() if lines else f"app.py ended with {done.returncode} and no word"
