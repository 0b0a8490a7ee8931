"""The Lambda asset: small, pure Python, the same wherever it is made."""

import hashlib
import io
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from infra import bundling
from infra.bundling import ROOT, BundlingError, bundle

PYTHON = Path(sys.executable)
HANDLERS = ("intake", "dispatch", "clock", "desk", "rule_set")
OURS = (str(ROOT), str(ROOT / "lambda"))
UNCHECKED = 1  # the flags after the magic number: by hash, and never looked at again


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources as they are now: they may be edited while the tests run."""
    copy = tmp_path_factory.mktemp("sources") / "lambda"
    return Path(shutil.copytree(bundling.SOURCES, copy))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def asset(sources: Path, cache: Path) -> Path:
    return bundle(cache, sources)


@pytest.fixture(scope="module")
def compiled(sources: Path, cache: Path) -> Path:
    """Compiled by the Python of these tests: the runtime's own in `make test-runtime`."""
    return bundle(cache, sources, PYTHON)


def test_it_holds_nothing_that_is_compiled_for_one_machine(asset: Path) -> None:
    assert [*asset.rglob("*.py")]
    assert not [*asset.rglob("*.so"), *asset.rglob("*.pyd")]


@pytest.mark.parametrize("name", ["boto3", "botocore", "tests", "infra", "pydantic_core"])
def test_it_holds_nothing_the_runtime_has_or_nobody_needs(asset: Path, name: str) -> None:
    assert not (asset / name).exists()


def test_it_is_under_two_megabytes_zipped(asset: Path) -> None:
    assert _zipped(asset) < 2_000_000


def test_compiled_it_is_under_five_megabytes_zipped(compiled: Path) -> None:
    assert _zipped(compiled) < 5_000_000


def test_made_twice_it_is_the_same_to_the_byte(asset: Path, sources: Path, tmp_path: Path) -> None:
    again = bundle(tmp_path, sources)
    assert again != asset
    assert _digest(again) == _digest(asset)


def test_compiled_twice_it_is_the_same_to_the_byte(
    compiled: Path, sources: Path, tmp_path: Path
) -> None:
    again = bundle(tmp_path, sources, PYTHON)
    assert again != compiled
    assert _digest(again) == _digest(compiled)


def test_without_a_python_it_holds_sources_alone(asset: Path) -> None:
    assert not [*asset.rglob("*.pyc")]


def test_compiled_it_is_another_asset(asset: Path, compiled: Path) -> None:
    assert compiled.name != asset.name


def test_every_module_is_compiled(compiled: Path) -> None:
    modules = {path.relative_to(compiled) for path in compiled.rglob("*.py")}
    made = {path.relative_to(compiled) for path in compiled.rglob("*.pyc")}
    tag = f".{sys.implementation.cache_tag}.pyc"
    assert made == {path.parent / "__pycache__" / f"{path.stem}{tag}" for path in modules}


def test_what_is_compiled_is_never_held_against_its_source(compiled: Path) -> None:
    flags = {path.read_bytes()[4:8] for path in compiled.rglob("*.pyc")}
    assert flags == {UNCHECKED.to_bytes(4, "little")}


def test_tracebacks_name_the_place_in_lambda(compiled: Path) -> None:
    (intake,) = (compiled / "abuse_desk" / "handlers").glob("__pycache__/intake.*")
    assert b"/var/task/abuse_desk/handlers/intake.py" in intake.read_bytes()
    assert bytes(compiled) not in intake.read_bytes()


def test_a_python_that_cannot_compile_is_one_sentence(sources: Path, tmp_path: Path) -> None:
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho started; [ $# -lt 4 ] || { echo broken; exit 1; }\n")
    broken.chmod(0o755)
    with pytest.raises(BundlingError, match="could not be compiled: broken"):
        bundle(tmp_path / "cache", sources, broken)


def test_once_made_it_needs_no_network(
    asset: Path, sources: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundling, "find_uv_bin", lambda: "/nowhere/uv")
    assert bundle(cache, sources) == asset


def test_a_changed_source_makes_another_asset(asset: Path, sources: Path, tmp_path: Path) -> None:
    changed = Path(shutil.copytree(sources, tmp_path / "lambda"))
    with (changed / "abuse_desk" / "__init__.py").open("a") as file:
        file.write("# changed\n")
    assert bundling.asset_hash(changed) != asset.name


def test_packages_that_cannot_be_had_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("UV_NO_CACHE", "1")
    with pytest.raises(BundlingError, match="could not be had"):
        bundle(tmp_path)


@pytest.mark.parametrize("name", HANDLERS)
def test_every_handler_is_imported_from_the_asset_alone(asset: Path, name: str) -> None:
    assert _imported(asset, f"abuse_desk.handlers.{name}", "aws_lambda_powertools") == ""


@pytest.mark.parametrize("name", HANDLERS)
def test_every_handler_is_imported_as_it_was_compiled(
    compiled: Path, tmp_path: Path, name: str
) -> None:
    """For its sources cannot be compiled: every one of them ends in nonsense."""
    broken = Path(shutil.copytree(compiled, tmp_path / "asset"))
    for path in broken.rglob("*.py"):
        path.write_text("(")
    assert _imported(broken, f"abuse_desk.handlers.{name}", "aws_lambda_powertools") == ""


def _imported(asset: Path, *modules: str) -> str:
    """What is said to importing these from the asset, with the runtime's packages beside it."""
    script = (
        f"import sys; sys.path = [{str(asset)!r}] + [p for p in sys.path if p not in {OURS!r}]\n"
        f"for name in {modules!r}:\n"
        f"    assert __import__(name).__file__.startswith({str(asset)!r}), name"
    )
    environment = {"PYTHONSAFEPATH": "1", "AWS_DEFAULT_REGION": "eu-west-1"}
    command = [sys.executable, "-B", "-c", script]
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, cwd=asset, check=False
    )
    return done.stderr


def _zipped(folder: Path) -> int:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in folder.rglob("*"):
            archive.write(path, path.relative_to(folder))
    return len(body.getvalue())


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        stat = path.stat()
        total.update(f"{path.relative_to(folder)} {stat.st_mode} {int(stat.st_mtime)}".encode())
        total.update(path.read_bytes() if path.is_file() else b"")
    return total.hexdigest()
