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
from infra.bundling import BundlingError, bundle


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


def test_it_holds_nothing_that_is_compiled_for_one_machine(asset: Path) -> None:
    assert [*asset.rglob("*.py")]
    assert not [*asset.rglob("*.so"), *asset.rglob("*.pyd")]


@pytest.mark.parametrize("name", ["boto3", "botocore", "tests", "infra", "pydantic_core"])
def test_it_holds_nothing_the_runtime_has_or_nobody_needs(asset: Path, name: str) -> None:
    assert not (asset / name).exists()


def test_it_is_under_two_megabytes_zipped(asset: Path) -> None:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in asset.rglob("*"):
            archive.write(path, path.relative_to(asset))
    assert len(body.getvalue()) < 2_000_000


def test_made_twice_it_is_the_same_to_the_byte(asset: Path, sources: Path, tmp_path: Path) -> None:
    again = bundle(tmp_path, sources)
    assert again != asset
    assert _digest(again) == _digest(asset)


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


@pytest.mark.parametrize("name", ["intake", "dispatch", "clock", "desk", "rule_set"])
def test_every_handler_is_imported_from_the_asset_alone(asset: Path, name: str) -> None:
    """With nothing on the path but the asset and what the runtime has: boto3 and its own needs."""
    script = (
        "import sys; sys.path = [p for p in sys.path if 'work' not in p or 'site-packages' in p];"
        f"sys.path.insert(0, {str(asset)!r}); import abuse_desk.handlers.{name} as handler;"
        "import aws_lambda_powertools;"
        "print(handler.__file__); print(aws_lambda_powertools.__file__)"
    )
    environment = {"PYTHONSAFEPATH": "1", "AWS_DEFAULT_REGION": "eu-west-1"}
    done = subprocess.run(
        [sys.executable, "-B", "-c", script],
        capture_output=True,
        text=True,
        env=environment,
        cwd=asset,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert all(line.startswith(str(asset)) for line in done.stdout.split())


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        stat = path.stat()
        total.update(f"{path.relative_to(folder)} {stat.st_mode} {int(stat.st_mtime)}".encode())
        total.update(path.read_bytes() if path.is_file() else b"")
    return total.hexdigest()
