"""The CDK app. `python app.py` writes the cloud assembly to cdk.out; the CDK CLI runs it too."""

import json
import os
import sys
from pathlib import Path
from typing import Any

from infra.node import use_own_node

ROOT = Path(__file__).resolve().parent


def main() -> None:
    """Synthesise; every problem is one sentence on standard error and exit 1."""
    use_own_node()
    from infra.synth import SynthesisError, synthesise  # noqa: PLC0415 - jsii needs node first

    try:
        synthesise(_context(), os.environ.get("CDK_OUTDIR", str(ROOT / "cdk.out")))
    except SynthesisError as error:
        sys.exit(f"abuse-desk: {error}")


def _context() -> dict[str, Any]:
    """cdk.json's context, overlaid by what the CLI passes (it passes cdk.json's, and `-c`)."""
    own: dict[str, Any] = json.loads((ROOT / "cdk.json").read_text())["context"]
    passed: dict[str, Any] = json.loads(os.environ.get("CDK_CONTEXT_JSON", "{}"))
    return own | passed


if __name__ == "__main__":
    main()
