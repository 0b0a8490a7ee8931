"""The Lambda asset: sources and locked pure-Python packages in one folder, made without Docker.

Kept under `.cache/` by the hash of everything it is made from, so a second synth needs neither
network nor time. Lambda cannot write beside the code, so what is not compiled here is compiled at
each cold start: that takes the runtime's own Python. Run as a module it prints where the folder is.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from uv import find_uv_bin

from infra.runtime import runtime_python

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "lambda"
LOCK = "requirements.lock"
CACHE = ROOT / ".cache" / "asset"
# What the asset is made for; part of its hash. dkimpy has no wheel, and is pure Python.
INSTALL = (
    "--require-hashes", "--no-compile-bytecode", "--link-mode", "copy",
    "--python-platform", "aarch64-manylinux2014", "--python-version", "3.14",
    "--only-binary", ":all:", "--no-binary", "dkimpy",
)  # fmt: skip
# Never held against the sources, which do not change after deployment; tracebacks name the place
# where Lambda unpacks them.
COMPILE = ("-S", "-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash")
COMPILED_FOR = "/var/task"
# Written by whatever built or installed a package, so different on each machine.
NOISE = ("WHEEL", "RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_build.json")
# Parts of powertools and olefile that nothing here imports; olefile2 is for Python 2.
UNUSED = (
    "bin", "share", ".lock",
    "aws_lambda_powertools/utilities/parser", "aws_lambda_powertools/utilities/kafka",
    "aws_lambda_powertools/utilities/data_masking", "aws_lambda_powertools/utilities/feature_flags",
    "aws_lambda_powertools/utilities/streaming", "olefile/olefile2.py", "olefile/doc",
)  # fmt: skip


class BundlingError(RuntimeError):
    """The asset could not be made; the text says why in one sentence."""


def bundle(cache: Path = CACHE, sources: Path = SOURCES, python: Path | None = None) -> Path:
    """The folder to package: made at need, else the one made before from the same inputs.

    `python`: compiles it; without one it holds sources alone. Raises BundlingError.
    """
    target = cache / asset_hash(sources, python)
    if not target.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix="making-") as making:
            made = Path(making) / "asset"
            _install(made, sources / LOCK)
            _strip(made)
            _copy_sources(made, sources)
            _compile(made, python)
            _keep(made, target)
    return target


def asset_hash(sources: Path = SOURCES, python: Path | None = None) -> str:
    """SHA-256 over the lock, the sources and how they are put together, and by which Python."""
    recipe = (INSTALL, NOISE, UNUSED, COMPILE, COMPILED_FOR, _version(python))
    digest = hashlib.sha256(repr(recipe).encode())
    for path in [sources / LOCK, *source_files(sources)]:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(sources)}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def source_files(sources: Path) -> list[Path]:
    """Every file of the package, sorted: what is not compiled and not hidden."""
    found = (sources / "abuse_desk").rglob("*")
    return sorted(
        path
        for path in found
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    )


def _version(python: Path | None) -> str:
    return _said([str(python), "-S", "-c", "import sys; print(sys.version)"]) if python else ""


def _install(target: Path, lock: Path) -> None:
    command = [find_uv_bin(), "pip", "install", "--quiet", "--target", str(target), *INSTALL]
    try:
        _said([*command, "-r", str(lock)])
    except BundlingError as error:
        raise BundlingError(
            f"the packages of lambda/requirements.lock could not be had: {error}"
        ) from error


def _strip(target: Path) -> None:
    for name in UNUSED:
        path = target / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for path in target.glob("*.dist-info/*"):
        if path.name in NOISE:
            path.unlink()


def _copy_sources(target: Path, sources: Path) -> None:
    for path in source_files(sources):
        copy = target / path.relative_to(sources)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def _compile(target: Path, python: Path | None) -> None:
    if python:
        places = ("-s", str(target), "-p", COMPILED_FOR)
        try:
            _said([str(python), *COMPILE, *places, str(target)])
        except BundlingError as error:
            raise BundlingError(f"the asset could not be compiled: {error}") from error


def _said(command: list[str]) -> str:
    """What it printed. Raises BundlingError with its last word."""
    # The order of a set's members would else differ from run to run.
    environment = os.environ | {"PYTHONHASHSEED": "0"}
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )
    if done.returncode:
        words = (done.stderr or done.stdout).strip().splitlines()
        raise BundlingError(words[-1] if words else f"{command[0]} said nothing")
    return done.stdout.strip()


def _keep(made: Path, target: Path) -> None:
    """Two synths at once make the same folder: whoever is second finds it there."""
    for path in [made, *made.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (315532800, 315532800))  # 1980-01-01, the first time a zip can hold
    try:
        made.rename(target)
    except OSError:
        if not target.is_dir():
            raise


if __name__ == "__main__":
    print(bundle(python=runtime_python()))  # noqa: T201
