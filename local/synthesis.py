"""Synthesises the stack for the local desk, and only when what goes into it has changed."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from local.emulator import ROOT
from local.failure import LocalFailure

ASSEMBLIES = ROOT / ".cache" / "assemblies"
KEPT = 6  # assemblies of other configs and earlier sources
SYNTH_SECONDS = 300
_INPUTS = ("app.py", "cdk.json", "infra", "lambda", "requirements.lock")


def synthesise(config: dict[str, Any]) -> tuple[Path, bool]:
    """The folder of the cloud assembly for this config, and whether it had to be made.

    `config` takes the place of `abuseDesk` in cdk.json. Raises LocalFailure with the last line
    of what the app said.
    """
    assembly = ASSEMBLIES / _digest(config)
    if assembly.exists():
        return assembly, False
    ASSEMBLIES.mkdir(parents=True, exist_ok=True)
    _drop_oldest()
    # Made aside and renamed: a synthesis that was interrupted leaves nothing that looks whole.
    with tempfile.TemporaryDirectory(dir=ASSEMBLIES, prefix="making-") as aside:
        made = Path(aside) / "cdk.out"
        _run_app(config, made)
        try:
            made.rename(assembly)
        except OSError:
            if not assembly.exists():  # else another run made the same meanwhile
                raise
    return assembly, True


def _digest(config: dict[str, Any]) -> str:
    total = hashlib.sha256(json.dumps(config, sort_keys=True).encode())
    for path in _input_files():
        total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def _input_files() -> Iterator[Path]:
    for name in _INPUTS:
        place = ROOT / name
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (p for p in inside if p.is_file() and "__pycache__" not in p.parts)


def _drop_oldest() -> None:
    known = sorted(ASSEMBLIES.iterdir(), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in known[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def _run_app(config: dict[str, Any], outdir: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "CDK_"))}
    environment["CDK_OUTDIR"] = str(outdir)
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
