"""The bundled code as CDK knows it: one object, shared by every function."""

import sys

from aws_cdk import AssetHashType
from aws_cdk import aws_lambda as lambda_

from infra.bundling import asset_hash, bundle
from infra.runtime import VERSION, runtime_python

UNCOMPILED = (
    f"no Python {VERSION} is at hand: the functions are packaged without compiled code and start"
    " more slowly; `make runtime` brings one"
)


def lambda_code() -> lambda_.Code:
    """The asset, known by what it is made from, not by who made it."""
    python = runtime_python()
    if not python:
        print(f"abuse-desk: {UNCOMPILED}", file=sys.stderr)  # noqa: T201
    return lambda_.Code.from_asset(
        str(bundle(python=python)),
        asset_hash=asset_hash(python=python),
        asset_hash_type=AssetHashType.CUSTOM,
    )
