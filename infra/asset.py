"""The bundled code as CDK knows it: one object, shared by every function."""

from aws_cdk import AssetHashType
from aws_cdk import aws_lambda as lambda_

from infra.bundling import asset_hash, bundle


def lambda_code() -> lambda_.Code:
    """The asset, known by what it is made from, not by who made it."""
    return lambda_.Code.from_asset(
        str(bundle()), asset_hash=asset_hash(), asset_hash_type=AssetHashType.CUSTOM
    )
