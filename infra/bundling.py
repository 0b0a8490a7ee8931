"""The Lambda asset: sources and locked pure-Python packages in one folder, made without Docker.

Kept under `.cache/` by the hash of everything it is made from, so a second synth needs neither
network nor time. Run as a module it prints where the folder is.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from uv import find_uv_bin

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
# Written by whatever built or installed a package, so different on each machine.
NOISE = ("WHEEL", "RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_build.json")
# Parts of powertools and dnspython that nothing here imports.
UNUSED = (
    "bin", "share", ".lock",
    "aws_lambda_powertools/utilities/parser", "aws_lambda_powertools/utilities/kafka",
    "aws_lambda_powertools/utilities/data_masking", "aws_lambda_powertools/utilities/feature_flags",
    "aws_lambda_powertools/utilities/streaming",
)  # fmt: skip


class BundlingError(RuntimeError):
    """The asset could not be made; the text says why in one sentence."""


def bundle(cache: Path = CACHE, sources: Path = SOURCES) -> Path:
    """The folder to package: made at need, else the one made before from the same inputs."""
    target = cache / asset_hash(sources)
    if not target.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix="making-") as making:
            made = Path(making) / "asset"
            _install(made, sources / LOCK)
            _strip(made)
            _copy_sources(made, sources)
            _keep(made, target)
    return target


def asset_hash(sources: Path = SOURCES) -> str:
    """SHA-256 over the lock, the sources and how they are put together."""
    digest = hashlib.sha256(repr((INSTALL, NOISE, UNUSED)).encode())
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


def _install(target: Path, lock: Path) -> None:
    command = [find_uv_bin(), "pip", "install", "--quiet", "--target", str(target), *INSTALL]
    done = subprocess.run(
        [*command, "-r", str(lock)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["uv said nothing"])[-1]
        raise BundlingError(f"the packages of lambda/requirements.lock could not be had: {last}")


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
    print(bundle())  # noqa: T201
