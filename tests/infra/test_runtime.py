"""The Python of the Lambda runtime: found, or fetched once, or one sentence that says why not.

The tools that would fetch it are scripts here; the real ones run before `make test-runtime`.
"""

import os
import shutil
from pathlib import Path

import pytest

from infra import runtime
from infra.function import RUNTIME
from infra.runtime import LAUNCHER, VERSION, RuntimeMissingError, runtime_python, unpack

FETCHES = """#!/bin/sh
while [ "$1" != forky ]; do shift; done
mkdir -p "$2/var/cache/apt/archives"
touch "$2/var/cache/apt/archives/libpython3.14.deb"
"""
UNPACKS = """#!/bin/sh
mkdir -p "$3/usr/lib64" "$3/usr/lib/any-linux-gnu"
printf '#!/bin/sh\\necho Python 3.14' > "$3/usr/lib64/ld-linux-any.so"
chmod +x "$3/usr/lib64/ld-linux-any.so"
"""
REFUSES = (
    "#!/bin/sh\necho 'I: Retrieving'\necho 'E: Invalid Release signature'\necho gone\nexit 1\n"
)
INSTALLS = """#!/bin/sh
[ "$1" = install ] && cp {spare} {tools}/debootstrap
exit 0
"""


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH: what every machine has, and what a test adds."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for name in ("sh", "mkdir", "touch", "cp", "chmod", "readlink", "dirname"):
        (folder / name).symlink_to(shutil.which(name) or name)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(runtime, "SYSTEM", "")
    return folder


def script(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(0o755)
    return path


def test_it_is_the_version_that_the_functions_are_deployed_with() -> None:
    assert f"python{VERSION}" == RUNTIME.name


def test_the_one_on_path_is_taken(tools: Path, tmp_path: Path) -> None:
    found = script(tools / f"python{VERSION}", "#!/bin/sh\n")
    assert runtime_python(tmp_path) == found


def test_without_any_there_is_none(tools: Path, tmp_path: Path) -> None:
    assert runtime_python(tmp_path) is None


def test_what_was_unpacked_once_is_found_again(tools: Path, tmp_path: Path) -> None:
    script(tools / "debootstrap", FETCHES)
    script(tools / "dpkg-deb", UNPACKS)
    assert unpack(tmp_path) == tmp_path / "root" / LAUNCHER == runtime_python(tmp_path)


def test_nothing_but_the_root_is_kept(tools: Path, tmp_path: Path) -> None:
    script(tools / "debootstrap", FETCHES)
    script(tools / "dpkg-deb", UNPACKS)
    unpack(tmp_path / "kept")
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["root"]


def test_a_missing_debootstrap_is_installed(
    tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    spare = script(tmp_path / "spare", FETCHES)
    script(tools / "apt-get", INSTALLS.format(spare=spare, tools=tools))
    script(tools / "dpkg-deb", UNPACKS)
    assert unpack(tmp_path).exists()


def test_without_root_a_missing_debootstrap_is_one_sentence(
    tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(RuntimeMissingError, match=r"no python3\.14 on PATH, no debootstrap"):
        unpack(tmp_path)


@pytest.mark.parametrize(
    ("debootstrap", "dpkg", "why"),
    [
        (REFUSES, UNPACKS, "debootstrap --download-only failed: E: Invalid Release signature"),
        (FETCHES, REFUSES, "dpkg-deb --extract failed: E: Invalid Release signature"),
        (FETCHES, "#!/bin/sh\n", f"python{VERSION} -m failed"),
    ],
    ids=["fetching", "unpacking", "starting"],
)
def test_a_step_that_fails_is_one_sentence_and_leaves_no_root(
    tools: Path, tmp_path: Path, debootstrap: str, dpkg: str, why: str
) -> None:
    script(tools / "debootstrap", debootstrap)
    script(tools / "dpkg-deb", dpkg)
    with pytest.raises(RuntimeMissingError, match=why):
        unpack(tmp_path)
    assert runtime_python(tmp_path) is None


def test_a_tool_that_is_missing_is_named(tools: Path, tmp_path: Path) -> None:
    script(tools / "debootstrap", FETCHES)
    with pytest.raises(RuntimeMissingError, match="there is no dpkg-deb here"):
        unpack(tmp_path)
