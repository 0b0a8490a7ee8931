"""What every construct is made from: the checked config, the physical names, the code."""

from dataclasses import dataclass

from aws_cdk import aws_lambda as lambda_

from infra.config import StackConfig
from infra.names import Names


@dataclass(frozen=True, slots=True)
class Plan:
    """The same for all constructs of one stack."""

    config: StackConfig
    names: Names
    code: lambda_.Code
