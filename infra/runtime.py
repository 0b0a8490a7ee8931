"""The Python of the Lambda runtime: the one on PATH, else one unpacked under `.cache/runtime`.

debootstrap fetches it, checked, from the Debian release that has it. It is only unpacked: started
by its own loader with its own libraries it needs no chroot, and sees the project where it lies. Run
as a module this makes what is missing and prints the interpreter of an environment that holds the
whole lock.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from uv import find_uv_bin

ROOT = Path(__file__).resolve().parent.parent
VERSION = "3.14"  # as `runtime` of infra/function.py
RELEASE = "forky"  # the first Debian release that has it
KEPT = ROOT / ".cache" / "runtime"
LAUNCHER = f"usr/local/bin/python{VERSION}"
LIBRARY = f"usr/lib/python{VERSION}"
# debootstrap and what it checks the archive's signature with.
PACKAGES = ("debootstrap", "gpgv", "debian-archive-keyring")
SYSTEM = "/usr/sbin:/sbin"  # not on everybody's PATH
LAUNCH = f"""#!/bin/sh
root=$(dirname "$(readlink -f "$0")")/../../..
for loader in "$root"/usr/lib*/ld-linux-*; do break; done
libraries=$(echo "$root"/usr/lib/*-linux-gnu)
exec "$loader" --library-path "$libraries" --argv0 "$0" "$root/usr/bin/python{VERSION}" "$@"
"""


class RuntimeMissingError(RuntimeError):
    """The runtime's Python could not be had; the text says why in one sentence."""


def runtime_python(kept: Path = KEPT) -> Path | None:
    """The interpreter, if it is at hand."""
    found = shutil.which(f"python{VERSION}")
    unpacked = kept / "root" / LAUNCHER
    return Path(found) if found else unpacked if unpacked.exists() else None


def runtime_environment(kept: Path = KEPT) -> Path:
    """The interpreter of an environment with the locked packages and the project itself.

    Raises RuntimeMissingError.
    """
    base = runtime_python(kept) or unpack(kept)
    environment, made_from = kept / "environment", kept / "made-from"
    wanted = _made_from(base)
    if not made_from.exists() or made_from.read_text() != wanted:
        made_from.unlink(missing_ok=True)
        _install(base, environment)
        made_from.write_text(wanted)
    return environment / "bin" / "python"


def unpack(kept: Path = KEPT) -> Path:
    """Fetch the interpreter's Debian packages and unpack them. Raises RuntimeMissingError."""
    _say(f"no python{VERSION} on PATH: taking the one of Debian {RELEASE}, kept in {kept}")
    if not shutil.which("debootstrap", path=_path()):
        _install_debootstrap()
    # Made aside and renamed: what was interrupted leaves nothing that looks whole.
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept, prefix="making-") as aside:
        making = Path(aside) / "root"
        for package in _fetched(Path(aside) / "fetched"):
            _run("dpkg-deb", "--extract", str(package), str(making))
        _write_launcher(making / LAUNCHER)
        _compile_library(making, kept / "root")
        making.rename(kept / "root")
    return kept / "root" / LAUNCHER


def _fetched(folder: Path) -> list[Path]:
    """The packages with the interpreter and the libraries it needs."""
    _say("fetching its packages (20 s on a good network)")
    # Older debootstraps do not know the release by name; all of this time share one script.
    options = ("--download-only", "--variant=minbase", "--force-check-gpg")
    include = f"--include=python{VERSION}"
    _run("debootstrap", *options, include, RELEASE, str(folder), _mirror(), "sid")
    found = sorted((folder / "var" / "cache" / "apt" / "archives").glob("*.deb"))
    _say(f"unpacking {len(found)} packages")
    return found


def _write_launcher(launcher: Path) -> None:
    launcher.parent.mkdir(parents=True, exist_ok=True)
    launcher.write_text(LAUNCH)
    launcher.chmod(0o755)


def _compile_library(making: Path, place: Path) -> None:
    """As Debian does when it installs it; `place` is where tracebacks will look for it."""
    moved = ("-s", str(making), "-p", str(place))
    _run(str(making / LAUNCHER), "-m", "compileall", "-q", *moved, str(making / LIBRARY))


def _install_debootstrap() -> None:
    if os.geteuid() or not shutil.which("apt-get"):
        raise RuntimeMissingError(
            f"there is no python{VERSION} on PATH, no debootstrap to fetch one, and only root on"
            " Debian may install that"
        )
    _say("installing debootstrap")
    _run("apt-get", "update", "-qq")
    _run("apt-get", "install", "-qq", "--yes", "--no-install-recommends", *PACKAGES)


def _mirror() -> str:
    """The archive that this machine's apt uses, else debootstrap's own choice."""
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
    wanted = ["Origin: Debian", "Label: Debian", "Component: main"]
    try:
        done = subprocess.run([*asked, *wanted], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return next((line for line in done.stdout.split() if line.startswith("http")), "")


def _install(base: Path, environment: Path) -> None:
    _say(f"installing the locked packages for Python {VERSION}")
    uv, python = find_uv_bin(), str(environment / "bin" / "python")
    _run(uv, "venv", "--quiet", "--clear", "--python", str(base), str(environment))
    sync = ("pip", "sync", "--quiet", "--python", python, "--require-hashes")
    _run(uv, *sync, str(ROOT / "requirements.lock"))
    own = ("pip", "install", "--quiet", "--python", python, "--no-deps", "--no-build-isolation")
    _run(uv, *own, "--editable", str(ROOT))


def _made_from(base: Path) -> str:
    content = [(ROOT / name).read_bytes() for name in ("requirements.lock", "pyproject.toml")]
    return hashlib.sha256(b"\0".join([str(base).encode(), *content])).hexdigest()


def _run(*command: str) -> None:
    name = " ".join([Path(command[0]).name, *command[1:2]])
    if not shutil.which(command[0], path=_path()):
        raise RuntimeMissingError(f"there is no {command[0]} here")
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"PATH": _path(), "DEBIAN_FRONTEND": "noninteractive"},
        check=False,
    )
    if done.returncode:
        raise RuntimeMissingError(f"{name} failed: {_reason(done.stdout)}")


def _path() -> str:
    return f"{os.environ.get('PATH', '')}:{SYSTEM}"


def _reason(said: str) -> str:
    """The first error, for what follows it is its consequence; else the last line."""
    lines = said.strip().splitlines() or ["it said nothing"]
    return next((line for line in lines if line.startswith(("E: ", "error: "))), lines[-1])


def _say(text: str) -> None:
    print(f"abuse-desk: {text}", file=sys.stderr, flush=True)  # noqa: T201


if __name__ == "__main__":
    try:
        print(runtime_environment())  # noqa: T201
    except RuntimeMissingError as error:
        sys.exit(f"abuse-desk: the Python of the Lambda runtime could not be had: {error}")
