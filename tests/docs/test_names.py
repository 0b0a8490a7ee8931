"""What the documents name exists: tests, files, commands."""

import re
from pathlib import Path

import pytest

from console.main import main

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
BY_NAME = {str(page.relative_to(ROOT)): page for page in PAGES}
CODE = re.compile(r"`([^`\n]+)`|^```\w*\n(.+?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="session")
def known_tests() -> set[str]:
    """Every test function of the tree."""
    found: set[str] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        found |= set(re.findall(r"^\s*def (test_\w+)", path.read_text(), re.MULTILINE))
    return found


def code(page: str) -> str:
    """What a page sets as code."""
    return "\n".join(one or block for one, block in CODE.findall(BY_NAME[page].read_text()))


@pytest.mark.parametrize("page", BY_NAME)
def test_every_test_a_page_names_exists(page: str, known_tests: set[str]) -> None:
    named = set(re.findall(r"\btest_\w+(?!\w|\.)", BY_NAME[page].read_text()))
    files = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    assert named - known_tests - files == set()


@pytest.mark.parametrize("page", BY_NAME)
def test_every_link_between_pages_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", BY_NAME[page].read_text())
    missing = [link for link in links if not (BY_NAME[page].parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("page", BY_NAME)
def test_every_make_target_a_page_names_exists(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", code(page))) - targets == set()


@pytest.mark.parametrize("page", BY_NAME)
def test_every_command_a_page_names_exists(page: str) -> None:
    named = re.findall(r"\babuse-desk (?:--\w+ \S+ )*([a-z]+)\b", code(page))
    assert set(named) - set(main.commands) == set()
