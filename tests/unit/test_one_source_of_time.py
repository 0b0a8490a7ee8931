"""Time is a port: one module of what runs in AWS asks for it, and takes nothing from outside."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "lambda" / "abuse_desk"
SOURCE_OF_TIME = SOURCES / "adapters" / "system_time.py"
ASKING = {"now", "utcnow", "today", "time", "time_ns", "localtime"}
MODULES = {"datetime", "date", "time"}


def test_one_module_asks_for_the_time() -> None:
    asking = {path for path in SOURCES.rglob("*.py") for _ in _questions(path)}
    assert asking == {SOURCE_OF_TIME}


def test_that_module_takes_nothing_from_outside() -> None:
    tree = ast.parse(SOURCE_OF_TIME.read_text())
    imports = [ast.unparse(node) for node in tree.body if isinstance(node, ast.Import)]
    froms = [ast.unparse(node) for node in tree.body if isinstance(node, ast.ImportFrom)]
    (function,) = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    assert (imports, froms) == ([], ["from datetime import UTC, datetime"])
    assert ast.unparse(function.args) == ""
    assert ast.unparse(function.body[-1]) == "return datetime.now(UTC)"


def _questions(path: Path) -> Iterator[ast.Call]:
    """Calls such as `datetime.now(...)` or `time.time()`."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            named = isinstance(owner, ast.Name) and owner.id in MODULES
            if named and node.func.attr in ASKING:
                yield node
